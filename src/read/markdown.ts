import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, TextDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { type ByLanguage, DIRECTION, LANGUAGES, type Language } from '../model/language.ts'
import type { Place, Statement } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { bidiControls, decode } from '../text/decode.ts'

/** A file that a person writes, and where its trouble goes. */
export interface WrittenFile {
  readonly path: string
  readonly text: string
  readonly context: Context
}

/** A figure as it stands in one language: its words and the attributes of its directive. */
export interface MarkedFigure {
  readonly words: string
  readonly attributes: Readonly<Record<string, string>>
  readonly place: Place
}

/** A statement and the figures marked in it. */
export interface MarkedStatement {
  readonly statement: Statement
  readonly figures: readonly MarkedFigure[]
}

const DEFAULT_LANGUAGE = LANGUAGES[0]

/** What an id looks like, of whatever thing. */
export const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .use(remarkDirective)
  .freeze()

/** Bytes in, text out; how it was encoded and what is invisible in it are reported. */
export function openFile(path: string, bytes: Uint8Array, context: Context): WrittenFile {
  const { text, encoding } = decode(bytes)
  if (encoding !== 'utf-8') {
    context.report({
      rule: 'encoding',
      path,
      reason: `The file was read as ${encoding}`,
      expected: ['utf-8'],
      advice: 'Save it again as UTF-8.',
    })
  }
  for (const { codePoint, line, column } of bidiControls(text)) {
    context.report({
      rule: 'bidi-control',
      path,
      place: { line, column },
      reason: `Invisible direction mark ${codePoint}`,
      actual: codePoint,
      advice: 'Delete the character; the scripts are kept apart without it.',
    })
  }
  return { path, text, context }
}

/** Parses the body; fences that never close are reported, since Markdown itself takes them as meant. */
export function parseBody(file: WrittenFile): Root {
  reportUnclosedFences(file)
  return parser.parse(file.text)
}

/**
 * A directive's fence has at least as many colons as the one that closes it, and an inner one has
 * fewer than the outer one. So an opening fence that is as long as the one still open, or longer,
 * tells that the open one was never closed.
 */
function reportUnclosedFences({ path, text, context }: WrittenFile): void {
  const open: { colons: number; line: number; name: string }[] = []
  const report = (fence: { colons: number; line: number; name: string }) => {
    context.report({
      rule: 'directive-unclosed',
      path,
      place: { line: fence.line, column: 1 },
      reason: `The directive \`${fence.name}\` never closes`,
      expected: [':'.repeat(fence.colons)],
      advice: `Put a line of ${fence.colons} colons where it ends.`,
    })
  }
  text.split('\n').forEach((content, index) => {
    const match = /^(:{3,})([A-Za-z][\w-]*)?/.exec(content)
    if (!match?.[1]) return
    const colons = match[1].length
    if (match[2] === undefined) {
      // A closing fence closes the innermost directive that it is long enough for; what is inside
      // of that one and still open was never closed.
      while (open.length > 0) {
        const top = open.pop()
        if (!top || top.colons === colons) return
        if (top.colons > colons) {
          open.push(top)
          return
        }
        report(top)
      }
      return
    }
    for (let top = open.at(-1); top && top.colons <= colons; top = open.at(-1)) {
      report(top)
      open.pop()
    }
    open.push({ colons, line: index + 1, name: match[2] })
  })
  open.forEach(report)
}

/** Every container directive of one name, the nested ones too, with the level-one heading above it. */
export function directivesUnderHeadings(
  root: Root,
): { directive: ContainerDirective; heading: string | undefined }[] {
  const found: { directive: ContainerDirective; heading: string | undefined }[] = []
  let heading: string | undefined
  const walk = (nodes: readonly RootContent[]) => {
    for (const node of nodes) {
      if (node.type === 'heading' && node.depth === 1) heading = textOf(node).trim()
      if (node.type !== 'containerDirective' || isLanguageBlock(node)) continue
      found.push({ directive: node, heading })
      // Where a fence was left open, the next directives stand inside of this one.
      walk(node.children as RootContent[])
    }
  }
  walk(root.children)
  return found
}

/** What stands at the top of a file beside front matter, headings, comments and directives. */
export function strayNodes(root: Root): RootContent[] {
  const expected = new Set(['yaml', 'heading', 'containerDirective', 'html', 'thematicBreak'])
  return root.children.filter((node) => !expected.has(node.type))
}

/** Place of a node in its file. */
export function placeOf(
  node: { type: string; position?: { start: { line: number; column: number } } | undefined },
  path: string,
): Place {
  return {
    path,
    line: node.position?.start.line ?? 1,
    column: node.position?.start.column ?? 1,
  }
}

/** The attributes of a directive, bare ones as the empty string. */
export function attributesOf(
  directive: ContainerDirective | TextDirective,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(directive.attributes ?? {}).map(([key, value]) => [key, value ?? '']),
  )
}

/** Reports the attributes that nobody reads; true where there is none. */
export function reportUnknownAttributes(
  attributes: Readonly<Record<string, string>>,
  known: readonly string[],
  owner: string,
  place: { line: number; column: number },
  { path, context }: WrittenFile,
): boolean {
  const unknown = Object.keys(attributes).filter((key) => !known.includes(key))
  for (const key of unknown) {
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `Unknown attribute \`${key}\` on ${owner}`,
      actual: key,
      expected: [...known],
    })
  }
  return unknown.length === 0
}

/** Reports a directive that has no meaning here. */
export function reportUnknownDirective(
  directive: ContainerDirective | TextDirective,
  expected: readonly string[],
  { path, context }: WrittenFile,
): void {
  context.report({
    rule: 'directive-unknown',
    path,
    place: placeOf(directive, path),
    reason: `Unknown directive \`${directive.name}\``,
    actual: directive.name,
    expected,
  })
}

/** The ids of an attribute, separated by spaces or commas. */
export function idList(attribute: string | undefined): string[] {
  return (attribute ?? '').split(/[\s,]+/).filter(Boolean)
}

/**
 * The statement that a directive holds, in every language: the default one bare, each further one
 * in a block of its own. What is missing or has another form is reported.
 */
export function statementsOf(
  directive: ContainerDirective,
  file: WrittenFile,
): ByLanguage<MarkedStatement> | undefined {
  const statements: Partial<Record<Language, MarkedStatement>> = {}
  for (const language of LANGUAGES) {
    const blocks =
      language === DEFAULT_LANGUAGE
        ? directive.children.filter((child) => child.type !== 'containerDirective')
        : directive.children
            .filter((child) => child.type === 'containerDirective' && child.name === language)
            .flatMap((child) => (child as ContainerDirective).children)
    const statement = oneStatement(blocks as RootContent[], language, directive, file)
    if (statement) statements[language] = statement
  }
  return isComplete(statements) ? statements : undefined
}

function isComplete<T>(partial: Partial<Record<Language, T>>): partial is Record<Language, T> {
  return LANGUAGES.every((language) => partial[language] !== undefined)
}

function oneStatement(
  blocks: readonly RootContent[],
  language: Language,
  directive: ContainerDirective,
  file: WrittenFile,
): MarkedStatement | undefined {
  const name = attributesOf(directive).id ?? directive.name
  const [first, second] = blocks.filter((block) => block.type !== 'html')
  if (first === undefined) {
    file.context.report({
      rule: 'language-missing',
      path: file.path,
      place: placeOf(directive, file.path),
      reason: `\`${name}\` has no text in ${language}`,
      advice:
        language === DEFAULT_LANGUAGE
          ? 'Write the statement straight after the opening line.'
          : `Add a block \`:::${language}\` … \`:::\` with the same statement.`,
    })
    return undefined
  }
  if (first.type !== 'paragraph' || second !== undefined) {
    const odd = first.type === 'paragraph' && second !== undefined ? second : first
    file.context.report({
      rule: 'statement-form',
      path: file.path,
      place: placeOf(odd, file.path),
      reason: `\`${name}\` in ${language} is more than one paragraph or another block`,
      actual: odd.type,
      expected: ['one paragraph'],
      advice: 'Join the text into one paragraph, or make two claims of it.',
    })
    return undefined
  }
  return inlineOf(first, language, file)
}

/** The inline content of a paragraph: figures taken out of their directives and noted. */
function inlineOf(paragraph: Paragraph, language: Language, file: WrittenFile): MarkedStatement {
  const figures: MarkedFigure[] = []
  const unwrap = (nodes: readonly PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (node.type === 'textDirective') {
        if (node.name === 'figure') {
          figures.push({
            words: textOf(node),
            attributes: attributesOf(node),
            place: placeOf(node, file.path),
          })
          return unwrap(node.children)
        }
        // A colon that touches a word is no directive unless it was dressed as one.
        if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
          return [{ type: 'text', value: `:${node.name}` }]
        }
        reportUnknownDirective(node, ['figure'], file)
        return unwrap(node.children)
      }
      if ('children' in node) {
        return [
          { ...node, children: unwrap(node.children as PhrasingContent[]) } as PhrasingContent,
        ]
      }
      return [node]
    })
  const content = joinText(unwrap(paragraph.children))
  const plain = textOf({ ...paragraph, children: content })
  return { statement: { language, content, plain, place: placeOf(paragraph, file.path) }, figures }
}

/** Neighbouring texts as one, line ends as spaces, so that a statement compares and prints as a line. */
function joinText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type !== 'text') joined.push(node)
    else if (last?.type === 'text') last.value += node.value.replace(/\s*\n\s*/g, ' ')
    else joined.push({ type: 'text', value: node.value.replace(/\s*\n\s*/g, ' ') })
  }
  return joined
}

function isLanguageBlock(directive: ContainerDirective): boolean {
  return Object.hasOwn(DIRECTION, directive.name)
}
