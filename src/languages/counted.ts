import type { Labels } from '../model/audience.ts'
import type { Language } from '../model/language.ts'

/**
 * The label of a key for so many: `sources-one`, `sources-few`, by the forms that the language has
 * (`Intl.PluralRules`); `sources-other` where there is none for that form, `undefined` where there is neither.
 */
export function labelFor(
  number: number,
  key: string,
  labels: Labels,
  language: Language,
): string | undefined {
  const form = new Intl.PluralRules(language).select(number)
  return labels[`${key}-${form}`] ?? labels[`${key}-other`]
}
