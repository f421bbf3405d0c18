import type { Parent, PhrasingContent, Root } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Node } from 'unist'
import { visit } from 'unist-util-visit'
import { dialect } from '../markdown/dialect.ts'
import { directionOf, type Language } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { remember } from '../text/remember.ts'
import type { Position } from './document.ts'
import { joinTexts } from './normal-form.ts'

const parser = unified().use(remarkParse).use(dialect).use(remarkFrontmatter).freeze()

/** A file of Markdown, and where its trouble goes. */
export interface Source {
  readonly path: string
  /** Those of the brief: a passage can be in one of them. */
  readonly languages: readonly Language[]
  readonly context: Context
}

/** A stretch of text in another language than what stands around it. */
export interface LanguageSpan extends Parent {
  type: 'languageSpan'
  language: Language
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface PhrasingContentMap {
    languageSpan: LanguageSpan
  }
  interface RootContentMap {
    languageSpan: LanguageSpan
  }
}

/**
 * Takes the inline HTML of a tree for what it means, in place; calls that have no definition, which Markdown takes
 * for plain text, and images are reported.
 */
export function resolveInline(root: Root, text: string, source: Source): void {
  reportUndefinedCalls(root, text, source)
  reportImages(root, source)
  visit(root, (node) => {
    if (hasPhrasing(node)) node.children = withoutHtml(node.children, source)
  })
}

/** Nodes of a line in which HTML may stand, as a Document holds them: see {@link withoutHtml}. */
function inlineOf(nodes: readonly PhrasingContent[], source: Source): PhrasingContent[] {
  return withoutHtml(nodes, source).map((node) =>
    hasPhrasing(node) ? { ...node, children: inlineOf(node.children, source) } : node,
  )
}

/** A line that no rule of Markdown touches: letters first, and no sign with a meaning after them. */
const BARE = /^[\p{L}“«](?:[^\\`*_~[\]<>&:@\n\r\t ]|:(?!\/)| (?! |$))*$/u

/** A line of Markdown, as a citation style writes it, as a Document holds it. */
export function parseInline(
  markdown: string,
  languages: readonly Language[],
  context: Context,
): PhrasingContent[] {
  return inlineOf(lineOf(markdown), { path: '', languages, context })
}

const lineOf = remember((markdown): readonly PhrasingContent[] => {
  const text: PhrasingContent = { type: 'text', value: markdown }
  // Most citations are bare, and a parser takes half a millisecond for each.
  if (BARE.test(markdown)) return [text]
  const [block] = parser.parse(markdown).children
  return block?.type === 'paragraph' ? block.children : [text]
})

/** Where a node begins. */
export function positionOf(node: Node | undefined): Position {
  const start = node?.position?.start
  return { line: start?.line ?? 1, column: start?.column ?? 1 }
}

/** The language of an opening tag `<div lang="ar" dir="rtl">`; `undefined` for any other tag. */
export function languageOfTag(tag: string, name: 'div' | 'span'): string | undefined {
  const match = new RegExp(`^<${name}\\s+([^>]*)>$`).exec(tag.trim())
  return match ? /(?:^|\s)lang="([^"]*)"/.exec(match[1] ?? '')?.[1] : undefined
}

/** The language of that code, after any other has been reported. */
export function knownLanguage(
  code: string,
  position: Position,
  source: Source,
): Language | undefined {
  const { languages } = source
  const language = languages.find((known) => known === code)
  if (language === undefined) {
    source.context.report({
      rule: 'brief-form',
      path: source.path,
      place: position,
      reason: `\`${code}\` is not a language of the brief`,
      actual: code,
      expected: languages,
      advice: `Write ${languages
        .slice(1)
        .map((known) => `lang="${known}" dir="${directionOf(known)}"`)
        .join(' or ')} where the other language begins.`,
    })
  }
  return language
}

export function reportDroppedHtml(html: string, position: Position, source: Source): void {
  const [first = ''] = html.trim().split('\n')
  source.context.report({
    rule: 'html-dropped',
    path: source.path,
    place: position,
    reason: `HTML is not printed: \`${first.length > 60 ? `${first.slice(0, 59)}…` : first}\``,
    advice: 'Write it in Markdown, or put it into a template.',
  })
}

/**
 * Inline HTML as what it means: `<span lang>` with its `</span>` is a passage in another language, `<br>`
 * ends a line; other HTML is dropped with a finding.
 */
function withoutHtml(nodes: readonly PhrasingContent[], source: Source): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as PhrasingContent
    if (node.type !== 'html') {
      result.push(node)
      continue
    }
    const code = languageOfTag(node.value, 'span')
    if (code === undefined) {
      // A line break in a table cell can be written in no other way.
      if (/^<br\s*\/?>$/i.test(node.value)) result.push({ type: 'break' })
      else reportDroppedHtml(node.value, positionOf(node), source)
      continue
    }
    const end = closingSpan(nodes, index)
    if (end === undefined) {
      source.context.report({
        rule: 'brief-form',
        path: source.path,
        place: positionOf(node),
        reason: `\`${node.value}\` is never closed`,
        expected: ['</span>'],
        advice: 'Close it in the same paragraph, heading or cell.',
      })
      continue
    }
    const language = knownLanguage(code, positionOf(node), source)
    const children = withoutHtml(nodes.slice(index + 1, end), source)
    if (language === undefined) result.push(...children)
    else result.push({ type: 'languageSpan', language, children })
    index = end
  }
  return joinTexts(result)
}

/** Index of the `</span>` that belongs to the tag at `from`. */
function closingSpan(nodes: readonly PhrasingContent[], from: number): number | undefined {
  let depth = 0
  for (let index = from; index < nodes.length; index++) {
    const node = nodes[index]
    if (node?.type !== 'html') continue
    if (/^<span[\s>]/i.test(node.value)) depth++
    if (/^<\/span\s*>$/i.test(node.value) && --depth === 0) return index
  }
  return undefined
}

const WITH_PHRASING = ['paragraph', 'heading', 'tableCell', 'emphasis', 'strong', 'delete', 'link']

function hasPhrasing(node: Node): node is Node & { children: PhrasingContent[] } {
  return WITH_PHRASING.includes(node.type)
}

/** An unescaped call in running text: one with a definition would not be text. */
const UNDEFINED_CALL = /(?<!\\)\[\^([^\]\s]+)\]/g

function reportUndefinedCalls(root: Root, text: string, source: Source): void {
  visit(root, 'text', (node) => {
    const { start, end } = node.position ?? {}
    if (start?.offset === undefined || end?.offset === undefined) return
    const written = text.slice(start.offset, end.offset)
    for (const match of written.matchAll(UNDEFINED_CALL)) {
      const before = written.slice(0, match.index).split('\n')
      const last = before.at(-1) ?? ''
      source.context.report({
        rule: 'note-undefined',
        path: source.path,
        place: {
          line: start.line + before.length - 1,
          column: before.length === 1 ? start.column + last.length : last.length + 1,
        },
        reason: `The call \`${match[0]}\` has no note`,
        actual: match[0],
        advice: `Add \`[^${match[1]}]: …\` at the end of the file, or take the call away.`,
      })
    }
  })
}

function reportImages(root: Root, source: Source): void {
  visit(root, (node) => {
    if (node.type !== 'image' && node.type !== 'imageReference') return
    source.context.report({
      rule: 'asset-unknown',
      path: source.path,
      place: positionOf(node),
      reason: 'A picture in the Markdown is not printed, since it would be fetched from outside',
      advice: 'Put the picture into a template with the helper `asset`.',
    })
  })
}
