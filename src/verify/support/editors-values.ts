import { dateInWords } from '../../languages/dates.ts'
import { packOf } from '../../languages/packs.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import { wordsIn } from '../../languages/words.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../../model/language.ts'
import type { Claim, Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import type { Ground } from '../grounds.ts'
import { mentionsIn } from '../names/mentions.ts'
import { type Register, registerOf } from '../names/register.ts'
import type { Wording } from '../wording.ts'
import { namedIn } from './names.ts'
import { type Unsupported, unsupportedIn } from './quantities.ts'

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
 */
export function ungroundedIn(
  { says }: Pick<Text, 'says'>,
  grounds: readonly Ground[],
  { names }: Pick<EditorsFile, 'names'>,
): Ungrounded {
  const [language] = languagesOf(says)
  const said = of(says, language).plain
  const pool = grounds.flatMap(({ claim, sources }) => [
    ...languagesOf(claim.statements).map((each) => ({
      text: of(claim.statements, each).plain,
      language: each,
    })),
    ...datesOf(claim, sources).map((date) => ({ text: dateInWords(date, language), language })),
  ])
  const speakers = names.filter(({ id }) => grounds.some(({ claim }) => claim.attribution === id))
  const named = new Set(
    grounds.flatMap(({ claim, sources }) => [
      ...allNamesIn(
        mapEach(claim.statements, ({ plain }) => plain),
        names,
      ),
      ...sources.flatMap(recordOf).flatMap((words) => allNamesIn(words, names)),
      ...(claim.attribution ? [claim.attribution] : []),
    ]),
  )
  for (const { name } of speakers) for (const id of allNamesIn(name, names)) named.add(id)
  const telling = namesIn(said, registerOf(names, language)).telling
  return {
    quantities: unsupportedIn(said, pool, language, []).filter(
      (each) => !countsItself(each.said, { text: said, language }, pool),
    ),
    names: [...telling].filter(([id]) => !named.has(id)).map(([, words]) => words),
  }
}

/** Up to this many a writer counts what a sentence itself goes on to tell: "two faces", "in three places". */
const FEW = 5

/** Whether a number may be the editor's own count: small, in words, of what no claim counts. */
function countsItself(quantity: Quantity, said: Wording, pool: readonly Wording[]): boolean {
  if (quantity.kind !== 'count' || quantity.unit || quantity.value > FEW) return false
  if (/\p{Nd}/u.test(quantity.text) || quantity.hedge !== '') return false
  const [counted] = wordsAfter(said.text, quantity, said.language)
  return !pool.some(({ text, language }) =>
    quantitiesIn(text, language).some(
      (other) =>
        other.kind === 'count' &&
        wordsAfter(text, other, language)
          .slice(0, 2)
          .includes(counted ?? ''),
    ),
  )
}

function wordsAfter(text: string, { end }: Quantity, language: Language): string[] {
  const { key } = packOf(language).inflections
  return wordsIn(text.slice(end, end + 60), language).map(({ written, stems }) =>
    key({ written, stems: stems.slice(-1) }),
  )
}

/** Ids of the names that a text may have in any of its languages. */
function allNamesIn(words: ByLanguage, names: EditorsFile['names']): string[] {
  return languagesOf(words).flatMap((each) => {
    const [text, register] = [of(words, each), registerOf(names, each)]
    // A claim says "a technical note" of what is "the technical note" ever after.
    return [...namesIn(text, register).any, ...namedIn(text, register).keys()]
  })
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
