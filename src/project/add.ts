import { basename, join } from 'node:path'
import { paragraphsIn } from '../lock/lock-file.ts'
import {
  type Article,
  type ArticleParagraph,
  originalText,
  type StatedRecord,
} from '../model/article.ts'
import type { Language } from '../model/language.ts'
import type { Locator } from '../model/source.ts'
import { Collector } from '../report/context.ts'
import { ID } from '../text/id.ts'
import { whyNoText } from '../text/no-text.ts'
import { createWorld, type World } from '../world/world.ts'
import { type AddedTexts, noteOf, readAddedTexts } from './added-note.ts'
import { type CutParagraph, cutListOf, cutListPath, cutOf, withKept, writeCutList } from './cut.ts'
import { entryOf, type Library, type LibraryRecord, readLibrary, withLibrary } from './library.ts'
import { type Folders, foldersOf, type Project, readProject } from './load.ts'

export interface AddOptions extends Partial<Folders> {
  /** What the source is called; only of a single file. @default of the file's name */
  readonly id?: string
  /** The address that it was saved from; only of a single file. @default as the file states it */
  readonly url?: string
  /**
   * An export of a library of references, with the records of these sources; `zotero.bib#key` names the entry of a single
   * one. What it states goes before what the files state of themselves.
   */
  readonly record?: string
  /** Numbers of paragraphs of the file that were cut and are to be put back; only of a single file. */
  readonly keep?: Locator
  /**
   * Asked of each file, once it was read, whether it is to be added. What was said no to is left out.
   *
   * @default all of them are
   */
  readonly ask?: (added: AddedSource) => Promise<boolean>
}

/** A paragraph of the original that a person should look at. */
export interface MarkedParagraph {
  /** In the original, from 1. */
  readonly paragraph: number
  readonly text: string
  readonly why: string
}

/** What a file became. */
export interface AddedSource extends Pick<Article, 'kind' | 'notices'> {
  readonly record: LibraryRecord
  readonly id: string
  /** The file as the person named it. */
  readonly file: string
  /** Paths of what is written. */
  readonly note: string
  readonly original: string
  /** Number of the paragraphs of the original. */
  readonly paragraphs: number
  readonly cut: readonly CutParagraph[]
  /** Kept, but proposed as debris. */
  readonly noise: readonly MarkedParagraph[]
  /** Their letters cannot be trusted, and only a line that says so stands in their place. */
  readonly refused: readonly MarkedParagraph[]
}

/** What came of adding files. */
export interface AddResult {
  readonly written: boolean
  readonly added: readonly AddedSource[]
  /** Why nothing was written, a sentence each. */
  readonly faults: readonly string[]
}

/** Ids are typed by hand. */
const LONGEST_ID = 40

/**
 * Makes sources of saved files: for each an original, a paragraph a line, and a note with what the file states of
 * itself and no claim. All of them or none; nothing that exists is written over, and nothing is fetched.
 *
 * @param files paths of HTML, DOCX, PDF, Markdown or text
 * @throws TypeError where an option makes no sense
 */
export async function add(
  files: readonly string[],
  options: AddOptions = {},
  world = createWorld(),
): Promise<AddResult> {
  const { id, url, record, keep = [], ask = async () => true } = options
  if (files.length !== 1 && (id !== undefined || url !== undefined || keep.length > 0)) {
    throw new TypeError('An id, an address and paragraphs to keep are those of a single file.')
  }
  if (id !== undefined && !ID.test(id)) {
    throw new TypeError(
      `\`${id}\` cannot name a source: write lower-case letters, digits and single hyphens, such as \`port-survey\`.`,
    )
  }
  if (url !== undefined && !/^https?:\/\/\S+$/.test(url)) {
    throw new TypeError(`\`${url}\` is no address of a page: one begins with https://`)
  }
  const folders = foldersOf(options)
  return world.exclusively(folders.sources, async () => {
    // What is wrong with the project is for `check` to tell: here only its names and languages count.
    const project = await readProject(folders, world, new Collector())
    const taken = await Taken.of(project, folders, world)
    const writing = { languages: project.languages, texts: await readAddedTexts(world) }
    const faults: string[] = []
    const read: Reading[] = []
    const library = record === undefined ? undefined : await readLibrary(record, world)
    if (typeof library === 'string') return { written: false, added: [], faults: [library] }
    const wanted = { id, url, keep, library, alone: files.length === 1 }
    for (const file of files) {
      const found = await readSaved(file, wanted, writing, taken, folders, world)
      if (typeof found === 'string') faults.push(`${file}: ${found}`)
      else read.push(found)
    }
    const nothing = { written: false, added: read.map(({ added }) => added), faults }
    if (faults.length > 0) return nothing
    const chosen: Reading[] = []
    for (const reading of read) if (await ask(reading.added)) chosen.push(reading)
    const added = chosen.map((reading) => reading.added)
    if (chosen.length === 0) return { ...nothing, added }
    await world.replace(new Map(chosen.flatMap((reading) => [...reading.files])), folders.sources)
    return { written: true, added, faults }
  })
}

/** A file that was read, and what is to be written of it. */
interface Reading {
  readonly added: AddedSource
  readonly files: ReadonlyMap<string, string>
}

/** What other sources of the project have, and those that are being added with it. */
class Taken {
  readonly #ids: Set<string>
  readonly #files: Set<string>
  /** By the words of an original, the source that has it. */
  readonly #texts: Map<string, string>

  private constructor(ids: Set<string>, files: Set<string>, texts: Map<string, string>) {
    this.#ids = ids
    this.#files = files
    this.#texts = texts
  }

  static async of({ sources, originals }: Project, folders: Folders, world: World): Promise<Taken> {
    const texts = [...originals].map(
      ([id, original]) => [wordsOf(paragraphsIn(original)), id] as const,
    )
    const below = async (folder: string) =>
      ((await world.list(folder)) ?? []).map((name) => join(folder, name))
    const files = [
      ...(await below(join(folders.sources, 'notes'))),
      ...(await below(folders.originals)),
    ]
    return new Taken(new Set(sources.map(({ id }) => id)), new Set(files), new Map(texts))
  }

  /** Whether a source of this name, or a file of it, is there. */
  has(id: string, ...paths: readonly string[]): boolean {
    return this.#ids.has(id) || paths.some((path) => this.#files.has(path))
  }

  /** The source that has this very text. */
  sameText(paragraphs: readonly string[]): string | undefined {
    return this.#texts.get(wordsOf(paragraphs))
  }

  take(id: string, paragraphs: readonly string[]): void {
    this.#ids.add(id)
    this.#texts.set(wordsOf(paragraphs), id)
  }
}

function wordsOf(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => text.trim()).join('\n')
}

/** What the person says of a single file. */
interface Wanted {
  readonly id: string | undefined
  readonly url: string | undefined
  readonly keep: Locator
  readonly library: Library | undefined
  /** Whether it is a single file. */
  readonly alone: boolean
}

/** In what a note is written: the languages of the brief, and what is said in them. */
interface Writing {
  readonly languages: readonly Language[]
  readonly texts: AddedTexts
}

/** @returns what is to be written, or the sentence that says why it cannot be */
async function readSaved(
  file: string,
  wanted: Wanted,
  { languages, texts: said }: Writing,
  taken: Taken,
  folders: Folders,
  world: World,
): Promise<Reading | string> {
  const bytes = await world.read(file).catch((error: Error) => error)
  if (bytes === undefined) return 'There is no such file.'
  if (bytes instanceof Error) return `It cannot be read: ${bytes.message}`
  const name = basename(file)
  const { url } = wanted
  const { readArticle } = await import('../ingest/read-article.ts')
  const { UnreadableFile } = await import('../ingest/unreadable.ts')
  let article: Article
  try {
    article = await readArticle({ name, bytes, ...(url !== undefined && { url }) })
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw new Error(`${file} could not be read.`, { cause: error })
  }
  const paragraphs = withKept(article.paragraphs, wanted.keep)
  if (typeof paragraphs === 'string') return paragraphs
  const kept = paragraphs.filter(({ cut }) => cut === undefined)
  if (kept.length === 0) return 'There is no paragraph in it.'
  if (kept.every(({ refused }) => refused !== undefined)) {
    return `None of its ${kept.length} paragraphs can be read: the letters that the file gives are not those that are seen. Type it, or find the text elsewhere.`
  }
  const texts = kept.map(({ text }) => text)
  const content = originalText(paragraphs)
  const reason = whyNoText(new TextEncoder().encode(content))
  if (reason !== undefined) return `Its text cannot be an original. ${reason}.`
  const same = taken.sameText(texts)
  if (same !== undefined) return `The source \`${same}\` has this very text.`

  const record = recordOf(article.record, wanted)
  if (typeof record === 'string') return record

  const pathsOf = (id: string) =>
    [join(folders.sources, 'notes', `${id}.md`), join(folders.originals, `${id}.txt`)] as const
  const id = wanted.id ?? freeId(name, (candidate) => taken.has(candidate, ...pathsOf(candidate)))
  const [note, original] = pathsOf(id)
  if (taken.has(id, note, original)) {
    return `There is a source \`${id}\` already, or a file of it: name another one with --id. To put a newer text in its place: mujaz update ${id} ${file}`
  }
  taken.take(id, texts)
  const written = {
    ...{ id, article: { kind: article.kind, record: record.record }, kept, url, languages },
    ...{ file: name, original: basename(original) },
  }
  const cut = cutListOf(paragraphs, {
    path: original,
    bytes: new TextEncoder().encode(content),
  })
  return {
    added: {
      ...{ id, file, note, original, kind: article.kind },
      ...{ record: record.record, notices: [...article.notices, ...record.notices] },
      paragraphs: kept.length,
      cut: cutOf(paragraphs),
      noise: marked(kept, ({ noise }) => noise),
      refused: marked(kept, ({ refused }) => refused),
    },
    files: new Map([
      [original, content],
      [note, noteOf(written, said)],
      ...(cut ? [[cutListPath(original), writeCutList(cut)] as const] : []),
    ]),
  }
}

/** What a file and the library that was handed in with it state, or the sentence that says why that cannot be told. */
function recordOf(
  file: StatedRecord,
  { library, id, url: named, alone }: Wanted,
): string | { readonly record: LibraryRecord; readonly notices: readonly string[] } {
  if (!library) return { record: file, notices: [] }
  const titles = file.title ? [file.title.value] : []
  const entry = entryOf(library, { id, url: named ?? file.url?.value, titles, alone })
  if (typeof entry === 'string') return entry
  const { url } = entry.record
  const merged = withLibrary(file, entry)
  if (named === undefined || url === undefined || url.value === named) return merged
  const notice = `The address is “${url.value}” in ${url.at}, and \`--url\` names another, which was taken.`
  return { ...merged, notices: [...merged.notices, notice] }
}

function marked(
  kept: readonly ArticleParagraph[],
  whyOf: (paragraph: ArticleParagraph) => string | undefined,
): MarkedParagraph[] {
  return kept.flatMap((paragraph, index) => {
    const why = whyOf(paragraph)
    return why === undefined ? [] : [{ paragraph: index + 1, text: paragraph.text, why }]
  })
}

/** The name of a file as an id: its Latin letters and digits, or `source`; with a number where that is taken. */
function freeId(file: string, isTaken: (id: string) => boolean): string {
  const words = file
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const stem = words.join('-').slice(0, LONGEST_ID).replace(/-$/, '') || 'source'
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`
    if (!isTaken(id)) return id
  }
}
