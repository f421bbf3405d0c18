import type { Element, ElementContent, Root, Text } from 'hast'
import { PACKS, packOf } from '../languages/packs.ts'
import type { Language } from '../model/language.ts'

/**
 * Keeps the two scripts apart: every run of the other script, every URL and every number that the
 * bidirectional algorithm would tear is put into a `<bdi>`, so that what stands beside it (a full
 * stop, a bracket, the mark of a note) keeps its side.
 *
 * - Words of a script that runs the other way: `<bdi lang dir>`.
 * - URLs: `<bdi dir="ltr">` in every language; a link that shows its own address is itself isolated.
 * - Dates, sums and the numbers of a range, where the language says that they would be torn.
 */
export function isolate(
  tree: Root | Element,
  language: Language,
  languages: readonly Language[],
): void {
  tree.children = tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') {
      return runsOf(child.value, language).map((run) => toNode(run, foreignTo(language, languages)))
    }
    if (child.type !== 'element') return []
    if (child.tagName === 'a' && isAddress(child)) {
      child.properties.dir = 'ltr'
      return [child]
    }
    const own = languages.find((known) => known === child.properties.lang)
    isolate(child, own ?? language, languages)
    return [child]
  })
}

/** What words of the other direction are in: a language of the brief, or the first of all that runs so. */
function foreignTo(language: Language, languages: readonly Language[]): Language | undefined {
  const { direction } = packOf(language)
  const runsOtherwise = (other: Language) => packOf(other).direction !== direction
  return [...languages, ...PACKS.map(({ tag }) => tag)].find(runsOtherwise)
}

/** A run of text, and how it is isolated. */
export interface Run {
  readonly text: string
  /** Set where the run must be isolated. */
  readonly dir?: 'ltr' | 'rtl'
  /** Whether it is of a script that runs the other way. */
  readonly foreign?: true
  /** Whether it is a URL. */
  readonly address?: true
}

/** The text as runs: those without `dir` belong to the language itself. */
export function runsOf(text: string, language: Language): Run[] {
  const runs: Run[] = []
  const { pattern, runOf } = isolatorOf(language)
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const { index } = match
    if (index < from) continue
    const run = runOf(match, text.slice(index + match[0].length))
    // A bracket that opens a run and is not closed by it belongs to what stands around.
    if (run.text === '') continue
    if (index > from) runs.push({ text: text.slice(from, index) })
    runs.push(run)
    from = index + run.text.length
  }
  if (from < text.length) runs.push({ text: text.slice(from) })
  return runs
}

const ADDRESS = String.raw`(?<address>(?:https?:\/\/|www\.)[^\s<>«»“”"]*[^\s<>«»“”".,;:!?()\[\]،؛؟])`

/** What is isolated in texts of one language. */
interface Isolator {
  readonly pattern: RegExp
  /** What was found, as the run that it is. */
  runOf(match: RegExpExecArray, after: string): Run
}

const ISOLATORS = new Map<Language, Isolator>()

function isolatorOf(language: Language): Isolator {
  const isolator = ISOLATORS.get(language) ?? makeIsolator(language)
  ISOLATORS.set(language, isolator)
  return isolator
}

function makeIsolator(language: Language): Isolator {
  const { direction, isolation } = packOf(language)
  const { foreign, torn, closing } = isolation
  const sources = [
    ADDRESS,
    `(?<foreign>${foreign})`,
    ...torn.map(({ run }, at) => `(?<torn${at}>${run})`),
  ]
  const dir = direction === 'ltr' ? 'rtl' : 'ltr'
  return {
    pattern: new RegExp(sources.join('|'), 'gu'),
    runOf({ 0: whole, groups = {} }, after) {
      if (groups.address !== undefined) return { text: whole, dir: 'ltr', address: true }
      if (groups.foreign !== undefined) {
        return { text: complete(whole, after, closing), dir, foreign: true }
      }
      const found = torn.find((_, at) => groups[`torn${at}`] !== undefined)
      return { text: whole, dir: found?.direction(whole) ?? 'ltr' }
    },
  }
}

/** Brackets of one kind. */
const PAIRS = [
  ['(', ')'],
  ['«', '»'],
  ['“', '”'],
] as const

/**
 * The run with what it needs to be whole: the last full stop of an abbreviation ("n.d."), the mark
 * that closes it, the brackets that close what was opened in it. What is opened in it and closed
 * nowhere near ends it.
 */
function complete(run: string, after: string, closing: string): string {
  if (/(?:^|[\s(])(?:\p{L}\.)+\p{L}$/u.test(run) && after.startsWith('.')) return `${run}.`
  let whole = run
  for (let rest = after; rest !== ''; rest = rest.slice(1)) {
    const next = rest.charAt(0)
    const pair = PAIRS.find(([, close]) => close === next)
    if (next !== closing && !(pair && isOpen(whole, pair))) break
    whole += next
  }
  const open = PAIRS.find((pair) => isOpen(whole, pair))
  return open ? whole.slice(0, whole.lastIndexOf(open[0])).trimEnd() : whole
}

function isOpen(run: string, [open, close]: (typeof PAIRS)[number]): boolean {
  const count = (sign: string) => run.split(sign).length - 1
  return count(open) > count(close)
}

function toNode({ text, dir, foreign }: Run, lang: Language | undefined): Element | Text {
  const content: Text = { type: 'text', value: text }
  if (dir === undefined) return content
  return {
    type: 'element',
    tagName: 'bdi',
    properties: { ...(foreign && lang && { lang }), dir },
    children: [content],
  }
}

function isAddress({ children: [only, ...more] }: Element): boolean {
  return only?.type === 'text' && more.length === 0 && /^(?:https?:|www\.)/.test(only.value)
}
