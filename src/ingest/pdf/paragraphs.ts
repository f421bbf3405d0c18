import type { Direction } from '../../model/language.ts'
import { type Cell, median } from './cells.ts'
import { type Block, type Measure, measureOf } from './layout.ts'
import { RTL } from './letters.ts'
import { directionOfLetters, type Segment, textOf } from './lines.ts'

/** Lines that make one paragraph. */
export interface Paragraph {
  /** Lines of running text, or cells of a row, in reading order. */
  readonly lines: readonly Segment[]
  readonly page: number
  readonly size: number
  readonly isRow: boolean
  /** Which way it runs. */
  readonly base: Direction
  /** Whether its last line is as full as a line that goes on. */
  readonly goesOn: boolean
  /** Whether its first line begins further in than the lines below it. */
  readonly isIndented: boolean
  /** Whether it begins a column or a page. */
  readonly beginsColumn: boolean
}

/** Ends of a sentence, with what may close it. */
const SENTENCE_END = /[.!?؟…:][»”"')\]]*$/u
const ITEM = /^(?:[•▪◦‣●○■□–—*-]\s|\(?\p{Nd}{1,3}[.)-]\s|\(?\p{L}\)\s)/u

/** What is known of the lines of a whole file. */
export interface Typography {
  /** Size of most letters, in points. */
  readonly body: number
  /** By the size of its type, how far a line stands from the next. */
  readonly leadings: ReadonlyMap<number, number>
}

/** Blocks of a page as paragraphs; a row of a table is one. */
export function paragraphsOf(
  blocks: readonly Block[],
  page: number,
  typography: Typography,
): Paragraph[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'flow') return flowParagraphs(block, page, typography)
    const lines = block.cells.flat()
    const size = median(lines.map((line) => line.size))
    return [
      {
        lines,
        page,
        size,
        isRow: true,
        base: directionOfLetters(lines),
        goesOn: false,
        isIndented: false,
        beginsColumn: false,
      },
    ]
  })
}

/** How far lines of one size stand from each other, by the size: the step that comes most often. */
export function leadingsOf(blocks: readonly Block[]): Map<number, number> {
  const steps = new Map<number, number[]>()
  for (const block of blocks) {
    if (block.kind === 'row') continue
    for (const [at, line] of block.lines.entries()) {
      const before = block.lines[at - 1]
      if (!before || sizeOf(before) !== sizeOf(line) || before.y <= line.y) continue
      const key = sizeOf(line)
      steps.set(key, [...(steps.get(key) ?? []), before.y - line.y])
    }
  }
  // Of a few lines it is not known whether they are of one paragraph.
  return new Map(
    [...steps].map(([size, of]) => [
      size,
      of.length < 4 ? Math.min(mostFrequent(of), 1.8 * size) : mostFrequent(of),
    ]),
  )
}

function mostFrequent(steps: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const step of steps)
    counts.set(Math.round(step * 2), (counts.get(Math.round(step * 2)) ?? 0) + 1)
  // Of steps that come as often the smaller one: paragraphs of one line each stand further apart.
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || a - b)
  return (most?.[0] ?? 0) / 2
}

function sizeOf({ size }: Segment): number {
  return Math.round(size * 2) / 2
}

function flowParagraphs(
  { lines, measure, isWhole }: Extract<Block, { kind: 'flow' }>,
  page: number,
  { body, leadings }: Typography,
): Paragraph[] {
  const paragraphs: Paragraph[] = []
  const column = directionOfLetters(lines)
  for (const chunk of isWhole ? [lines] : chunksOf(lines, leadings)) {
    // A heading is broken where it looks well, and not where its lines are full.
    const isOne = isWhole || (chunk.length <= 4 && (chunk[0]?.size ?? 0) > 1.15 * body)
    const base = directionBeside(chunk, column)
    const own = measureOfChunk(chunk, measure, base)
    let open: Segment[] = []
    for (const [at, line] of chunk.entries()) {
      const before = chunk[at - 1]
      if (before && !isOne && begins(before, line, chunk[at - 2], chunk[at + 1], own, base)) {
        paragraphs.push(
          made(open, own, directionBeside(open, column), page, chunk, paragraphs.length === 0),
        )
        open = []
      }
      open.push(line)
    }
    paragraphs.push(
      made(open, own, directionBeside(open, column), page, chunk, paragraphs.length === 0),
    )
  }
  return paragraphs
}

/** Which way lines of a column run: as the column does, unless hardly any of their letters do. */
function directionBeside(lines: readonly Segment[], column: Direction): Direction {
  const own = directionOfLetters(lines)
  if (own === column) return own
  const letters = lines.flatMap(({ cells }) => cells.filter(({ text }) => /\p{L}/u.test(text)))
  const fitting = letters.filter(({ text }) => RTL.test(text) === (column === 'rtl'))
  return letters.length > 0 && fitting.length < 0.2 * letters.length ? own : column
}

function made(
  lines: readonly Segment[],
  measure: Measure,
  base: Direction,
  page: number,
  chunk: readonly Segment[],
  beginsColumn: boolean,
): Paragraph {
  const last = lines.at(-1)
  const [first] = lines
  const size = median(lines.map((line) => line.size))
  return {
    lines,
    page,
    size,
    isRow: false,
    base,
    goesOn: last !== undefined && slackOf(last, measure, base) < 3 * size,
    isIndented:
      first !== undefined && chunk.length > 1 && indentOf(first, measure, base) > 0.8 * size,
    beginsColumn,
  }
}

/** Lines of one size that stand as near to each other as lines of a paragraph do. */
function chunksOf(lines: readonly Segment[], leadings: ReadonlyMap<number, number>): Segment[][] {
  const chunks: Segment[][] = []
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    const leading = leadings.get(sizeOf(line)) ?? 1.4 * line.size
    const apart =
      !before ||
      Math.abs(before.size - line.size) > 0.07 * Math.max(before.size, line.size) ||
      before.y - line.y > 1.18 * leading + 0.5 ||
      before.y <= line.y
    if (apart) chunks.push([line])
    else chunks.at(-1)?.push(line)
  }
  return chunks
}

/** What the lines of a chunk fill: as much as the column, or less where most of them end there. */
function measureOfChunk(chunk: readonly Segment[], column: Measure, base: Direction): Measure {
  if (chunk.length < 3) return column
  const own = measureOf(chunk)
  // Lines far shorter than the column are a list, each an item, unless there are many of one length.
  if (own.right - own.left < 0.6 * (column.right - column.left) && chunk.length < 8) return column
  const full = chunk.slice(0, -1).filter((line) => slackOf(line, own, base) < 2.5 * line.size)
  return full.length >= 0.6 * (chunk.length - 1) ? own : column
}

/** How much of a measure is left free where a line ends; of a line in the middle, on both sides. */
function slackOf(line: Segment, measure: Measure, base: Direction): number {
  const atLeft = line.left - measure.left
  const atRight = measure.right - line.right
  const isCentred = Math.abs(atLeft - atRight) < line.size && atLeft > line.size
  const before = base === 'rtl' ? atRight : atLeft
  // What begins far from where lines begin is set from the other side.
  if (isCentred || before > 0.3 * (measure.right - measure.left)) return atLeft + atRight
  return base === 'rtl' ? atLeft : atRight
}

function indentOf(line: Segment, measure: Measure, base: Direction): number {
  return base === 'rtl' ? measure.right - line.right : line.left - measure.left
}

/** Whether a line begins a paragraph. */
function begins(
  before: Segment,
  line: Segment,
  secondBefore: Segment | undefined,
  next: Segment | undefined,
  measure: Measure,
  base: Direction,
): boolean {
  const { size } = line
  // Its first word had found place on the line above. Lines of a sentence may be evened out a little.
  const end = textOf(before, base, false, true)
  const spare = SENTENCE_END.test(end) ? 0 : 0.08 * (measure.right - measure.left)
  const slack = slackOf(before, measure, base) - firstWord(line, base) - 0.45 * size
  if (slack > spare && !/[,،؛;]$/.test(end)) return true
  const [last] = base === 'rtl' ? before.cells : before.cells.slice(-1)
  const [first] = base === 'rtl' ? line.cells.slice(-1) : line.cells
  if (before.bold !== line.bold && last?.glyph.font.bold !== first?.glyph.font.bold) return true
  const indent = indentOf(line, measure, base)
  const indentBefore = indentOf(before, measure, base)
  const isItem = ITEM.test(textOf(line, base, true, true))
  if (isItem && indent < indentBefore + 0.5 * size) return true
  const isFirstIndent =
    indent - indentBefore > 0.8 * size &&
    indent < 6 * size &&
    (!next || indent - indentOf(next, measure, base) > 0.8 * size)
  if (isFirstIndent && !isItem) return true
  // After an indented block of several lines.
  return (
    secondBefore !== undefined &&
    indentBefore - indent > 0.8 * size &&
    Math.abs(indentOf(secondBefore, measure, base) - indentBefore) < 0.3 * size &&
    !ITEM.test(textOf(secondBefore, base, true, true))
  )
}

/** How wide the first word of a line is. */
function firstWord({ cells, left, right }: Segment, base: Direction): number {
  const inOrder = base === 'rtl' ? [...cells].reverse() : cells
  let edge: Cell | undefined
  for (const cell of inOrder) {
    if (cell.text === ' ') {
      if (edge) break
      continue
    }
    const gap = edge ? (base === 'rtl' ? edge.left - cell.right : cell.left - edge.right) : 0
    if (gap > 0.3 * cell.size) break
    edge = cell
  }
  if (!edge) return 0
  return base === 'rtl' ? right - edge.left : edge.right - left
}

/** Whether a paragraph at the top of a column or page goes on the one at the foot of the last. */
export function goesOnIn(last: Paragraph, next: Paragraph): boolean {
  if (last.isRow || next.isRow || !next.beginsColumn || !last.goesOn || next.isIndented)
    return false
  if (Math.abs(last.size - next.size) > 0.05 * last.size) return false
  const { base } = last
  if (next.base !== base) return false
  const [a, b] = [last.lines.at(-1), next.lines[0]]
  if (!a || !b || a.bold !== b.bold) return false
  const start = textOf(b, base, true, true)
  if (ITEM.test(start)) return false
  return /^\p{Ll}/u.test(start) || !SENTENCE_END.test(textOf(a, base, false, true))
}

/** Pieces of one paragraph as one. */
export function joinedParagraph(a: Paragraph, b: Paragraph): Paragraph {
  return { ...a, lines: [...a.lines, ...b.lines], goesOn: b.goesOn }
}

/** What is known of a file, to tell a hyphen of a word from one of a line end. */
export interface Hyphens {
  /** Words as they are printed inside of lines, in small letters. */
  readonly words: ReadonlySet<string>
  /** Whether lines are broken with a sign of their own, so that a plain hyphen is one of the word. */
  readonly areTold: boolean
}

/** What English and French join by hyphens, before and behind them. */
const JOINS_NEXT =
  /^(?:well|self|long|short|high|low|half|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|first|second|third|left|right|old|new|year|quatre|vingt|soixante|là|peut|avant|après)$/iu
/** What goes on such a word without a hyphen. */
const ENDS_WORD = /^(?:er|ers|est|ly|ty|ties|teen|ing|ings|ness|en|ened|end|ter|ish|th|ths|ment)$/u
const JOINS_BEFORE =
  /^(?:il|elle|on|ils|elles|je|tu|nous|vous|ce|ci|là|même|mêmes|être|dessus|dessous|delà|old|based|led|term|wide|like|made|called|held|run|owned|backed)$/iu

/** Whether any line ends with a sign that means a broken word alone. */
export function hyphensAreTold(lines: readonly Segment[]): boolean {
  return lines.some(({ cells }) => /^[‐\u00AD]$/.test(cells.at(-1)?.text ?? ''))
}

/** The text of a paragraph in one line. */
export function textOfParagraph(paragraph: Paragraph, hyphens: Hyphens): string {
  const { lines, isRow } = paragraph
  if (isRow) {
    // A cell of numbers alone runs as its row does.
    const { base } = paragraph
    const own = (line: Segment) =>
      line.cells.some(({ text }) => /\p{L}/u.test(text)) ? directionOfLetters([line]) : base
    return lines.map((line) => textOfLines([line], own(line), hyphens)).join(' ')
  }
  return textOfLines(lines, paragraph.base, hyphens)
}

function textOfLines(lines: readonly Segment[], base: Direction, hyphens: Hyphens): string {
  const seen = (mirrors: boolean) => lines.map((line, at) => textOf(line, base, at === 0, mirrors))
  const mirrored = seen(true)
  const plain = base === 'rtl' ? seen(false) : mirrored
  // Some files name brackets by their shapes, some by what they do.
  const best = misplaced(plain) < misplaced(mirrored) ? plain : mirrored
  let text = ''
  for (const line of best) text = text === '' ? line : linked(text, line, hyphens)
  return withoutStrokes(text)
}

/** How many brackets stand the wrong way round: an opening one before a space, a closing one after. */
function misplaced(lines: readonly string[]): number {
  const text = ` ${lines.join(' ')} `
  return (text.match(/[([{«](?=[\s.,،؛])|(?<=\s)[)\]}»]/g) ?? []).length
}

function linked(text: string, line: string, hyphens: Hyphens): string {
  const broken = /(\p{L}+)([-‐\u00AD])$/u.exec(text)
  const rest = /^\p{Ll}+/u.exec(line)?.[0]
  if (!broken || rest === undefined) return `${text} ${line}`
  const [whole, begun = '', hyphen] = broken
  const isCompound =
    hyphen === '-' &&
    (hyphens.areTold ||
      (!hyphens.words.has((begun + rest).toLowerCase()) &&
        (hyphens.words.has(`${begun}-${rest}`.toLowerCase()) ||
          (JOINS_NEXT.test(begun) && !ENDS_WORD.test(rest)) ||
          JOINS_BEFORE.test(rest))))
  return isCompound ? text + line : text.slice(0, -whole.length) + begun + line
}

/** Without the strokes that only make words longer; one that ends a shortened word, «هـ», stays. */
function withoutStrokes(text: string): string {
  return text.replace(/(?<=\p{L}\p{M}*)\u0640+(?=[\u0621-\u065F])/gu, '').replaceAll('\u00AD', '')
}
