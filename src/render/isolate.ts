import type { Element, ElementContent, Root, Text } from 'hast'
import { DIRECTION, LANGUAGES, type Language } from '../model/language.ts'

/**
 * Keeps the two scripts apart: every run of the other script, every URL and every number that the
 * bidirectional algorithm would tear is put into a `<bdi>`, so that what stands beside it (a full
 * stop, a bracket, the mark of a note) keeps its side.
 *
 * - Latin words in Arabic, Arabic words in English: `<bdi lang dir>`.
 * - URLs: `<bdi dir="ltr">` in every language; a link that shows its own address is itself isolated.
 * - In Arabic, a date such as 2019-04-21 and a sum such as $ 100 stay left to right. A range
 *   (2019–2021) and a share (70 %) run from right to left, as Arabic does: each number is isolated
 *   alone, because what the algorithm makes of the dash depends on the letter before it.
 */
export function isolate(tree: Root | Element, language: Language): void {
  tree.children = tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return runsOf(child.value, language).map(toNode)
    if (child.type !== 'element') return []
    if (child.tagName === 'a' && isAddress(child)) {
      child.properties.dir = 'ltr'
      return [child]
    }
    const own = LANGUAGES.find((known) => known === child.properties.lang)
    isolate(child, own ?? language)
    return [child]
  })
}

/** A run of text, and how it is isolated. */
export interface Run {
  readonly text: string
  /** Set where the run must be isolated. */
  readonly dir?: 'ltr' | 'rtl'
  /** The language of the run, where it is another one. */
  readonly lang?: Language
  /** Whether it is a URL. */
  readonly address?: true
}

/** The text as runs: those without `dir` belong to the language itself. */
export function runsOf(text: string, language: Language): Run[] {
  const runs: Run[] = []
  const pattern = language === 'ar' ? RUNS_IN_ARABIC : RUNS_IN_ENGLISH
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const { index, groups = {} } = match
    if (index < from) continue
    const run = runOf(groups, text.slice(index + match[0].length))
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

const ARABIC_LETTER = String.raw`[\p{Script=Arabic}\u0640\u064B-\u065F\u0670]`
const LATIN_LETTER = String.raw`[\p{Script=Latin}]`

/** What may stand between two words of one run; a full stop only inside of an abbreviation. */
const INNER_STOP = String.raw`\.(?=\S)|(?<=\b[A-Z])\.`
const GLUE = String.raw`(?:[\s\p{Nd}\p{M},:;&'’‘\/@_+()–‑-]|${INNER_STOP})`
const ARABIC_GLUE = String.raw`[\s\p{Nd}\p{M}.,:!،؛؟\/()«»“”"–‑-]`

const FOREIGN_LATIN = `(?<latin>${LATIN_LETTER}(?:${GLUE}{0,8}${LATIN_LETTER})*(?:[-‑]?\\p{Nd}+)*)`
const FOREIGN_ARABIC = `(?<arabic>[«“]{0,2}${ARABIC_LETTER}(?:${ARABIC_GLUE}{0,8}${ARABIC_LETTER})*)`

const NUMBER = String.raw`\p{Nd}+(?:[.,٫٬]\p{Nd}+)*`
const DAY = String.raw`(?<day>(?<![\p{Nd}-])\p{Nd}{4}-\p{Nd}{2}(?:-\p{Nd}{2})?(?![\p{Nd}-]))`
const SUM = String.raw`(?<sum>[$€£¥±−+][\s\u00A0]?${NUMBER})`
const PART = String.raw`(?<part>${NUMBER}(?=[\s\u00A0]?[%‰٪]|[–-]\p{Nd})|(?<=\p{Nd}[–-])${NUMBER})`

const RUNS_IN_ARABIC = new RegExp([ADDRESS, FOREIGN_LATIN, DAY, SUM, PART].join('|'), 'gu')
const RUNS_IN_ENGLISH = new RegExp([ADDRESS, FOREIGN_ARABIC].join('|'), 'gu')

function runOf(groups: Readonly<Record<string, string | undefined>>, after: string): Run {
  const { address, latin, arabic, day, sum, part } = groups
  if (latin !== undefined) return { text: complete(latin, after), dir: 'ltr', lang: 'en' }
  if (arabic !== undefined) return { text: complete(arabic, after), dir: 'rtl', lang: 'ar' }
  if (address !== undefined) return { text: address, dir: 'ltr', address: true }
  // Arabic-Indic digits would run from left to right, the hyphens between them from right to left.
  if (day !== undefined) return { text: day, dir: /[٠-٩]/.test(day) ? 'rtl' : 'ltr' }
  return { text: sum ?? part ?? '', dir: 'ltr' }
}

/** Brackets of one kind. */
const PAIRS = [
  ['(', ')'],
  ['«', '»'],
  ['“', '”'],
] as const

/**
 * The run with what it needs to be whole: the last full stop of an abbreviation ("n.d."), an Arabic
 * question mark, the brackets that close what was opened in it. What is opened in it and closed
 * nowhere near ends it.
 */
function complete(run: string, after: string): string {
  if (/(?:^|[\s(])(?:\p{L}\.)+\p{L}$/u.test(run) && after.startsWith('.')) return `${run}.`
  let whole = run
  for (let rest = after; rest !== ''; rest = rest.slice(1)) {
    const next = rest.charAt(0)
    const pair = PAIRS.find(([, close]) => close === next)
    if (next !== '؟' && !(pair && isOpen(whole, pair))) break
    whole += next
  }
  const open = PAIRS.find((pair) => isOpen(whole, pair))
  return open ? whole.slice(0, whole.lastIndexOf(open[0])).trimEnd() : whole
}

function isOpen(run: string, [open, close]: (typeof PAIRS)[number]): boolean {
  const count = (sign: string) => run.split(sign).length - 1
  return count(open) > count(close)
}

function toNode({ text, dir, lang }: Run): Element | Text {
  const content: Text = { type: 'text', value: text }
  if (dir === undefined) return content
  return {
    type: 'element',
    tagName: 'bdi',
    properties: { ...(lang && { lang, dir: DIRECTION[lang] }), ...(!lang && { dir }) },
    children: [content],
  }
}

function isAddress({ children: [only, ...more] }: Element): boolean {
  return only?.type === 'text' && more.length === 0 && /^(?:https?:|www\.)/.test(only.value)
}
