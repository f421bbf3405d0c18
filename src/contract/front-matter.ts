import type { Root } from 'mdast'
import { isNode, LineCounter, parseDocument, stringify } from 'yaml'
import * as z from 'zod'
import { each, LANGUAGES } from '../model/language.ts'
import { parseDate } from '../text/dates.ts'
import type { Document } from './document.ts'
import type { Source } from './markdown.ts'

/** Version of the Markdown brief's form; it changes when an old brief would no longer render. */
const FORM = 1

/** What the front matter of a Markdown brief says. */
export type FrontMatter = Pick<
  Document,
  'audience' | 'languages' | 'date' | 'shortTitle' | 'keywords' | 'status'
>

const byLanguage = z.strictObject(each(LANGUAGES, () => z.string().min(1)))

const schema = z.strictObject({
  audience: z.string().optional(),
  mujaz: z.literal(FORM, { error: 'must be 1: this is the form that this version reads' }),
  languages: z
    .tuple([z.enum(LANGUAGES)], z.enum(LANGUAGES))
    .refine((list) => new Set(list).size === LANGUAGES.length, {
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
  languages: LANGUAGES,
  date: '',
  shortTitle: each(LANGUAGES, () => ''),
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
    const { audience, languages, date, keywords, status } = checked.data
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
  return typeof audience === 'string' ? { ...NOTHING, audience } : NOTHING
}

/** Where the deepest value on the path begins that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly string[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
