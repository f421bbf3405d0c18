import type { Position } from '../contract/document.ts'
import type { TextFile } from '../model/audience.ts'
import { Html } from './html.ts'
import { positionIn } from './position.ts'

/*
 * What a template adds to a statement. While a page is filled, statements and the templates' own words
 * carry marks; where these meet, a template speaks in the place of a source. No page keeps a mark.
 */

const [OPEN, CLOSE] = ['<!--statement-->', '<!--/statement-->']

const MARK = /<!--(?:\/?statement|literal:[^>]*)-->/g

/** HTML that says what the brief says, word for word. */
export class StatementHtml extends Html {
  override toHTML(): string {
    return `${OPEN}${super.toHTML()}${CLOSE}`
  }
}

/** The page as it is written. */
export function withoutMarks(html: string): string {
  return html.replace(MARK, '')
}

/** What in a template's source is none of its own words: comments, styles, titles, tags, references. */
const NO_WORDS =
  /<!--[\s\S]*?-->|<(style|title)\b[\s\S]*?<\/\1\s*>|<\/?[a-z!](?:"[^"]*"|'[^']*'|[^'">])*>|&#?\w+;/gi

/** A run of letters and digits, or what looks like the call of a note. Two spaces end it. */
const WORDS = /[\p{L}\p{N}[](?:[^\n ]| (?! ))*/gu

/** Offsets of a template's own words. */
function ownWords(source: string): number[] {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ')
  // Expressions first: they may stand inside of tags.
  const bare = source
    .replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, blank)
    .replace(NO_WORDS, blank)
  return [...bare.matchAll(WORDS)].map(({ index }) => index)
}

/** Marks a template's own words, so that it can be told where they end up. Changes the tree. */
export function markWords(program: hbs.AST.Program, { path, text }: TextFile): void {
  const lines = text.split('\n')
  const words = ownWords(text)
  visitContent(program, (content) => {
    const { line, column } = content.loc.start
    const from = [...lines.slice(0, line - 1), ''].join('\n').length + column
    const { value } = content
    if (!text.startsWith(value, from)) return
    let marked = ''
    let at = 0
    for (const offset of words.filter((word) => word >= from && word < from + value.length)) {
      marked += `${value.slice(at, offset - from)}<!--literal:${encodeURIComponent(path)}:${offset}-->`
      at = offset - from
    }
    content.value = marked + value.slice(at)
  })
}

function visitContent(
  { body }: hbs.AST.Program,
  visit: (content: hbs.AST.ContentStatement) => void,
): void {
  for (const statement of body) {
    if (statement.type === 'ContentStatement') visit(statement as hbs.AST.ContentStatement)
    const { program, inverse } = statement as Partial<hbs.AST.BlockStatement>
    if (program) visitContent(program, visit)
    if (inverse) visitContent(inverse, visit)
  }
}

/** What a template says in the place of a statement. */
export interface Invented {
  readonly found: string
  /** Absent where no template has the words: they came out of the view. */
  readonly file?: TextFile
  readonly position?: Position
}

/** An element of the page, as far as statements are concerned. */
interface Part {
  readonly name: string
  readonly parent: Part | undefined
  readonly parts: Part[]
  readonly words: { readonly path: string; readonly offset: number }[]
  text: string
  /** It is the innermost element around a statement. */
  holds: boolean
}

const TOKEN =
  /<!--(?:(statement)|(\/statement)|literal:([^:>]*):(\d+))-->|<!--[\s\S]*?-->|<\/([a-z][a-z0-9]*)\s*>|<([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/gi

const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Elements that hold many statements: what stands beside these is said of none of them. */
const GROUPING =
  /^(?:html|body|main|article|section|nav|header|footer|ol|ul|dl|tbody|thead|table)$/i

/** A digit, or what a reader takes for the call of a note. */
const TELLING = /\p{N}|\[\^/u

/**
 * What stands in the place of statements and is none: any word of a template's own in the element that
 * holds one, any digit there wherever it comes from, and digits beside it in the same row.
 *
 * @param html the page with its marks
 */
export function findInvented(html: string, files: readonly TextFile[]): Invented[] {
  const holders = holdersIn(html)
  const rows = new Set(
    holders.flatMap(({ parent }) => (parent && !GROUPING.test(parent.name) ? [parent] : [])),
  )
  const told = ({ path, offset }: Part['words'][number]): Invented[] => {
    const file = files.find((each) => each.path === path)
    if (!file) return []
    const [found = ''] = file.text.slice(offset).split(/[<{\n]/)
    return [{ found: found.trim(), file, position: positionIn(file.text, offset) }]
  }
  return [
    ...holders.flatMap((holder): Invented[] => {
      const words = wordsIn(holder).flatMap(told)
      if (words.length > 0) return words
      const text = textIn(holder)
      return TELLING.test(text) ? [{ found: text.replace(/\s+/g, ' ').trim() }] : []
    }),
    ...[...rows].flatMap((row) =>
      wordsIn(row)
        .flatMap(told)
        .filter(({ found }) => TELLING.test(found)),
    ),
  ]
}

/** The innermost elements around statements, each with what stands in it beside them. */
function holdersIn(html: string): Part[] {
  const holders: Part[] = []
  let part: Part | undefined
  let said = 0
  let at = 0
  for (const match of html.matchAll(TOKEN)) {
    const [token, open, close, path, offset, end, start, empty] = match
    if (part && said === 0) part.text += html.slice(at, match.index)
    at = match.index + token.length
    if (open) {
      said++
      if (part && !part.holds) {
        part.holds = true
        holders.push(part)
      }
    } else if (close) said--
    else if (said > 0) continue
    else if (path !== undefined) {
      part?.words.push({ path: decodeURIComponent(path), offset: Number(offset) })
    } else if (start && !empty && !EMPTY.test(start)) {
      const inner: Part = {
        name: start,
        parent: part,
        parts: [],
        words: [],
        text: '',
        holds: false,
      }
      part?.parts.push(inner)
      part = inner
    } else if (end) {
      let ended: Part | undefined = part
      while (ended && ended.name.toLowerCase() !== end.toLowerCase()) ended = ended.parent
      if (ended) part = ended.parent
    }
  }
  return holders
}

function wordsIn({ words, parts }: Part): Part['words'] {
  return [...words, ...parts.flatMap(wordsIn)]
}

function textIn({ text, parts }: Part): string {
  return [text, ...parts.map(textIn)].join(' ')
}
