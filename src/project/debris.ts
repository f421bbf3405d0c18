import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, isSeq, parseDocument, stringify, type YAMLMap } from 'yaml'
import { type ByLanguage, each, type Language, of } from '../model/language.ts'
import { placesIn } from '../read/note-places.ts'
import {
  locatorOf,
  namesParagraph,
  numbersIn,
  parseLocator,
  writeLocator,
} from '../text/locator.ts'
import { keepingLineEnds, RefusedChange } from './change-note.ts'

/**
 * The text of a note that says of a paragraph of its source that it is debris, `health: noise`, or says so no longer.
 * All else that it says of its source stays as it is.
 *
 * @param says what is said of debris, in the languages of the brief
 * @throws RefusedChange where the note has to be changed by hand
 */
export function withDebris(
  text: string,
  paragraph: number,
  isDebris: boolean,
  says: ByLanguage,
  languages: readonly Language[],
): string {
  return keepingLineEnds(text, (plain) => {
    const { frontMatter } = placesIn(plain, languages)
    if (!frontMatter) throw new RefusedChange('The note has no front matter.')
    const { start, end } = frontMatter
    const record = plain.slice(start, end)
    const note = each(languages, (language) => of(says, language))
    const made = isDebris ? marked(record, paragraph, note) : unmarked(record, paragraph)
    proveHealth(record, made, paragraph, isDebris)
    return plain.slice(0, start) + made + plain.slice(end)
  })
}

function marked(record: string, paragraph: number, note: ByLanguage): string {
  const { entries, inLine } = healthIn(record)
  if (entries.some((entry) => entry.noise && namesParagraph(entry.at, paragraph))) return record
  const own = entries.find(
    ({ noise, value }) =>
      noise && value.claims === undefined && isDeepStrictEqual(value.note, { ...note }),
  )
  if (own) {
    return withLocator(record, own, [...numbersIn(own.at), paragraph])
  }
  if (inLine)
    throw new RefusedChange('The note has its `health` in one line: change it in the file.')
  const words = stringify(note, {
    collectionStyle: 'flow',
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  }).trimEnd()
  const last = entries.at(-1)
  const dash = last ? record.slice(last.line, record.indexOf('-', last.line)) : '  '
  const entry = [
    `${dash}- at: ${paragraph}`,
    `${dash}  kind: noise`,
    `${dash}  note: ${words}`,
    '',
  ].join('\n')
  return last
    ? record.slice(0, last.end) + entry + record.slice(last.end)
    : `${record}health:\n${entry}`
}

function unmarked(record: string, paragraph: number): string {
  const { entries, key } = healthIn(record)
  const about = entries.filter(({ noise, at }) => noise && namesParagraph(at, paragraph))
  const left = (at: Entry['at']) => numbersIn(at).filter((number) => number !== paragraph)
  if (about.length === entries.length && about.every(({ at }) => left(at).length === 0)) {
    return record.slice(0, key) + record.slice(entries.at(-1)?.end ?? key)
  }
  // From the last to the first, so that places before stay where they are.
  return about.reduceRight((text, entry) => {
    const numbers = left(entry.at)
    if (numbers.length > 0) return withLocator(text, entry, numbers)
    return text.slice(0, entry.line) + text.slice(entry.end)
  }, record)
}

/** An entry on the state of a source: offsets in the record. */
interface Entry {
  readonly value: Readonly<Record<string, unknown>>
  readonly noise: boolean
  readonly at: NonNullable<ReturnType<typeof parseLocator>>
  /** Where its locator is written. */
  readonly written: readonly [start: number, end: number]
  /** The line that it begins on, and the end of its last one. */
  readonly line: number
  readonly end: number
}

/** @throws RefusedChange where an entry cannot be read */
function healthIn(record: string): {
  readonly entries: readonly Entry[]
  /** Written as `[…]`, in which nothing stands on lines of its own. */
  readonly inLine: boolean
  /** Where the line of `health` begins. */
  readonly key: number
} {
  const document = parseDocument(record)
  const health = document.get('health')
  if (document.errors.length > 0) throw new RefusedChange('The front matter cannot be read.')
  if (health === undefined) return { entries: [], inLine: false, key: record.length }
  if (!isSeq(health)) throw new RefusedChange('The `health` of the note is no list.')
  const entries = health.items.map((item) => {
    const at = isMap(item) ? item.get('at', true) : undefined
    const locator = isScalar(at) ? parseLocator(String(at.value)) : undefined
    if (!isMap(item) || !isScalar(at) || !at.range || !item.range || !locator) {
      throw new RefusedChange('An entry of `health` cannot be read: change it in the file.')
    }
    const value = (item as YAMLMap).toJSON() as Entry['value']
    const ends = record.slice(0, item.range[1]).trimEnd().length
    const next = record.indexOf('\n', ends)
    return {
      ...{ value, noise: value.kind === 'noise', at: locator },
      written: [at.range[0], at.range[1]] as const,
      line: record.lastIndexOf('\n', item.range[0]) + 1,
      end: next < 0 ? record.length : next + 1,
    }
  })
  const key = /^health:/m.exec(record)?.index ?? 0
  return { entries, inLine: health.flow === true, key }
}

function withLocator(record: string, { written }: Entry, numbers: readonly number[]): string {
  const at = writeLocator(locatorOf(numbers))
  const [from, to] = written
  return record.slice(0, from) + (/^\d+$/.test(at) ? at : `"${at}"`) + record.slice(to)
}

function proveHealth(before: string, after: string, paragraph: number, isDebris: boolean): void {
  const valuesOf = (record: string): Record<string, unknown> => parseDocument(record).toJS() ?? {}
  const { health: _, ...was } = valuesOf(before)
  const { health: __, ...is } = valuesOf(after)
  const of = (record: string) => healthIn(record).entries
  const debrisIn = (entries: readonly Entry[]) =>
    new Set(entries.flatMap(({ noise, at }) => (noise ? numbersIn(at) : [])))
  const wanted = debrisIn(of(before))
  if (isDebris) wanted.add(paragraph)
  else wanted.delete(paragraph)
  const others = (entries: readonly Entry[]) =>
    entries.flatMap(({ noise, value }) => (noise ? [] : [value]))
  if (
    isDeepStrictEqual(is, was) &&
    isDeepStrictEqual(debrisIn(of(after)), wanted) &&
    isDeepStrictEqual(others(of(after)), others(of(before)))
  ) {
    return
  }
  throw new RefusedChange('The `health` of the note is not written so that it can be changed here.')
}
