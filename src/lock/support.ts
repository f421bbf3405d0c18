import type { Lock } from '../model/lock.ts'
import { type Claim, namedPassages } from '../model/source.ts'
import { digest } from '../text/hash.ts'
import { numbersIn } from '../text/locator.ts'
import { evenedOut } from '../text/normalise.ts'

/**
 * What stands for a claim having been held against its passages: a hash of what it says in the languages of
 * its sources, of who says it and what is settled, and of the words of all paragraphs that it names. Any
 * edit of these makes another hash; a passage that merely moved does not.
 *
 * @param statements of the claim, in each language of its sources
 * @returns `undefined` where a paragraph was never locked
 */
export function supportHash(
  claim: Claim,
  statements: readonly string[],
  originals: Lock['originals'],
): string | undefined {
  const { attribution = '', settled = [] } = claim
  const words = namedPassages(claim).map(({ source, at }) =>
    numbersIn(at).map((number) => originals[source]?.passages[number]?.hash),
  )
  if (words.flat().includes(undefined)) return undefined
  const said = statements.map(evenedOut)
  return digest([...said, attribution, settled.map(({ rule, what }) => [rule, what]), words])
}
