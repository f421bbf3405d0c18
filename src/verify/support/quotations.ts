import { packOf } from '../../languages/packs.ts'
import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type ByLanguage, type Language, of } from '../../model/language.ts'
import type { Source } from '../../model/source.ts'
import { foldSpelling, normalise, wordsOf } from '../../text/normalise.ts'
import type { Held } from './passage.ts'

const QUOTED = /«([^»]*)»|“([^”]*)”|"([^"]*)"/g

/** Where a quotation leaves something out. */
const GAP = /…|\.{3}|\[[^\]]*\]/

/**
 * The words in quotation marks that do not stand in the passage as they are quoted. Spelling that nobody
 * reads is folded, and so is what another sentence asks of the first word and the last: what is attached
 * to it, its article, its ending.
 */
export function misquoted(
  { statement, cited, language, source }: Held,
  names: readonly RegisteredName[],
): string[] {
  const said = [...statement.matchAll(QUOTED)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  if (said.length === 0) return []
  const texts = cited.map(plainWords)
  const named = ownNames(source, names).map((words) => plainWords(of(words, language)))
  return said.filter((quotation) => {
    const pieces = quotation.split(GAP).map(plainWords)
    if (pieces.every((words) => texts.some((text) => standsIn(words, text, language)))) return false
    return !named.some((words) => standsIn(plainWords(quotation), words, language))
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
