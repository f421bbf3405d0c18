import { quoted } from '../../languages/quoted.ts'
import { LANGUAGES, type Language } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { foundAt } from '../found-at.ts'
import { CONFIDENCE_TERMS, LIKELIHOOD_TERMS, type ScaleTerm, termsIn } from './scale.ts'
import { sentencesIn } from './sentences.ts'

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'Arabic' }

/** The two scales, which must agree between the languages and stay apart from each other. */
const SCALES: readonly (readonly ScaleTerm<string>[])[] = [LIKELIHOOD_TERMS, CONFIDENCE_TERMS]

/** The two languages judge alike: the same terms of each scale, in whatever order. */
export function checkScales(prose: Text, context: Context): void {
  for (const scale of SCALES) {
    const found = {
      en: termsIn(scale, prose.says.en.plain, 'en'),
      ar: termsIn(scale, prose.says.ar.plain, 'ar'),
    }
    const lacking = (language: Language, other: Language) =>
      found[other].filter(({ id }) => !found[language].some((term) => term.id === id))
    const [missing, extra] = [lacking('ar', 'en'), lacking('en', 'ar')]
    if (missing.length === 0 && extra.length === 0) continue
    // The default language is what was meant, unless it alone has nothing to say.
    const language: Language = missing.length > 0 ? 'ar' : 'en'
    const other = language === 'ar' ? 'en' : 'ar'
    const wanted = language === 'ar' ? missing : extra
    const inPlace = language === 'ar' ? extra : missing
    context.report({
      rule: 'likelihood-differs',
      ...foundAt(prose.says[language]),
      reason: `${prose.owner}: ${saying(other, wanted)}, ${inPlace.length > 0 ? saying(language, inPlace) : `${LANGUAGE_NAMES[language]} has no term for it`}`,
      actual: inPlace.map(({ written }) => written).join(', ') || undefined,
      expected: wanted.map(({ id }) => scale.find((term) => term.id === id)?.term[language] ?? id),
      advice:
        'The scale has one term in each language: use its counterpart, or a word of neither scale in both.',
    })
  }
}

/** No sentence says both how likely a thing is and how well that is founded. */
export function checkMixture(prose: Text, context: Context): void {
  for (const language of LANGUAGES) {
    for (const sentence of sentencesIn(prose.says[language].plain)) {
      const [likelihood] = termsIn(LIKELIHOOD_TERMS, sentence, language)
      const [confidence] = termsIn(CONFIDENCE_TERMS, sentence, language)
      if (!likelihood || !confidence) continue
      context.report({
        rule: 'likelihood-with-confidence',
        ...foundAt(prose.says[language]),
        reason: `${prose.owner}: one sentence has ${quoted(likelihood.written, language)} and ${quoted(confidence.written, language)}`,
        actual: sentence,
        advice:
          'Make two sentences: one says how likely it is, the other how well that is founded.',
      })
    }
  }
}

/** What an assessment declares is what its words say, and is one of the two. */
export function checkDeclared(prose: Text, context: Context): void {
  const { likelihood, confidence } = prose.declares ?? {}
  if (likelihood !== undefined && confidence !== undefined) {
    context.report({
      rule: 'likelihood-with-confidence',
      ...foundAt(prose.says.en),
      reason: `${prose.owner} declares likelihood and confidence`,
      actual: `likelihood=${likelihood} confidence=${confidence}`,
      expected: [`likelihood=${likelihood}`, `confidence=${confidence}`],
      advice: 'Make two assessments of it.',
    })
  }
  const declared = [
    ...LIKELIHOOD_TERMS.filter(({ id }) => id === likelihood),
    ...CONFIDENCE_TERMS.filter(({ id }) => id === confidence),
  ]
  for (const { id, term } of declared) {
    const scale = SCALES.find((terms) => terms.some((other) => other.id === id)) ?? []
    for (const language of LANGUAGES) {
      const said = termsIn(scale, prose.says[language].plain, language)
      if (said.some((found) => found.id === id)) continue
      context.report({
        rule: 'likelihood-differs',
        ...foundAt(prose.says[language]),
        reason: `${prose.owner} declares \`${id}\`, ${said.length > 0 ? saying(language, said) : `${LANGUAGE_NAMES[language]} has no term for it`}`,
        actual: said.map(({ written }) => written).join(', ') || undefined,
        expected: [term[language]],
        advice: 'Say it in the term that is declared, or declare what is said.',
      })
    }
  }
}

function saying(language: Language, terms: readonly { readonly written: string }[]): string {
  return `${LANGUAGE_NAMES[language]} has ${terms.map(({ written }) => quoted(written, language)).join(', ')}`
}
