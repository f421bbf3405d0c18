import type { Bound } from '../../model/source.ts'

/** Words that bind a number, as a pattern on folded words with one space between. */
export interface HedgePattern {
  readonly bounds: readonly Bound[]
  readonly pattern: RegExp
}
