import { parseDate } from '../text/dates.ts'
import {
  dateOfParts,
  inOneLine,
  languageCalled,
  type ReadReference,
  type Reference,
  UnreadableReferences,
  withoutEmpty,
} from './reference.ts'
import { risTypeOf, typeOfRis } from './types.ts'

/** Records as RIS, in their order, with the line ends that it asks for. */
export function writeRis(references: readonly Reference[]): string {
  return references.map(entryOf).join('\r\n')
}

function entryOf(reference: Reference): string {
  const { type, subtype } = risTypeOf(reference.type)
  const { id, title, translatedTitle, titleShort, containerTitle, issued, language, URL } =
    reference
  const [year = '', month = '', day = ''] = issued?.split('-') ?? []
  const rows: readonly (readonly [tag: string, value: string | undefined])[] = [
    ['TY', type],
    ['ID', id],
    ['M3', subtype],
    ...(reference.author ?? []).map((name) => ['AU', named(name)] as const),
    ['TI', title],
    ['TT', translatedTitle],
    ['ST', titleShort],
    ...(reference.translator ?? []).map((name) => ['A4', named(name)] as const),
    ['T2', containerTitle],
    ['PY', year],
    ['DA', issued && `${year}/${month}/${day}/`],
    ['LA', language],
    ['UR', URL],
    // RIS has no comments: this is how the file shows whose it is.
    ['DB', 'Mujaz'],
  ]
  const lines = rows.flatMap(([tag, value]) => (value ? [`${tag}  - ${inOneLine(value)}`] : []))
  return [...lines, 'ER  - ', ''].join('\r\n')
}

/** A comma parts the family’s name from the given one; that of a body ends with one, so that its own parts nothing. */
function named(name: string): string {
  return name.includes(',') ? `${inOneLine(name)},` : name
}

/** A name as it is read out. */
function nameIn(written: string): string {
  if (written.endsWith(',')) return written.slice(0, -1).trim()
  const [family = '', given = '', suffix = ''] = written.split(',').map((part) => part.trim())
  return [given, family, suffix].filter((part) => part !== '').join(' ')
}

/** An entry as it is written: the values of each tag. */
interface Entry {
  readonly line: number
  readonly values: Map<string, string[]>
}

/**
 * Reads the entries of RIS.
 *
 * @throws UnreadableReferences where a line belongs to no entry, or an entry does not end
 */
export function readRis(text: string): ReadReference[] {
  return entriesIn(text).map(referenceOf)
}

function referenceOf({ line, values }: Entry): ReadReference {
  const notices: string[] = []
  const all = (...tags: string[]) => tags.flatMap((tag) => values.get(tag) ?? [])
  const first = (...tags: string[]) => all(...tags)[0]
  const written = first('DA', 'PY', 'Y1')
  const issued = written && dateIn(written)
  if (written && !issued) notices.push(`its date \`${written}\` is no day, month or year`)
  return {
    ...withoutEmpty({
      type: typeOfRis(first('TY') ?? '', first('M3')),
      language: languageCalled(first('LA'), notices),
      title: first('TI', 'T1', 'CT'),
      translatedTitle: first('TT'),
      titleShort: first('ST'),
      author: all('AU', 'A1').map(nameIn),
      translator: all('A4').map(nameIn),
      containerTitle: first('T2', 'JO', 'JF', 'BT', 'PB'),
      issued,
      URL: first('UR'),
      DOI: first('DO'),
    }),
    id: first('ID') ?? '',
    line,
    notices,
  }
}

/** `2019/04/21/`, `2019///spring`, `2019-04-21` */
function dateIn(written: string): string | undefined {
  const [year = '', month = '', day = ''] = written.split(/[/-]/).map((part) => part.trim())
  const date = dateOfParts(year, month, day)
  return parseDate(date) ? date : undefined
}

function entriesIn(text: string): Entry[] {
  const entries: Entry[] = []
  let open: Entry | undefined
  let last: string[] | undefined
  let offset = 0
  for (const [index, whole] of text.split('\n').entries()) {
    const row = whole.trimEnd()
    const [, tag, value = ''] = /^([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/.exec(row) ?? []
    const fail = (message: string): never => {
      throw new UnreadableReferences(message, text, offset)
    }
    if (tag === 'TY') {
      if (open)
        fail(`An entry begins here before the one of line ${open.line} has ended with \`ER\`.`)
      open = { line: index + 1, values: new Map([['TY', [value.trim()]]]) }
      last = undefined
    } else if (tag === 'ER') {
      entries.push(open ?? fail('An entry ends here that did not begin with `TY`.'))
      open = undefined
    } else if (tag !== undefined) {
      const known: string[] = open?.values.get(tag) ?? []
      if (!open) fail('This line stands in no entry: one begins with `TY`.')
      known.push(value.trim())
      open?.values.set(tag, known)
      last = known
    } else if (row.trim() !== '') {
      // A long value goes on in the next line.
      if (!open || !last) fail('This line is none of RIS: `TY  - ELEC`.')
      else last.push(`${last.pop()} ${row.trim()}`)
    }
    offset += whole.length + 1
  }
  if (open) {
    throw new UnreadableReferences(
      `The file ends within the entry of line ${open.line}: it has no \`ER\`.`,
      text,
      text.length,
    )
  }
  return entries.map(({ line, values }) => ({
    line,
    values: new Map([...values].map(([tag, own]) => [tag, own.filter((each) => each !== '')])),
  }))
}
