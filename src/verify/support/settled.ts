import { quantitiesIn } from '../../languages/quantities.ts'
import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn } from '../../lock/support.ts'
import type { LockedOriginal } from '../../model/lock.ts'
import type { Settled } from '../../model/source.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import type { Held } from './passage.ts'

/**
 * What is settled on a claim and holds still: the paragraphs that bear it out are the ones that were
 * locked. Where there is no lock yet, what was settled holds.
 */
export function standing(
  { claim, paragraphs }: Held,
  locked: LockedOriginal | undefined,
): Settled[] {
  return (claim.settled ?? []).filter(({ at = [] }) =>
    numbersIn(at).every((number) => {
      const text = paragraphs[number - 1]
      if (text === undefined) return false
      return locked === undefined || locked.passages[number]?.hash === fingerprint(text).hash
    }),
  )
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
      quantitiesIn(each.what ?? '', language).some((quantity) => isSame(quantity, said)),
  )
}

function isSame(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'date' || b.kind === 'date') {
    if (a.kind !== 'date' || b.kind !== 'date') return false
    return a.year === b.year && a.month === b.month && a.day === b.day
  }
  return a.kind === b.kind && a.value === b.value
}
