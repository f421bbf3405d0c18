import type { RegisteredName } from '../../model/editor.ts'
import { type Language, languagesOf, mapEach, of } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import type { Text, TextKind } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { reportUnsettled, type Settlement } from '../settled.ts'
import type { Wording } from '../wording.ts'
import { compareStatements } from './compare.ts'
import type { Difference } from './difference.ts'
import { checkFigure } from './figure-words.ts'
import { findingOf, oppositionFinding } from './messages.ts'
import { oppositionsBetween } from './oppositions.ts'
import { withoutNames } from './without-names.ts'

/**
 * Compares the numbers, hedges and dates that a text has in its two languages. Changes nothing.
 *
 * @param names the register: what is part of a name is not compared
 */
export function checkNumbers(
  text: Text,
  names: readonly RegisteredName[],
  settlement: Settlement,
  context: Context,
): void {
  const [one, other] = compared(text, names)
  if (other === undefined) return
  const [exchanged, others] = partition(compareStatements(one, other))
  for (const difference of others) context.report(findingOf(difference, text))
  const findings = exchanged.map((difference) => findingOf(difference, text))
  reportUnsettled('numbers-exchanged', text, findings, settlement, context)
}

/** Numbers that stand in each other's place, which may be right so, and all else. */
function partition(differences: readonly Difference[]) {
  const isExchanged = ({ rule }: Difference) => rule === 'numbers-exchanged'
  return [
    differences.filter(isExchanged),
    differences.filter((each) => !isExchanged(each)),
  ] as const
}

/** Looks for words of the two languages that say the opposite of each other. Changes nothing. */
export function checkSenses(
  text: Text,
  names: readonly RegisteredName[],
  settlement: Settlement,
  context: Context,
): void {
  const [one, other] = compared(text, names)
  if (other === undefined) return
  const findings = oppositionsBetween(one, other).map((each) => oppositionFinding(each, text))
  reportUnsettled('sense-opposed', text, findings, settlement, context)
}

/** Compares the figures of claims with what they declare. Changes nothing. */
export function checkFigures(sources: readonly Source[], context: Context): void {
  for (const claim of sources.flatMap(({ claims }) => claims)) {
    for (const figure of claim.figures) checkFigure(figure, claim, context)
  }
}

/** The entries of the register, which are held to each other as they stand. */
const NAMES: ReadonlySet<TextKind> = new Set(['name', 'short-name', 'name-forms'])

/** The text in each of its languages, the default one first: in one alone there is nothing to compare. */
function compared(
  { kind, says }: Text,
  names: readonly RegisteredName[],
): readonly [Wording, ...Wording[]] {
  const words = mapEach(says, ({ plain }) => plain)
  const texts = NAMES.has(kind) ? words : withoutNames(words, names)
  const worded = (language: Language) => ({ text: of(texts, language), language })
  const [first, ...others] = languagesOf(texts)
  return [worded(first), ...others.map(worded)]
}
