import type { RuleId } from '../report/rules.ts'
import type { Position } from '../text/position.ts'

/** Why a picture is not taken, in words that follow its name, and what to do. */
export interface Refused {
  readonly rule: Extract<RuleId, 'picture-form' | 'picture-unsafe'>
  readonly reason: string
  readonly advice: string
  readonly position?: Position
}

export const SAVE_AGAIN = 'Save it once more from where it was made.'

/** Of a file of which the end is missing. */
export const CUT = malformed('ends in the middle', SAVE_AGAIN)

/** Tells of a picture that it is none that can be printed. */
export function malformed(reason: string, advice: string, position?: Position): Refused {
  return { rule: 'picture-form', reason, advice, ...(position && { position }) }
}
