import { isBlank } from '../blank.ts'

/** The paragraphs of a bare text, and at which column its lines were broken, if they were. */
export interface Lines {
  readonly paragraphs: readonly string[]
  readonly width?: number
}

/** Between these, in columns, are lines broken by programs and by hand; longer lines are paragraphs. */
const NARROWEST = 40
const WIDEST = 100

/**
 * Of the lines that another one follows, so many had no room for its first word where a program broke them. Programs
 * that even out their lines leave a little room; verses of one metre leave more.
 */
const MOSTLY = 0.8
const EVENED = 0.93

/** Fewer lines are full by chance. */
const FEWEST = 3

/** A broken line is at least so full; what is shorter ends a paragraph, or is a heading or a verse. */
const FULL = 0.75

/** What begins an item of a list. */
const ITEM = /^\s*(?:[-*•–▪◦‣]|\(?[\p{Nd}\p{L}]{1,3}[.)\-–])\s/u

/** Ends of a line and of a page, and what Unicode has for them. */
const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/

/** A text by its paragraphs: one a line, unless its lines were broken at a column; then they are joined. */
export function paragraphsIn(text: string): Lines {
  const lines = text.split(LINE_END).map((line) => (isBlank(line) ? '' : line.trimEnd()))
  const width = widthOf(lines)
  if (width === undefined) {
    return { paragraphs: lines.filter((line) => line !== '').map(inOneLine) }
  }
  const paragraphs: string[] = []
  let open = ''
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1] ?? ''
    if (open !== '' && !goesOn(last, line, width)) {
      paragraphs.push(inOneLine(open))
      open = ''
    }
    open = open === '' ? line : joined(open, line)
  }
  if (open !== '') paragraphs.push(inOneLine(open))
  return { paragraphs, width }
}

/** The column at which the lines of a text were broken. */
function widthOf(lines: readonly string[]): number | undefined {
  // An address is longer than the column where it cannot be broken.
  const width = Math.max(0, ...lines.filter((line) => /\S\s/.test(line.trim())).map(columnsOf))
  if (width < NARROWEST || width > WIDEST) return undefined
  const followed = lines.flatMap((line, index) => {
    const next = lines[index + 1] ?? ''
    return line === '' || next === '' || ITEM.test(line) || ITEM.test(next) ? [] : [[line, next]]
  })
  const full = followed.filter(([line = '', next = '']) => !hasRoom(line, next, EVENED * width))
  return followed.length >= FEWEST && full.length >= MOSTLY * followed.length ? width : undefined
}

function goesOn(last: string, line: string, width: number): boolean {
  if (last === '' || line === '' || ITEM.test(line)) return false
  if (/^\s{2}/.test(line) && !/^\s/.test(last)) return false
  // The next word would have had room: the line ends because the paragraph does.
  return columnsOf(last) >= FULL * width || !hasRoom(last, line, width)
}

/** Whether the first word of the next line would have stood in a line. */
function hasRoom(line: string, next: string, width: number): boolean {
  const [first = ''] = next.trim().split(/\s/)
  return columnsOf(line) + 1 + columnsOf(first) <= width
}

/** Letters of a line; vowel signs take no column of their own. */
function columnsOf(line: string): number {
  return line.replace(/\p{M}|\p{Cf}/gu, '').length
}

/** A word that was broken at a hyphen stays one; whether the hyphen belongs to it nobody knows. */
function joined(text: string, line: string): string {
  return /\p{L}-$/u.test(text) ? text + line.trimStart() : `${text} ${line.trimStart()}`
}

/** Without what only sets a line: tabs, and spaces in a row. */
export function inOneLine(text: string): string {
  return text.replace(/[ \t\r\n\v\f\u0085\u2028\u2029]+/g, ' ').trim()
}
