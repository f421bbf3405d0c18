import type { Locator } from '../model/source.ts'
import type { AddedSource, AddResult, CutParagraph, MarkedParagraph } from '../project/add.ts'
import { counted } from '../report/amounts.ts'
import { parseLocator } from '../text/locator.ts'
import { declareCommand, UsageError } from './command.ts'
import { ADDRESS, defined, FOLDERS, foldersOf, ID, KEEP, REPORTING, YES } from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'add',
  words: '<file>…',
  summary: 'make sources of saved pages, PDFs, DOCX or text',
  options: [ID, ADDRESS, KEEP, YES, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz add page.html', 'shows what was found and cut, asks, and writes original and note'],
    ['mujaz add page.html --keep 3,17 --yes', 'with two paragraphs put back, unasked'],
  ],
  async run({ options, words }, reporter) {
    if (words.length === 0) throw new UsageError('Name the saved files: mujaz add page.html')
    const { id, url, keep, yes } = options
    const questions = yes ? undefined : reporter.questions()
    try {
      const { add } = await import('../project/add.ts')
      const result = await add(words, {
        ...foldersOf(options),
        ...defined({ id, url, keep: keep && numbersOf(keep) }),
        ...(questions && {
          async ask(added: AddedSource) {
            reporter.report(inWords(added))
            return (await questions.ask('Write original and note?', ['y', 'n'])) === 'y'
          },
        }),
      }).catch((error: unknown) => {
        throw error instanceof TypeError ? new UsageError(error.message) : error
      })
      reporter.reportResult(result, () => show(result, questions !== undefined, reporter))
      return result.faults.length === 0
    } finally {
      questions?.close()
    }
  },
})

function numbersOf(words: readonly string[]): Locator {
  const numbers = parseLocator(words.join())
  if (numbers) return numbers
  throw new UsageError(
    `--keep takes numbers of paragraphs, such as 3,7-9, unlike \`${words.join()}\`.`,
  )
}

function show({ written, added, faults }: AddResult, shown: boolean, reporter: Reporter): void {
  for (const fault of faults) reporter.report(`${fault}\n`)
  if (faults.length > 0) {
    reporter.report('Nothing was written.\n')
    return
  }
  if (!written) return
  if (!shown) for (const each of added) reporter.note(inWords(each))
  const paths = added.flatMap(({ note, original }) => [note, original])
  reporter.note(`\n${paths.join('\n')}\n\nWrite claims into the note, then: mujaz check\n`)
}

/** What a file states, what was cut of it, and what a person should look at. */
function inWords({
  file,
  kind,
  id,
  record,
  paragraphs,
  cut,
  noise,
  refused,
  notices,
}: AddedSource): string {
  const { title, authors, translator, containerTitle, issued, language, url } = record
  const rows = [
    ['title', title],
    ...authors.map((author) => ['author', author] as const),
    ...(authors.length === 0 ? [['author', undefined] as const] : []),
    ...(translator ? [['translator', translator] as const] : []),
    ['outlet', containerTitle],
    ['issued', issued],
    ['language', language],
    ...(url ? [['address', url] as const] : []),
  ] as const
  return [
    `\n${file}: ${KINDS[kind]}, ${counted(paragraphs, 'paragraph')}; as \`${id}\``,
    ...rows.map(([name, stated]) => {
      const value = stated ? `${stated.value}   (${stated.at})` : 'not stated'
      return `  ${name.padEnd(10)}  ${value}`
    }),
    ...notices.map((notice) => `  ${notice}`),
    ...listed('Cut; put back with --keep and the numbers', inRuns(cut), cut.length),
    ...listed('Kept, but looks like debris: proposed as noise', numbered(noise)),
    ...listed('Cannot be read, and is not guessed', numbered(refused)),
    '',
  ].join('\n')
}

const KINDS = { html: 'HTML', docx: 'DOCX', pdf: 'PDF', markdown: 'Markdown', text: 'text' }

interface Listed {
  /** `3`, or `4–9` for several. */
  readonly numbers: string
  readonly text: string
  readonly why: string
}

function numbered(marked: readonly MarkedParagraph[]): Listed[] {
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

function listed(heading: string, all: readonly Listed[], count = all.length): string[] {
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
