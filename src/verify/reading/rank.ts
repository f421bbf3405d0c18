import { lightStemsIn } from '../../languages/stems.ts'
import type { Language } from '../../model/language.ts'

/** The words of a paragraph, each by how much it tells it from others; of length 1. */
export type Vector = ReadonlyMap<string, number>

/** A text, and the language that it is in. */
export interface Written {
  readonly text: string
  readonly language: Language
}

/**
 * Texts as vectors: each word counts the more, the fewer of the texts have it (inverse document frequency).
 *
 * @param texts all among which a word is rare or common
 * @returns the vector of one of them
 */
export function vectorsAmong(texts: readonly Written[]): (text: Written) => Vector {
  const having = new Map<string, number>()
  for (const { text, language } of texts) {
    for (const word of lightStemsIn(text, language)) having.set(word, (having.get(word) ?? 0) + 1)
  }
  return ({ text, language }) => {
    const weights = [...lightStemsIn(text, language)].map(
      (word) => [word, Math.log(texts.length / (having.get(word) ?? 1))] as const,
    )
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return new Map(weights.map(([word, weight]) => [word, weight / length]))
  }
}

/** How much two texts have in common, from 0 to 1: the cosine of their vectors. */
export function alike(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0)
  return sum
}

/**
 * Which of some vectors are at least so much like another: found by the words that weigh most in both, so that a
 * vector meets only those with which it has something unusual in common, and misses none.
 *
 * Prefix filtering (Bayardo, Ma and Srikant 2007): with the rarest words first, as soon as the rest of a vector is
 * shorter than the threshold, no other can be that much like it by its rest alone.
 */
export class Neighbours {
  readonly #threshold: number
  readonly #having = new Map<string, number>()
  readonly #index = new Map<string, number[]>()

  /** @param threshold from which likeness on, above 0 */
  constructor(vectors: readonly Vector[], threshold: number) {
    this.#threshold = threshold
    for (const vector of vectors) {
      for (const word of vector.keys()) this.#having.set(word, (this.#having.get(word) ?? 0) + 1)
    }
    vectors.forEach((vector, at) => {
      for (const word of this.#prefixOf(vector)) {
        const having = this.#index.get(word)
        if (having) having.push(at)
        else this.#index.set(word, [at])
      }
    })
  }

  /** Those that may be that much like one of them, itself among them: ascending places in the list. */
  of(vector: Vector): number[] {
    const found = new Set(this.#prefixOf(vector).flatMap((word) => this.#index.get(word) ?? []))
    return [...found].sort((a, b) => a - b)
  }

  #prefixOf(vector: Vector): string[] {
    const rarity = (word: string) => this.#having.get(word) ?? 0
    const words = [...vector].sort(
      ([a], [b]) => rarity(a) - rarity(b) || (a < b ? -1 : Number(a > b)),
    )
    let rest = words.reduce((sum, [, weight]) => sum + weight ** 2, 0)
    const prefix: string[] = []
    for (const [word, weight] of words) {
      // A hair less, so that no rounding leaves one out.
      if (rest < this.#threshold ** 2 - 1e-9) break
      prefix.push(word)
      rest -= weight ** 2
    }
    return prefix
  }
}

/** The share of the rank that comes from other texts, and how often it is passed on: as PageRank has them. */
const DAMPING = 0.85
const ROUNDS = 40

/**
 * How central each text is among all (LexRank): one that is like many that are central is so itself. The mean
 * is 1.
 *
 * https://doi.org/10.1613/jair.1523
 */
export function centrality(vectors: readonly Vector[]): number[] {
  const links = vectors.map((a) => vectors.map((b) => (a === b ? 0 : alike(a, b))))
  const sums = links.map((row) => row.reduce((sum, link) => sum + link, 0))
  let ranks = vectors.map(() => 1)
  for (let round = 0; round < ROUNDS; round++) {
    const next = vectors.map(() => 1 - DAMPING)
    links.forEach((row, from) => {
      const sum = sums[from] ?? 0
      if (sum === 0) return
      row.forEach((link, to) => {
        next[to] = (next[to] ?? 0) + (DAMPING * (ranks[from] ?? 0) * link) / sum
      })
    })
    ranks = next
  }
  return ranks
}
