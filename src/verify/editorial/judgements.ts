import { packOf } from '../../languages/packs.ts'
import { quoted } from '../../languages/quoted.ts'
import { type Language, languagesOf, mapEach, of } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { sentencesIn } from '../../text/sentences.ts'
import { foundAt } from '../found-at.ts'
import { SCALES, scaleOf, termOf, termsIn } from './scale.ts'

/** The languages judge alike: the same terms of each scale, in whatever order. */
export function checkScales(prose: Text, context: Context): void {
  const [first, second] = languagesOf(prose.says)
  if (second === undefined) return
  for (const scale of SCALES) {
    const found = mapEach(prose.says, ({ plain }, language) => termsIn(scale, plain, language))
    const lacking = (language: Language, other: Language) =>
      of(found, other).filter(({ id }) => !of(found, language).some((term) => term.id === id))
    const [missing, extra] = [lacking(second, first), lacking(first, second)]
    if (missing.length === 0 && extra.length === 0) continue
    // The default language is what was meant, unless it alone has nothing to say.
    const [language, other] = missing.length > 0 ? [second, first] : [first, second]
    const [wanted, inPlace] = missing.length > 0 ? [missing, extra] : [extra, missing]
    context.report({
      rule: 'likelihood-differs',
      ...foundAt(of(prose.says, language)),
      reason: `${prose.owner}: ${saying(other, wanted)}, ${saying(language, inPlace)}`,
      actual: inPlace.map(({ written }) => written).join(', ') || undefined,
      expected: wanted.map(({ id }) => termOf(scale, id, language)),
      advice:
        'The scale has one term in each language: use its counterpart, or a word of neither scale in both.',
    })
  }
}

/** No sentence says both how likely a thing is and how well that is founded. */
export function checkMixture(prose: Text, context: Context): void {
  for (const language of languagesOf(prose.says)) {
    for (const sentence of sentencesIn(of(prose.says, language).plain)) {
      const [likelihood] = termsIn('likelihood', sentence, language)
      const [confidence] = termsIn('confidence', sentence, language)
      if (!likelihood || !confidence) continue
      context.report({
        rule: 'likelihood-with-confidence',
        ...foundAt(of(prose.says, language)),
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
      ...foundAt(of(prose.says, languagesOf(prose.says)[0])),
      reason: `${prose.owner} declares likelihood and confidence`,
      actual: `likelihood=${likelihood} confidence=${confidence}`,
      expected: [`likelihood=${likelihood}`, `confidence=${confidence}`],
      advice: 'Make two judgements of it.',
    })
  }
  for (const id of [likelihood, confidence]) {
    const scale = id && scaleOf(id)
    if (id === undefined || scale === undefined) continue
    for (const language of languagesOf(prose.says)) {
      const said = termsIn(scale, of(prose.says, language).plain, language)
      if (said.some((found) => found.id === id)) continue
      context.report({
        rule: 'likelihood-differs',
        ...foundAt(of(prose.says, language)),
        reason: `${prose.owner} declares \`${id}\`, ${saying(language, said)}`,
        actual: said.map(({ written }) => written).join(', ') || undefined,
        expected: [termOf(scale, id, language)],
        advice: 'Say it in the term that is declared, or declare what is said.',
      })
    }
  }
}

function saying(language: Language, terms: readonly { readonly written: string }[]): string {
  const name = packOf(language).nameInEnglish
  return terms.length > 0
    ? `${name} has ${terms.map(({ written }) => quoted(written, language)).join(', ')}`
    : `${name} has no term for it`
}
