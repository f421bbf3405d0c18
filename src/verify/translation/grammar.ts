import { packOf } from '../../languages/packs.ts'
import { tokensIn } from '../../languages/quantities.ts'
import { hedgeBefore } from '../../text/numbers/hedges.ts'
import type { DualShape, Token } from '../../text/numbers/pack.ts'
import type { NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import type { Wording } from '../wording.ts'

/** Another text, in which the dual of a noun may tell a number, and what is spoken for already. */
export interface OtherText extends Wording {
  /** Quantities that have their counterpart. */
  readonly taken: readonly Quantity[]
  /** It has a number that this two may have been meant to be. */
  readonly contested: boolean
}

/**
 * The dual by which the "two" of one text is told in the other, bound as it is; the offset where it
 * begins. It is the dual of the noun that is counted, where the tables know it; the singular of that
 * noun proves that it is one. Of other words the dual counts where nothing speaks against it: one with
 * an article tells no indefinite two, and a plural of persons, which is spelt alike, no contested one.
 *
 * @param used offsets of duals that tell another two
 */
export function dualFor(
  { text, language }: Wording,
  two: NumberQuantity,
  other: OtherText,
  used: ReadonlySet<number>,
): number | undefined {
  const { duals } = packOf(other.language).numbers
  if (duals === undefined) return undefined
  const others = tokensIn(other.text, other.language)
  const own = tokensIn(text, language)
  const { persons: person, definite: before } = packOf(language).figures
  const persons = !other.contested && isAfter(person, own, two.end)
  const definite = isDefinite(before, own, two)
  const single = others.some(
    (token, at) => duals.isSingular(token, two.counted) && !duals.at(others, at),
  )
  const proves = (dual: DualShape): boolean => {
    if (two.unit) return dual.unit === two.unit
    if (dual.ids.some((id) => two.counted.includes(id))) {
      return dual.shape === 'sure' || !other.contested
    }
    if (single || (dual.shape === 'doubtful' && !persons)) return false
    return dual.known || definite || !dual.definite
  }
  const found = others.find((token, index) => {
    if (used.has(token.start)) return false
    if (other.taken.some(({ start, end }) => start <= token.start && token.end <= end)) return false
    const dual = duals.at(others, index)
    if (!dual || !proves(dual)) return false
    const bounds = hedgeBefore(others, index, 0)?.bounds ?? ['exact']
    return bounds.some((bound) => two.bounds.includes(bound))
  })
  return found?.start
}

/** "The two sides", "both", "the peninsula’s two". */
function isDefinite(
  before: RegExp | undefined,
  tokens: readonly Token[],
  { start }: NumberQuantity,
): boolean {
  const at = tokens.findIndex((token) => token.start >= start)
  // "its remaining two shares"
  return [at, at - 1, at - 2].some((word) => before?.test(tokens[word]?.text ?? ''))
}

/** Whether one of the next three words after a number is one of these. */
function isAfter(words: RegExp | undefined, tokens: readonly Token[], end: number): boolean {
  const after = tokens.filter((token) => token.start >= end).slice(0, 3)
  const stop = after.findIndex((token) => token.type === 'mark' && token.text !== '-')
  return after.slice(0, stop < 0 ? 3 : stop).some((token) => words?.test(token.text))
}
