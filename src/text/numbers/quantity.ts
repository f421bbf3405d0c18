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
 * | `weekday` | Tuesday, «الثلاثاء» | 2 |
 * | `multiple` | doubled, «ثلاثة أضعاف» | 2, 3 |
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
  | 'multiple'
  | 'weekday'

/** A number and what it is. */
export interface Sense {
  readonly kind: NumberKind
  readonly value: number
}

/** Units of time, in which the same span can be told with different numbers. */
export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century'

/** Names of money; of several countries where they share the name. */
export type Currency =
  | 'dollar'
  | 'euro'
  | 'pound'
  | 'lira'
  | 'dinar'
  | 'riyal'
  | 'dirham'
  | 'shekel'
  | 'rouble'
  | 'tenge'
  | 'som'
  | 'yuan'
  | 'yen'
  | 'rupee'
  | 'franc'
  | 'krone'
  | 'cent'
  | 'piastre'

/** The half of the day in which a time lies, where words or figures tell it: 14:00, 02:15, "2 p.m.". */
export type DayHalf = 'am' | 'pm'

/**
 * The place of a number among others: what something comes to or is set against ("from 60 to 45",
 * "64 votes to 12", «64 صوتًا مقابل 12»), what it changes by ("fell by 8 per cent"), and what it is part of
 * ("3 of 11", «3 من أصل 11»).
 */
export type Role = 'target' | 'change' | 'whole'

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
   * `exact`, "about or above 300" is `about` or `more-than`.
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
  /** The money that is counted, where it is named: any of these. */
  readonly currency?: readonly Currency[]
  /** Of a time of day. */
  readonly half?: DayHalf
  readonly role?: Role
  /** It is told in one breath with the number before it: "16 men and 4 women". */
  readonly coordinated?: true
  /** What is counted, and what is said of it: ids of the tables of nouns and of events. */
  readonly counted: readonly string[]
  readonly events: readonly string[]
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
  /** «تشرين» without its number is October or November: the other month. */
  readonly orMonth?: number
  /** Of the Islamic calendar, whose months are counted from Muharram. */
  readonly hijri?: true
}

/** Everything that is counted, measured or dated in a text. */
export type Quantity = NumberQuantity | DateQuantity
