import type { Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { compareStatements } from './compare.ts'
import { checkFigure } from './figure-words.ts'
import { findingOf } from './messages.ts'

/** Compares the numbers, hedges and dates that a text has in its two languages. Changes nothing. */
export function checkNumbers(text: Text, context: Context): void {
  for (const difference of compareStatements(text.says.en.plain, text.says.ar.plain)) {
    context.report(findingOf(difference, text))
  }
}

/** Compares the figures of claims with what they declare. Changes nothing. */
export function checkFigures(sources: readonly Source[], context: Context): void {
  for (const claim of sources.flatMap(({ claims }) => claims)) {
    for (const figure of claim.figures) checkFigure(figure, claim, context)
  }
}
