import type { Relation } from '../model/brief.ts'
import { compareTimes, valuesOf } from '../model/figures.ts'
import type { Figure } from '../model/source.ts'

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
  const times = compareTimes(a, b)
  if (times === 'other') return 'another-period'
  const [lowA, highA] = valuesOf(a)
  const [lowB, highB] = valuesOf(b)
  if (times === 'same') {
    if (a.value === b.value && a.bound === b.bound) return 'agrees'
    return lowA <= highB && lowB <= highA ? 'compatible' : 'differs'
  }
  // Of two counts that begin together, the one that runs longer cannot be the smaller.
  const fits = times === 'shorter' ? lowA <= highB : lowB <= highA
  return fits ? 'compatible' : 'differs'
}
