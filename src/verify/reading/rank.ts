import { lightStemsIn } from '../../languages/stems.ts'
import type { Language } from '../../model/language.ts'

/** The words of a paragraph, each by how much it tells it from others; of length 1. */
export type Vector = ReadonlyMap<string, number>

/**
 * Texts as vectors: each word counts the more, the fewer of the texts have it (inverse document frequency).
 *
 * @param texts each with the language that it is in
 */
export function vectorsOf(
  texts: readonly { readonly text: string; readonly language: Language }[],
): Vector[] {
  const words = texts.map(({ text, language }) => lightStemsIn(text, language))
  const having = new Map<string, number>()
  for (const set of words) for (const word of set) having.set(word, (having.get(word) ?? 0) + 1)
  return words.map((set) => {
    const weights = [...set].map(
      (word) => [word, Math.log(texts.length / (having.get(word) ?? 1))] as const,
    )
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return new Map(weights.map(([word, weight]) => [word, weight / length]))
  })
}

/** How much two texts have in common, from 0 to 1: the cosine of their vectors. */
export function alike(a: Vector, b: Vector): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [word, weight] of few) sum += weight * (many.get(word) ?? 0)
  return sum
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
