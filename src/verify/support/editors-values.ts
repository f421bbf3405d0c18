import type { EditorsFile } from '../../model/editor.ts'
import { LANGUAGES } from '../../model/language.ts'
import type { Claim, Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import { dateInWords } from '../../text/dates.ts'
import { quantitiesIn } from '../../text/numbers/quantities-in.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { wordsIn } from '../../text/words.ts'
import { mentionsIn } from '../names/mentions.ts'
import { type Register, registerOf } from '../names/register.ts'
import { type Unsupported, unsupportedIn } from './quantities.ts'

/** A claim with the sources that it rests on. */
export interface Ground {
  readonly claim: Claim
  readonly sources: readonly Source[]
}

/** What a sentence of the editor's says and none of its claims does. */
export interface Ungrounded {
  readonly quantities: readonly Unsupported[]
  /** Names, as the sentence has them. */
  readonly names: readonly string[]
}

/**
 * The numbers, dates and names of a sentence that stand in none of the claims it rests on: neither in
 * their words, nor in what they and their sources declare (speaker, periods of figures, date of issue).
 * The default language is asked for all: that the other says the same is proved elsewhere.
 *
 * @param said its words in the default language
 */
export function ungroundedIn(
  said: string,
  grounds: readonly Ground[],
  { names }: Pick<EditorsFile, 'names'>,
): Ungrounded {
  const [language] = LANGUAGES
  const registers = registerOf(names)
  const pool = grounds.flatMap(({ claim, sources }) => [
    ...LANGUAGES.map((each) => claim.statements[each].plain),
    ...datesOf(claim, sources).map((date) => dateInWords(date, language)),
  ])
  const named = new Set(
    grounds.flatMap(({ claim, sources }) => [
      ...LANGUAGES.flatMap((each) => [
        ...namesIn(claim.statements[each].plain, registers[each]).any,
        ...sources
          .flatMap(recordOf)
          .flatMap((words) => [...namesIn(words[each], registers[each]).any]),
      ]),
      ...(claim.attribution ? [claim.attribution] : []),
    ]),
  )
  const speakers = names.filter(({ id }) => grounds.some(({ claim }) => claim.attribution === id))
  for (const { name } of speakers) {
    for (const each of LANGUAGES) {
      for (const id of namesIn(name[each], registers[each]).any) named.add(id)
    }
  }
  const telling = namesIn(said, registers[language]).telling
  return {
    quantities: unsupportedIn(said, pool, language, []).filter(
      (each) => !countsItself(each.said, said, pool),
    ),
    names: [...telling].filter(([id]) => !named.has(id)).map(([, words]) => words),
  }
}

/** Up to this many a writer counts what a sentence itself goes on to tell: "two faces", "in three places". */
const FEW = 5

/** Whether a number may be the editor's own count: small, in words, of what no claim counts. */
function countsItself(quantity: Quantity, said: string, pool: readonly string[]): boolean {
  if (quantity.kind !== 'count' || quantity.unit || quantity.value > FEW) return false
  if (/\p{Nd}/u.test(quantity.text) || quantity.hedge !== '') return false
  const [counted] = wordsAfter(said, quantity)
  return !pool.some((text) =>
    quantitiesIn(text).some(
      (other) =>
        other.kind === 'count' &&
        wordsAfter(text, other)
          .slice(0, 2)
          .includes(counted ?? ''),
    ),
  )
}

function wordsAfter(text: string, { end }: Quantity): string[] {
  return wordsIn(text.slice(end, end + 60), 'en').map(({ stems }) =>
    (stems.at(-1) ?? '').replace(/s$/, ''),
  )
}

function namesIn(text: string, register: Register) {
  return mentionsIn(wordsIn(text, register.language), register)
}

function datesOf({ figures }: Claim, sources: readonly Source[]): string[] {
  return [
    ...figures.flatMap(({ period, asOf }) => [period ?? [], asOf ?? []].flat()),
    ...sources.flatMap(({ record }) => record.issued ?? []),
  ].flatMap((date) => date.split('/').filter((end) => end !== '..'))
}

function recordOf({ record }: Source) {
  return [...(record.author ?? []), ...(record.containerTitle ? [record.containerTitle] : [])]
}

/** The editor's texts that rest on claims. */
export function restingTexts(texts: readonly Text[]): Text[] {
  return texts.filter(({ kind, rests }) => kind !== 'claim' && rests.length > 0)
}
