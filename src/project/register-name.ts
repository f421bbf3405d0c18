import { isMap, parseDocument, stringify } from 'yaml'
import type { RegisteredName } from '../model/editor.ts'
import type { Language } from '../model/language.ts'
import { placesIn } from '../read/note-places.ts'
import { keepingLineEnds, RefusedChange, refuseNames } from './change-note.ts'

/** A name that is to be known from now on. */
export interface NewName {
  readonly id: string
  readonly kind: RegisteredName['kind']
  /** In each language of the brief. */
  readonly name: Readonly<Record<Language, string>>
  readonly private: boolean
}

/**
 * The editor's file with one more name in its register, and all else as it is: comments, order and form.
 *
 * @throws RefusedChange where that cannot be
 */
export function withName(text: string, added: NewName, languages: readonly Language[]): string {
  return keepingLineEnds(text, (plain) => {
    const made = put(plain, added, languages)
    proveNothingElse(plain, made, added, languages)
    return made
  })
}

function put(text: string, added: NewName, languages: readonly Language[]): string {
  refuseNames({ id: added.id })
  for (const language of languages) {
    if ((added.name[language] ?? '').trim() === '') {
      throw new RefusedChange(`The name has no form in \`${language}\`.`)
    }
  }
  const { record, offset } = recordOf(text)
  const document = parseDocument(record)
  const names = document.get('names', true)
  if (document.hasIn(['names', added.id])) {
    throw new RefusedChange(`There is a name \`${added.id}\` already.`)
  }
  if (names === undefined) {
    const entry = `names:\n${entryOf(added, languages, '  ')}`
    const end = offset + record.length
    return `${text.slice(0, end)}${record === '' || record.endsWith('\n') ? '' : '\n'}${entry}${text.slice(end)}`
  }
  if (!isMap(names) || names.items.length === 0) {
    // `names:` and `names: {}` have no name yet.
    const [from = 0, to = 0] = (names as { range?: readonly number[] }).range ?? []
    const rest = text.slice(offset + to)
    return `${text.slice(0, offset + from).trimEnd()}\n${entryOf(added, languages, '  ').trimEnd()}${rest}`
  }
  if (names.flow === true) {
    throw new RefusedChange('The register of names stands in braces: write this one in the file.')
  }
  const first = (names.items[0]?.key as { range?: readonly number[] } | undefined)?.range?.[0] ?? 0
  const indent = ' '.repeat(first - (record.lastIndexOf('\n', first) + 1))
  // Behind the last of them, before whatever blank lines and comments belong to what follows.
  const last = names.items.at(-1)?.value as { range?: readonly number[] } | undefined
  const value = last?.range?.[1] ?? record.length
  const lineEnd = record.indexOf('\n', Math.max(value - 1, 0))
  const at = offset + (lineEnd < 0 ? record.length : lineEnd + 1)
  const before = text.slice(0, at)
  return `${before}${before.endsWith('\n') ? '' : '\n'}${entryOf(added, languages, indent)}${text.slice(at)}`
}

function entryOf(added: NewName, languages: readonly Language[], indent: string): string {
  const name = Object.fromEntries(
    languages.map((language) => [language, (added.name[language] ?? '').trim()]),
  )
  const written = stringify(name, { collectionStyle: 'flow', lineWidth: 0 }).trim()
  return [
    `${indent}${added.id}:`,
    `${indent}  kind: ${added.kind}`,
    `${indent}  name: ${written}`,
    ...(added.private ? [`${indent}  private: true`] : []),
    '',
  ].join('\n')
}

/** What stands between the fences of the front matter, and where. */
function recordOf(text: string): { readonly record: string; readonly offset: number } {
  const { frontMatter } = placesIn(text, [])
  if (!frontMatter) throw new RefusedChange('The editor’s file has no front matter.')
  const { start, end } = frontMatter
  return { record: text.slice(start, end), offset: start }
}

/** Whatever a person types, the register has this one name more, and the file is the same otherwise. */
function proveNothingElse(
  before: string,
  after: string,
  added: NewName,
  languages: readonly Language[],
): void {
  const [was, is] = [before, after].map((text) => {
    const { record, offset } = recordOf(text)
    const body = text.slice(offset + record.length)
    return { body, record: parseDocument(record).toJS() as Record<string, unknown> }
  })
  const names = { ...((was?.record.names ?? {}) as object) }
  const entry = {
    kind: added.kind,
    name: Object.fromEntries(
      languages.map((language) => [language, (added.name[language] ?? '').trim()]),
    ),
    ...(added.private && { private: true }),
  }
  const wanted = { ...was?.record, names: { ...names, [added.id]: entry } }
  if (was?.body === is?.body && JSON.stringify(wanted) === JSON.stringify(is?.record)) return
  throw new RefusedChange(
    'The name could not be put into the register without changing more of the file. Nothing was written.',
  )
}
