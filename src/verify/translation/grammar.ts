import { isSingular } from '../../languages/ar/numbers/counted.ts'
import { type DualShape, dualAt } from '../../languages/ar/numbers/duals.ts'
import { tokensIn } from '../../languages/quantities.ts'
import { hedgeBefore } from '../../text/numbers/hedges.ts'
import type { Token } from '../../text/numbers/pack.ts'
import type { NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import type { Worded } from './worded.ts'

/** English nouns for persons, whose Arabic plural in «ين» is spelt as the dual is. */
const PERSON =
  /(?:ers?|ors?|ists?|ians?|ants?|ees?|men|man|women|woman|children|officials?|suspects?|convicts?|members?|soldiers?|civilians?|captives?|hostages?|brothers?|sisters?|sons?|daughters?|parents?|wives|husbands?|nationals?|citizens?|individuals?|people|persons?|experts?|speakers?|scholars?|clerics?|muftis?|judges?|migrants?|others|victims?|recruits?|dead|wounded|injured)$/

/** Before a number: those that were spoken of or are all there are. */
const DEFINITE =
  /^(?:the|these|those|both|his|her|their|its|our|my|your|last|past|first|next|all|other|same|'s|[a-z]+'s)$/

/** Another text, in which the dual of a noun may tell a number, and what is spoken for already. */
export interface OtherText extends Worded {
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
  { text, language }: Worded,
  two: NumberQuantity,
  other: OtherText,
  used: ReadonlySet<number>,
): number | undefined {
  const others = tokensIn(other.text, other.language)
  const own = tokensIn(text, language)
  const persons = !other.contested && countsPersons(own, two.end)
  const definite = isDefinite(own, two)
  const single = others.some((token, at) => isSingular(token, two.counted) && !dualAt(others, at))
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
    const dual = dualAt(others, index)
    if (!dual || !proves(dual)) return false
    const bounds = hedgeBefore(others, index, 0)?.bounds ?? ['exact']
    return bounds.some((bound) => two.bounds.includes(bound))
  })
  return found?.start
}

/** "The two sides", "both", "the peninsula’s two". */
function isDefinite(tokens: readonly Token[], { start }: NumberQuantity): boolean {
  const at = tokens.findIndex((token) => token.start >= start)
  // "its remaining two shares"
  return [at, at - 1, at - 2].some((word) => DEFINITE.test(tokens[word]?.text ?? ''))
}

/** Whether one of the next three words after the number is a person. */
function countsPersons(tokens: readonly Token[], end: number): boolean {
  const after = tokens.filter((token) => token.start >= end).slice(0, 3)
  const stop = after.findIndex((token) => token.type === 'mark' && token.text !== '-')
  return after.slice(0, stop < 0 ? 3 : stop).some((token) => PERSON.test(token.text))
}
