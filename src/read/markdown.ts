import type { Definition, Root, RootContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { PACKS } from '../languages/packs.ts'
import { dialect } from '../markdown/dialect.ts'
import { plain } from '../markdown/plain.ts'
import { type ByLanguage, type Language, mapEach } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { bidiControls, decode } from '../text/decode.ts'
import { attributesOf, placeOf, type WrittenFile } from './directives.ts'
import { inlineOf, isComment, type MarkedStatement, reportHtml } from './inline.ts'

const parser = unified()
  .use(remarkParse)
  .use(dialect)
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
  const root = parser.parse(file.text)
  resolveReferences(root)
  return root
}

/** The Markdown of a note as it is written, for whoever changes it in one place. Nothing is told of its faults. */
export function parseNote(text: string): Root {
  const root = parser.parse(text)
  resolveReferences(root)
  return root
}

/** Gives each link the address that it refers to: what is quoted elsewhere does not lose it. */
function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>()
  visit(root, 'definition', (node) => {
    // Of two for one name Markdown takes the first.
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
  })
  visit(root, 'linkReference', ({ identifier, children, position }, index, parent) => {
    const { url, title } = definitions.get(identifier) ?? {}
    if (url === undefined || index === undefined) return
    parent?.children.splice(index, 1, {
      type: 'link',
      url,
      ...(title && { title }),
      children,
      ...(position && { position }),
    })
  })
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
      if (node.type === 'heading' && node.depth === 1) heading = plain([node]).trim()
      if (node.type !== 'containerDirective' || isLanguageBlock(node)) continue
      found.push({ directive: node, heading })
      // Where a fence was left open, the next directives stand inside of this one.
      walk(node.children as RootContent[])
    }
  }
  walk(root.children)
  return found
}

/**
 * What stands at the top of a file beside front matter, headings, comments and directives, and addresses
 * that links refer to.
 */
export function strayNodes(root: Root): RootContent[] {
  const expected = new Set(['yaml', 'heading', 'containerDirective', 'definition', 'thematicBreak'])
  return root.children.filter((node) => !expected.has(node.type) && !isComment(node))
}

/**
 * The statement that a directive holds, in every language: the default one bare, each further one
 * in a block of its own. What is missing or has another form is reported.
 */
export function statementsOf(
  directive: ContainerDirective,
  languages: readonly Language[],
  file: WrittenFile,
): ByLanguage<MarkedStatement> | undefined {
  const statements: Record<Language, MarkedStatement> = {}
  const missing: Language[] = []
  let whole = true
  for (const language of languages) {
    const bare = language === languages[0]
    const blocks = bare
      ? directive.children.filter((child) => child.type !== 'containerDirective')
      : directive.children
          .filter((child) => child.type === 'containerDirective' && child.name === language)
          .flatMap((child) => (child as ContainerDirective).children)
    const found = oneStatement(blocks as RootContent[], language, directive, file)
    if (found === 'missing') missing.push(language)
    else if (found) statements[language] = found
    else whole = false
  }
  for (const language of missing) reportMissing(language, statements, directive, languages, file)
  return whole && missing.length === 0 ? statements : undefined
}

/** @param there what it says in the other languages */
function reportMissing(
  language: Language,
  there: ByLanguage<MarkedStatement>,
  directive: ContainerDirective,
  languages: readonly Language[],
  { path, context }: WrittenFile,
): void {
  const { id, topic } = attributesOf(directive)
  const { name } = directive
  const text = name === 'point' && topic ? `point:${topic}` : name === 'claim' ? id : undefined
  context.report({
    rule: 'language-missing',
    path,
    place: placeOf(directive, path),
    reason: `\`${id ?? name}\` has no text in ${language}`,
    advice:
      language === languages[0]
        ? 'Write the statement straight after the opening line.'
        : `Add a block \`:::${language}\` … \`:::\` with the same statement.`,
    sought: {
      ...(text && { text }),
      words: mapEach(there, ({ statement }) => statement.plain),
      by: Object.keys(there),
    },
  })
}

function oneStatement(
  blocks: readonly RootContent[],
  language: Language,
  directive: ContainerDirective,
  file: WrittenFile,
): MarkedStatement | 'missing' | undefined {
  const name = attributesOf(directive).id ?? directive.name
  for (const block of blocks) {
    if (block.type === 'html' && !isComment(block)) reportHtml(block, file)
  }
  const [first, second] = blocks.filter((block) => block.type !== 'html')
  if (first === undefined) return 'missing'
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

function isLanguageBlock(directive: ContainerDirective): boolean {
  return PACKS.some(({ tag }) => tag === directive.name)
}
