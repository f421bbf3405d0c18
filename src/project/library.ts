import { basename } from 'node:path'
import type { Stated, StatedRecord } from '../model/article.ts'
import { bareDoi, entriesFor, isSameText, type Wanted } from '../references/belongs.ts'
import { readReferences } from '../references/read.ts'
import { type ReadReference, UnreadableReferences } from '../references/reference.ts'
import { parseDate } from '../text/dates.ts'
import type { World } from '../world/world.ts'

/** A record as a library of references has it, beside what a saved file can state. */
export interface LibraryRecord extends StatedRecord {
  /** Type of CSL. */
  readonly type?: Stated
  readonly titleShort?: Stated
  /** The title in another language. */
  readonly translatedTitle?: Stated
  /** Where there are several, those after {@link StatedRecord.translator}. */
  readonly moreTranslators?: readonly Stated[]
}

/** An export of a library of references. */
export interface Library {
  /** Its name, as messages call it. */
  readonly name: string
  readonly entries: readonly ReadReference[]
  /** The entry that a person named behind `#`. */
  readonly key: string | undefined
}

/** The record of a source in a library, and what a person should know of it. */
export interface LibraryEntry {
  readonly key: string
  readonly record: LibraryRecord
  /** A sentence each. */
  readonly notices: readonly string[]
}

/**
 * Reads an export of a library.
 *
 * @param named its path, or its path, `#` and the key of an entry
 * @returns it, or where it cannot be read the sentence that says why and where
 */
export async function readLibrary(named: string, world: World): Promise<Library | string> {
  const parted = /^(.+)#([^#]+)$/s.exec(named)
  const read = (path: string) => world.read(path).catch((error: Error) => error)
  let [path, key]: [string, string | undefined] = [named, undefined]
  let bytes = await read(path)
  if (bytes === undefined && parted?.[1] !== undefined) {
    ;[path, key] = [parted[1], parted[2]]
    bytes = await read(path)
  }
  if (bytes === undefined) return `${path}: There is no such file.`
  if (bytes instanceof Error) return `${path}: It cannot be read: ${bytes.message}`
  try {
    return { name: basename(path), entries: readReferences(bytes), key }
  } catch (error) {
    if (!(error instanceof UnreadableReferences)) throw error
    return `${path}:${error.line}:${error.column}: ${error.message}`
  }
}

/** How many entries a message names. */
const NAMED = 5

/** @returns the entry of a source, or the sentence that says why it cannot be told */
export function entryOf(library: Library, wanted: Omit<Wanted, 'key'>): LibraryEntry | string {
  const { name, entries, key } = library
  const found = entriesFor(entries, { ...wanted, key })
  const [entry, ...others] = found
  if (!entry) {
    return key === undefined
      ? `None of ${inNumber(entries, name)} has its address, its title or its id: name one, --record ${name}#${entries[0]?.id || 'key'}. ${listed(entries)}`
      : `There is no entry \`${key}\` in ${name}. ${listed(entries)}`
  }
  if (others.length > 0) {
    return `${found.length} entries of ${name} may be meant: name one, --record ${name}#${entry.id || 'key'}. ${listed(found)}`
  }
  return statedBy(entry, name)
}

/** Whether none of the entries is that of a source, so that there is nothing to tell. */
export function hasNone({ entries, key }: Library, wanted: Omit<Wanted, 'key'>): boolean {
  return entriesFor(entries, { ...wanted, key }).length === 0
}

function inNumber(entries: readonly ReadReference[], name: string): string {
  return entries.length === 1
    ? `the one entry of ${name}`
    : `the ${entries.length} entries of ${name}`
}

function listed(entries: readonly ReadReference[]): string {
  const some = entries.slice(0, NAMED).map(({ id, title, line }) => {
    const called = id === '' ? `the one of line ${line}` : `\`${id}\``
    return title === undefined ? called : `${called} “${title}”`
  })
  const more = entries.length - some.length
  return `There: ${some.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`
}

/** In years of the Gregorian calendar there was no print before; those of other calendars are below. */
const FIRST_YEAR = 1500

/** What an entry states, each value with the place where it stands, as a note can have it. */
function statedBy(entry: ReadReference, name: string): LibraryEntry {
  const called = entry.id === '' ? `entry of line ${entry.line}` : `entry \`${entry.id}\``
  const at = `${name}, ${called}`
  const notices = entry.notices.map((notice) => `${at}: ${notice}.`)
  const stated = (value: string) => ({ value, at })
  const [translator, ...moreTranslators] = (entry.translator ?? []).map(stated)
  const { type, title, titleShort, translatedTitle, author = [], containerTitle, language } = entry
  const DOI = entry.DOI && `https://doi.org/${bareDoi(entry.DOI)}`
  const url = entry.URL ?? DOI
  const isAddress = url !== undefined && /^https?:\/\/[^\s/]/.test(url) && URL.canParse(url)
  if (url !== undefined && !isAddress) notices.push(`${at}: \`${url}\` is no address of a page.`)
  const year = parseDate(entry.issued ?? '')?.year
  const issued = year !== undefined && year >= FIRST_YEAR ? entry.issued : undefined
  if (entry.issued !== undefined && issued === undefined) {
    notices.push(
      `${at}: \`${entry.issued}\` is a year of another calendar: write that of the Gregorian one.`,
    )
  }
  return {
    key: entry.id,
    notices,
    record: {
      type: stated(type),
      ...(title && { title: stated(title) }),
      ...(titleShort && { titleShort: stated(titleShort) }),
      ...(translatedTitle && { translatedTitle: stated(translatedTitle) }),
      authors: author.map(stated),
      ...(translator && { translator }),
      ...(moreTranslators.length > 0 && { moreTranslators }),
      ...(containerTitle && { containerTitle: stated(containerTitle) }),
      ...(issued && { issued: stated(issued) }),
      ...(language && { language: stated(language) }),
      ...(isAddress && { url: stated(url) }),
    },
  }
}

/**
 * What a file states of itself and what a library has of it, as one record. Where they differ the library’s stands, since a
 * person has looked at it, and it is told.
 */
export function withLibrary(
  file: StatedRecord,
  { record, notices }: LibraryEntry,
): { readonly record: LibraryRecord; readonly notices: readonly string[] } {
  return {
    record: {
      ...file,
      ...record,
      authors: record.authors.length > 0 ? record.authors : file.authors,
    },
    notices: [
      ...notices,
      ...differencesOf(record, file).map(
        ({ what, taken, other }) =>
          `The ${what} is “${taken.value}” in ${taken.at}, and “${other.value}” in the file (${other.at}): the first was taken.`,
      ),
    ],
  }
}

/** A value that two records state differently. */
export interface Difference {
  readonly what: string
  readonly taken: Stated
  readonly other: Stated
}

/** What two records both state, and not the same. */
export function differencesOf(taken: LibraryRecord, other: LibraryRecord): Difference[] {
  const joined = (all: readonly Stated[]): Stated | undefined =>
    all[0] && { value: all.map(({ value }) => value).join(', '), at: all[0].at }
  const rows: readonly (readonly [string, Stated | undefined, Stated | undefined])[] = [
    ['title', taken.title, other.title],
    ['author', joined(taken.authors), joined(other.authors)],
    ['translator', taken.translator, other.translator],
    ['outlet', taken.containerTitle, other.containerTitle],
    ['date', taken.issued, other.issued],
    ['language', taken.language, other.language],
    ['address', taken.url, other.url],
    ['type', taken.type, other.type],
  ]
  return rows.flatMap(([what, one, two]) =>
    one === undefined || two === undefined || isSame(what, one.value, two.value)
      ? []
      : [{ what, taken: one, other: two }],
  )
}

function isSame(what: string, a: string, b: string): boolean {
  return a === b || (['title', 'author', 'translator', 'outlet'].includes(what) && isSameText(a, b))
}
