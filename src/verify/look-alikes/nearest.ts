import { type FeatureSet, likeness } from './features.ts'

/** A text, and the one before it that is most like it. */
export interface Pair {
  readonly earlier: number
  readonly later: number
  readonly likeness: number
}

/**
 * How many entries of the index one text may look at, and how many texts it may be compared with in
 * full. They are met only where a great many texts share their rarest words; there those that share
 * the rarest are looked at, one may be missed, and time stays proportional to the number of texts.
 */
const LOOKS = 2000
const COMPARISONS = 200

/**
 * The most similar earlier text of each text, where the two are at least `threshold` alike.
 *
 * Prefix filtering (Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007): of two sets
 * that share a share t of their features, the rarest ⌊(1 − t)·n⌋ + 1 features of each must have one
 * in common. Only these few rare features are indexed, so that texts meet only where they have
 * something unusual in common. Unlike MinHash with bands it misses nothing, up to the limits
 * above, and needs no random hashes.
 *
 * @param mayPair whether the two may be set against each other at all
 */
export function nearestEarlier(
  sets: readonly FeatureSet[],
  threshold: number,
  mayPair: (earlier: number, later: number) => boolean,
): Pair[] {
  const index = new Map<number, number[]>()
  const seenBy = new Int32Array(sets.length).fill(-1)
  const pairs: Pair[] = []
  sets.forEach((set, later) => {
    let best: Pair | undefined
    let looks = 0
    let comparisons = 0
    for (const feature of set.subarray(0, prefixLength(set.length, threshold))) {
      const entries = index.get(feature)
      if (entries === undefined) {
        index.set(feature, [later])
        continue
      }
      for (const earlier of entries) {
        if (looks >= LOOKS || comparisons >= COMPARISONS) break
        looks += 1
        if (seenBy[earlier] === later) continue
        seenBy[earlier] = later
        const other = sets[earlier] ?? set
        if (!fits(set.length, other.length, threshold) || !mayPair(earlier, later)) continue
        comparisons += 1
        const alike = likeness(set, other, threshold)
        if (alike >= threshold && alike > (best?.likeness ?? 0)) {
          best = { earlier, later, likeness: alike }
        }
      }
      entries.push(later)
    }
    if (best) pairs.push(best)
  })
  return pairs
}

/** How many of its rarest features a set is indexed and sought by. */
function prefixLength(size: number, threshold: number): number {
  // A hair less than the product, so that 0.6 × 5 is not taken for a little more than 3.
  return size === 0 ? 0 : size - Math.ceil(size * threshold - 1e-9) + 1
}

/** Sets of too different sizes cannot be alike. */
function fits(a: number, b: number, threshold: number): boolean {
  return Math.min(a, b) >= threshold * Math.max(a, b) - 1e-9
}
