import type { Quantity } from '../../text/numbers/quantity.ts'

/** What is wrong between two quantities that were meant to be one. */
export type Problem =
  /** One text does not have it. */
  | 'missing'
  /** Another value: 700 and 750. */
  | 'value'
  /** The same figure for another thing: 70 and 70 per cent. */
  | 'kind'
  /** A lost or another hedge: "more than 700" and 700. */
  | 'hedge'
  /** The same numbers, each in the place of another. */
  | 'order'

/** One thing in which two statements differ. Of `a` and `b` one at most is absent. */
export interface Difference {
  readonly rule: 'number-differs' | 'numbers-exchanged' | 'hedge-differs' | 'date-differs'
  readonly problem: Problem
  /** What the first text has. */
  readonly a?: Quantity
  /** What the second text has. */
  readonly b?: Quantity
}
