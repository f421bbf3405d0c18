import { packOf } from '../../languages/packs.ts'
import { quoted } from '../../languages/quoted.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Finding } from '../../report/findings.ts'
import { foundAt } from '../found-at.ts'
import type { Difference } from './difference.ts'
import type { Opposition } from './oppositions.ts'

/** What a text has of a difference in one of its languages. */
interface Side {
  readonly language: Language
  /** In the quotation marks of the language; absent where it has nothing. */
  readonly words: string | undefined
}

function sideOf(language: Language, words: string | undefined): Side {
  return { language, words: words === undefined ? undefined : quoted(words, language) }
}

/** The two languages of a text that says something else in the one than in the other. */
function twoOf(says: Text['says']): readonly [Language, Language] {
  const [first, second = first] = languagesOf(says)
  return [first, second]
}

/** A difference as the writer who must settle it reads it: whose it is, both languages’ words, what to do. */
export function findingOf(difference: Difference, { owner, says }: Text): Finding {
  const { rule, problem } = difference
  const [first, second] = twoOf(says)
  const sides = [sideOf(first, difference.a?.text), sideOf(second, difference.b?.text)] as const
  // The default language carries the data: it is the other one that is off, unless it alone has it.
  const [other, own] =
    sides[1].words === undefined || sides[0].words !== undefined ? sides : [sides[1], sides[0]]
  const counterpart = other.words ?? '—'
  return {
    rule,
    ...foundAt(of(says, own.language)),
    reason:
      own.words === undefined
        ? `${owner}: ${nameOf(other)} has ${counterpart}, ${nameOf(own)} has nothing for it`
        : `${owner}: ${sentence(problem, sides)}`,
    actual: own.words ?? excerpt(of(says, own.language).plain),
    expected: [counterpart],
    advice: advice(difference, own),
  }
}

function nameOf({ language }: Pick<Side, 'language'>): string {
  return packOf(language).nameInEnglish
}

function sentence(problem: Difference['problem'], [first, second]: readonly [Side, Side]): string {
  const both = `${nameOf(first)} has ${first.words}, ${nameOf(second)} ${second.words}`
  if (problem === 'order') return `${both}: the same numbers, but each where the other belongs`
  if (problem === 'hedge') return `${both}: they are not bound alike`
  return problem === 'kind' ? `${both}: the same figure, but not for the same thing` : both
}

function advice({ problem, rule }: Difference, own: Side): string {
  switch (problem) {
    case 'missing':
      return `Say it in ${nameOf(own)} too, or take it out of the other language.`
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
  const [first, second] = twoOf(says)
  const [one, other] = [sideOf(first, a), sideOf(second, b)]
  const has = (side: Side) => side.words ?? 'nothing for it'
  return {
    rule: 'sense-opposed',
    ...foundAt(of(says, second)),
    reason: `${owner}: ${nameOf(one)} has ${has(one)}, ${nameOf(other)} ${has(other)}: ${axis}?`,
    actual: other.words ?? excerpt(of(says, second).plain),
    expected: [one.words ?? excerpt(of(says, first).plain)],
    advice: 'Read both against the cited paragraph, and correct the language that has it wrong.',
  }
}

/** The beginning of a text in which something is missing. */
function excerpt(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, text.lastIndexOf(' ', 60))} …`
}
