import type { Bound } from '../../model/source.ts'
import type { DayHalf, Sense, TimeUnit } from './quantity.ts'

/** A number as it was found among the tokens, before its surroundings were looked at. */
export interface Reading extends Sense {
  /** The first token of it, and the one after its last. */
  readonly from: number
  readonly to: number
  readonly alternatives?: readonly Sense[]
  readonly optional?: boolean
  /** How the word itself binds it, unless another one does: "une vingtaine" is about twenty. */
  readonly bounds?: readonly Bound[]
  readonly unit?: TimeUnit
  readonly half?: DayHalf
  /** What it counts, where the word itself tells it: «طفلان». */
  readonly counted?: readonly string[]
  readonly parts?: readonly [number, number]
  /** Written as a bare figure, to which a following unit may still apply: "2 to 3 million". */
  readonly bare?: boolean
  /** The scale that its words end in: a million, a thousand. */
  readonly scale?: number
  /** The words carry a conjunction: «ونصف». */
  readonly joined?: boolean
}

/** A date as it was found among the tokens. */
export interface DateReading {
  readonly kind: 'date'
  readonly from: number
  readonly to: number
  readonly year?: number
  readonly month: number
  readonly day?: number
  readonly swappable?: boolean
  readonly optional?: boolean
  readonly orMonth?: number
  readonly hijri?: true
}

/** What was found among tokens. */
export type Found = Reading | DateReading
