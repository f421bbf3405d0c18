import type { LockedOriginal } from '../model/lock.ts'
import { type Claim, type Locator, locatorsOf } from '../model/source.ts'
import { digest } from '../text/hash.ts'

/**
 * What stands for a claim having been held against its passage: a hash of what it says in the language of
 * its source, of who says it and what is settled, and of the words of all paragraphs that it names. Any
 * edit of these makes another hash; a passage that merely moved does not.
 *
 * @param statement of the claim, in the language of the source
 * @returns `undefined` where a paragraph was never locked
 */
export function supportHash(
  claim: Claim,
  statement: string,
  { passages }: Pick<LockedOriginal, 'passages'>,
): string | undefined {
  const { attribution = '', settled = [] } = claim
  const words = locatorsOf(claim).map((locator) =>
    numbersIn(locator).map((number) => passages[number]?.hash),
  )
  if (words.flat().includes(undefined)) return undefined
  const said = statement.normalize('NFC').replace(/\s+/g, ' ').trim()
  return digest([said, attribution, settled.map(({ rule, what }) => [rule, what]), words])
}

/** The numbers of the paragraphs of a locator, in order. */
export function numbersIn(at: Locator): number[] {
  return at.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
}
