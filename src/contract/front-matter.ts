import type { Root } from 'mdast'
import { isNode, LineCounter, parseDocument, stringify } from 'yaml'
import * as z from 'zod'
import { PACKS, printedTags } from '../languages/packs.ts'
import { each, type Language, USUAL_LANGUAGES } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { parseDate } from '../text/dates.ts'
import type { Document } from './document.ts'

/** Version of the Markdown brief's form; it changes when an old brief would no longer render. */
const FORM = 1

/** What the front matter of a Markdown brief says. */
export type FrontMatter = Pick<
  Document,
  'audience' | 'languages' | 'date' | 'shortTitle' | 'keywords' | 'status'
>

const tag = z.string().refine((name) => PACKS.some((pack) => pack.tag === name), {
  error: `is no language that a brief can be printed in: ${printedTags()}`,
})

const languageList = z
  .array(tag)
  .min(1)
  .max(2)
  .refine((list) => new Set(list).size === list.length, { error: 'names a language twice' })

function schemaOf(languages: readonly Language[]) {
  const byLanguage = z.strictObject(each(languages, () => z.string().min(1)))
  return z.strictObject({
    audience: z.string().optional(),
    mujaz: z.literal(FORM, { error: 'must be 1: this is the form that this version reads' }),
    languages: languageList,
    date: z.string().refine((date) => parseDate(date) !== undefined, {
      error: 'is no date; write 2026-11-23',
    }),
    'short-title': byLanguage,
    keywords: byLanguage.optional(),
    status: byLanguage.optional(),
  })
}

/** Stands in where the front matter cannot be read, so that the rest is still checked. */
function nothing(languages: readonly Language[]): FrontMatter {
  return { languages, date: '', shortTitle: each(languages, () => '') }
}

/** The front matter as YAML, without the lines around it. */
export function writeFrontMatter(front: FrontMatter): string {
  const { audience, languages, date, shortTitle, keywords, status } = front
  return stringify({
    mujaz: FORM,
    ...(audience !== undefined && { audience }),
    languages,
    date,
    'short-title': shortTitle,
    ...(keywords && { keywords }),
    ...(status && { status }),
  }).trimEnd()
}

/** What the front matter says, after all that is wrong with it was reported. */
export function readFrontMatter(root: Root, path: string, context: Context): FrontMatter {
  const [first] = root.children
  if (first?.type !== 'yaml') {
    context.report({
      rule: 'front-matter',
      path,
      place: { line: 1, column: 1 },
      reason: 'The brief does not begin with front matter',
      expected: ['---'],
      advice: 'Begin it with `mujaz: 1`, languages, date and short-title between two lines `---`.',
    })
    return nothing(USUAL_LANGUAGES)
  }
  const lines = new LineCounter()
  const document = parseDocument(first.value, { lineCounter: lines, prettyErrors: false })
  const opening = first.position?.start.line ?? 1
  const report = (offset: number, reason: string) => {
    const { line, col } = lines.linePos(offset)
    context.report({
      rule: 'front-matter',
      path,
      place: { line: line + opening, column: col },
      reason,
    })
  }
  for (const error of document.errors) report(error.pos[0], `The YAML is broken: ${error.message}`)
  const written: { languages?: unknown } | null =
    document.errors.length > 0 ? null : document.toJS()
  const named = languageList.safeParse(written?.languages)
  const languages = named.success ? named.data : USUAL_LANGUAGES
  if (document.errors.length > 0) return nothing(languages)
  const checked = schemaOf(languages).safeParse(written)
  if (checked.success) {
    const { audience, date, keywords, status } = checked.data
    return {
      ...(audience !== undefined && { audience }),
      languages,
      date,
      shortTitle: checked.data['short-title'],
      ...(keywords && { keywords }),
      ...(status && { status }),
    }
  }
  for (const issue of checked.error.issues) {
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
    const at = [...issue.path, ...keys.slice(0, 1)].map(String)
    report(offsetOf(document, at), `\`${at.join('.') || 'front matter'}\`: ${issue.message}`)
  }
  // For whom it was written decides who may see it, whatever else is wrong.
  const audience: unknown = document.get('audience')
  return typeof audience === 'string' ? { ...nothing(languages), audience } : nothing(languages)
}

/** Where the deepest value on the path begins that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
