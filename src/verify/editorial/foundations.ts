import { type ByLanguage, LANGUAGES, type Language } from '../../model/language.ts'
import { type Claim, formatLocator, independentOrigins, type Source } from '../../model/source.ts'
import type { Saying, Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { foundAt } from '../found-at.ts'
import { CONFIDENCE_TERMS, termsIn } from './scale.ts'
import { brackets } from './sentences.ts'

/** A claim with the sources that it rests on. */
export interface Ground {
  readonly claim: Claim
  readonly sources: readonly Source[]
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'Arabic' }

/**
 * High confidence rests on more than one origin. Where a claim is not known nothing is said: that it
 * is not known is reported elsewhere.
 */
export function checkOrigins(
  prose: Text,
  known: ReadonlyMap<string, Ground>,
  context: Context,
): void {
  const language = LANGUAGES.find((candidate) =>
    termsIn(CONFIDENCE_TERMS, prose.says[candidate].plain, candidate).some(
      ({ id }) => id === 'high',
    ),
  )
  if (language === undefined && prose.declares?.confidence !== 'high') return
  const named = prose.rests.map((id) => known.get(id))
  if (named.some((ground) => ground === undefined)) return
  const grounds = named.map((ground) => (ground?.sources ?? []).map(({ origin }) => origin))
  if (independentOrigins(grounds) > 1) return
  const origins = [...new Set(grounds.flat())].map((origin) => `\`${origin}\``)
  context.report({
    rule: 'confidence-origin',
    ...foundAt(prose.says[language ?? LANGUAGES[0]]),
    reason: `${prose.owner} is of high confidence, but all that it rests on has ${inWords(origins)}`,
    actual: prose.rests.join(', ') || undefined,
    expected: ['moderate confidence', 'claims of two origins'],
    advice:
      'Name a claim of another origin that bears it out, or lower the confidence in both languages. Files that derive from one another are one origin.',
  })
}

function inWords(origins: readonly string[]): string {
  const [one, ...others] = origins
  if (one === undefined) return 'no origin'
  if (others.length === 0) return `one origin, ${one}`
  return `no two independent origins: it needs ${origins.join(' and ')} together`
}

/**
 * A sentence that rests on a claim in which its source errs carries the correction, unless the claim
 * itself says what is right. The footnote of a point prints the health entry that names the claim;
 * the footnotes of all other sentences do not (the same would be said twice on a page), so that these
 * must say it themselves, in a bracket, in both languages. A claim with a bracket has put the error
 * right already: what rests on it rests on what is right.
 */
export function checkCorrected(
  prose: Text,
  grounds: ReadonlyMap<string, Ground>,
  context: Context,
): void {
  const missing = uncorrectedIn(prose.says)
  if (prose.kind === 'point' || missing.length === 0) return
  for (const id of prose.rests) {
    const ground = grounds.get(id)
    const entry = ground?.sources
      .flatMap(({ health }) => health)
      .find(({ kind, claims }) => kind === 'error' && claims.includes(id))
    if (ground === undefined || entry === undefined) continue
    if (uncorrectedIn(ground.claim.statements).length === 0) continue
    context.report({
      rule: 'error-uncorrected',
      ...foundAt(prose.says[missing[0] ?? LANGUAGES[0]]),
      reason: `${prose.owner} rests on \`${id}\`, whose source errs in paragraph ${formatLocator(entry.at)}, and does not say so in ${missing.map((language) => LANGUAGE_NAMES[language]).join(' or ')}`,
      expected: ['[Editor: …]', '[المحرر: …]'],
      advice: `Add the correction in a bracket, in both languages, to this sentence or to the claim; or rest the sentence on another claim.\nen: ${entry.note.en}\nar: ${entry.note.ar}`,
    })
  }
}

/** The languages in which nothing is put right. */
function uncorrectedIn(says: ByLanguage<Pick<Saying, 'plain'>>): Language[] {
  return LANGUAGES.filter((language) => brackets(says[language].plain, language).length === 0)
}

/** A correction that one language alone has leaves the other's readers with the error. */
export function checkBrackets(prose: Text, context: Context): void {
  const count = (language: Language) => brackets(prose.says[language].plain, language).length
  const [en, ar] = [count('en'), count('ar')]
  if (en === ar) return
  const language: Language = en < ar ? 'en' : 'ar'
  const other = language === 'en' ? 'ar' : 'en'
  context.report({
    rule: 'error-uncorrected',
    ...foundAt(prose.says[language]),
    reason: `${prose.owner}: the editor’s bracket stands in ${LANGUAGE_NAMES[other]} and not in ${LANGUAGE_NAMES[language]}`,
    actual: brackets(prose.says[other].plain, other).join(' '),
    expected: [language === 'en' ? '[Editor: …]' : '[المحرر: …]'],
    advice: `Add the same correction in ${LANGUAGE_NAMES[language]}.`,
  })
}
