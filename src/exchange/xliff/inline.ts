import type { PhrasingContent } from 'mdast'
import { plain } from '../../markdown/plain.ts'
import { normalised } from '../inline-markdown.ts'
import type { ReturnedComment } from '../returned.ts'
import { pairedNode, singleNode } from './codes.ts'
import { textIn, type XliffElement } from './document.ts'

/** The signs that codes stand for, by their ids. */
export type Signs = ReadonlyMap<string, { readonly open: string; readonly close: string }>

/** A line, as a file brings it back. */
export interface InlineLine {
  readonly nodes: readonly PhrasingContent[]
  /** Remarks that are tied to some of its words. */
  readonly comments: readonly ReturnedComment[]
  /** Codes that could not be taken over, each said in a sentence. */
  readonly losses: readonly string[]
  /** What its codes stand for. */
  readonly signs: Signs
}

/** What a line is made of, in its order. */
type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'single'; readonly signs: string }
  | { readonly kind: 'open'; readonly id: string; readonly signs: string }
  | { readonly kind: 'close'; readonly id: string; readonly signs: string | undefined }

/** Marks that writers of bidirectional text put in, which a note does not have. */
const UNSEEN = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g

/** What a tool calls what Markdown has signs for. */
const CALLED: Readonly<Record<string, string>> = {
  'xlf:i': '*',
  italic: '*',
  'xlf:b': '**',
  bold: '**',
}

/**
 * A line out of sources or targets, one after the other.
 *
 * @param data by id, the signs that codes refer to (XLIFF 2)
 * @param known the signs of the source’s codes, for targets that name the code alone
 * @param indented whether a tool has put codes on lines of their own, so that a line end beside one means nothing
 */
export function lineOf(
  elements: readonly XliffElement[],
  data: ReadonlyMap<string, string>,
  known: Signs = new Map(),
  indented = false,
): InlineLine {
  const reader = new LineReader(data, known, indented)
  for (const element of elements) reader.read(element)
  return reader.line()
}

interface Frame {
  readonly id: string
  readonly signs: string
  readonly nodes: PhrasingContent[]
}

class LineReader {
  readonly #data: ReadonlyMap<string, string>
  readonly #known: Signs
  readonly #indented: boolean
  readonly #parts: Part[] = []
  readonly #comments: ReturnedComment[] = []
  readonly #losses: string[] = []

  constructor(data: ReadonlyMap<string, string>, known: Signs, indented: boolean) {
    this.#data = data
    this.#known = known
    this.#indented = indented
  }

  read({ content }: XliffElement): void {
    for (const part of content) {
      if (typeof part === 'string') {
        const text = this.#indented ? part.replace(/^\n\s*|\n\s*$/g, '') : part
        this.#parts.push({ kind: 'text', text: text.replace(UNSEEN, '') })
      } else this.#element(part)
    }
  }

  #element(element: XliffElement): void {
    const { name, attributes } = element
    const id = attributes.get('id') ?? ''
    const own = (key: string) => attributes.get(key) ?? id
    switch (name) {
      case 'pc':
        this.#open(id, this.#signsOf(element, 'dataRefStart', 'open'))
        this.read(element)
        this.#close(id, this.#signsOf(element, 'dataRefEnd', 'close'))
        break
      case 'sc':
        this.#open(id, this.#signsOf(element, 'dataRef', 'open'))
        break
      case 'ec':
        this.#close(own('startRef'), this.#signsOf(element, 'dataRef', 'close'))
        break
      case 'g':
        this.#open(id, this.#signsOf(element, undefined, 'open'))
        this.read(element)
        this.#close(id, this.#signsOf(element, undefined, 'close'))
        break
      case 'bpt':
        this.#open(own('rid'), textIn(element))
        break
      case 'ept':
        this.#close(own('rid'), textIn(element))
        break
      case 'bx':
        this.#open(own('rid'), this.#signsOf(element, undefined, 'open'))
        break
      case 'ex':
        this.#close(own('rid'), this.#signsOf(element, undefined, 'close'))
        break
      case 'it':
        if (attributes.get('pos') === 'close') this.#close(own('rid'), textIn(element))
        else this.#open(own('rid'), textIn(element))
        break
      case 'ph':
      case 'x':
        this.#single(element)
        break
      case 'mrk':
        this.#marked(element)
        break
      case 'sm':
      case 'em':
      case 'cp':
        break
      default:
        // What a tool wraps words in for itself.
        this.read(element)
    }
  }

  /** Words that somebody has marked: they stay, and what is said of them is a remark. */
  #marked(element: XliffElement): void {
    const from = this.#parts.length
    this.read(element)
    const text = (
      element.attributes.get('comment') ??
      this.#commentOf(element.attributes) ??
      ''
    ).trim()
    if (text === '') return
    const on = this.#parts.slice(from).map((part) => (part.kind === 'text' ? part.text : ''))
    this.#comments.push({ text, on: on.join('').replace(/\s+/g, ' ').trim() })
  }

  #commentOf(attributes: ReadonlyMap<string, string>): string | undefined {
    return attributes.get('type') === 'comment' ? attributes.get('value') : undefined
  }

  #single(element: XliffElement): void {
    const { attributes } = element
    const called = attributes.get('subType') ?? attributes.get('ctype')
    const isBreak = called === 'xlf:lb' || called === 'lb'
    const signs = isBreak ? '\\' : textIn(element) || this.#signsOf(element, 'dataRef', 'open')
    this.#parts.push({ kind: 'single', signs })
  }

  #open(id: string, signs: string): void {
    this.#parts.push({ kind: 'open', id, signs })
  }

  #close(id: string, signs: string | undefined): void {
    this.#parts.push({ kind: 'close', id, signs })
  }

  /** What a code stands for: what it refers to, what the same code of the source does, or what the tool calls it. */
  #signsOf(
    { attributes }: XliffElement,
    reference: string | undefined,
    side: 'open' | 'close',
  ): string {
    const referred = this.#data.get((reference && attributes.get(reference)) ?? '')
    const copied = this.#known.get(attributes.get('copyOf') ?? attributes.get('id') ?? '')
    const called = attributes.get('subType') ?? attributes.get('ctype') ?? ''
    return referred ?? copied?.[side] ?? CALLED[called] ?? ''
  }

  line(): InlineLine {
    const signs = new Map<string, { open: string; close: string }>()
    const frames: Frame[] = [{ id: '', signs: '', nodes: [] }]
    const top = () => frames.at(-1)?.nodes ?? []
    const giveUp = (): void => {
      const frame = frames.pop()
      if (!frame) return
      this.#losses.push(`A code around “${wordsOf(frame.nodes)}” does not end where it could.`)
      top().push(...frame.nodes)
    }
    for (const part of this.#parts) {
      if (part.kind === 'text') top().push({ type: 'text', value: part.text })
      else if (part.kind === 'single') {
        const node = singleNode(part.signs)
        if (node) top().push(node)
        else this.#losses.push(`A code is none of Mujaz’s and was left out: ${shown(part.signs)}.`)
      } else if (part.kind === 'open') frames.push({ id: part.id, signs: part.signs, nodes: [] })
      else {
        const at = frames.findLastIndex((frame, index) => index > 0 && frame.id === part.id)
        if (at < 0) {
          this.#losses.push(`A code ends that does not begin: ${shown(part.signs ?? '')}.`)
          continue
        }
        while (frames.length > at + 1) giveUp()
        const frame = frames.pop()
        if (!frame) continue
        const own = { open: frame.signs, close: part.signs ?? '' }
        const node = pairedNode(own.open, own.close, frame.nodes)
        if (node) signs.set(frame.id, own)
        else {
          this.#losses.push(
            `A code around “${wordsOf(frame.nodes)}” is none of Mujaz’s and was left out.`,
          )
        }
        top().push(...(node ? [node] : frame.nodes))
      }
    }
    while (frames.length > 1) giveUp()
    return {
      nodes: normalised(top()),
      comments: this.#comments,
      losses: this.#losses,
      signs,
    }
  }
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return plain(nodes).replace(/\s+/g, ' ').trim()
}

function shown(signs: string): string {
  return signs === '' ? 'it says nothing of itself' : `\`${signs}\``
}
