import { isDeepStrictEqual } from 'node:util'
import { isMap, isScalar, parseDocument } from 'yaml'
import type { Language } from '../model/language.ts'
import type { Source } from '../model/source.ts'
import { type Text, textsOf } from '../model/texts.ts'
import { readEditorsFile } from '../read/editors-file.ts'
import { placesIn } from '../read/note-places.ts'
import { ON_CLAIM, ON_EDITORS, readSettled } from '../read/settled.ts'
import { Collector } from '../report/context.ts'
import type { Settling } from '../report/findings.ts'
import { keepingLineEnds, RefusedChange } from './change-note.ts'
import { withAttribute, writtenAttribute } from './directive-line.ts'

/** A finding that a person has looked at and found to be right as it stands. */
export interface Settlement extends Settling {
  /** Why it is right. */
  readonly reason: string
}

/**
 * The text of a note whose claim carries one mark more, and nothing else is changed.
 *
 * @throws RefusedChange where that cannot be
 */
export function settleOnClaim(
  text: string,
  settlement: Settlement,
  languages: readonly Language[],
): string {
  const mark = markOf(settlement)
  return keepingLineEnds(text, (plain) => {
    const { claims } = placesIn(plain, languages)
    const [claim, ...same] = claims.filter(({ id }) => id === settlement.text)
    if (!claim || same.length > 0) {
      throw new RefusedChange(`There is no single claim \`${settlement.text}\` in the note.`)
    }
    const line = plain.slice(0, claim.whole.start).split('\n').length
    const made = withMark(plain, line, mark)
    const before = claim.attributes.settled
    const settled = before === undefined ? mark : `${before}; ${mark}`
    const read = (text: string) =>
      placesIn(text, languages).claims.map(({ id, attributes, whole }) => ({
        id,
        attributes,
        words: text.slice(whole.start, whole.end).split('\n').slice(1),
      }))
    const wanted = read(plain).map((each) =>
      each.id === claim.id ? { ...each, attributes: { ...each.attributes, settled } } : each,
    )
    if (isDeepStrictEqual(read(made), wanted)) return made
    throw notWritable()
  })
}

/**
 * The text of the editor's file in which a text of it is settled: its directive carries one mark more or, of a value,
 * the front matter has it under its id. Nothing else is changed.
 *
 * @param sources whose claims its texts rest on
 * @throws RefusedChange where that cannot be
 */
export function settleInEditorsFile(
  text: string,
  settlement: Settlement,
  sources: readonly Source[],
  languages: readonly Language[],
): string {
  const mark = markOf(settlement)
  return keepingLineEnds(text, (plain) => {
    const before = textsIn(plain, sources, languages)
    const own = before.texts.find(({ id }) => id === settlement.text)
    if (settlement.carrier === 'directive') {
      if (!own || !('line' in own.place)) {
        throw new RefusedChange(`There is no text \`${settlement.text}\` any more.`)
      }
      const made = withMark(plain, own.place.line, mark)
      const after = textsIn(made, sources, languages)
      const bare = (texts: readonly Text[]) =>
        texts.map(({ id, says, rests, settled = [] }) => ({
          ...{ id, rests, says: wordsOf(says) },
          settled:
            id === own.id ? [] : settled.map(({ rule, what, reason }) => [rule, what, reason]),
        }))
      const marks = after.texts.find(({ id }) => id === own.id)?.settled ?? []
      const same =
        isDeepStrictEqual(bare(after.texts), bare(before.texts)) &&
        isDeepStrictEqual(after.settled, before.settled) &&
        marks.length === (own.settled ?? []).length + 1 &&
        marks.at(-1)?.reason === settlement.reason.trim()
      if (same) return made
      throw notWritable()
    }
    return withRecordedMark(plain, settlement.text, mark)
  })
}

/** What is written, as it is read back. */
function markOf({ mark, at, reason, carrier }: Settlement): string {
  const why = reason.trim()
  if (why === '') throw new RefusedChange('Say why it is right as it stands.')
  if (/["\n;]/.test(why)) {
    throw new RefusedChange(
      'The reason stands in one line, without `;` and straight quotation marks: “…” do.',
    )
  }
  const written = `${mark}${at === undefined ? '' : ` at ${at.trim()}`}: ${why}`
  if (/["\n;]/.test(written)) throw new RefusedChange('This is nothing that can be settled.')
  const place = { path: '', line: 1, column: 1 }
  const [read, ...more] =
    readSettled(written, carrier === 'claim' ? ON_CLAIM : ON_EDITORS, place) ?? []
  if (read?.reason === why && more.length === 0) return written
  throw new RefusedChange(
    at === undefined
      ? 'This is nothing that can be settled.'
      : `\`${at}\` names no paragraphs: 3 or 3, 7-9 do, with \`other-source: \` before them where they are another source’s.`,
  )
}

function withMark(text: string, line: number, mark: string): string {
  const lines = text.split('\n')
  const written = lines[line - 1] ?? ''
  const known = writtenAttribute(written, 'settled')
  const changed = withAttribute(written, 'settled', known ? `${known}; ${mark}` : mark)
  if (changed === undefined) throw notWritable()
  return lines.toSpliced(line - 1, 1, changed).join('\n')
}

function withRecordedMark(text: string, id: string, mark: string): string {
  const { frontMatter } = placesIn(text, [])
  if (!frontMatter) throw new RefusedChange('The editor’s file has no front matter.')
  const { start, end } = frontMatter
  const record = text.slice(start, end)
  const made = withEntry(record, id, mark)
  const valuesOf = (yaml: string) => parseDocument(yaml).toJS() as Record<string, unknown>
  const { settled: was = {}, ...others } = valuesOf(record)
  const { settled: is, ...same } = valuesOf(made)
  const known = (was as Record<string, string>)[id]
  const wanted = { ...(was as object), [id]: known === undefined ? mark : `${known}; ${mark}` }
  if (!isDeepStrictEqual(is, wanted) || !isDeepStrictEqual(same, others)) throw notWritable()
  return text.slice(0, start) + made + text.slice(end)
}

function withEntry(record: string, id: string, mark: string): string {
  const settled = parseDocument(record).get('settled', true)
  const entry = (words: string) => `${JSON.stringify(id)}: ${JSON.stringify(words)}`
  if (settled === undefined) return `${record}settled: { ${entry(mark)} }\n`
  if (!isMap(settled) || !settled.range) throw notWritable()
  const known = settled.get(id, true)
  if (isScalar(known) && known.range) {
    const [from, to] = known.range
    return record.slice(0, from) + JSON.stringify(`${known.value}; ${mark}`) + record.slice(to)
  }
  if (settled.flow) {
    const close = record.lastIndexOf('}', settled.range[1] - 1)
    const before = record.slice(0, close).trimEnd()
    const comma = before.endsWith('{') || before.endsWith(',') ? ' ' : ', '
    return `${before}${comma}${entry(mark)} ${record.slice(close)}`
  }
  const first = record.slice(0, settled.range[0])
  const indent = first.slice(first.lastIndexOf('\n') + 1)
  const ends = record.slice(0, settled.range[1]).trimEnd().length
  const line = record.indexOf('\n', ends) + 1
  return `${record.slice(0, line)}${indent}${entry(mark)}\n${record.slice(line)}`
}

/** The texts of the editor's file, as far as they can be read, and what it has settled of others. */
function textsIn(text: string, sources: readonly Source[], languages: readonly Language[]) {
  const bytes = new TextEncoder().encode(text)
  const editor = readEditorsFile('', bytes, languages, new Collector())
  const claims = new Set(sources.flatMap((source) => source.claims.map(({ id }) => id)))
  const settled = Object.entries(editor?.settled ?? {}).map(([id, marks]) => [
    id,
    marks.map(({ rule, what, reason }) => [rule, what, reason]),
  ])
  return { settled, texts: textsOf(sources, editor).filter(({ id }) => !claims.has(id)) }
}

function wordsOf(says: Text['says']): string[] {
  return Object.values(says).map(({ plain }) => plain)
}

function notWritable(): RefusedChange {
  return new RefusedChange(
    'It cannot be written here so that it is read as it is meant: settle it in the file.',
  )
}
