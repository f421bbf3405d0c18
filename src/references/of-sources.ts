import { othersOf } from '../model/language.ts'
import { ownLanguageOf, type Source, shortTitleOf } from '../model/source.ts'
import { writeBib } from './bib.ts'
import { type Reference, withoutEmpty } from './reference.ts'
import { writeRis } from './ris.ts'

/** The sources of a brief for whoever wants to cite them elsewhere. */
export interface References {
  /** CSL-JSON. What Mujaz knows beyond it stands under `custom`. */
  readonly json: string
  /** biblatex */
  readonly bib: string
  readonly ris: string
}

/** Sources by their ids, in the words of the language each was read in, where those are at hand. */
export function referencesOf(sources: readonly Source[]): References {
  const references = sources
    .map(referenceOf)
    .toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)))
  return {
    json: cslOf(sources),
    bib: writeBib(references),
    ris: writeRis(references),
  }
}

function referenceOf({ id, record }: Source): Reference {
  const own = ownLanguageOf(record)
  const [other] = othersOf(shortTitleOf(record), own)
  const inOwn = (people: typeof record.author) => people?.map((name) => name[own] ?? '')
  return withoutEmpty({
    id,
    type: record.type,
    language: record.language,
    title: record.title?.[own],
    translatedTitle: other === undefined ? undefined : record.title?.[other],
    titleShort: record.titleShort?.[own],
    author: inOwn(record.author),
    translator: inOwn(record.translator),
    containerTitle: record.containerTitle?.[own],
    issued: record.issued,
    URL: record.URL,
  })
}

function cslOf(sources: readonly Source[]): string {
  const items = sources.map(({ id, record, text, origin }) => {
    const own = ownLanguageOf(record)
    return {
      id,
      type: record.type,
      language: record.language,
      ...(record.title && { title: record.title[own] }),
      ...(record.author && {
        author: record.author.map((name) => ({ literal: name[own] })),
      }),
      ...(record.translator && {
        translator: record.translator.map((name) => ({ literal: name[own] })),
      }),
      ...(record.containerTitle && { 'container-title': record.containerTitle[own] }),
      ...(record.issued && { issued: { 'date-parts': [record.issued.split('-').map(Number)] } }),
      ...(record.URL && { URL: record.URL }),
      custom: { title: record.title, text, origin },
    }
  })
  return `${JSON.stringify(items, undefined, 2)}\n`
}
