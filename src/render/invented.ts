import type { Position } from '../contract/document.ts'
import type { TextFile } from '../model/audience.ts'
import { positionIn } from '../text/position.ts'
import { Html } from './html.ts'
import type { Cell, Cells } from './view.ts'

/*
 * What a template adds to a statement. While a page is filled, statements and the templates' own words
 * carry marks; where these meet, a template speaks in the place of a source. No page keeps a mark.
 */

const MARK = /<!--(?:statement|heading|\/said|literal:[^>]*|made:[^>]*|\/made)-->/g

/** HTML that says what the brief says, word for word: statements, notes, figures, what a table compares. */
export class StatementHtml extends Html {
  override toHTML(): string {
    return `<!--statement-->${super.toHTML()}<!--/said-->`
  }
}

/** HTML of a title or heading of the brief's: a template may have a word beside it, and no number. */
class HeadingHtml extends Html {
  override toHTML(): string {
    return `<!--heading-->${super.toHTML()}<!--/said-->`
  }
}

/** Cells whose words are a heading of the brief's. */
export function asHeading(cells: Cells): Cells {
  return cells.map((cell) => ({ ...cell, html: new HeadingHtml(cell.html.toString()) }))
}

/** Cells whose words stand for a statement of the brief's. */
export function asStatement<T extends Cell>(cells: readonly T[]): T[] {
  return cells.map((cell) => ({ ...cell, html: new StatementHtml(cell.html.toString()) }))
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

/** Helpers that write numbers. */
const WRITING = ['digits', 'plural', 'date']

/**
 * Marks a template's own words, and what it has helpers write, so that it can be told where they end up.
 * Changes the tree.
 */
export function markWords(program: hbs.AST.Program, { path, text }: TextFile): void {
  const lines = text.split('\n')
  const words = ownWords(text)
  const file = encodeURIComponent(path).replaceAll("'", '%27')
  const offsetOf = ({ line, column }: hbs.AST.Position) =>
    [...lines.slice(0, line - 1), ''].join('\n').length + column
  visitBodies(program, (inner) => {
    inner.body = inner.body.flatMap((statement) => {
      if (!isWriting(statement)) return [statement]
      const mark = `<!--made:${file}:${offsetOf(statement.loc.start)}-->`
      return [contentOf(mark, statement), statement, contentOf('<!--/made-->', statement)]
    })
  })
  visitContent(program, (content) => {
    const from = offsetOf(content.loc.start)
    const { value } = content
    if (!text.startsWith(value, from)) return
    let marked = ''
    let at = 0
    for (const offset of words.filter((word) => word >= from && word < from + value.length)) {
      marked += `${value.slice(at, offset - from)}<!--literal:${file}:${offset}-->`
      at = offset - from
    }
    content.value = marked + value.slice(at)
  })
}

function isWriting(statement: hbs.AST.Statement): boolean {
  if (statement.type !== 'MustacheStatement') return false
  const { path } = statement as hbs.AST.MustacheStatement
  return WRITING.includes((path as hbs.AST.PathExpression).original)
}

function contentOf(value: string, { loc }: hbs.AST.Statement): hbs.AST.ContentStatement {
  return {
    type: 'ContentStatement',
    value,
    original: value,
    loc,
  } as unknown as hbs.AST.ContentStatement
}

function visitContent(
  program: hbs.AST.Program,
  visit: (content: hbs.AST.ContentStatement) => void,
): void {
  visitBodies(program, ({ body }) => {
    for (const statement of body) {
      if (statement.type === 'ContentStatement') visit(statement as hbs.AST.ContentStatement)
    }
  })
}

function visitBodies(program: hbs.AST.Program, visit: (program: hbs.AST.Program) => void): void {
  visit(program)
  for (const statement of program.body) {
    const { program: inner, inverse } = statement as Partial<hbs.AST.BlockStatement>
    if (inner) visitBodies(inner, visit)
    if (inverse) visitBodies(inverse, visit)
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
  readonly words: Words[]
  text: string
  /** It is the innermost element around what the brief says: a statement, or a heading. */
  holds: 'statement' | 'heading' | undefined
  /** It stands for one note. */
  readonly note: boolean
}

/** Words of a template: its own, or what a helper made for it. */
interface Words {
  readonly path: string
  readonly offset: number
  /** Of what a helper made, all of it. */
  made?: string
}

const TOKEN =
  /<!--(?:(statement|heading)|(\/said)|(literal|made):([^:>]*):(\d+)|(\/made))-->|<!--[\s\S]*?-->|<\/([a-z][a-z0-9]*)\s*>|<([a-z][a-z0-9]*)(?:"[^"]*"|'[^']*'|[^'">])*?(\/?)>/gi

const EMPTY = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i

/** Elements that hold many statements: what stands beside these is said of none of them. */
const GROUPING = /^(?:html|body|main|article|section|aside|nav|header|footer)$/i

/** Elements whose parts are of one kind: a line of a list or table is read as its neighbours are. */
const WHOLE = /^(?:ol|ul|dl|tbody|thead|tfoot|table|tr|figure)$/i

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
  const rows = outermost([...new Set(holders.map(({ parent }) => parent))].flatMap(rowsAround))
  const told = ({ path, offset, made }: Words): Invented[] => {
    const file = files.find((each) => each.path === path)
    if (!file) return []
    const [own = ''] = file.text.slice(offset).split(/[<{\n]/)
    return [{ found: (made ?? own).trim(), file, position: positionIn(file.text, offset) }]
  }
  const all = [
    ...holders.flatMap((holder): Invented[] => {
      const words = wordsIn(holder)
        .flatMap(told)
        .filter(({ found }) => holder.holds === 'statement' || TELLING.test(found))
      if (words.length > 0) return words
      const text = textIn(holder)
      return TELLING.test(text) ? [{ found: text.replace(/\s+/g, ' ').trim() }] : []
    }),
    ...rows.flatMap((row) =>
      wordsIn(row)
        .flatMap(told)
        .filter(({ found }) => TELLING.test(found)),
    ),
  ]
  return all.filter(
    ({ found, file, position }, at) =>
      at ===
      all.findIndex(
        (other) =>
          other.found === found &&
          other.file === file &&
          other.position?.line === position?.line &&
          other.position?.column === position?.column,
      ),
  )
}

/** What is read together with an element inside of which a statement is held: its row, its list or table, its note. */
function rowsAround(parent: Part | undefined): Part[] {
  if (!parent || GROUPING.test(parent.name)) return []
  let row = parent
  while (row.parent && WHOLE.test(row.parent.name)) row = row.parent
  let note: Part | undefined = parent
  while (note && !note.note) note = note.parent
  return note ? [row, note] : [row]
}

/** Those of some elements that stand in none of the others. */
function outermost(parts: readonly Part[]): Part[] {
  const all = new Set(parts)
  const isInside = ({ parent }: Part): boolean =>
    parent !== undefined && (all.has(parent) || isInside(parent))
  return [...all].filter((part) => !isInside(part))
}

/** The innermost elements around statements, each with what stands in it beside them. */
function holdersIn(html: string): Part[] {
  const holders: Part[] = []
  let part: Part | undefined
  let said = 0
  let at = 0
  let making: Words | undefined
  for (const match of html.matchAll(TOKEN)) {
    const [token, open, close, mark, path, offset, made, end, start, empty] = match
    const text = html.slice(at, match.index)
    if (part && said === 0) part.text += text
    if (making) making.made = (making.made ?? '') + text
    at = match.index + token.length
    if (open) {
      said++
      if (part && !part.holds) {
        part.holds = open === 'heading' ? 'heading' : 'statement'
        holders.push(part)
      }
    } else if (close) said--
    else if (made) making = undefined
    else if (said > 0) continue
    else if (path !== undefined) {
      const words: Words = { path: decodeURIComponent(path), offset: Number(offset) }
      part?.words.push(words)
      if (mark === 'made') making = words
    } else if (start && !empty && !EMPTY.test(start)) {
      const inner: Part = {
        name: start,
        parent: part,
        parts: [],
        words: [],
        text: '',
        holds: undefined,
        note: /\sdata-note=/i.test(token),
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

function wordsIn({ words, parts }: Part): Words[] {
  return [...words, ...parts.flatMap(wordsIn)]
}

function textIn({ text, parts }: Part): string {
  return [text, ...parts.map(textIn)].join(' ')
}
