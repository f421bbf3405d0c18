import { median } from './cells.ts'
import { directionOfLetters, type Row, segment, textOf } from './lines.ts'

/** A row that is no part of the text, and what it is. */
export interface Furniture {
  readonly text: string
  readonly cut: 'running head' | 'page number'
}

/** Rows of a page, and what was taken from them. */
export interface CleanPage {
  readonly rows: readonly Row[]
  readonly furniture: readonly Furniture[]
}

/** Rows at the top and at the foot of a page among which furniture is looked for. */
const REACH = 3
/** In points: how far a running head may stand from where it stands on other pages. */
const DRIFT = 4

/** A number with nothing but a short word beside it, or its share of all: `- # -`, `Page # of #`. */
const FOLIO =
  /^[^\p{L}#]*(?:\p{L}{1,8}\.?\s*)?(?:#|[ivxlc]{1,6})(?:\s*(?:\/|\||\p{L}{1,4})\s*#)?[^\p{L}#]*$/iu

interface Candidate {
  readonly page: number
  readonly row: Row
  /** Its text with a sign for each number. */
  readonly key: string
  readonly text: string
}

/** Takes running heads and page numbers out of pages: what comes again at the same place. */
export function withoutFurniture(pages: readonly (readonly Row[])[]): CleanPage[] {
  const candidates = pages.flatMap((rows, page) => {
    const outer = rows.filter((_, at) => at < REACH || at >= rows.length - REACH)
    return outer.map((row): Candidate => {
      const text = textOfRow(row)
      return { page, row, text, key: text.replace(/\p{Nd}+/gu, '#').toLowerCase() }
    })
  })
  const found = new Map<Row, Furniture['cut']>()
  const size = median(pages.flat().map(sizeOfRow))
  for (const candidate of candidates) {
    const { row, key } = candidate
    const others = candidates.filter(
      (other) => other.key === key && Math.abs(other.row.y - row.y) < DRIFT,
    )
    const isRepeated =
      new Set(others.map(({ page }) => page)).size >= Math.max(2, 0.3 * pages.length)
    const isMarked = row.segments.every(({ cells }) =>
      cells.every(({ glyph, text }) => glyph.artifact || text === ' '),
    )
    const isFolio = FOLIO.test(key)
    if (isFolio && (isRepeated || isMarked || standsAlone(pages[candidate.page] ?? [], row)))
      found.set(row, 'page number')
    else if ((isRepeated && isOuter(pages[candidate.page] ?? [], row, found, size)) || isMarked)
      found.set(row, 'running head')
  }
  const told = new Set<string>()
  return pages.map((rows, page) => ({
    rows: rows.filter((row) => !found.has(row)),
    // Each once: on the other pages they only come again.
    furniture: candidates.flatMap(({ page: of, row, key, text }) => {
      const cut = of === page ? found.get(row) : undefined
      if (cut === undefined || told.has(key)) return []
      told.add(key)
      return [{ text, cut }]
    }),
  }))
}

/** Whether only furniture stands between a row and the edge of the page, and it is not set as the text is. */
function isOuter(
  rows: readonly Row[],
  row: Row,
  found: ReadonlyMap<Row, unknown>,
  size: number,
): boolean {
  const at = rows.indexOf(row)
  const isFirst = rows.slice(0, at).every((above) => found.has(above))
  const isLast = rows.slice(at + 1).every((below) => found.has(below))
  if (!isFirst && !isLast) return false
  const next = rows[isFirst ? at + 1 : at - 1]
  const leading = median(rows.slice(1).map(({ y }, i) => (rows[i]?.y ?? y) - y))
  return (
    Math.abs(sizeOfRow(row) - size) > 0.05 * size ||
    next === undefined ||
    Math.abs(next.y - row.y) > 1.3 * leading
  )
}

function sizeOfRow({ segments }: Row): number {
  return median(segments.map((part) => part.size))
}

/** Whether a first or last row stands far from the text. */
function standsAlone(rows: readonly Row[], row: Row): boolean {
  const at = rows.indexOf(row)
  if (rows.length < 4 || (at !== 0 && at !== rows.length - 1)) return false
  const steps = rows.slice(1).map(({ y }, i) => (rows[i]?.y ?? y) - y)
  const step = at === 0 ? steps[0] : steps.at(-1)
  return (step ?? 0) > 1.8 * median(steps)
}

function textOfRow({ segments }: Row): string {
  const whole = segment(segments.flatMap(({ cells }) => cells))
  return textOf(whole, directionOfLetters([whole]), true, true)
}
