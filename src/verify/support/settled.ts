import { quantitiesIn } from '../../languages/quantities.ts'
import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn } from '../../lock/support.ts'
import type { Lock } from '../../model/lock.ts'
import type { Settled } from '../../model/source.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { type Held, sidesOf } from './passage.ts'

/**
 * What is settled on a claim and holds still: the paragraphs that bear it out are the ones that were
 * locked. Where there is no lock yet, what was settled holds.
 */
export function standing(held: Held, locked: Lock['originals']): Settled[] {
  const { claim } = held
  return (claim.settled ?? []).filter(({ at = [], source = claim.source }) => {
    const side = sidesOf(held).find((each) => each.source.id === source)
    const original = locked[source]
    return numbersIn(at).every((number) => {
      const text = side?.paragraphs[number - 1]
      if (text === undefined) return false
      return original === undefined || original.passages[number]?.hash === fingerprint(text).hash
    })
  })
}

/** Whether it was settled that a quantity is right: the very value, under the very rule. */
export function isSettled(
  rule: Settled['rule'],
  said: Quantity,
  settled: readonly Settled[],
  language: string,
): boolean {
  return settled.some(
    (each) =>
      each.rule === rule &&
      quantitiesIn(each.what ?? '', language).some((quantity) => isSameQuantity(quantity, said)),
  )
}

/** Whether two quantities are of one kind and value, however they are bound. */
export function isSameQuantity(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'date' || b.kind === 'date') {
    if (a.kind !== 'date' || b.kind !== 'date') return false
    return a.year === b.year && a.month === b.month && a.day === b.day
  }
  return a.kind === b.kind && a.value === b.value
}
