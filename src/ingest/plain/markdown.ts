import type { FootnoteDefinition, List, Nodes, Root, RootContent, Table } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { dialect } from '../../markdown/dialect.ts'
import type { Article, ArticleParagraph } from '../../model/article.ts'
import { isBlank } from '../blank.ts'
import { toldLanguage } from '../language-of.ts'
import { UnreadableFile } from '../unreadable.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { inOneLine } from './paragraphs-in.ts'

const parser = unified().use(remarkParse).use(dialect).use(remarkFrontmatter).freeze()

/** Lines that are longer were broken by nobody: each is a paragraph, though Markdown would join them. */
const WIDEST = 120

/**
 * Reads Markdown as a reader sees it: headings, paragraphs, items, lines of code, tables row by row, then the notes
 * that are called, each beginning with its mark.
 *
 * @throws UnreadableFile where it says nothing
 */
export function readMarkdown(text: string): Article {
  const root = parser.parse(text)
  const notes = calledNotes(root)
  const paragraphs = new Writer(notes).paragraphsOf(root)
  if (!paragraphs.some(({ cut }) => cut === undefined)) {
    throw new UnreadableFile('There is no paragraph in it.')
  }
  const [first] = root.children
  const stated = first?.type === 'yaml' ? readFrontMatter(first.value) : { authors: [] }
  return {
    kind: 'markdown',
    paragraphs,
    record: recordOf(stated, paragraphs),
    notices:
      stated === undefined ? ['Its front matter is no YAML, and nothing was read of it.'] : [],
  }
}

function recordOf(
  stated: FrontMatter | undefined,
  paragraphs: readonly ArticleParagraph[],
): Article['record'] {
  const kept = paragraphs.filter(({ cut }) => cut === undefined)
  const told = toldLanguage(kept.map(({ text }) => text).join('\n'))
  const language = told.language?.value
  // What is stated may say more (`ar-LB`), or be what a template had.
  const agrees = language === undefined || stated?.language?.value.split('-')[0] === language
  const { language: written, ...others } = stated ?? { authors: [] }
  return {
    ...others,
    ...(agrees && written ? { language: written } : told),
  }
}

/** The labels of notes in the order of their calls; each is numbered by its place. */
function calledNotes(root: Root): string[] {
  const labels = new Set<string>()
  visit(root, 'footnoteReference', ({ identifier }) => {
    labels.add(identifier)
  })
  return [...labels]
}

class Writer {
  readonly #paragraphs: ArticleParagraph[] = []
  readonly #notes: readonly string[]

  constructor(notes: readonly string[]) {
    this.#notes = notes
  }

  paragraphsOf(root: Root): ArticleParagraph[] {
    const definitions = new Map<string, FootnoteDefinition>()
    visit(root, 'footnoteDefinition', (definition) => {
      definitions.set(definition.identifier, definition)
    })
    this.#blocks(root.children)
    for (const [index, label] of this.#notes.entries()) {
      this.#marked(`[${index + 1}]`, definitions.get(label)?.children ?? [])
    }
    for (const [label, { children }] of definitions) {
      if (this.#notes.includes(label)) continue
      this.#cut(this.#words({ type: 'root', children }), 'a note that nothing calls')
    }
    return this.#paragraphs
  }

  #blocks(blocks: readonly RootContent[]): void {
    for (const block of blocks) this.#block(block)
  }

  #block(block: RootContent): void {
    switch (block.type) {
      case 'heading':
        this.#add(this.#words(block))
        this.#pictures(block)
        break
      case 'paragraph':
        for (const text of linesOf(this.#words(block))) this.#add(text)
        this.#pictures(block)
        break
      case 'blockquote':
        this.#blocks(block.children)
        break
      case 'list':
        this.#list(block)
        break
      case 'table':
        this.#table(block)
        break
      case 'code':
        // Its lines are kept as they are: joined they would say something else.
        for (const line of block.value.split('\n')) this.#line(line.trimEnd())
        break
      case 'html':
        for (const text of withoutTags(block.value).split('\n')) this.#add(text)
        break
      case 'yaml':
        for (const text of block.value.split('\n')) this.#cut(text, 'front matter')
        break
    }
  }

  #list({ ordered, start, children }: List): void {
    for (const [index, item] of children.entries()) {
      if (ordered) this.#marked(`${(start ?? 1) + index}.`, item.children)
      else this.#blocks(item.children)
    }
  }

  /** Blocks of which the first paragraph begins with a mark. */
  #marked(mark: string, blocks: readonly RootContent[]): void {
    const at = this.#paragraphs.length
    this.#blocks(blocks)
    const first = this.#paragraphs[at]
    if (first) this.#paragraphs[at] = { ...first, text: `${mark} ${first.text}` }
  }

  #table({ children }: Table): void {
    for (const row of children) {
      this.#add(row.children.map((cell) => inOneLine(this.#words(cell))).join(' | '))
    }
  }

  #add(text: string): void {
    this.#line(inOneLine(text))
  }

  #line(text: string): void {
    if (!isBlank(text)) this.#paragraphs.push({ text })
  }

  #cut(text: string, cut: string): void {
    if (!isBlank(text)) this.#paragraphs.push({ text: inOneLine(text), cut })
  }

  #pictures(block: Nodes): void {
    visit(block, ['image', 'imageReference'], (node) => {
      if ('alt' in node) this.#cut(node.alt ?? '', 'picture')
    })
  }

  /** The words of a block as they are read; the ends of its lines stay. */
  #words(node: Nodes): string {
    switch (node.type) {
      case 'text':
      case 'inlineCode':
        return node.value
      case 'break':
        return '\n'
      case 'footnoteReference':
        return `[${this.#notes.indexOf(node.identifier) + 1}]`
      default:
        return 'children' in node ? node.children.map((child) => this.#words(child)).join('') : ''
    }
  }
}

/** The paragraphs that a block of lines is. */
function linesOf(text: string): string[] {
  const lines = text.split('\n')
  return lines.some((line) => line.length > WIDEST) ? lines : [lines.join(' ')]
}

/** What a piece of HTML says, without its tags, comments, styles and scripts. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<[^<>]*>/g, '')
}
