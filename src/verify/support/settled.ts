import { quantitiesIn } from '../../languages/quantities.ts'
import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn } from '../../lock/support.ts'
import type { Lock } from '../../model/lock.ts'
import type { Settled } from '../../model/source.ts'
import type { Finding } from '../../report/findings.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { type Held, sidesOf } from './passage.ts'

/** Something found on a claim, and what a mark must name to settle it. */
export interface Settleable {
  readonly finding: Finding
  /** One of them, of a finding about numbers or dates. */
  readonly quantities?: readonly Quantity[]
  /** An entry of the register. */
  readonly name?: string
  /** The source of which another passage is likelier. */
  readonly doubted?: string
}

/**
 * Whether a mark holds still: the paragraphs that bear it out are the ones that were locked. Where there is
 * no lock yet, what was settled holds.
 */
export function stands(
  { at = [], source: whose }: Settled,
  held: Held,
  locked: Lock['originals'],
): boolean {
  const source = whose ?? held.source.id
  const side = sidesOf(held).find((each) => each.source.id === source)
  const original = locked[source]
  return numbersIn(at).every((number) => {
    const text = side?.paragraphs[number - 1]
    if (text === undefined) return false
    return original === undefined || original.passages[number]?.hash === fingerprint(text).hash
  })
}

/** Whether a mark is about this: the very value, name or source, under the very rule. */
export function settles(
  { rule, what, source: whose }: Settled,
  { finding, quantities, name, doubted }: Settleable,
  { source: own, language }: Held,
): boolean {
  if (rule !== finding.rule) return false
  if (quantities === undefined) {
    return what === name && (doubted === undefined || (whose ?? own.id) === doubted)
  }
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
