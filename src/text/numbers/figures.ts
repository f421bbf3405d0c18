/** A number in digits. */
export interface Figure {
  readonly value: number
  /** What the same signs would be with the other language's marks: 1.300 is 1.3 or 1,300. */
  readonly alternative?: number
  /** Four digits without a mark, between 1000 and 2199. */
  readonly yearLike: boolean
  /** How many characters it takes. */
  readonly length: number
}

/** 1,300; 1٬300; 2،727,300; 1’300, each with decimals or without. */
const MARKED = /[1-9]\d{0,2}(?:[,،٬']\d{3})+(?!\d)(?:[.٫]\d+(?!\.?\d))?/y
/** 2.727.300 or 2.727.300,5 */
const DOTTED = /[1-9]\d{0,2}(?:\.\d{3}){2,}(?!\d)(?:[,،]\d+(?![,،]?\d))?/y
/** 1 300 and 2 727 300, with whatever space. */
const SPACED = /[1-9]\d{0,2}(?: \d{3})+(?![\d/]|[.,،٫]\d{3})(?:[.,،٫]\d{1,2}(?!\d))?/y
/** 2.5; ٢٫٥; but neither half of 20.11.2014. */
const DECIMAL = /(?<!\d[.٫])\d+[.٫]\d+(?![.٫]?\d)/y
/** 2,5: decimals in Arabic, a list in English unless a unit follows. */
const COMMA_DECIMAL = /\d+[,،]\d{1,2}(?![,،]?\d)/y
const COMMA_DECIMAL_WITH_UNIT =
  /\d+,\d{1,2}(?= ?(?:%|per cent|percent|million|billion|km|kg|tonnes|metres|degrees|points))/y
const PLAIN = /\d+/y

/**
 * Reads the number that begins at an offset of a folded text. A list is no number: "1, 2, 3", and
 * neither is the full stop after "in 2019.".
 *
 * @param arabic whether the text is Arabic, where 1.300 and 2,5 follow the marks of the region
 */
export function readFigure(text: string, at: number, arabic: boolean): Figure | undefined {
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  const marked = match(MARKED)
  if (marked !== undefined) return grouped(marked, /[,،٬']/g)
  const dotted = match(DOTTED)
  if (dotted !== undefined) return grouped(dotted, /\./g)
  const decimal = match(DECIMAL)
  if (decimal !== undefined) return decimalOrGrouped(decimal, arabic)
  const comma = match(arabic ? COMMA_DECIMAL : COMMA_DECIMAL_WITH_UNIT)
  if (comma !== undefined) return grouped(comma, /^$/)
  const spaced = match(SPACED)
  if (spaced !== undefined) return grouped(spaced, / /g)
  const plain = match(PLAIN)
  if (plain === undefined) return undefined
  const value = Number(plain)
  const yearLike = plain.length === 4 && value >= 1000 && value < 2200
  return { value, yearLike, length: plain.length }
}

function grouped(signs: string, groupMark: RegExp): Figure {
  const value = Number(signs.replace(groupMark, '').replace(/[,،٫]/, '.'))
  return { value, yearLike: false, length: signs.length }
}

function decimalOrGrouped(signs: string, arabic: boolean): Figure {
  const value = Number(signs.replace('٫', '.'))
  const length = signs.length
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(signs)) return { value, yearLike: false, length }
  const thousands = Number(signs.replace('.', ''))
  return arabic
    ? { value: thousands, alternative: value, yearLike: false, length }
    : { value, alternative: thousands, yearLike: false, length }
}

/** The signs for fractions, which Unicode calls numbers but no digits. */
export const FRACTION_SIGNS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅖': 2 / 5,
  '⅗': 3 / 5,
  '⅘': 4 / 5,
  '⅛': 1 / 8,
}
