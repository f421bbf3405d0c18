import type { Relation } from '../model/brief.ts'
import type { Figure } from '../model/source.ts'

/** How far "about 300" may be from the truth and still be about right: a tenth of it. */
const ABOUT = 0.1

/** The end of an interval that runs on: `2019/..`. */
const OPEN = '..'

/**
 * How a figure stands to others of its measure. Against those that it may be compared with, the
 * gravest relation counts: one contradiction is not outweighed by two agreements.
 */
export function relationTo(figure: Figure, others: readonly Figure[]): Relation | undefined {
  const relations = others.map((other) => relation(figure, other))
  const gravest: Relation[] = [
    'differs',
    'compatible',
    'agrees',
    'another-period',
    'another-population',
  ]
  return gravest.find((candidate) => relations.includes(candidate))
}

/** How two figures of one measure stand to each other. */
export function relation(a: Figure, b: Figure): Relation {
  if (a.population !== b.population) return 'another-population'
  const times = compareTimes(timeOf(a), timeOf(b))
  if (times === 'other') return 'another-period'
  const [lowA, highA] = interval(a)
  const [lowB, highB] = interval(b)
  if (times === 'same') {
    if (a.value === b.value && a.bound === b.bound) return 'agrees'
    return lowA <= highB && lowB <= highA ? 'compatible' : 'differs'
  }
  // Of two counts that begin together, the one that runs longer cannot be the smaller.
  const fits = times === 'a-shorter' ? lowA <= highB : lowB <= highA
  return fits ? 'compatible' : 'differs'
}

/** The values that a figure allows, both ends included: "more than 700" does not rule out 700. */
function interval({ value, bound }: Figure): readonly [number, number] {
  switch (bound) {
    case 'exact':
      return [value, value]
    case 'at-least':
      return [value, Number.POSITIVE_INFINITY]
    case 'at-most':
      return [Number.NEGATIVE_INFINITY, value]
    case 'about':
      return [value * (1 - ABOUT), value * (1 + ABOUT)]
  }
}

function timeOf(figure: Figure): string | undefined {
  return figure.period ?? figure.asOf
}

/**
 * Whether two times allow a comparison. `2014` and `2014-11-20` are the same at the exactness that
 * both have; intervals that begin together are counts that run on; a time that is not stated is
 * another one, since nobody can tell.
 */
function compareTimes(
  a: string | undefined,
  b: string | undefined,
): 'same' | 'a-shorter' | 'b-shorter' | 'other' {
  if (a === undefined || b === undefined) return a === b ? 'same' : 'other'
  const [startA = '', endA] = a.split('/')
  const [startB = '', endB] = b.split('/')
  if (!agree(startA, startB)) return 'other'
  if (endA === undefined && endB === undefined) return 'same'
  if (endA === undefined || endB === undefined) return 'other'
  if (endA === endB || agree(endA, endB)) return 'same'
  if (endA === OPEN) return 'b-shorter'
  if (endB === OPEN) return 'a-shorter'
  return endA < endB ? 'a-shorter' : 'b-shorter'
}

function agree(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}
