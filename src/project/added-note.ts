import { parse, stringify } from 'yaml'
import type { Article, ArticleKind, ArticleParagraph, Stated } from '../model/article.ts'
import { type ByLanguage, each, type Language, of, UNDETERMINED } from '../model/language.ts'
import { locatorOf, writeLocator } from '../text/locator.ts'
import type { World } from '../world/world.ts'
import { readOwnFile } from './own-files.ts'

/** What a note on a saved file is written of. */
export interface AddedNote {
  readonly id: string
  readonly article: Pick<Article, 'kind' | 'record'>
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
  const inEach = (value: string) => flow(each(languages, () => value))
  const people = (all: readonly Stated[]) => `[${all.map(({ value }) => inEach(value)).join(', ')}]`
  const source = (all: readonly Stated[]) => [...new Set(all.map(({ at }) => at))].join('; ')
  const lines = [
    line('id', plain(id)),
    line('type', TYPES[article.kind]),
    record.language
      ? line('language', record.language.value, record.language.at)
      : line('language', UNDETERMINED, 'not told by its words: name it'),
    ...(record.title
      ? [line('title', inEach(record.title.value), `${record.title.at}; translate it`)]
      : [
          line('title', 'not stated'),
          line('title-short', inEach(stemOf(file)), 'the name of the file, to call it by'),
        ]),
    record.authors.length > 0
      ? line('author', people(record.authors), source(record.authors))
      : line('author', 'not stated'),
    ...(record.translator
      ? [line('translator', people([record.translator]), record.translator.at)]
      : []),
    record.containerTitle
      ? line('container-title', inEach(record.containerTitle.value), record.containerTitle.at)
      : line('container-title', 'not stated'),
    record.issued
      ? line('issued', record.issued.value, record.issued.at)
      : line('issued', 'unknown'),
    ...(url === undefined
      ? record.url
        ? [line('URL', flow(record.url.value), record.url.at)]
        : []
      : [line('URL', flow(url))]),
    line('original', flow(original)),
    line('text', record.translator ? 'translated' : 'original'),
    line('origin', plain(id), 'sources of one origin count once'),
    ...healthOf(kept, languages, texts),
  ]
  return `---\n# Written from ${comment(file)}. What it does not state is not stated here.\n${lines.join('\n')}\n---\n`
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
