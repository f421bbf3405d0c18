import { packOf } from '../../languages/packs.ts'
import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type ByLanguage, type Language, of } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import { foldSpelling, normalise, wordsOf } from '../../text/normalise.ts'
import { type Beside, byLanguage, type Held, sidesOf } from './passage.ts'

const QUOTED = /«([^»]*)»|“([^”]*)”|"([^"]*)"/g

/** Where a quotation leaves something out. */
const GAP = /…|\.{3}|\[[^\]]*\]/

/**
 * The words in quotation marks that do not stand in the passage as they are quoted. Spelling that nobody
 * reads is folded, and so is what another sentence asks of the first word and the last: what is attached
 * to it, its article, its ending. What a claim quotes of a source in the other language stands in its other
 * statement as it is quoted there, and here in translation.
 */
export function misquoted(held: Held, names: readonly RegisteredName[]): string[] {
  const [own = [], ...others] = byLanguage(held).map((sides) => quotationsOf(held, sides, names))
  return own
    .filter(
      ({ stands }, at) =>
        !stands && !others.some((other) => other.length === own.length && other[at]?.stands),
    )
    .map(({ words }) => words)
}

/** The words in quotation marks of one statement, and whether they stand in a passage of its language. */
function quotationsOf(
  held: Held,
  sides: readonly [Beside, ...Beside[]],
  names: readonly RegisteredName[],
): { readonly words: string; readonly stands: boolean }[] {
  const [{ statement, language }] = sides
  // Words that were translated stand so in no passage.
  if (sides.some(({ original }) => original !== language)) return []
  const said = [...statement.matchAll(QUOTED)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  if (said.length === 0) return []
  const texts = sides.flatMap(({ cited }) => cited).map(plainWords)
  const named = sidesOf(held)
    .flatMap(({ source }) => ownNames(source, names))
    .map((name) => plainWords(of(name, language)))
  return said.map((words) => {
    const pieces = words.split(GAP).map(plainWords)
    const stands =
      pieces.every((piece) => texts.some((text) => standsIn(piece, text, language))) ||
      named.some((name) => standsIn(plainWords(words), name, language))
    return { words, stands }
  })
}

/** Marks that belong to a name or a title quote nobody: «الدولة الإسلامية». */
function ownNames({ record }: Source, names: readonly RegisteredName[]): ByLanguage[] {
  return [
    ...names
      .filter(({ name }) => Object.values(name).some((each) => /[«“"]/.test(each)))
      .map(({ name }) => name),
    ...(record.title ? [record.title] : []),
    ...(record.titleShort ? [record.titleShort] : []),
    ...(record.containerTitle ? [record.containerTitle] : []),
  ]
}

function plainWords(text: string): string[] {
  return wordsOf(foldSpelling(normalise(text)))
}

function standsIn(words: readonly string[], text: readonly string[], language: Language): boolean {
  if (words.length === 0) return true
  return text.some((_, at) =>
    words.every((word, step) => {
      const other = text[at + step]
      if (other === undefined) return false
      if (other === word) return true
      const first = step === 0
      if (!first && step < words.length - 1) return false
      const ours = formsOf(word, first, language)
      return formsOf(other, first, language).some((form) => ours.includes(form))
    }),
  )
}

function formsOf(word: string, first: boolean, language: Language): string[] {
  const bare = first ? (wordsIn(word, language)[0]?.stems ?? [word]) : [word]
  const { endings } = packOf(language).passages
  return [...bare, ...bare.map((stem) => stem.replace(endings, ''))]
}
