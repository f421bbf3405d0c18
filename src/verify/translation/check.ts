import type { RegisteredName } from '../../model/editor.ts'
import type { Source } from '../../model/source.ts'
import type { Text, TextKind } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { reportUnsettled, type Settlement } from '../settled.ts'
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
  const { en, ar } = compared(text, names)
  const [exchanged, others] = partition(compareStatements(en, ar))
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
  const { en, ar } = compared(text, names)
  const findings = oppositionsBetween(en, ar).map((each) => oppositionFinding(each, text))
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

function compared({ kind, says }: Text, names: readonly RegisteredName[]) {
  const words = { en: says.en.plain, ar: says.ar.plain }
  return NAMES.has(kind) ? words : withoutNames(words, names)
}
