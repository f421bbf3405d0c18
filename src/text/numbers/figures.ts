/** A number in digits. */
export interface Figure {
  readonly value: number
  /** What the same signs would be with another language's marks: 1.300 is 1.3 or 1,300. */
  readonly alternative?: number
  /** Four digits without a mark, between 1000 and 2199. */
  readonly yearLike: boolean
  /** How many characters it takes. */
  readonly length: number
}

/** What marks in figures mean where they can mean two things; spaces and apostrophes always part groups. */
export interface FigureMarks {
  /** "1.300" is first of all 1.3 or 1,300; the other one is kept as what it may be too. */
  readonly dot: 'decimal' | 'group'
  /** "1,300" is 1,300 for certain (`group`), or 1.3 and perhaps 1,300 (`decimal`). */
  readonly comma: 'decimal' | 'group'
  /**
   * Where "2,5" is two and a half rather than two items of a list: a sticky pattern on what stands behind
   * it, such as its unit. Without one it always is.
   */
  readonly decimalCommaBefore?: RegExp
}

/** 1,300; 1٬300; 2،727,300; 1’300, each with decimals or without. */
const MARKED = /[1-9]\d{0,2}(?:[,،٬']\d{3})+(?!\d)(?:[.٫]\d+(?!\.?\d))?/y
/** 2.727.300 or 2.727.300,5; 2.727,50 */
const DOTTED =
  /[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?!\d)(?:[,،]\d+(?![,،]?\d))?|\.\d{3}[,،]\d{1,2}(?![,،.]?\d))/y
/** 1 300 and 2 727 300, with whatever space. */
const SPACED = /[1-9]\d{0,2}(?: \d{3})+(?![\d/]|[.,،٫]\d{3})(?:[.,،٫]\d{1,2}(?!\d))?/y
/** 1 300,125 where a comma stands for nothing else. */
const SPACED_DECIMAL = /[1-9]\d{0,2}(?: \d{3})+,\d+(?!,?\d)/y
/** 2.5; ٢٫٥; but neither half of 20.11.2014. */
const DECIMAL = /(?<!\d[.٫])\d+[.٫]\d+(?![.٫]?\d)/y
/** 2,5, which may be two items of a list. */
const COMMA_DECIMAL = /\d+[,،]\d{1,2}(?![,،]?\d)/y
/** 0,125 where a comma stands for nothing else; but neither half of a list without spaces. */
const CERTAIN_COMMA_DECIMAL = /(?<!\d,)\d+,\d+(?!,?\d)/y
const PLAIN = /\d+/y

/**
 * Reads the number that begins at an offset of a folded text. A list is no number: "1, 2, 3", and
 * neither is the full stop after "in 2019.".
 *
 * @param marks of the language that the text is in
 */
export function readFigure(text: string, at: number, marks: FigureMarks): Figure | undefined {
  const marked = matchAt(MARKED, text, at)
  if (marked !== undefined) {
    const single = marks.comma === 'decimal' && /^\d+,\d{3}$/.test(marked)
    return single ? decimalOrGrouped(marked, ',', false) : grouped(marked, /[,،٬']/g)
  }
  const dotted = matchAt(DOTTED, text, at)
  if (dotted !== undefined) return grouped(dotted, /\./g)
  const decimal = matchAt(DECIMAL, text, at)
  if (decimal !== undefined) return decimalOrGrouped(decimal, '.', marks.dot === 'group')
  const comma = decimalWithComma(text, at, marks)
  if (comma !== undefined) return grouped(comma, /^$/)
  const spaced =
    (marks.comma === 'decimal' ? matchAt(SPACED_DECIMAL, text, at) : undefined) ??
    matchAt(SPACED, text, at)
  if (spaced !== undefined) return grouped(spaced, / /g)
  const plain = matchAt(PLAIN, text, at)
  if (plain === undefined) return undefined
  const value = Number(plain)
  const yearLike = plain.length === 4 && value >= 1000 && value < 2200
  return { value, yearLike, length: plain.length }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

function decimalWithComma(
  text: string,
  at: number,
  { comma, decimalCommaBefore: unit }: FigureMarks,
): string | undefined {
  const decimal = matchAt(comma === 'decimal' ? CERTAIN_COMMA_DECIMAL : COMMA_DECIMAL, text, at)
  if (decimal === undefined || unit === undefined) return decimal
  return matchAt(unit, text, at + decimal.length) === undefined ? undefined : decimal
}

function grouped(signs: string, groupMark: RegExp): Figure {
  const value = Number(signs.replace(groupMark, '').replace(/[,،٫]/, '.'))
  return { value, yearLike: false, length: signs.length }
}

/** Three digits behind one mark: decimals, or a group. */
function decimalOrGrouped(signs: string, mark: '.' | ',', asGroup: boolean): Figure {
  const value = Number(signs.replace(/[٫,]/, '.'))
  const length = signs.length
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(signs)) return { value, yearLike: false, length }
  const thousands = Number(signs.replace(mark, ''))
  return asGroup
    ? { value: thousands, alternative: value, yearLike: false, length }
    : { value, alternative: thousands, yearLike: false, length }
}

/** The signs for fractions, which Unicode calls numbers but no digits. */
export const FRACTION_SIGNS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅛', 1 / 8],
])
