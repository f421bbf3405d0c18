import type { Claim } from '../../../src/model/source.ts'
import { findLookAlikes } from '../../../src/verify/look-alikes/look-alikes.ts'
import { claimOf } from './claims.ts'

/** How the texts of a bench are made. */
export type Kind = 'varied' | 'from one template' | 'all the same'

export interface Measured {
  readonly kind: Kind
  readonly claims: number
  readonly found: number
  /** Milliseconds. */
  readonly took: number
}

/**
 * Measures how long look-alikes take to find: among varied texts of which every hundredth is a
 * near-copy, among texts of one template, which share all but two words, and among copies.
 */
export function benchLookAlikes(sizes: readonly number[] = [1000, 5000, 20_000]): Measured[] {
  const kinds: readonly Kind[] = ['varied', 'from one template', 'all the same']
  return kinds.flatMap((kind) =>
    sizes.map((claims) => {
      const made = makeClaims(claims, kind)
      const start = performance.now()
      const found = findLookAlikes(made).length
      return { kind, claims, found, took: Math.round(performance.now() - start) }
    }),
  )
}

/** Claims for a bench: the same for the same number and kind. */
export function makeClaims(count: number, kind: Kind): Claim[] {
  const next = random(count)
  const word = () => `w${Math.floor(3000 * next() ** 3)}`
  const made: string[][] = []
  return Array.from({ length: count }, (_, at) => {
    const near = kind === 'varied' && at % 100 === 99 ? [...(made[at - 50] ?? [])] : undefined
    const words = near ?? Array.from({ length: 20 + Math.floor(20 * next()) }, word)
    if (near) near[3] = 'changed'
    made.push(words)
    const text = {
      varied: words.join(' '),
      'from one template': `The town of ${word()} counted ${at} people at the ${word()} in the ${word()} of the ${word()} year, by ${word()}`,
      'all the same': 'The harbour was closed to all ships for three days after the great storm',
    }[kind]
    return claimOf({ id: `c${at}`, topic: `t${at}`, en: text, ar: text })
  })
}

/** A generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
