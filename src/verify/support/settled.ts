import { quantitiesIn } from '../../languages/quantities.ts'
import { hashOfPassage } from '../../lock/fingerprint.ts'
import type { Lock } from '../../model/lock.ts'
import type { Settled } from '../../model/source.ts'
import type { Finding } from '../../report/findings.ts'
import { numbersIn } from '../../text/locator.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { type Held, sidesOf } from './passage.ts'

/** Something found on a claim, and what a mark must name to settle it. */
export interface Settleable {
  readonly finding: Finding
  /** One of them, of a finding about numbers or dates. */
  readonly quantities?: readonly Quantity[]
  /** An entry of the register. */
  readonly name?: string
  /** Of which source the place is doubted, of a finding about where a claim leads. */
  readonly source?: string
}

/**
 * Whether a mark holds still: the paragraphs that bear it out are the ones that were locked. Where there is
 * no lock yet, what was settled holds.
 */
export function stands(
  { at = [], source }: Settled,
  held: Held,
  locked: Lock['originals'],
): boolean {
  const id = source ?? held.claim.source
  const side = sidesOf(held).find((each) => each.source.id === id)
  const original = locked[id]
  return numbersIn(at).every((number) => {
    const text = side?.paragraphs[number - 1]
    if (text === undefined) return false
    return original === undefined || original.passages[number]?.hash === hashOfPassage(text)
  })
}

/** Whether a mark is about this: the very value or name, under the very rule. */
export function settles(
  { rule, what, source: named }: Settled,
  { finding, quantities, name, source: place }: Settleable,
  { claim, language }: Held,
): boolean {
  const source = named ?? claim.source
  if (rule !== finding.rule) return false
  if (quantities === undefined) return what === name && (place === undefined || place === source)
  return quantitiesIn(what ?? '', language).some((read) =>
    quantities.some((each) => isSameQuantity(read, each)),
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
