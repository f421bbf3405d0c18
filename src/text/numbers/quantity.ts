import type { Bound } from '../../model/source.ts'

/**
 * What a number is:
 *
 * | kind | for example | value |
 * | --- | --- | --- |
 * | `count` | 700, «سبعمئة», Article 5 | 700, 700, 5 |
 * | `year` | 2019, 2019م | 2019 |
 * | `percent` | 70 per cent, «٧٠٪» | 70 |
 * | `points` | 5 percentage points | 5 |
 * | `per-mille` | 3 per thousand | 3 |
 * | `fraction` | half, «ثلثا», one in five | 0.5, 0.666…, 0.2 |
 * | `ordinal` | the third, «الثالثة», 21st | 3, 3, 21 |
 * | `magnitude` | dozens, «مئات», tens of thousands | 10, 100, 10000 |
 * | `decade` | the 1990s, «التسعينيات» | 90 |
 * | `time` | 10:30, 10.30 p.m. | minutes, modulo twelve hours |
 */
export type NumberKind =
  | 'count'
  | 'year'
  | 'percent'
  | 'points'
  | 'per-mille'
  | 'fraction'
  | 'ordinal'
  | 'magnitude'
  | 'decade'
  | 'time'

/** A number and what it is. */
export interface Sense {
  readonly kind: NumberKind
  readonly value: number
}

/** Units of time, in which the same span can be told with different numbers. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century'

/** Where it stands: offsets into the text that was read, in UTF-16 units, `end` not included. */
interface Span {
  readonly start: number
  readonly end: number
  /** The words themselves, with their hedge. */
  readonly text: string
}

/** A number in a text. */
export interface NumberQuantity extends Sense, Span {
  /** What else the same words can mean: «ألفا» is 2,000 of something, or 1,000. */
  readonly alternatives: readonly Sense[]
  /**
   * How it binds. More than one where the words leave it open: "an estimated 700" is `about` or
   * `exact`, "about or above 300" is `about` or `at-least`.
   */
  readonly bounds: readonly Bound[]
  /** The words that bind it, or the empty string. */
  readonly hedge: string
  /**
   * The other language may say it by grammar or not at all: "one", "both", "first", the number in
   * a name ("Covid-19"), a dual with the article.
   */
  readonly optional: boolean
  /** The unit of time that is counted. */
  readonly unit?: TimeUnit
  /**
   * The two numbers of a ratio ("one in five"), for a text that tells it in two.
   */
  readonly parts?: readonly [number, number]
}

/** A date that names its month. A year alone is a {@link NumberQuantity}. */
export interface DateQuantity extends Span {
  readonly kind: 'date'
  readonly year?: number
  readonly month: number
  readonly day?: number
  /** Day and month can be read either way round: 03/04/2020. */
  readonly swappable: boolean
  /** The word for the month may be another word: «مارس» is March and "practised". */
  readonly optional: boolean
}

/** Everything that is counted, measured or dated in a text. */
export type Quantity = NumberQuantity | DateQuantity
