import { dualShape } from '../../text/numbers/arabic-duals.ts'
import { hedgeBefore } from '../../text/numbers/hedges.ts'
import type { NumberQuantity } from '../../text/numbers/quantity.ts'
import { type Token, tokenize } from '../../text/numbers/tokens.ts'

/** English nouns for persons, whose Arabic plural in «ين» is spelt as the dual is. */
const PERSON =
  /(?:ers?|ors?|ists?|ians?|ants?|ees?|men|man|women|woman|children|officials?|suspects?|convicts?|members?|soldiers?|civilians?|captives?|hostages?|brothers?|sisters?|sons?|daughters?|parents?|wives|husbands?|nationals?|citizens?|individuals?|people|persons?|experts?|speakers?|scholars?|clerics?|muftis?|judges?|migrants?|others|victims?|recruits?|dead|wounded|injured)$/

/**
 * Whether the "two" of one text is told by a dual of the other, bound as it is.
 *
 * @param contested the other text has a number that this two may have been meant to be; then a
 *   plural of persons, which is spelt as the dual is, is no proof
 */
export function takesTwo(
  text: string,
  two: NumberQuantity,
  otherText: string,
  contested: boolean,
): boolean {
  const others = tokenize(otherText)
  const persons = !contested && countsPersons(tokenize(text), two.end)
  return others.some((token, index) => {
    if (token.script !== 'arabic') return false
    const shape = dualShape(token.text, others[index + 1]?.text ?? '')
    if (shape === undefined || (shape === 'doubtful' && !persons)) return false
    const bounds = hedgeBefore(others, index, 0)?.bounds ?? ['exact']
    return bounds.some((bound) => two.bounds.includes(bound))
  })
}

/** Whether one of the next three words after the number is a person. */
function countsPersons(tokens: readonly Token[], end: number): boolean {
  const after = tokens.filter((token) => token.start >= end).slice(0, 3)
  const stop = after.findIndex((token) => token.type === 'mark' && token.text !== '-')
  return after.slice(0, stop < 0 ? 3 : stop).some((token) => PERSON.test(token.text))
}
