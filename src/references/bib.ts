import { babelName } from '../languages/babel.ts'
import { parseDate } from '../text/dates.ts'
import { positionIn, positionsIn } from '../text/position.ts'
import { fromLatex, toLatex, withCapitals } from './latex.ts'
import {
  dateOfParts,
  inOneLine,
  languageCalled,
  type ReadReference,
  type Reference,
  UnreadableReferences,
  withoutEmpty,
} from './reference.ts'
import { bibTypeOf, typeOfBib } from './types.ts'

/** Where an entry of biblatex names the outlet. */
const CONTAINERS: Readonly<Record<string, string>> = {
  article: 'journaltitle',
  review: 'journaltitle',
  incollection: 'booktitle',
  inproceedings: 'booktitle',
  inreference: 'booktitle',
  report: 'institution',
  thesis: 'institution',
  book: 'publisher',
  booklet: 'publisher',
  collection: 'publisher',
}

/**
 * Records as biblatex, an entry each, in their order. Names stand in two braces, as they are read out: which part of them is
 * the family’s nobody has said.
 */
export function writeBib(references: readonly Reference[]): string {
  return [BIB_SIGN, ...references.map(entryOf)].join('\n')
}

/** Begins the file, as a comment, so that it shows whose it is. */
const BIB_SIGN = '% Written by Mujaz\n'

function entryOf(reference: Reference): string {
  const { type, subtype } = bibTypeOf(reference.type)
  const { language, title, translatedTitle, titleShort, containerTitle, issued, URL } = reference
  const babel = language === undefined ? undefined : babelName(language)
  const names = (people: readonly string[] = []) =>
    people.map((name) => `{${toLatex(name)}}`).join(' and ')
  const text = (value: string | undefined) => value && toLatex(value)
  const fields = withoutEmpty({
    entrysubtype: subtype,
    langid: babel?.name,
    // What `langid` does not say, for programs: biblatex passes it over.
    bcp47: babel?.tag === language ? undefined : language,
    author: names(reference.author),
    title: title && withCapitals(title),
    titleaddon: translatedTitle && `[${toLatex(translatedTitle)}]`,
    shorttitle: text(titleShort),
    translator: names(reference.translator),
    [CONTAINERS[type] ?? 'organization']: containerTitle && `{${toLatex(containerTitle)}}`,
    date: issued,
    url: URL && verbatim(URL),
  })
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`)
  return `@${type}{${reference.id},\n${lines.join('')}}\n`
}

/** An address stands as it is, but for what would end its value, or begin a formula where another program reads it. */
function verbatim(address: string): string {
  return address.replace(/[{}\\$\s]/g, (character) => encodeURIComponent(character))
}

/**
 * Reads the entries of biblatex or BibTeX.
 *
 * @throws UnreadableReferences where braces are not balanced, or an entry is none
 */
export function readBib(text: string): ReadReference[] {
  return entriesIn(text).map(referenceOf)
}

/** An entry as it is written. */
interface Entry {
  readonly type: string
  readonly key: string
  readonly line: number
  /** By name in lower case, with braces and commands. */
  readonly fields: ReadonlyMap<string, string>
}

function referenceOf({ type, key, line, fields }: Entry): ReadReference {
  const notices: string[] = []
  const read = (latex: string) => {
    const { text, unknown } = fromLatex(latex)
    for (const command of unknown) notices.push(`\`${command}\` is not known; its words were read`)
    return text
  }
  const first = (...names: string[]) => {
    const value = names.map((name) => fields.get(name)).find((each) => each)
    return value === undefined ? undefined : read(value)
  }
  const people = (field: string) =>
    namesIn(fields.get(field) ?? '').flatMap((name) => {
      if (name === 'others') notices.push(`\`${field}\` names others whom it does not list`)
      return name === 'others' ? [] : [read(name)]
    })
  const addon = first('titleaddon')
  const translated = /^\[(.*)\]$/s.exec(addon ?? '')?.[1]
  const url = address(
    fields.get('url') ?? /^\\url\{(.*)\}$/s.exec(fields.get('howpublished') ?? '')?.[1],
  )
  const DOI = address(fields.get('doi'))
  const called = first('bcp47') ?? first('langid', 'language', 'hyphenation')
  const language = languageCalled(called, notices)
  return {
    ...withoutEmpty({
      id: key,
      type: typeOfBib(type, first('entrysubtype'), url !== undefined),
      language,
      title: titleOf(first('title'), first('subtitle')),
      translatedTitle: translated,
      titleShort: first('shorttitle'),
      author: people('author'),
      translator: people('translator'),
      containerTitle:
        first(
          ...['journaltitle', 'journal', 'booktitle', 'maintitle', 'organization', 'institution'],
          ...['school', 'publisher'],
        ) ?? (translated === undefined ? addon : undefined),
      issued: dateOf(fields, read, notices),
      URL: url,
      DOI,
    }),
    line,
    notices,
  }
}

function titleOf(title: string | undefined, subtitle: string | undefined): string | undefined {
  return title && subtitle ? `${title}: ${subtitle}` : title
}

function address(written: string | undefined): string | undefined {
  const value = written?.replace(/\\([_%#&~{}$])/g, '$1').replace(/\s+/g, '')
  return value === '' ? undefined : value
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function dateOf(
  fields: ReadonlyMap<string, string>,
  read: (latex: string) => string,
  notices: string[],
): string | undefined {
  const field = (name: string) => read(fields.get(name) ?? '')
  const [year, month] = [field('year'), field('month')]
  const number = /^\d+$/.test(month)
    ? Number(month)
    : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1
  const parts = dateOfParts(year, number > 0 ? String(number) : '', field('day'))
  const date = field('date') || parts
  if (date === '' || parseDate(date)) return date
  notices.push(`its date \`${date}\` is no single day, month or year`)
  return undefined
}

/** The names of a list, as they are read out, with their commands. */
function namesIn(list: string): string[] {
  return splitOutside(list, /\s+and\s+/iy)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      if (/^\{.*\}$/s.test(name) && splitOutside(name, /\}\s*\{/y).length === 1) return name
      const parts = splitOutside(name, /\s*,\s*/y)
      const named = parts.map((part) =>
        /^(family|given|prefix|suffix)\s*=\s*"?(.*?)"?$/s.exec(part),
      )
      if (named.some((each) => each)) {
        const part = (wanted: string) => named.find((each) => each?.[1] === wanted)?.[2]
        return [part('given'), part('prefix'), part('family'), part('suffix')]
          .filter(Boolean)
          .join(' ')
      }
      const [family = '', ...rest] = parts
      const [given = '', junior = ''] = rest.toReversed()
      return [given, family, junior].filter((each) => each !== '').join(' ')
    })
}

/** Splits a text where a pattern stands outside of all braces. */
function splitOutside(text: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let [depth, start] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') {
      at += 1
      continue
    }
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    pattern.lastIndex = at
    const match = depth === 0 ? pattern.exec(text) : null
    if (!match?.[0]) continue
    parts.push(text.slice(start, at))
    start = at + match[0].length
    at = start - 1
  }
  return [...parts, text.slice(start)]
}

/** Reads the form of a file of BibTeX, whatever its fields mean. */
function entriesIn(text: string): Entry[] {
  const entries: Entry[] = []
  const strings = new Map(MONTHS.map((month) => [month, month]))
  const positionAt = positionsIn(text)
  let at = 0

  const fail = (message: string, offset = at): never => {
    throw new UnreadableReferences(message, text, offset)
  }
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    at += found?.length ?? 0
    return found
  }
  const space = () => take(/(?:\s+|%[^\n]*)*/y)

  /** A stretch up to the brace that closes it. */
  const balanced = (whose: string): string => {
    const opening = at
    let depth = 0
    for (; at < text.length; at++) {
      if (text[at] === '\\') at += 1
      else if (text[at] === '{') depth += 1
      else if (text[at] === '}') {
        depth -= 1
        if (depth === 0) {
          at += 1
          return text.slice(opening + 1, at - 1)
        }
      }
    }
    const next = /\n[ \t]*@[A-Za-z]+\s*[{(]/.exec(text.slice(opening))
    const seen = next
      ? ` The next entry begins in line ${positionIn(text, opening + next.index + 1).line}.`
      : ''
    return fail(
      `The braces are not balanced: the one that opens ${whose} here is never closed.${seen}`,
      opening,
    )
  }
  const quoted = (whose: string): string => {
    const opening = at
    let depth = 0
    for (at += 1; at < text.length; at++) {
      if (text[at] === '\\') at += 1
      else if (text[at] === '{') depth += 1
      else if (text[at] === '}') depth -= 1
      else if (text[at] === '"' && depth === 0) {
        at += 1
        return text.slice(opening + 1, at - 1)
      }
      if (depth < 0)
        return fail(`The braces are not balanced: this one closes nothing in ${whose}.`)
    }
    return fail(`The quotation mark or a brace that opens ${whose} here is never closed.`, opening)
  }
  const value = (whose: string): string => {
    const pieces: string[] = []
    do {
      space()
      if (text[at] === '{') pieces.push(balanced(whose))
      else if (text[at] === '"') pieces.push(quoted(whose))
      else {
        const name = take(/[^\s{}"#,()=%]+/y) ?? fail(`There is no value for ${whose} here.`)
        pieces.push(strings.get(name.toLowerCase()) ?? name)
      }
      space()
    } while (take(/#/y))
    return pieces.join('')
  }
  const fieldsOf = (whose: string, end: string): Map<string, string> => {
    const fields = new Map<string, string>()
    for (;;) {
      space()
      if (text[at] === end) {
        at += 1
        return fields
      }
      if (at >= text.length) return fail(`The file ends within ${whose}: a brace is never closed.`)
      const place = at
      const name =
        take(/[^\s{}"#,()=%@]+/y) ??
        fail(
          `In ${whose} the name of a field was to stand here, not \`${text[at]}\`: a brace may be one too many or missing before it.`,
        )
      space()
      if (!take(/=/y))
        return fail(`In ${whose} \`${inOneLine(name)}\` is followed by no \`=\`.`, place)
      space()
      const opening = at
      fields.set(name.toLowerCase(), value(`\`${name}\` of ${whose}`))
      space()
      if (at >= text.length || text[at] === '@') {
        return fail(
          `The braces are not balanced: the one that opens \`${name}\` of ${whose} here is closed by the end of the entry, which is never closed.`,
          opening,
        )
      }
      if (!take(/,/y) && text[at] !== end) {
        return fail(
          `After \`${name}\` of ${whose} a comma or the end of the entry was to stand here.`,
        )
      }
    }
  }

  for (;;) {
    // What stands between entries is a comment; a brace there closes nothing.
    const last = positionAt(at).line
    take(/(?:%[^\n]*|[^@{}%]+)*/y)
    if (at >= text.length) return entries
    const place = at
    if (text[at] !== '@') {
      const before = entries.length > 0 ? `: the one before it ended in line ${last}` : ''
      fail(`The braces are not balanced: this one stands outside of all entries${before}.`)
    }
    at += 1
    const type = take(/[A-Za-z]+/y)?.toLowerCase()
    // An address of mail in a comment.
    if (type === undefined) continue
    space()
    const open = text[at]
    if (open !== '{' && open !== '(') continue
    if (type === 'comment') {
      balanced('a comment')
      continue
    }
    const end = open === '{' ? '}' : ')'
    at += 1
    if (type === 'preamble') {
      value('the preamble')
      space()
      if (!take(open === '{' ? /\}/y : /\)/y)) fail('The preamble is not closed here.')
    } else if (type === 'string') {
      for (const [name, said] of fieldsOf('a string', end)) strings.set(name, said)
    } else {
      space()
      const key =
        take(/[^\s,{}()="#%]+/y) ?? fail(`This entry has no key: \`@${type}{key, …}\`.`, place)
      space()
      const whose = `the entry \`${key}\``
      if (!take(/,/y) && text[at] !== end)
        fail(`After the key of ${whose} a comma was to stand here.`)
      const { line } = positionAt(place)
      entries.push({ type, key, line, fields: fieldsOf(whose, end) })
    }
  }
}
