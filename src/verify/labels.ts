import { languagesOf, of } from '../model/language.ts'
import type { Text } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { foundAt } from './found-at.ts'

/** Labels that are printed within statements and their notes, as if these said them. */
const WITHIN =
  /:label:(?:flag-|note-on-source$|nothing-said$|relation-|rests-on|key-figure-|name-withheld$)/

/** A digit, or what a reader takes for the call of a note. */
const TELLING = /\p{N}|\[\^/u

/** Tells of labels that bring a number or a call into the place of a statement. Changes nothing. */
export function checkLabels(texts: readonly Text[], context: Context): void {
  for (const { id, owner, says } of texts.filter(({ id }) => WITHIN.test(id))) {
    for (const language of languagesOf(says)) {
      const { plain } = of(says, language)
      if (!TELLING.test(plain)) continue
      context.report({
        rule: 'template-invents',
        ...foundAt(of(says, language)),
        reason: `${owner} says “${plain}” in the place of a statement`,
        actual: plain,
        advice: `Take the number out of \`${id.split(':').at(-1)}\`: no source stands behind it.`,
      })
    }
  }
}
