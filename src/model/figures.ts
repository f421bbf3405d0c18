import type { Figure } from './source.ts'

/** How far "about 300" may be from the truth and still be about right: a tenth of it. */
const ABOUT = 0.1

/** The end of an interval that runs on: `2019/..`. */
const OPEN = '..'

/** How the times of two figures stand to each other. */
export type Times =
  /** They agree at the exactness that both have, or neither is stated. */
  | 'same'
  /** Both begin together; the first ends before the other. */
  | 'shorter'
  /** Both begin together; the first runs on after the other has ended. */
  | 'longer'
  /** They are not to be compared, be it that one of them is not stated. */
  | 'other'

/**
 * The values that a figure allows, both ends included: "more than 700" may be said of a count of which another source
 * says 700, since people round.
 */
export function valuesOf({
  value,
  bound,
}: Pick<Figure, 'value' | 'bound'>): readonly [least: number, most: number] {
  switch (bound) {
    case 'exact':
      return [value, value]
    case 'more-than':
    case 'at-least':
      return [value, Number.POSITIVE_INFINITY]
    case 'less-than':
    case 'at-most':
      return [Number.NEGATIVE_INFINITY, value]
    case 'about':
      return [value * (1 - ABOUT), value * (1 + ABOUT)]
  }
}

/** What a figure covers, or when it held: an ISO 8601 date or interval. */
export function timeOf({ period, asOf }: Stated): string | undefined {
  return period ?? asOf
}

/** The times of a figure as far as they are stated, in a claim or in a manifest. */
interface Stated {
  readonly period?: string | undefined
  readonly asOf?: string | undefined
}

/**
 * Whether the times of two figures allow a comparison. `2014` and `2014-11-20` are the same at the
 * exactness that both have; intervals that begin together are counts that run on; a time that is not
 * stated is another one, since nobody can tell.
 */
export function compareTimes(one: Figure, other: Figure): Times {
  const [a, b] = [timeOf(one), timeOf(other)]
  if (a === undefined || b === undefined) return a === b ? 'same' : 'other'
  const [startA = '', endA] = a.split('/')
  const [startB = '', endB] = b.split('/')
  if (!agree(startA, startB)) return 'other'
  if (endA === undefined && endB === undefined) return 'same'
  if (endA === undefined || endB === undefined) return 'other'
  if (endA === endB || agree(endA, endB)) return 'same'
  if (endA === OPEN) return 'longer'
  if (endB === OPEN) return 'shorter'
  return endA < endB ? 'shorter' : 'longer'
}

function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}
