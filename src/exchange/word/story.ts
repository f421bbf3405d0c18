import { childOf, isOn, valueIn, type WordElement } from '../../ingest/docx/word-xml.ts'
import { heldAt } from '../../word/marks.ts'
import type { Remark } from '../returned.ts'

/** A stretch of a text that one thing can be said of. */
export interface Piece {
  /** Empty of the call of a note. */
  readonly text: string
  readonly isCall: boolean
  /** `b`, `i`, both or neither. */
  readonly look: string
  /** Whether somebody has put it in or taken it out, with changes being tracked. */
  readonly change?: 'in' | 'out'
  readonly by?: Remark
  /** Ids of the comments on it. */
  readonly comments: readonly string[]
  readonly slot?: Slot
  /** Whether it says something of a statement, and was put there by whoever made the file. */
  readonly isBadge: boolean
  /** From 1. */
  readonly paragraph: number
}

/** Where a statement stands: within a control, a bookmark, or both. */
export interface Slot {
  /** Which of the statements that the file held, from 0, as its bookmark says. */
  at?: number
  /** What its control is called. */
  tag?: string
  /** Whether its control is empty, and shows words that ask for some. */
  isEmpty: boolean
  /** The first paragraph of it, from 1. */
  readonly paragraph: number
}

/** What has been read of a text. */
export interface StoryText {
  readonly pieces: readonly Piece[]
  readonly slots: readonly Slot[]
  /** Paragraphs of comments that stand at a place and are about no words. */
  readonly commentsAt: ReadonlyMap<string, { readonly slot?: Slot; readonly paragraph: number }>
}

interface Field {
  code: string
  isResult: boolean
}

/** Names of the styles in which programs set the calls of notes. */
const CALL_STYLE = /^(?:foot|end)note (?:reference|characters|anchor)$/i
const BADGE_STYLE = /badge$/i
const [STRONG, EMPHASIS] = [/^strong$/i, /^emphasis$/i]

/** Reads the text of a Word file: which words stand where, who changed them, and who says what of them. */
export function readStory(
  document: WordElement,
  styles: WordElement | undefined,
  isOurs: (tag: string) => boolean,
): StoryText {
  const reader = new StoryReader(namesOfStyles(styles), isOurs)
  reader.visit(document)
  return reader
}

function namesOfStyles(styles: WordElement | undefined): ReadonlyMap<string, string> {
  return new Map(
    (styles?.children ?? [])
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes.get('styleId') ?? '', valueIn(style, 'w:name') ?? '']),
  )
}

class StoryReader implements StoryText {
  readonly pieces: Piece[] = []
  readonly slots: Slot[] = []
  readonly commentsAt = new Map<string, { slot?: Slot; paragraph: number }>()
  readonly #styles: ReadonlyMap<string, string>
  readonly #isOurs: (tag: string) => boolean
  /** Bookmarks around statements that are open, by their ids. */
  readonly #bookmarks = new Map<string, Slot>()
  readonly #controls: { slot: Slot | undefined }[] = []
  readonly #fields: Field[] = []
  readonly #comments = new Set<string>()
  /** Void is what was put in and taken out again: it never was. */
  #change:
    | { readonly kind: 'in' | 'out'; readonly by: Remark; readonly isVoid: boolean }
    | undefined
  #run: { readonly look: string; readonly style: string } = { look: '', style: '' }
  #paragraphs = 0
  #paragraph = 0

  constructor(styles: ReadonlyMap<string, string>, isOurs: (tag: string) => boolean) {
    this.#styles = styles
    this.#isOurs = isOurs
  }

  readonly #readers: Readonly<Record<string, (element: WordElement) => void>> = {
    'w:p': (element) => this.#inParagraph(element),
    'w:r': (element) => this.#inRun(element),
    'w:t': ({ text }) => this.#text(text),
    'w:delText': ({ text }) => this.#text(text),
    'm:t': ({ text }) => this.#text(text),
    'w:tab': () => this.#text(' '),
    'w:ptab': () => this.#text(' '),
    'w:br': () => this.#text(' '),
    'w:cr': () => this.#text(' '),
    'w:noBreakHyphen': () => this.#text('-'),
    'w:sym': ({ attributes }) => this.#symbol(attributes.get('char') ?? ''),
    'w:ins': (element) => this.#changed('in', element, element),
    'w:moveTo': (element) => this.#changed('in', element, element),
    'w:del': (element) => this.#changed('out', element, element),
    'w:moveFrom': (element) => this.#changed('out', element, element),
    'w:tr': (element) => this.#row(element),
    'w:sdt': (element) => this.#control(element),
    'w:bookmarkStart': ({ attributes }) => this.#bookmark(attributes),
    'w:bookmarkEnd': ({ attributes }) => this.#bookmarks.delete(attributes.get('id') ?? ''),
    'w:fldChar': ({ attributes }) => this.#fieldSign(attributes.get('fldCharType')),
    'w:instrText': ({ text }) => this.#code(text),
    'w:delInstrText': ({ text }) => this.#code(text),
    'w:fldSimple': (element) => this.#simpleField(element),
    'w:footnoteReference': () => this.#call(),
    'w:endnoteReference': () => this.#call(),
    'w:commentRangeStart': ({ attributes }) => this.#comments.add(attributes.get('id') ?? ''),
    'w:commentRangeEnd': ({ attributes }) => this.#comments.delete(attributes.get('id') ?? ''),
    'w:commentReference': ({ attributes }) => this.#comment(attributes.get('id') ?? ''),
    'mc:AlternateContent': (element) => this.#alternative(element),
  }

  visit(element: WordElement): void {
    // Properties say how things look; whoever needs them has looked.
    if (element.name.startsWith('w:') && element.name.endsWith('Pr')) return
    const reader = this.#readers[element.name] ?? this.#children
    reader.call(this, element)
  }

  #children(element: WordElement): void {
    for (const child of element.children) this.visit(child)
  }

  #inParagraph(element: WordElement): void {
    const outer = this.#paragraph
    this.#paragraphs += 1
    this.#paragraph = this.#paragraphs
    this.#children(element)
    this.#paragraph = outer
  }

  #inRun(element: WordElement): void {
    const outer = this.#run
    const properties = childOf(element, 'w:rPr')
    const style = this.#styles.get(valueIn(properties, 'w:rStyle') ?? '') ?? ''
    const isRightToLeft = isOn(properties, 'w:rtl')
    const has = (name: string, complex: string, pattern: RegExp) =>
      childOf(properties, name) || childOf(properties, complex)
        ? isOn(properties, name) || (isRightToLeft && isOn(properties, complex))
        : pattern.test(style)
    const look = [
      ...(has('w:b', 'w:bCs', STRONG) ? ['b'] : []),
      ...(has('w:i', 'w:iCs', EMPHASIS) ? ['i'] : []),
    ].join('')
    this.#run = { look, style }
    this.#children(element)
    this.#run = outer
  }

  #changed(kind: 'in' | 'out', element: WordElement, { attributes }: WordElement): void {
    const outer = this.#change
    const [author, date] = [attributes.get('author'), attributes.get('date')]
    this.#change = {
      kind: outer?.kind === 'out' ? 'out' : kind,
      by: { ...(author && { author }), ...(date && { date }) },
      isVoid: outer?.isVoid === true || (outer?.kind === 'in' && kind === 'out'),
    }
    this.#children(element)
    this.#change = outer
  }

  #row(element: WordElement): void {
    const properties = childOf(element, 'w:trPr')
    const [out, put] = [childOf(properties, 'w:del'), childOf(properties, 'w:ins')]
    if (out) this.#changed('out', element, out)
    else if (put) this.#changed('in', element, put)
    else this.#children(element)
  }

  #control(element: WordElement): void {
    const properties = childOf(element, 'w:sdtPr')
    const tag = valueIn(properties, 'w:tag')
    const known = tag !== undefined && this.#isOurs(tag) ? tag : undefined
    const around = [...this.#bookmarks.values()].at(-1)
    let slot: Slot | undefined
    if (around && (known === undefined || around.tag === undefined || around.tag === known)) {
      slot = around
      if (known !== undefined) slot.tag = known
    } else if (known !== undefined) slot = this.#open(known)
    if (slot && isOn(properties, 'w:showingPlcHdr')) slot.isEmpty = true
    const control = { slot: known === undefined && around === undefined ? undefined : slot }
    this.#controls.push(control)
    this.#children(element)
    this.#controls.pop()
  }

  #open(tag?: string): Slot {
    const slot: Slot = {
      ...(tag !== undefined && { tag }),
      isEmpty: false,
      paragraph: Math.max(1, this.#paragraph),
    }
    this.slots.push(slot)
    return slot
  }

  #bookmark(attributes: ReadonlyMap<string, string>): void {
    const at = heldAt(attributes.get('name') ?? '')
    if (at === undefined) return
    const control = this.#controls.at(-1)
    const slot = control?.slot ?? this.#open()
    slot.at ??= at
    this.#bookmarks.set(attributes.get('id') ?? '', slot)
    // Some programs put the bookmark of a control inside of it.
    if (control) control.slot ??= slot
  }

  #slot(): Slot | undefined {
    const control = this.#controls.findLast(({ slot }) => slot !== undefined)
    return control?.slot ?? [...this.#bookmarks.values()].at(-1)
  }

  #text(text: string): void {
    const field = this.#fields.at(-1)
    if (field && !field.isResult) return
    if (this.#fields.some(({ code }) => isNoteField(code))) return
    const isCall = CALL_STYLE.test(this.#run.style) && /^[\p{N}\p{P}\s]*$/u.test(text)
    if (!isCall) this.#add(text, false)
  }

  #symbol(char: string): void {
    const code = Number.parseInt(char, 16)
    if (code >= 0x20 && (code < 0xd800 || (code > 0xf8ff && code <= 0x10ffff))) {
      this.#text(String.fromCodePoint(code))
    }
  }

  #call(): void {
    this.#add('', true)
  }

  #add(text: string, isCall: boolean): void {
    if (this.#change?.isVoid) return
    const slot = this.#slot()
    this.pieces.push({
      text,
      isCall,
      look: this.#run.look,
      ...(this.#change && { change: this.#change.kind, by: this.#change.by }),
      comments: [...this.#comments],
      ...(slot && { slot }),
      isBadge: BADGE_STYLE.test(this.#run.style),
      paragraph: this.#paragraph,
    })
  }

  #comment(id: string): void {
    const slot = this.#slot()
    this.commentsAt.set(id, { ...(slot && { slot }), paragraph: this.#paragraph })
  }

  #fieldSign(type: string | undefined): void {
    const field = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ code: '', isResult: false })
    else if (type === 'separate' && field) field.isResult = true
    else if (type === 'end' && field) {
      this.#fields.pop()
      if (isNoteField(field.code)) this.#call()
    }
  }

  #code(text: string): void {
    const field = this.#fields.at(-1)
    if (field && !field.isResult) field.code += text
  }

  #simpleField(element: WordElement): void {
    if (isNoteField(element.attributes.get('instr') ?? '')) this.#call()
    else this.#children(element)
  }

  /** The first form is what Word shows; the others are for programs that do not understand it. */
  #alternative(element: WordElement): void {
    const form = childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback')
    if (form) this.#children(form)
  }
}

/** Whether a field shows the number of a note. */
function isNoteField(code: string): boolean {
  return /^\s*(?:NOTEREF|FTNREF)\s/i.test(code)
}
