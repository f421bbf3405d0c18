import { quantitiesIn } from '../../languages/quantities.ts'
import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn } from '../../lock/support.ts'
import type { LockedOriginal } from '../../model/lock.ts'
import type { Settled } from '../../model/source.ts'
import type { Finding } from '../../report/findings.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import type { Held } from './passage.ts'

/** Something found on a claim, and what a mark must name to settle it. */
export interface Settleable {
  readonly finding: Finding
  /** One of them, of a finding about numbers or dates. */
  readonly quantities?: readonly Quantity[]
  /** An entry of the register. */
  readonly name?: string
}

/**
 * Whether a mark holds still: the paragraphs that bear it out are the ones that were locked. Where there is
 * no lock yet, what was settled holds.
 */
export function stands(
  { at = [] }: Settled,
  { paragraphs }: Held,
  locked: LockedOriginal | undefined,
): boolean {
  return numbersIn(at).every((number) => {
    const text = paragraphs[number - 1]
    if (text === undefined) return false
    return locked === undefined || locked.passages[number]?.hash === fingerprint(text).hash
  })
}

/** Whether a mark is about this: the very value or name, under the very rule. */
export function settles(
  { rule, what }: Settled,
  { finding, quantities, name }: Settleable,
  language: string,
): boolean {
  if (rule !== finding.rule) return false
  if (quantities === undefined) return what === name
  return quantitiesIn(what ?? '', language).some((read) =>
    quantities.some((each) => isSame(read, each)),
  )
}

function isSame(a: Quantity, b: Quantity): boolean {
  if (a.kind === 'date' || b.kind === 'date') {
    if (a.kind !== 'date' || b.kind !== 'date') return false
    return a.year === b.year && a.month === b.month && a.day === b.day
  }
  return a.kind === b.kind && a.value === b.value
}
