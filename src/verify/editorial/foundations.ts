import { packOf } from '../../languages/packs.ts'
import { type ByLanguage, type Language, languagesOf, of } from '../../model/language.ts'
import { formatLocator, independentOrigins } from '../../model/source.ts'
import type { Saying, Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { foundAt } from '../found-at.ts'
import type { Ground } from '../grounds.ts'
import { termsIn } from './scale.ts'
import { brackets, emptyBracket } from './sentences.ts'

/**
 * High confidence rests on more than one origin. Where a claim is not known nothing is said: that it
 * is not known is reported elsewhere.
 */
export function checkOrigins(
  prose: Text,
  known: ReadonlyMap<string, Ground>,
  context: Context,
): void {
  const languages = languagesOf(prose.says)
  const language = languages.find((candidate) =>
    termsIn('confidence', of(prose.says, candidate).plain, candidate).some(
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
    ...foundAt(of(prose.says, language ?? languages[0])),
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
      ...foundAt(of(prose.says, missing[0] ?? languagesOf(prose.says)[0])),
      reason: `${prose.owner} rests on \`${id}\`, whose source errs in paragraph ${formatLocator(entry.at)}, and does not say so in ${missing.map((language) => packOf(language).nameInEnglish).join(' or ')}`,
      expected: languagesOf(prose.says).map(emptyBracket),
      advice: `Add the correction in a bracket, in both languages, to this sentence or to the claim; or rest the sentence on another claim.${languagesOf(
        entry.note,
      )
        .map((language) => `\n${language}: ${entry.note[language]}`)
        .join('')}`,
    })
  }
}

/** The languages in which nothing is put right. */
function uncorrectedIn(says: ByLanguage<Pick<Saying, 'plain'>>): Language[] {
  return languagesOf(says).filter(
    (language) => brackets(of(says, language).plain, language).length === 0,
  )
}

/** A correction that one language alone has leaves the other's readers with the error. */
export function checkBrackets(prose: Text, context: Context): void {
  const count = (language: Language) => brackets(of(prose.says, language).plain, language).length
  const [fewest, ...more] = languagesOf(prose.says).toSorted((a, b) => count(a) - count(b))
  const most = more.at(-1)
  if (fewest === undefined || most === undefined || count(fewest) === count(most)) return
  const name = packOf(fewest).nameInEnglish
  context.report({
    rule: 'error-uncorrected',
    ...foundAt(of(prose.says, fewest)),
    reason: `${prose.owner}: the editor’s bracket stands in ${packOf(most).nameInEnglish} and not in ${name}`,
    actual: brackets(of(prose.says, most).plain, most).join(' '),
    expected: [emptyBracket(fewest)],
    advice: `Add the same correction in ${name}.`,
  })
}
