import type { Root } from 'mdast'
import { isNode, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { type ByLanguage, LANGUAGES, type Language } from '../model/language.ts'
import { parseDate } from '../text/dates.ts'
import type { Source } from './markdown.ts'

/** What the front matter of a Markdown brief says. */
export interface FrontMatter {
  readonly defaultLanguage: Language
  readonly date: string
  readonly shortTitle: ByLanguage
  readonly keywords?: ByLanguage
  readonly status?: ByLanguage
}

const byLanguage = z.strictObject({ en: z.string().min(1), ar: z.string().min(1) })

const schema = z.strictObject({
  // For whom it was written: told apart before anything is rendered, see `audienceOf`.
  audience: z.string().optional(),
  mujaz: z.literal(1, { error: 'must be 1: this is the form that this version reads' }),
  languages: z.array(z.enum(LANGUAGES)).refine((list) => new Set(list).size === LANGUAGES.length, {
    error: `must name each of: ${LANGUAGES.join(', ')}`,
  }),
  date: z.string().refine((date) => parseDate(date) !== undefined, {
    error: 'is no date; write 2026-11-23',
  }),
  'short-title': byLanguage,
  keywords: byLanguage.optional(),
  status: byLanguage.optional(),
})

/** Stands in where the front matter cannot be read, so that the rest is still checked. */
const NOTHING: FrontMatter = {
  defaultLanguage: LANGUAGES[0],
  date: '',
  shortTitle: { en: '', ar: '' },
}

/** The audience that a Markdown brief was written for, as far as its front matter tells. */
export function audienceOf(markdown: string): string | undefined {
  const [, yaml = ''] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(markdown) ?? []
  const audience: unknown = parseDocument(yaml).get('audience')
  return typeof audience === 'string' ? audience : undefined
}

export function readFrontMatter(root: Root, { path, context }: Source): FrontMatter {
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
    return NOTHING
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
  if (document.errors.length > 0) return NOTHING
  const checked = schema.safeParse(document.toJS())
  if (checked.success) {
    const { languages, date, keywords, status } = checked.data
    return {
      defaultLanguage: languages[0] ?? LANGUAGES[0],
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
  return NOTHING
}

/** Where the deepest value on the path begins that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
