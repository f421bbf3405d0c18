import { packOf } from '../../languages/packs.ts'
import { perLanguage } from '../../languages/per-language.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import { quoted } from '../../languages/quoted.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { remember } from '../../text/remember.ts'
import { foundAt } from '../found-at.ts'
import type { Ground } from '../grounds.ts'
import { reportUnsettled, type Settlement } from '../settled.ts'
import { folded, ownSentences } from './sentences.ts'

/**
 * Tells of each "now" of a text that rests on sources alone which were a year old when the brief was dated. A source
 * without a date is as old: nobody can say which day its "now" was. A sentence that names a year says itself when.
 */
export function checkPresent(
  text: Text,
  grounds: ReadonlyMap<string, Ground>,
  editor: EditorsFile,
  settlement: Settlement,
  context: Context,
): void {
  const old = text.dated === undefined ? oldSources(text, grounds, editor.date) : undefined
  const findings = languagesOf(text.says).flatMap((language) =>
    (old ? presentIn(of(text.says, language).plain, language) : []).map(
      (words): Finding => ({
        rule: 'present-stale',
        ...foundAt(of(text.says, language)),
        reason: `${text.owner} says ${quoted(words, language)}, and rests on ${old?.map(inWords).join(', ')} alone`,
        actual: words,
        advice: `Say when it was so, in the past: the brief is of ${editor.date}.`,
      }),
    ),
  )
  reportUnsettled('present-stale', text, findings, settlement, context)
}

/** Words of a text for the day on which it is read, in sentences that name no year, as they are folded. */
export function presentIn(text: string, language: Language): readonly string[] {
  return lookIn(language)(text)
}

const lookIn = perLanguage((language) => {
  const { present } = packOf(language).style
  return remember((text): readonly string[] =>
    ownSentences(text, language).flatMap((sentence) => {
      const words = [...folded(sentence).matchAll(present)].map(([word]) => word)
      // Few sentences have any, and dates take longer to find.
      return words.length > 0 && quantitiesIn(sentence, language).some(isYear) ? [] : words
    }),
  )
})

function isYear(quantity: ReturnType<typeof quantitiesIn>[number]): boolean {
  return quantity.kind === 'year' || (quantity.kind === 'date' && quantity.year !== undefined)
}

/** What a text rests on, where all of it is a year older than the brief, or has no date. */
function oldSources(
  { rests }: Text,
  grounds: ReadonlyMap<string, Ground>,
  date: string,
): Source[] | undefined {
  const own = [...new Set(rests.flatMap((id) => grounds.get(id)?.sources ?? []))]
  const isOld = own.every(
    ({ record: { issued } }) => issued === undefined || isYearOld(issued, date),
  )
  return own.length > 0 && isOld ? own : undefined
}

/** Whether a date lies a year or more before another, as exactly as both are known. */
function isYearOld(date: string, now: string): boolean {
  const year = Number(now.slice(0, 4)) - 1
  const length = Math.min(date.length, now.length)
  return date.slice(0, length) <= `${year}${now.slice(4)}`.slice(0, length)
}

function inWords({ id, record: { issued } }: Source): string {
  return issued === undefined ? `\`${id}\`, which has no date,` : `\`${id}\` of ${issued}`
}
