import type { Element, ElementContent, Root } from 'hast'
import { PACKS, packOf } from '../languages/packs.ts'
import type { Language } from '../model/language.ts'
import { isolated, type Run } from '../text/isolation/runs.ts'
import { tokensIn } from '../text/isolation/tokens.ts'
import { unbroken } from '../text/isolation/unbroken.ts'
import { keepTogether } from './keep-together.ts'

/**
 * Keeps the two directions apart: every run of the other one, every address and every number that the
 * bidirectional algorithm would tear is put into a `<bdi>`, so that what stands beside it (a full stop, a
 * bracket, the mark of a note) keeps its side. No isolate begins or ends inside of a token
 * (`text/isolation/tokens.ts`).
 *
 * - Words that run the other way: `<bdi lang dir>`, and within them what would be torn there.
 * - Addresses: `<bdi dir="ltr">` in every language; a link that shows its own address is itself isolated.
 * - Numbers, where text runs from right to left, with all that joins them.
 *
 * What no line may end in (`text/isolation/unbroken.ts`) stands in an element of its own: a sign that keeps
 * it together would be copied with it, and whoever looks for "2019–2021" would not find it.
 */
export function isolate(
  tree: Root | Element,
  language: Language,
  languages: readonly Language[],
): void {
  tree.children = tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') {
      return lineOf(child.value, language, languages)
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

/** A text with its isolates, and with what is kept together. */
function lineOf(
  text: string,
  language: Language,
  languages: readonly Language[],
): ElementContent[] {
  const { direction, isolation, dates } = packOf(language)
  const tokens = tokensIn(text, isolation)
  const runs = isolated(text, tokens, direction, isolation)
  const nodes = runs.flatMap((run) => toNodes(run, language, languages))
  return keepTogether(nodes, unbroken(text, tokens, dates.inflectedMonths ?? dates.months))
}

/** What words of the other direction are in: a language of the brief, or the first of all that runs so. */
function foreignTo(language: Language, languages: readonly Language[]): Language | undefined {
  const { direction } = packOf(language)
  const runsOtherwise = (other: Language) => packOf(other).direction !== direction
  return [...languages, ...PACKS.map(({ tag }) => tag)].find(runsOtherwise)
}

/** The text as runs: those without `dir` belong to the language itself. */
export function runsOf(text: string, language: Language): Run[] {
  const { direction, isolation } = packOf(language)
  return isolated(text, tokensIn(text, isolation), direction, isolation)
}

/** A run as it stands in the page; what is isolated in a text of the language around it is so within. */
function toNodes(
  { text, dir, foreign }: Run,
  language: Language,
  languages: readonly Language[],
): ElementContent[] {
  if (dir === undefined) return [{ type: 'text', value: text }]
  const other = foreign && foreignTo(language, languages)
  const within =
    other === undefined
      ? []
      : runsOf(text, other).filter((run) => run.address || (run.dir && run.dir !== dir))
  return [
    {
      type: 'element',
      tagName: dir === 'ltr' && TURNED.test(text) ? 'bdo' : 'bdi',
      properties: { ...(other && isIn(text, other) && { lang: other }), dir },
      children:
        other === undefined || within.length === 0
          ? [{ type: 'text', value: text }]
          : runsOf(text, other).flatMap((run) => toNodes(run, other, languages)),
    },
  ]
}

/**
 * Arabic-Indic digits with something between them that joins no such digits: the algorithm would turn the
 * groups around even within a run from left to right.
 */
const TURNED =
  /[\u0660-\u0669][^\p{L}]*?[^\p{L}\u0660-\u0669.,:/\u066B\u066C][^\p{L}]*?[\u0660-\u0669]/u

/** Whether a text has a letter of the script of a language. */
function isIn(text: string, language: Language): boolean {
  return new RegExp(`\\p{Script=${packOf(language).script}}`, 'u').test(text)
}

function isAddress({ children: [only, ...more] }: Element): boolean {
  return only?.type === 'text' && more.length === 0 && /^(?:https?:|www\.)/.test(only.value)
}
