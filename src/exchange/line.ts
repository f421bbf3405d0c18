import type { Link, Nodes, Text } from 'mdast'
import type { TextDirective } from 'mdast-util-directive'
import {
  type ComparedToken,
  comparedTokens,
  withoutUnseen,
  wordsMark,
} from '../languages/compared.ts'
import { perLanguage } from '../languages/per-language.ts'
import { plain } from '../markdown/plain.ts'
import type { Language } from '../model/language.ts'
import { attributesOf } from '../read/directives.ts'
import { parseNote } from '../read/markdown.ts'
import { remember } from '../text/remember.ts'

/** A token, and how its words look: `b`, `i`, both or neither. Of signs that is not asked. */
export interface LineToken extends ComparedToken {
  readonly look: string
}

/** A mark in a line, such as a figure. */
interface LineMark {
  /** What it marks, with all its data. */
  readonly about: string
  readonly words: string
}

/** A link in a line. */
interface LineLink {
  /** Where its words begin in the Markdown, and what stands before them does. */
  readonly opening: Stretch
  /** Where its address stands in the text. */
  readonly address: Stretch
}

/** A line of Markdown as an edition prints it, and where each of its words stands in the Markdown. */
export interface Line {
  readonly markdown: string
  /** As it prints, links with their addresses in brackets. */
  readonly text: string
  readonly tokens: readonly LineToken[]
  readonly marks: readonly LineMark[]
  readonly links: readonly LineLink[]
  /** Where a token begins and ends in the Markdown; `undefined` where that is not known. */
  stretchOf(token: ComparedToken): readonly [start: number, end: number] | undefined
}

/** A line of Markdown as it stands in a note. What is no single paragraph is taken for bare words. */
export function lineIn(markdown: string, language: Language): Line {
  const [block, ...others] = parseNote(markdown).children
  const reader = new LineReader(markdown)
  if (block?.type === 'paragraph' && others.length === 0) reader.children(block.children, '')
  else reader.bare(markdown)
  return reader.line(language)
}

/** What is printed of a line, links with their addresses in brackets. */
export function printedText(nodes: readonly Nodes[]): string {
  const reader = new LineReader('')
  reader.children(nodes, '')
  return reader.text
}

/** The mark of what a line of Markdown prints: whether words that come back are those that went out. */
export function markOfWords(markdown: string, language: Language): string {
  return marksIn(language)(markdown)
}

/** Each text of a brief is asked for several times: as it was sent, as it came back, and as it stands in its note. */
const marksIn = perLanguage((language) =>
  remember((markdown) => wordsMark(lineIn(markdown, language).text, language)),
)

/** Whether a line of Markdown is read as one paragraph, which is what a statement is. */
export function isOneParagraph(markdown: string): boolean {
  const { children } = parseNote(markdown)
  return children.length === 1 && children[0]?.type === 'paragraph'
}

/** Whether two lines say the same, and look the same, in whatever edition. */
export function isSameLine(a: Line, b: Line): boolean {
  return (
    a.tokens.length === b.tokens.length &&
    a.tokens.every((token, at) => {
      const other = b.tokens[at]
      return token.key === other?.key && token.spaced === other.spaced && token.look === other.look
    })
  )
}

/** Whether Markdown has all that is marked in a line, each mark around some words, and no other. */
export function keepsMarks(line: Line, markdown: string, language: Language): boolean {
  const { marks } = lineIn(markdown, language)
  return (
    marks.length === line.marks.length &&
    marks.every(({ about, words }, at) => about === line.marks[at]?.about && words !== '')
  )
}

type Stretch = readonly [start: number, end: number]

class LineReader {
  readonly #markdown: string
  #text = ''
  /** Of each character of the text. */
  readonly #stretches: (Stretch | undefined)[] = []
  readonly #looks: string[] = []
  readonly #marks: LineMark[] = []
  readonly #links: LineLink[] = []

  constructor(markdown: string) {
    this.#markdown = markdown
  }

  get text(): string {
    return this.#text
  }

  line(language: Language): Line {
    const [text, stretches, looks] = [this.#text, this.#stretches, this.#looks]
    return {
      markdown: this.#markdown,
      text,
      marks: this.#marks,
      links: this.#links,
      tokens: comparedTokens(text, language).map((token) => ({
        ...token,
        look: /[\p{L}\p{N}]/u.test(token.key) ? (looks[token.start] ?? '') : '',
      })),
      stretchOf({ start, end }) {
        const [first, last] = [stretches[start], stretches[end - 1]]
        return first && last && [first[0], last[1]]
      },
    }
  }

  bare(text: string): void {
    for (const [at, sign] of [...text.split('')].entries()) this.#push(sign, '', [at, at + 1])
  }

  children(nodes: readonly Nodes[], look: string): void {
    for (const node of nodes) this.#node(node, look)
  }

  #node(node: Nodes, look: string): void {
    if (node.type === 'text') this.#written(node, look)
    else if (node.type === 'inlineCode') this.#run(node.value, look, this.#find(node.value, node))
    else if (node.type === 'strong') this.children(node.children, withLook(look, 'b'))
    else if (node.type === 'emphasis') this.children(node.children, withLook(look, 'i'))
    else if (node.type === 'break') this.#push(' ', look, placeOf(node))
    else if (node.type === 'link') this.#link(node, look)
    else if (node.type === 'textDirective') this.#mark(node, look)
    else if (node.type !== 'footnoteReference' && 'children' in node) {
      this.children(node.children as Nodes[], look)
    }
  }

  #mark(node: TextDirective, look: string): void {
    if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
      this.#run(`:${node.name}`, look, placeOf(node)?.[0])
      return
    }
    this.#marks.push({
      about: JSON.stringify([node.name, attributesOf(node)]),
      words: plain(node.children).trim(),
    })
    this.children(node.children, look)
  }

  /** The words of a link, and its address as paper shows it. */
  #link(node: Link, look: string): void {
    this.children(node.children, look)
    if (plain(node.children) === node.url) return
    const [, end = -1] = placeOf(node) ?? []
    const last = node.children.at(-1)
    const [, words = -1] = (last && placeOf(last)) ?? []
    const start = words < 0 ? -1 : this.#markdown.indexOf(node.url, words)
    const isFound = start >= 0 && start + node.url.length < end + 1
    const [from = -1] = placeOf(node) ?? []
    const [first] = node.children
    const [opened = -1] = (first && placeOf(first)) ?? []
    const begin = this.#text.length
    this.#push(' ', look, isFound ? [words, words] : undefined)
    this.#push('(', look, isFound ? [words, start] : undefined)
    this.#run(node.url, look, isFound ? start : undefined)
    this.#push(')', look, isFound ? [start + node.url.length, end] : undefined)
    if (isFound && opened >= 0) {
      this.#links.push({ opening: [from, opened], address: [begin, this.#text.length] })
    }
  }

  /** Text between marks: what is escaped in the Markdown, or stands on several lines, is followed sign by sign. */
  #written({ value, position }: Text, look: string): void {
    const start = position?.start.offset
    const end = position?.end.offset
    const found = start === undefined || end === undefined ? [] : this.#follow(value, start, end)
    for (let at = 0; at < value.length; at += 1) {
      this.#push(value.charAt(at), look, found[at])
    }
  }

  #follow(value: string, start: number, end: number): Stretch[] {
    const stretches: Stretch[] = []
    let at = start
    while (stretches.length < value.length) {
      const sign = value.charAt(stretches.length)
      const rest = this.#markdown.slice(at, end)
      const [entity = ''] = /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(rest) ?? []
      if (rest.startsWith('\\') && rest.charAt(1) === sign && /[!-/:-@[-`{-~]/.test(sign)) {
        stretches.push([at, at + 2])
        at += 2
      } else if (entity !== '' && !value.startsWith(entity, stretches.length)) {
        const isPair = /[\uD800-\uDBFF]/.test(sign)
        stretches.push([at, at + entity.length])
        if (isPair) stretches.push([at, at + entity.length])
        at += entity.length
      } else if (sign === '\n') {
        const [gap = ''] = /^[ \t]*\r?\n[ \t]*/.exec(rest) ?? []
        if (gap === '') return []
        stretches.push([at, at + gap.length])
        at += gap.length
      } else if (rest.startsWith(sign)) {
        stretches.push([at, at + 1])
        at += 1
      } else return []
    }
    return stretches
  }

  #find(value: string, node: Nodes): number | undefined {
    const [start, end] = placeOf(node) ?? [0, 0]
    const found = this.#markdown.indexOf(value, start)
    return found >= 0 && found + value.length <= end ? found : undefined
  }

  #run(text: string, look: string, start: number | undefined): void {
    for (let at = 0; at < text.length; at += 1) {
      const stretch = start === undefined ? undefined : ([start + at, start + at + 1] as const)
      this.#push(text.charAt(at), look, stretch)
    }
  }

  #push(sign: string, look: string, stretch: Stretch | undefined): void {
    if (withoutUnseen(sign) === '') return
    this.#text += /\s/.test(sign) && !/[\u00A0\u202F]/.test(sign) ? ' ' : sign
    this.#looks.push(look)
    this.#stretches.push(stretch)
  }
}

function withLook(look: string, more: string): string {
  return look.includes(more) ? look : [...look, more].sort().join('')
}

function placeOf({ position }: Nodes): Stretch | undefined {
  const [start, end] = [position?.start.offset, position?.end.offset]
  return start === undefined || end === undefined ? undefined : [start, end]
}
