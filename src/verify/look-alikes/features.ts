import { foldSpelling, normalise, wordsOf } from '../../text/normalise.ts'
import { OF_LARGE, remember } from '../../text/remember.ts'

/** Texts as sets of features, numbered from the rarest on. */
export type FeatureSet = Int32Array

/**
 * What a text is compared by: its words and its pairs of neighbouring words, spellings evened out. A
 * text that says the same in another order keeps its words, one that says another thing in the same
 * words loses its pairs.
 */
export const featuresOf = remember((text): readonly string[] => {
  const words = wordsOf(foldSpelling(normalise(text)))
  const pairs = words.slice(1).map((word, at) => `${words[at]} ${word}`)
  return [...new Set([...words, ...pairs])]
}, OF_LARGE)

/**
 * Numbers the features of all texts by how many of the texts have them, and gives each text its
 * numbers in ascending order. Rare features come first: they are what a look-alike is found by.
 *
 * @param texts each is let go of once it has its numbers
 */
export function rankFeatures(texts: Iterable<readonly string[]>): FeatureSet[] {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const numbered = Array.from(texts, (features) =>
    Int32Array.from(features, (feature) => {
      const number = numbers.get(feature) ?? numbers.size
      if (number === counts.length) {
        numbers.set(feature, number)
        counts.push(0)
      }
      counts[number] = (counts[number] ?? 0) + 1
      return number
    }),
  )
  // A sort that keeps ties in their order: nothing but the texts and their order counts.
  const byCount = [...counts.keys()].sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const ranks = new Int32Array(counts.length)
  byCount.forEach((number, rank) => {
    ranks[number] = rank
  })
  return numbered.map((set) => set.map((number) => ranks[number] ?? 0).sort())
}

/**
 * How alike two texts are, from 0 to 1: the share of their features that both have (Jaccard).
 *
 * @param atLeast the comparison is given up, with 0, as soon as this can no longer be reached
 */
export function likeness(a: FeatureSet, b: FeatureSet, atLeast = 0): number {
  if (a.length === 0 || b.length === 0) return 0
  // To be alike by t, two sets must share t / (1 + t) of what they have together.
  const wanted = (atLeast / (1 + atLeast)) * (a.length + b.length) - 1e-9
  let shared = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (shared + Math.min(a.length - i, b.length - j) < wanted) return 0
    const x = a[i] ?? 0
    const y = b[j] ?? 0
    if (x === y) shared += 1
    if (x <= y) i += 1
    if (y <= x) j += 1
  }
  return shared / (a.length + b.length - shared)
}
