import type { Locator } from '../model/source.ts'
import type { MarkedParagraph } from '../project/add.ts'
import type { CutParagraph } from '../project/cut.ts'
import { parseLocator } from '../text/locator.ts'
import { UsageError } from './command.ts'

/** The numbers that a person names to have what was cut put back. */
export function keptNumbers(words: readonly string[]): Locator {
  const numbers = parseLocator(words.join())
  if (numbers) return numbers
  throw new UsageError(
    `--keep takes numbers of paragraphs, such as 3,7-9, unlike \`${words.join()}\`.`,
  )
}

/** What was cut of a file, and how it is put back. */
export function cutInWords(cut: readonly CutParagraph[]): string[] {
  return listed('Cut; put back with --keep and the numbers', inRuns(cut), cut.length)
}

/** Paragraphs in a line of a list. */
export interface Listed {
  /** `3`, or `4–9` for several. */
  readonly numbers: string
  readonly text: string
  readonly why: string
}

/** Paragraphs that a person should look at, each in a line. */
export function numbered(marked: readonly MarkedParagraph[]): Listed[] {
  return marked.map(({ paragraph, text, why }) => ({ numbers: String(paragraph), text, why }))
}

/** What was cut, each run of neighbours that were cut for one reason in a line: a page has hundreds of links. */
function inRuns(cut: readonly CutParagraph[]): Listed[] {
  const runs: CutParagraph[][] = []
  for (const paragraph of cut) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run && last?.why === paragraph.why && last.number === paragraph.number - 1) {
      run.push(paragraph)
    } else runs.push([paragraph])
  }
  return runs.map((run) => {
    const [first, last] = [run[0]?.number, run.at(-1)?.number]
    return {
      numbers: first === last ? `${first}` : `${first}–${last}`,
      text: run.map(({ text }) => text).join(' | '),
      why: run[0]?.why ?? '',
    }
  })
}

/** How much of a paragraph is shown: enough to know it by, in a line of a terminal. */
const SHOWN = 60

/** A list under a heading, indented; nothing where there is nothing to list. */
export function listed(heading: string, all: readonly Listed[], count = all.length): string[] {
  if (all.length === 0) return []
  const width = Math.max(...all.map(({ numbers }) => numbers.length))
  return [
    `  ${heading} (${count}):`,
    ...all.map(({ numbers, text, why }) => {
      const letters = [...text]
      const begins = letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : text
      return `    ${numbers.padStart(width)}  ${why}: ${begins}`
    }),
  ]
}
