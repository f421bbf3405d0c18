import type { RootContent as Content, Element, ElementContent, Root, Text } from 'hast'
import type { Root as MdastRoot, PhrasingContent, RootContent } from 'mdast'
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { callsOf } from '../contract/calls.ts'
import { packOf } from '../languages/packs.ts'
import type { Writing } from '../model/audience.ts'
import { callId, noteId } from '../model/ids.ts'
import { type ByLanguage, type Language, of } from '../model/language.ts'
import type { Reuse } from '../report/context.ts'
import { digest } from '../text/hash.ts'
import type { Kept } from '../text/remember.ts'
import { type Beside, markBeside } from './beside.ts'
import { allCalls, callsApart } from './calls-apart.ts'
import { Html } from './html.ts'
import { isolate } from './isolate.ts'
import { unbrokenElement } from './keep-together.ts'
import { written } from './writing.ts'

/** A word that marks a passage: "machine-translated". */
export interface Badge {
  readonly name: string
  readonly text: string
}

/** What may come out of Markdown. Nothing here fetches, runs or looks like the page's own parts. */
const ALLOWED: Schema = {
  tagNames: [
    ...['p', 'blockquote', 'ul', 'ol', 'li', 'pre', 'hr', 'br'],
    ...['a', 'em', 'strong', 'del', 'code', 'span'],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href', 'title', 'dataCall'],
    ol: ['start'],
    span: ['lang', 'dir'],
    td: ['align'],
    th: ['align'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  strip: ['script', 'style'],
  ancestors: {},
  required: {},
}

// Sanitising comes last of the two: it sees all that Markdown can make. What this program adds
// (isolates, ids of calls, badges) comes after it and is not made of anything but text.
const toHast = unified()
  .use(remarkRehype, {
    handlers: {
      footnoteReference: (_, node: { label?: string; identifier: string }): Element => {
        const label = node.label ?? node.identifier
        return {
          type: 'element',
          tagName: 'a',
          properties: { dataCall: label },
          children: [{ type: 'text', value: label }],
        }
      },
      languageSpan: (
        state,
        node: { language: Language; children: PhrasingContent[] },
      ): Element => ({
        type: 'element',
        tagName: 'span',
        properties: { lang: node.language, dir: packOf(node.language).direction },
        children: state.all(node as never),
      }),
    },
  })
  .use(rehypeSanitize, ALLOWED)
  .freeze()

const stringifier = unified()
  .use(rehypeStringify, { characterReferences: { useNamedReferences: false } })
  .freeze()

/**
 * Makes the fragments of one page: it knows which ids have been given to calls. One that was made before of the same
 * nodes, whose calls get the same ids, is taken as it is.
 */
export class Fragments {
  readonly #calls = new Map<string, number>()
  readonly #half: boolean
  readonly #languages: readonly Language[]
  readonly #written: (text: string, language: Language) => string
  readonly #noteLabel: (number: string, language: Language) => string
  readonly #made: Kept<Html>
  readonly #reuse: Reuse
  /** What decides how all of them come out. */
  readonly #page: string

  /**
   * @param half whether it is one half of a page, where all ids are told apart by the half they stand in
   * @param languages those of the brief, whether or not the edition prints them
   * @param writing how the edition writes numbers
   * @param noteLabels what the note of a number is called: "Note {n}"
   * @param made what was made for other pages of the same document, by its nodes, which nobody changes
   */
  constructor(
    half: boolean,
    languages: readonly Language[],
    writing: Writing,
    noteLabels: ByLanguage,
    made: Kept<Html>,
    reuse: Reuse,
  ) {
    this.#half = half
    this.#languages = languages
    this.#written = (text, language) => written(text, language, writing)
    this.#noteLabel = (number, language) => of(noteLabels, language).replace('{n}', number)
    this.#made = made
    this.#reuse = reuse
    this.#page = digest([half, languages, writing, noteLabels])
  }

  /** The id of a call of a note in a language; to the first one the note leads back. */
  callId(label: string, language: Language, nth = 1): string {
    return callId(label, this.#half ? undefined : language, nth)
  }

  /** What a note is called: "Note 12". */
  noteLabel(label: string, language: Language): string {
    return this.#noteLabel(this.#written(label, language), language)
  }

  /** The ids of all calls of a note in a language, among what has been made so far. */
  callIds(label: string, language: Language): string[] {
    const count = this.#calls.get(this.callId(label, language)) ?? 0
    return Array.from({ length: count }, (_, n) => this.callId(label, language, n + 1))
  }

  /**
   * Blocks of Markdown as HTML, with badges after the last word.
   *
   * @param beside what stands in the other columns, where titles are not to be said twice
   */
  blocks(
    nodes: readonly RootContent[],
    language: Language,
    badges: readonly Badge[] = [],
    beside?: Beside,
  ): Html {
    const decides =
      badges.length > 0 || beside?.size ? { badges, beside: [...(beside ?? [])] } : undefined
    return this.#remembered('blocks', nodes, language, decides, () => {
      const tree = this.#tree(nodes, language, beside)
      if (badges.length > 0) append(tree, badges)
      return tree
    })
  }

  /** A stretch of Markdown inside of a line as HTML. */
  inline(nodes: readonly PhrasingContent[], language: Language): Html {
    return this.#remembered('inline', nodes, language, undefined, () =>
      unwrapped(this.#tree([{ type: 'paragraph', children: [...nodes] }], language)),
    )
  }

  /** A cell of a table. */
  cell(nodes: readonly PhrasingContent[], language: Language): Html {
    return this.#remembered('cell', nodes, language, undefined, () =>
      unwrapped(this.#cellTree(nodes, language, false)),
    )
  }

  /** A cell once more: its calls lead to their notes, which lead back to where it stands first. */
  again(nodes: readonly PhrasingContent[], language: Language): Html {
    return new Html(stringifier.stringify(unwrapped(this.#cellTree(nodes, language, true))))
  }

  /** Plain text as HTML. */
  text(value: string, language: Language): Html {
    return this.#remembered('text', [{ type: 'text', value }], language, undefined, () => {
      const tree: Root = { type: 'root', children: [{ type: 'text', value }] }
      isolate(tree, language, this.#languages)
      return tree
    })
  }

  /**
   * What was made before of the same nodes, or else what is made of them now. Their calls are counted.
   *
   * @param decides what decides how they come out, beside the page and the ids that their calls get
   */
  #remembered(
    kind: string,
    nodes: readonly RootContent[],
    language: Language,
    decides: unknown,
    make: () => Root,
  ): Html {
    const calls = callsOf(nodes).map((label) => this.callId(label, language))
    const before = calls.map((first) => this.#calls.get(first))
    const around = JSON.stringify([kind, this.#page, language, before, decides])
    const key = () => `${around} ${JSON.stringify(nodes)}`
    const html = this.#made.recall(nodes, [around], () =>
      this.#reuse('fragment', key, () => new Html(stringifier.stringify(make()))),
    )
    for (const first of calls) this.#calls.set(first, (this.#calls.get(first) ?? 0) + 1)
    return html
  }

  #tree(nodes: readonly RootContent[], language: Language, beside?: Beside): Root {
    const tree = this.#isolated(nodes, language, beside)
    this.#completeCalls(tree, language, callsApart(tree), false)
    return tree
  }

  /** Marks look alike in all of a table, whether or not a figure stands before them. */
  #cellTree(nodes: readonly PhrasingContent[], language: Language, again: boolean): Root {
    const tree = this.#isolated([{ type: 'paragraph', children: [...nodes] }], language)
    this.#completeCalls(tree, language, allCalls(tree), again)
    return tree
  }

  #isolated(nodes: readonly RootContent[], language: Language, beside?: Beside): Root {
    const root: MdastRoot = { type: 'root', children: [...nodes] }
    const tree = toHast.runSync(root) as Root
    if (beside?.size) markBeside(tree, beside)
    isolate(tree, language, this.#languages)
    return tree
  }

  /** @param apart those that stand in brackets */
  #completeCalls(
    tree: Root,
    language: Language,
    apart: ReadonlySet<Element>,
    again: boolean,
  ): void {
    const calls = new Map<string, number>()
    visit(tree, 'element', (element, index, parent) => {
      // The parser of the brief has reported it, at its line.
      if (isRelative(element.properties.href)) delete element.properties.href
      const label = element.properties.dataCall
      if (element.tagName !== 'a' || typeof label !== 'string') return
      const first = this.callId(label, language)
      const within = (calls.get(first) ?? 0) + 1
      calls.set(first, within)
      // The direction isolates the number: it keeps its side even after a digit, "2022.¹²".
      element.properties = {
        dataCall: label,
        href: `#${noteId(label)}`,
        ...(!again && { id: this.callId(label, language, (this.#calls.get(first) ?? 0) + within) }),
        className: apart.has(element) ? ['call', 'call-apart'] : ['call'],
        dir: 'ltr',
      }
      const number = this.#written(label, language)
      const mark = apart.has(element) ? `[${number}]` : number
      element.children = [{ type: 'text', value: mark }]
      if (parent === undefined || index === undefined) return
      const button = opener(label, mark, this.noteLabel(label, language))
      const word = lastWordBefore(parent.children, index, mark)
      if (word === undefined) {
        parent.children.splice(index, 0, button)
        return index + 2
      }
      const kept = unbrokenElement([word, button, element])
      parent.children.splice(index, 1, kept)
      return index + 1
    })
  }
}

/** After these a line may end, though what follows is the number of a note. */
const ENDS_BEFORE_NUMBER = /[!?\u061F\u2026\p{Pd}]$/u
/** Before an opening bracket a line may end after all but these. */
const KEPT_BEFORE_BRACKET = /[\p{L}\p{M}\p{N}]$/u

/**
 * Takes the last word out of the text before a call, where a line could end between the two: a mark that begins a line
 * belongs to nothing. Undefined where they hold together by themselves.
 */
function lastWordBefore(
  siblings: readonly Content[],
  index: number,
  mark: string,
): Text | undefined {
  const before = siblings[index - 1]
  if (before?.type !== 'text') return
  const breaks = mark.startsWith('[')
    ? !KEPT_BEFORE_BRACKET.test(before.value)
    : ENDS_BEFORE_NUMBER.test(before.value)
  const [word] = /\S{1,24}$/.exec(before.value) ?? []
  if (!breaks || word === undefined) return
  before.value = before.value.slice(0, -word.length)
  return { type: 'text', value: word }
}

/**
 * On a screen it stands over its call and opens the note where the reader is, as far as the styles show it. It
 * holds no text: what is read out of the page or copied from it has each number once.
 */
function opener(label: string, mark: string, name: string): Element {
  return {
    type: 'element',
    tagName: 'button',
    properties: {
      type: 'button',
      className: ['call-open'],
      dataScreen: '',
      dataMark: mark,
      popoverTarget: noteId(label),
      ariaLabel: name,
      hidden: true,
    },
    children: [],
  }
}

/** An address that leads to nothing from a printed page, or from one that was sent. */
function isRelative(href: unknown): boolean {
  return typeof href === 'string' && !/^(?:#|[a-z][a-z\d+.-]*:)/i.test(href)
}

function unwrapped(tree: Root): Root {
  return {
    type: 'root',
    children: tree.children.flatMap((child): ElementContent[] =>
      child.type === 'element' ? child.children : [],
    ),
  }
}

/** Puts the badges at the end of the last paragraph. */
function append(tree: Root, badges: readonly Badge[]): void {
  const last = tree.children.findLast(
    (child): child is Element => child.type === 'element' && child.tagName === 'p',
  )
  last?.children.push(
    ...badges.flatMap(({ name, text }): ElementContent[] => [
      // It begins no line of its own.
      { type: 'text', value: '\u00A0' },
      {
        type: 'element',
        tagName: 'span',
        properties: { className: ['badge', `badge-${name}`] },
        children: [{ type: 'text', value: text }],
      },
    ]),
  )
}
