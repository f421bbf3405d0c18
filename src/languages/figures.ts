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
  /** The number as somebody has written it in the language; in digits where it is absent. */
  readonly number?: string | undefined
}

/**
 * A number in European digits as a statement says it, with what binds it: "more than 900,000", «أكثر من 900,000»,
 * "moins de 40 %". Spaces are those of a keyboard.
 */
export function figureInWords(
  { value, bound, perCent, number }: FigureToSay,
  language: string,
): string {
  const { figures } = packOf(language)
  const before = bound === 'exact' ? '' : figures.before[bound]
  return before + (number ?? inDigits(value, language) + (perCent ? figures.perCent : ''))
}

function inDigits(value: number, language: string): string {
  const format = { maximumFractionDigits: MOST_DIGITS }
  return new Intl.NumberFormat(`${language}-u-nu-latn`, format).format(value).replace(/\s/gu, ' ')
}
