import { isPair, isScalar, parseDocument, visit, type YAMLError } from 'yaml'
import { PACKS } from '../languages/packs.ts'

/** One entry of the outermost record of a YAML text: a line that begins at the margin, and those below it. */
interface Entry {
  readonly key: string
  readonly start: number
  readonly end: number
}

/** What is wrong in the form of a text, and the text without the entries in which it is. */
export interface WithoutBroken {
  /** The first error of each broken entry, since the later ones mostly come of it, and where it is in the text. */
  readonly errors: readonly (Pick<YAMLError, 'code' | 'message'> & { readonly offset: number })[]
  /** The text with blanks in the place of broken entries, so that all else stands where it stood. */
  readonly text: string
  /** Keys of the entries that were taken away. */
  readonly broken: ReadonlySet<string>
}

/**
 * Takes away the entries that cannot be parsed. One unclosed quotation mark does not hide what is wrong
 * elsewhere, and of several broken entries each is told.
 */
export function withoutBroken(text: string): WithoutBroken {
  const whole = parseDocument(text, { prettyErrors: false })
  const [first] = whole.errors
  if (first === undefined) return { errors: [], text, broken: new Set() }
  const faults = entriesOf(text).flatMap((entry) => {
    const { errors } = parseDocument(text.slice(entry.start, entry.end), { prettyErrors: false })
    const [error] = errors
    return error ? [{ entry, error }] : []
  })
  // What is wrong only between entries (a key that stands twice) belongs to none of them.
  if (faults.length === 0) {
    const { code, message, pos } = first
    return { errors: [{ code, message, offset: pos[0] }], text: '', broken: new Set() }
  }
  const errors = faults.map(({ entry, error: { code, message, pos } }) => {
    // What is never closed is found at the end, and begins where the eye should go.
    const isAtEnd = text.slice(entry.start + pos[0], entry.end).trim() === ''
    return { code, message, offset: isAtEnd ? entry.start : entry.start + pos[0] }
  })
  const entries = faults.map(({ entry }) => entry)
  return {
    errors,
    text: blank(text, entries),
    broken: new Set(entries.map(({ key }) => key)),
  }
}

function entriesOf(text: string): Entry[] {
  const starts = [...text.matchAll(/^[^\s#\-\]}][^\n]*/gm)]
  return starts.map((match, at) => ({
    key: /^["']?([\w-]+)/.exec(match[0])?.[1] ?? '',
    start: match.index,
    end: starts[at + 1]?.index ?? text.length,
  }))
}

function blank(text: string, entries: readonly Entry[]): string {
  return entries.reduce(
    (left, { start, end }) =>
      left.slice(0, start) + left.slice(start, end).replaceAll(/[^\n]/g, ' ') + left.slice(end),
    text,
  )
}

/** A text in a language that YAML has cut at a comma. */
export interface CommaCut {
  readonly offset: number
  readonly language: string
  /** What was taken for the text, and what for keys. */
  readonly parts: readonly string[]
}

/**
 * Finds texts that YAML has cut at their commas, and makes them whole: in `{ en: Return, repatriation, ar: … }`,
 * `repatriation` reads as a key without a value.
 */
export function joinAtCommas(document: ReturnType<typeof parseDocument>): CommaCut[] {
  const found: CommaCut[] = []
  visit(document, {
    Map(_, map) {
      if (map.flow !== true) return
      const items = [...map.items]
      for (const [at, { key, value }] of items.entries()) {
        if (!isScalar(key) || !isScalar(value)) continue
        if (!PACKS.some(({ tag }) => tag === key.value)) continue
        const next = items.slice(at + 1).findIndex((item) => !isBareWord(item))
        const rest = items.slice(at + 1, next < 0 ? undefined : at + 1 + next)
        if (rest.length === 0) continue
        const parts = [value, ...rest.map((item) => item.key)].map((part) =>
          String(isScalar(part) ? part.value : part),
        )
        found.push({ offset: value.range?.[0] ?? 0, language: String(key.value), parts })
        value.value = parts.join(', ')
        map.items = map.items.filter((item) => !rest.includes(item))
      }
    },
  })
  return found
}

/** A key without a value, in a record in braces. */
function isBareWord(item: unknown): boolean {
  return isPair(item) && isScalar(item.key) && item.value === null
}
