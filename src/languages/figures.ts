import type { Bound } from '../model/source.ts'
import { packOf } from './packs.ts'

/** More digits behind the point than any brief has. */
const MOST_DIGITS = 6

/** A number that a statement is to say. */
export interface FigureToSay {
  readonly value: number
  readonly bound: Bound
  /** It is a share, in per cent. */
  readonly perCent: boolean
}

/**
 * A number in European digits as a statement says it, with what binds it: "more than 900,000", «أكثر من 900,000»,
 * "moins de 40 %". Spaces are those of a keyboard.
 */
export function figureInWords({ value, bound, perCent }: FigureToSay, language: string): string {
  const { figures } = packOf(language)
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    maximumFractionDigits: MOST_DIGITS,
  }).format(value)
  const before = bound === 'exact' ? '' : figures.before[bound]
  return `${before}${number.replace(/\s/gu, ' ')}${perCent ? figures.perCent : ''}`
}
