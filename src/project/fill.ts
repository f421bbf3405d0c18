import { isMap, isScalar, parseDocument } from 'yaml'
import type { Stated } from '../model/article.ts'
import { type Language, UNDETERMINED } from '../model/language.ts'
import { type BibliographicRecord, ownLanguageOf, type Source } from '../model/source.ts'
import { readNote } from '../read/note.ts'
import { placesIn } from '../read/note-places.ts'
import { Collector, collect } from '../report/context.ts'
import { createWorld } from '../world/world.ts'
import { statedLines } from './added-note.ts'
import { keepingLineEnds } from './change-note.ts'
import { readNoteTexts } from './follow.ts'
import {
  differencesOf,
  entryOf,
  hasNone,
  type Library,
  type LibraryRecord,
  readLibrary,
} from './library.ts'
import { type Folders, foldersOf, readProject } from './load.ts'

export interface FillOptions extends Partial<Folders> {
  /** The one source whose record is filled. @default every one that the library has an entry of */
  readonly id?: string
  /** Asked of each note; what was said no to is left as it is. @default all are filled */
  readonly ask?: (filled: FilledNote) => Promise<boolean>
}

/** A note and what its record got of a library. */
export interface FilledNote {
  readonly id: string
  /** Its path. */
  readonly note: string
  /** Key of the entry. */
  readonly entry: string
  /** The lines that are new, without what they replace. */
  readonly lines: readonly string[]
  /** What note and library state differently, and else what a person should know, a sentence each. */
  readonly notices: readonly string[]
}

export interface FillResult {
  readonly written: boolean
  /** Notes that the library has an entry of, those too of which nothing was lacking. */
  readonly filled: readonly FilledNote[]
  /** Why nothing was written, a sentence each. */
  readonly faults: readonly string[]
}

/**
 * Fills the records of notes from an export of a library of references: what they do not state, and nothing else. What both
 * state differently stays as the note has it, and is told: a person wrote it, in all languages of the brief. All notes or
 * none are written.
 *
 * @param file path of the export; `zotero.bib#key` names the entry of the one source
 */
export async function fillRecords(
  file: string,
  options: FillOptions = {},
  world = createWorld(),
): Promise<FillResult> {
  const { id, ask = async () => true } = options
  const folders = foldersOf(options)
  return world.exclusively(folders.sources, async () => {
    const { sources, languages } = await readProject(folders, world, new Collector())
    const fault = (...faults: string[]): FillResult => ({ written: false, filled: [], faults })
    const library = await readLibrary(file, world)
    if (typeof library === 'string') return fault(library)
    const chosen = id === undefined ? sources : sources.filter((source) => source.id === id)
    if (chosen.length === 0) {
      return fault(
        id === undefined ? 'There is no note to be filled.' : `There is no source \`${id}\`.`,
      )
    }
    if (library.key !== undefined && chosen.length > 1) {
      return fault('An entry is that of one source: name it with --id.')
    }
    const alone = chosen.length === 1
    const texts = await readNoteTexts(chosen, world)
    const faults: string[] = []
    const all = chosen.flatMap((source): Fill[] => {
      const wanted = { ...knownBy(source), alone }
      if (!alone && hasNone(library, wanted)) return []
      const found = filledBy(source, texts.get(source.path) ?? '', library, wanted, languages)
      if (typeof found !== 'string') return [found]
      faults.push(`${source.path}: ${found}`)
      return []
    })
    if (faults.length > 0) return fault(...faults)
    if (all.length === 0) return fault(`${library.name} has no entry of any source of the notes.`)
    const filled = all.map((fill) => fill.filled)
    const agreed: Fill[] = []
    for (const fill of all) {
      if (fill.filled.lines.length > 0 && (await ask(fill.filled))) agreed.push(fill)
    }
    if (agreed.length === 0) return { written: false, filled, faults }
    const places = await Promise.all(
      agreed.map(async ({ filled, text }) => [await world.follow(filled.note), text] as const),
    )
    await world.replace(new Map(places), folders.sources)
    return { written: true, filled, faults }
  })
}

interface Fill {
  readonly filled: FilledNote
  /** Of the whole note. */
  readonly text: string
}

function knownBy({ id, record }: Source) {
  const titles = [record.title, record.titleShort].flatMap((title) => Object.values(title ?? {}))
  return { id, url: record.URL, titles }
}

/** @returns the note as it would be, or the sentence that says why it cannot be */
function filledBy(
  source: Source,
  text: string,
  library: Library,
  wanted: Parameters<typeof entryOf>[1],
  languages: readonly Language[],
): Fill | string {
  const entry = entryOf(library, wanted)
  if (typeof entry === 'string') return entry
  const own = statedIn(source)
  const lacking = lackingIn(source)
  const notices = [
    ...entry.notices,
    ...differencesOf(entry.record, own).map(
      ({ what, taken, other }) =>
        `The ${what} is “${taken.value}” in ${taken.at}, and “${other.value}” in the note, which was kept.`,
    ),
  ]
  const lines = new Map(
    [...statedLines(entry.record, languages)].filter(([key]) => lacking.has(key)),
  )
  const filled = {
    ...{ id: source.id, note: source.path, entry: entry.key },
    ...{ lines: [...lines.values()], notices },
  }
  const made = keepingLineEnds(text, (plain) => withLines(plain, lines))
  if (!isSound(source, text, made, languages)) {
    return 'Its front matter could not be filled without changing something else: fill it by hand.'
  }
  return { filled, text: made }
}

/** What a note states of its source, in the words of that. */
function statedIn({ record }: Source): LibraryRecord {
  const own = ownLanguageOf(record)
  const at = 'the note'
  const stated = (value: string | undefined): Stated | undefined =>
    value === undefined ? undefined : { value, at }
  const [title, containerTitle] = [
    stated(record.title?.[own]),
    stated(record.containerTitle?.[own]),
  ]
  const [issued, url] = [stated(record.issued), stated(record.URL)]
  const people = (all: BibliographicRecord['author'] = []) =>
    all.map((name) => ({ value: name[own] ?? '', at }))
  const [translator] = people(record.translator)
  return {
    type: { value: record.type, at },
    ...(title && { title }),
    authors: people(record.author),
    ...(translator && { translator }),
    ...(containerTitle && { containerTitle }),
    ...(issued && { issued }),
    ...(record.language !== UNDETERMINED && { language: { value: record.language, at } }),
    ...(url && { url }),
  }
}

/** The keys of its record under which a note states nothing. */
function lackingIn({ record, text }: Source): ReadonlySet<string> {
  const lacks = {
    title: !record.title,
    author: !record.author,
    // That a text is a translation is for the note to say.
    translator: !record.translator && text !== 'original',
    'container-title': !record.containerTitle,
    // A source that is dated by its text keeps that: only one of the two may stand there.
    issued: !record.issued && !record.notBefore,
    language: record.language === UNDETERMINED,
    URL: !record.URL,
  }
  return new Set(Object.entries(lacks).flatMap(([key, lacking]) => (lacking ? [key] : [])))
}

/** A note with lines of its record in the place of those that state nothing, all else as it was. */
function withLines(text: string, lines: ReadonlyMap<string, string>): string {
  const { frontMatter } = placesIn(text, [])
  if (!frontMatter) return text
  const { start, end } = frontMatter
  let record = text.slice(start, end)
  for (const [key, line] of lines) {
    const known = rowOf(key, record)
    if (known) record = record.slice(0, known[0]) + line + record.slice(known[1])
    else record += `${line}\n`
  }
  return text.slice(0, start) + record + text.slice(end)
}

/** From where to where the line of a key stands, with its comment. */
function rowOf(key: string, record: string): readonly [number, number] | undefined {
  const { contents } = parseDocument(record)
  const keys = isMap(contents) ? contents.items.map((item) => item.key) : []
  const range = keys.find((each) => isScalar(each) && each.value === key)?.range
  return range ? [range[0], record.indexOf('\n', range[0])] : undefined
}

/** Whether a note is still what it was, but for what its record did not state. */
function isSound(
  source: Source,
  before: string,
  after: string,
  languages: readonly Language[],
): boolean {
  const [was, is] = [before, after].map((text) =>
    collect((context) => readNote(source.path, new TextEncoder().encode(text), languages, context)),
  )
  const claims = (found: typeof was) => JSON.stringify(found?.value.source?.claims.map(bare))
  const bare = ({ place, statements, settled, ...claim }: Source['claims'][number]) => [
    claim,
    Object.values(statements).map(({ plain }) => plain),
    settled?.length,
  ]
  return (
    is?.value.source?.id === source.id &&
    is.findings.length <= (was?.findings.length ?? 0) &&
    claims(was) === claims(is)
  )
}
