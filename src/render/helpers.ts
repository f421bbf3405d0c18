import type Handlebars from 'handlebars'
import type { Position } from '../contract/document.ts'
import { dateInWords } from '../languages/dates.ts'
import { packOf } from '../languages/packs.ts'
import type { Audience } from '../model/audience.ts'
import { type ByLanguage, type Language, languagesOf, of } from '../model/language.ts'
import { Html } from './html.ts'
import type { BlockView, Cell, HalfView } from './view.ts'
import { written } from './writing.ts'

/** Names of the helpers that Mujaz brings, but for those that belong to one file or page. */
export const HELPERS = ['is', 'date', 'digits', 'direction', 'plural', 'citation'] as const

/** What a helper was asked for and cannot give; it knows where it was asked. */
class HelperError extends Error {
  readonly lineNumber: number | undefined
  readonly column: number | undefined

  constructor(message: string, { loc }: { readonly loc?: { start: Position } }) {
    super(message)
    this.lineNumber = loc?.start.line
    this.column = loc?.start.column
  }
}

type Options = Handlebars.HelperOptions & { readonly loc?: { start: Position } }

/**
 * Registers the helpers of templates. They write in a language: the one that is named (`lang="ar"`),
 * else that of the cell they stand in, else that of the page or half; and in that language as the
 * audience reads it. What they give is text, which is escaped like any value and may stand in an
 * attribute; `citation` alone gives HTML. What cannot be given is a finding at its place.
 */
export function registerHelpers(
  engine: typeof Handlebars,
  { writing, labels }: Pick<Audience, 'writing' | 'labels'>,
): void {
  /** Checks how often a value is asked for, and in which language. */
  const helper = (
    name: (typeof HELPERS)[number],
    count: number,
    give: (language: Language, values: unknown[], root: HalfView, fail: Fail) => unknown,
  ) => {
    engine.registerHelper(name, function (this: unknown, ...args: unknown[]) {
      const options = args.at(-1) as Options
      const values = args.slice(0, -1)
      const fail: Fail = (reason) => {
        throw new HelperError(`\`${name}\`: ${reason}`, options)
      }
      if (values.length !== count) fail(`takes ${count} value${count === 1 ? '' : 's'}`)
      return give(languageOf(this, options, labels, fail), values, options.data?.root, fail)
    })
  }
  helper('is', 2, (_, [value, other]) => value === other)
  helper('date', 1, (language, [value]) =>
    written(dateInWords(String(value), language), language, writing),
  )
  helper('digits', 1, (language, [value]) => written(String(value), language, writing))
  helper('direction', 0, (language) => packOf(language).direction)
  helper('plural', 2, (language, [count, key], _, fail) => {
    const number = Number(count)
    if (!Number.isFinite(number)) fail('the first value is a number')
    const own = of(labels, language)
    const form = new Intl.PluralRules(language).select(number)
    const wording = own[`${key}-${form}`] ?? own[`${key}-other`]
    if (wording === undefined) fail(`there is no label \`${key}-${form}\` nor \`${key}-other\``)
    return written(String(wording).replaceAll('{n}', String(number)), language, writing)
  })
  helper('citation', 1, (language, [name], root, fail) => {
    const cells = citedCells(root, String(name))
    const html = cells.find(({ lang }) => lang === language)?.html.toString()
    // Blocks of Markdown; a citation is the first of them.
    const [, words] = /^<p>([\s\S]*?)<\/p>/.exec(html ?? '') ?? []
    if (words === undefined) fail(`there is no note or source \`${name}\` in \`${language}\``)
    return new Html(words ?? '')
  })
}

type Fail = (reason: string) => void

function languageOf(
  context: unknown,
  { hash, data }: Options,
  labels: ByLanguage<unknown>,
  fail: Fail,
): Language {
  const own = typeof context === 'object' && context && 'lang' in context && context.lang
  const asked = hash?.lang ?? (own || data?.root?.lang)
  const language = languagesOf(labels).find((known) => known === asked)
  if (language === undefined) fail(`\`${asked}\` is not a language of the brief`)
  return language ?? languagesOf(labels)[0]
}

/** The cells of a note, by its number, or of a source in the list of sources, by its id. */
function citedCells({ brief }: HalfView, name: string): Cell[] {
  const note = [...brief.notes].find(({ label }) => label === name)
  if (note) return [...note.cells]
  const blocks = [...brief.sections].flatMap(({ blocks }): BlockView[] => [...blocks])
  const source = blocks.find(({ row }) => row?.role === 'source' && row.argument === name)
  return [...(source?.row?.cells ?? [])]
}
