import type { Block } from './layout.ts'
import { directionOfLetters, type Segment, textOf } from './lines.ts'

/** Blocks of a page, footnotes apart. */
export interface Apart {
  readonly text: readonly Block[]
  readonly notes: readonly Block[]
}

/** The mark that a footnote begins with. */
const MARK = /^(?:[([]?\p{Nd}{1,3}[)\].]?(?=[\s\p{L}«"“])|[*†‡§])/u

/**
 * Takes the footnotes out of blocks: last lines of a column in smaller type than the text, from the first on that
 * begins with a mark. Each note is a block.
 *
 * @param body size of most of the file, in points
 */
export function footnotesApart(blocks: readonly Block[], body: number): Apart {
  const text: Block[] = []
  const notes: Block[] = []
  for (const block of blocks) {
    if (block.kind === 'row') {
      text.push(block)
      continue
    }
    const { lines, measure } = block
    let first = lines.length
    while (first > 0 && (lines[first - 1]?.size ?? body) < 0.93 * body) first--
    const base = directionOfLetters(lines.slice(first))
    const begins = (line: Segment) => MARK.test(textOf(line, base, true, true))
    while (first < lines.length && !begins(lines[first] as Segment)) first++
    if (first > 0) text.push({ kind: 'flow', lines: lines.slice(0, first), measure })
    let open: Segment[] = []
    for (const line of lines.slice(first)) {
      if (open.length > 0 && begins(line)) {
        notes.push({ kind: 'flow', lines: open, measure, isWhole: true })
        open = []
      }
      open.push(line)
    }
    if (open.length > 0) notes.push({ kind: 'flow', lines: open, measure, isWhole: true })
  }
  return { text, notes }
}
