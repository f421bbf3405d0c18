import { type ByLanguage, LANGUAGES, type Language } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Finding } from '../../report/findings.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { foundAt } from '../found-at.ts'
import type { Difference } from './difference.ts'
import type { Opposition } from './oppositions.ts'

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ar: 'Arabic' }

/** A difference as the writer who must settle it reads it: whose it is, both languages’ words, what to do. */
export function findingOf(difference: Difference, { owner, says }: Text): Finding {
  const { rule, problem } = difference
  const [first, second] = LANGUAGES
  const words: ByLanguage<string | undefined> = {
    en: difference.a && quoted(difference.a, 'en'),
    ar: difference.b && quoted(difference.b, 'ar'),
  }
  // The default language carries the data: it is the other one that is off, unless it alone has it.
  const language = words[second] === undefined || words[first] !== undefined ? second : first
  const other = language === first ? second : first
  const own = words[language]
  const counterpart = words[other] ?? '—'
  return {
    rule,
    ...foundAt(says[language]),
    reason:
      own === undefined
        ? `${owner}: ${NAMES[other]} has ${counterpart}, ${NAMES[language]} has nothing for it`
        : `${owner}: ${sentence(problem, words)}`,
    actual: own ?? excerpt(says[language].plain),
    expected: [counterpart],
    advice: advice(difference, language),
  }
}

function sentence(
  problem: Difference['problem'],
  { en, ar }: ByLanguage<string | undefined>,
): string {
  const both = `English has ${en}, Arabic ${ar}`
  if (problem === 'order') return `${both}: the same numbers, but each where the other belongs`
  if (problem === 'hedge') return `${both}: they are not bound alike`
  return problem === 'kind' ? `${both}: the same figure, but not for the same thing` : both
}

function advice({ problem, rule }: Difference, language: Language): string {
  switch (problem) {
    case 'missing':
      return `Say it in ${NAMES[language]} too, or take it out of the other language.`
    case 'kind':
      return 'Per cent and percentage points, months and years, morning and evening, two currencies are different things: say the same in both languages.'
    case 'hedge':
      return 'Say “more than”, “about” or “at most” in both languages or in neither, as the source has it.'
    case 'order':
      return 'See which number belongs to what in the cited paragraph, and exchange them in the language that has it wrong.'
    case 'value':
      return rule === 'date-differs'
        ? 'Look the date up in the cited paragraph and correct the language that has it wrong.'
        : 'Look the number up in the cited paragraph and correct the language that has it wrong.'
  }
}

/** Words that say the opposite of each other, as the writer who must look at them reads it. */
export function oppositionFinding({ axis, a, b }: Opposition, { owner, says }: Text): Finding {
  const words = {
    en: a === undefined ? excerpt(says.en.plain) : `“${a}”`,
    ar: b === undefined ? excerpt(says.ar.plain) : `«${b}»`,
  }
  const [first, second] = LANGUAGES
  return {
    rule: 'sense-opposed',
    ...foundAt(says[second]),
    reason: `${owner}: English has ${a ? words.en : 'nothing for it'}, Arabic ${b ? words.ar : 'nothing for it'}: ${axis}?`,
    actual: words[second],
    expected: [words[first]],
    advice: 'Read both against the cited paragraph, and correct the language that has it wrong.',
  }
}

function quoted(quantity: Quantity, language: Language): string {
  return language === 'en' ? `“${quantity.text}”` : `«${quantity.text}»`
}

/** The beginning of a text in which something is missing. */
function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, text.lastIndexOf(' ', 60))} …`
}
