import { parse, stringify } from 'yaml'
import type { Article, ArticleKind, ArticleParagraph, Stated } from '../model/article.ts'
import {
  type ByLanguage,
  each,
  type Language,
  of,
  printedLanguage,
  UNDETERMINED,
} from '../model/language.ts'
import { locatorOf, writeLocator } from '../text/locator.ts'
import type { World } from '../world/world.ts'
import type { LibraryRecord } from './library.ts'
import { readOwnFile } from './own-files.ts'

/** What a note on a saved file is written of. */
export interface AddedNote {
  readonly id: string
  readonly article: Pick<Article, 'kind'> & { readonly record: LibraryRecord }
  /** The paragraphs of its original, in their order. */
  readonly kept: readonly ArticleParagraph[]
  /** Address that the person named. */
  readonly url: string | undefined
  /** Name of the file that was added, and that of its original. */
  readonly file: string
  readonly original: string
  /** Of the brief. */
  readonly languages: readonly Language[]
}

/** The types of CSL that a file is taken for until a person says better. */
const TYPES: Readonly<Record<ArticleKind, string>> = {
  html: 'webpage',
  docx: 'document',
  pdf: 'document',
  markdown: 'document',
  text: 'document',
}

/** What is said of debris, and of paragraphs that cannot be read, in every language. */
export interface AddedTexts {
  readonly noise: ByLanguage
  readonly refused: ByLanguage
}

/** Reads {@link AddedTexts} from the files of Mujaz. */
export async function readAddedTexts(world: World): Promise<AddedTexts> {
  return parse(new TextDecoder().decode(await readOwnFile('src/project/added.yaml', world)))
}

/**
 * Writes the note on a saved file: its record as far as the file states it, each value with the place where it
 * stands, what it does not say as such, and its debris. There is no claim in it yet.
 */
export function noteOf(note: AddedNote, texts: AddedTexts): string {
  const { id, article, kept, url, file, original, languages } = note
  const { record } = article
  const stated = statedLines(record, languages)
  const lines = [
    line('id', plain(id)),
    stated.get('type') ?? line('type', TYPES[article.kind]),
    stated.get('language') ?? line('language', UNDETERMINED, 'not told by its words: name it'),
    stated.get('title') ?? line('title', 'not stated'),
    stated.get('title-short') ??
      (record.title
        ? []
        : line(
            'title-short',
            inEach(stemOf(file), languages),
            'the name of the file, to call it by',
          )),
    stated.get('author') ?? line('author', 'not stated'),
    stated.get('translator') ?? [],
    stated.get('container-title') ?? line('container-title', 'not stated'),
    stated.get('issued') ?? line('issued', 'unknown'),
    url === undefined ? (stated.get('URL') ?? []) : line('URL', flow(url)),
    line('original', flow(original)),
    line('text', record.translator ? 'translated' : 'original'),
    line('origin', plain(id), 'sources of one origin count once'),
    healthOf(kept, languages, texts),
  ].flat()
  return `---\n# Written from ${comment(file)}. What it does not state is not stated here.\n${lines.join('\n')}\n---\n`
}

/**
 * The lines of a record, by their keys, as far as somebody states what stands in them: each value with the place where it
 * was stated.
 */
export function statedLines(
  record: LibraryRecord,
  languages: readonly Language[],
): ReadonlyMap<string, string> {
  const { type, language, title, translatedTitle, titleShort, authors, containerTitle } = record
  const translators = [record.translator ?? [], record.moreTranslators ?? []].flat()
  const people = (all: readonly Stated[]) =>
    `[${all.map(({ value }) => inEach(value, languages)).join(', ')}]`
  const source = (all: readonly Stated[]) => [...new Set(all.map(({ at }) => at))].join('; ')
  const own = language && printedLanguage(language.value, languages)
  // Which of two titles is in which language is known where the brief has that of the source.
  const translation = own === undefined ? undefined : translatedTitle
  const lines: readonly (readonly [string, string, string] | undefined)[] = [
    type && ['type', flow(type.value).replace(/^"([a-z_-]+)"$/, '$1'), type.at],
    language && ['language', language.value, language.at],
    title &&
      (translation
        ? [
            'title',
            flow(each(languages, (each) => (each === own ? title.value : translation.value))),
            title.at,
          ]
        : ['title', inEach(title.value, languages), `${title.at}; translate it`]),
    titleShort && ['title-short', inEach(titleShort.value, languages), titleShort.at],
    authors.length > 0 ? ['author', people(authors), source(authors)] : undefined,
    translators.length > 0 ? ['translator', people(translators), source(translators)] : undefined,
    containerTitle && [
      'container-title',
      inEach(containerTitle.value, languages),
      containerTitle.at,
    ],
    record.issued && ['issued', record.issued.value, record.issued.at],
    record.url && ['URL', flow(record.url.value), record.url.at],
  ]
  return new Map(lines.flatMap((each) => (each ? [[each[0], line(...each)] as const] : [])))
}

function inEach(value: string, languages: readonly Language[]): string {
  return flow(each(languages, () => value))
}

/** Debris in one entry, and a doubt for every paragraph whose letters cannot be trusted. */
function healthOf(
  kept: readonly ArticleParagraph[],
  languages: readonly Language[],
  texts: AddedTexts,
): string[] {
  const numbersOf = (is: (paragraph: ArticleParagraph) => boolean) =>
    kept.flatMap((paragraph, index) => (is(paragraph) ? [index + 1] : []))
  const entry = (at: readonly number[], kind: 'noise' | 'doubt', text: ByLanguage) =>
    at.length === 0
      ? []
      : [
          `  - at: ${flow(writeLocator(locatorOf(at)))}`,
          `    kind: ${kind}`,
          `    note: ${flow(each(languages, (language) => of(text, language)))}`,
        ]
  const entries = [
    ...entry(
      numbersOf(({ noise }) => noise !== undefined),
      'noise',
      texts.noise,
    ),
    ...entry(
      numbersOf(({ refused }) => refused !== undefined),
      'doubt',
      texts.refused,
    ),
  ]
  return entries.length > 0 ? ['health:', ...entries] : []
}

function line(key: string, value: string, why?: string): string {
  return why === undefined ? `${key}: ${value}` : `${key}: ${value}   # ${comment(why)}`
}

/** A comment ends where its line does. */
function comment(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** A value on one line, its texts in quotation marks whatever stands in them. */
function flow(value: unknown): string {
  return stringify(value, {
    collectionStyle: 'flow',
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  }).trimEnd()
}

/** A value as it would be written by hand: in quotation marks only where it would be no text without, as a number. */
function plain(text: string): string {
  return stringify(text).trimEnd()
}

function stemOf(file: string): string {
  return file.replace(/\.[^.]*$/, '') || file
}
