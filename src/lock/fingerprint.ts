import { createHash } from 'node:crypto'
import { mapEach } from '../model/language.ts'
import type { LockedPassage, LockedStatement } from '../model/lock.ts'
import type { Text } from '../model/texts.ts'
import { sha256 } from '../text/hash.ts'
import { evenedOut, foldSpelling, normalise, wordsOf } from '../text/normalise.ts'
import { remember } from '../text/remember.ts'

/** Words in a run. Three in a row are seldom shared by chance, and few are lost where one is changed. */
const RUN = 3

/** How many hashes a fingerprint keeps: likenesses are told to about a tenth. */
const KEPT = 48

/** The short hash of a paragraph: enough to tell the paragraphs of one original apart. */
export const shortHash = remember((paragraph) => sha256(normalise(paragraph)).slice(0, 16))

/** What the lock keeps of a text: a hash of each language, for knowing it again. */
export function hashesOf({ says }: Pick<Text, 'says'>): LockedStatement {
  return mapEach(says, ({ plain }) => textHash(plain))
}

function textHash(text: string): string {
  return sha256(evenedOut(text)).slice(0, 24)
}

/** By what the lock knows that a paragraph is as it was. */
export const hashOfPassage = remember((paragraph) => sha256(normalise(paragraph)))

/** All that the lock keeps of a paragraph. */
export const fingerprint = remember((paragraph): LockedPassage => {
  const folded = foldSpelling(normalise(paragraph))
  return {
    hash: hashOfPassage(paragraph),
    folded: sha256(folded),
    fingerprint: smallestRuns(folded),
  }
})

/**
 * How much of a locked passage is found in another, from 0 to 1, by the runs of words that the two
 * share (Broder's resemblance, estimated from the smallest hashes of both).
 */
export function likeness(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, KEPT)
  const [inA, inB] = [new Set(a), new Set(b)]
  return union.filter((run) => inA.has(run) && inB.has(run)).length / union.length
}

function smallestRuns(folded: string): number[] {
  const words = wordsOf(folded)
  const runs = new Set<number>()
  for (let start = 0; start === 0 || start + RUN <= words.length; start += 1) {
    const digest = createHash('sha256')
      .update(words.slice(start, start + RUN).join(' '))
      .digest()
    runs.add(digest.readUInt32BE(0))
  }
  return [...runs].sort((x, y) => x - y).slice(0, KEPT)
}
