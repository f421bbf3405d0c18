import { isBlank } from '../blank.ts'
import type { ListCounter } from './numbering.ts'
import { numeral } from './numerals.ts'
import { childOf, isOn, type WordElement } from './word-xml.ts'

/** Text that did not come out, or not for sure: how many characters, and the first of them. */
interface Portion {
  characters: number
  beginning: string
}

/** What became of the text of a document. */
export interface Account {
  /** Characters of all its text: what was read and what was left out must come to as many. */
  whole: number
  read: number
  /** Tracked changes, taken as accepted. */
  insertions: number
  deletions: number
  comments: number
  /** Characters that Word shows nobody unless asked, and that were read. */
  hidden: number
  /** Items of lists that are counted in a way that is not known here. */
  uncounted: number
  /** Signs of symbol fonts, which are other letters in other fonts: how many, by font. */
  readonly symbols: Map<string, number>
  /** Text that was not read, by the name of the element that holds it, which is not known here. */
  readonly unread: Map<string, Portion>
  /** Text left out, by the reason. */
  readonly leftOut: Map<string, Portion>
  /** Text that was read, by the name of the element around it that is not known here. */
  readonly strange: Map<string, Portion>
}

export function newAccount(): Account {
  return {
    whole: 0,
    read: 0,
    insertions: 0,
    deletions: 0,
    comments: 0,
    hidden: 0,
    uncounted: 0,
    symbols: new Map(),
    unread: new Map(),
    leftOut: new Map(),
    strange: new Map(),
  }
}

/** A note that the text calls. */
export interface CalledNote {
  readonly kind: 'footnote' | 'endnote'
  readonly id: string
  /** As it is called in the text; '' where the text has a mark of its own, such as an asterisk. */
  readonly mark: string
}

/** Elements of Word's that only hold others, or text. */
const HOLDERS: ReadonlySet<string> = new Set(
  `w:document w:body w:hdr w:ftr w:footnote w:endnote w:p w:r w:t w:tbl w:tr w:tc w:sdt w:sdtContent w:smartTag
   w:customXml w:dir w:bdo w:hyperlink w:fldSimple w:ins w:moveTo w:pict w:object w:txbxContent w:ruby w:rubyBase
   w:rt w:drawing w:background`.split(/\s+/),
)

/** Words that were struck out by whoever revised the document. */
const DELETED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom'])

/** Marks around a number of a note until it is known whether the text has brackets of its own. No XML holds them. */
const OPEN = '\u0001'
const CLOSE = '\u0002'

// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them is text, and two are used here
const CONTROL = /[\x00-\x08\x0B\x0C\x0E-\x1F]/g

/** Where symbol fonts have their signs. */
const SYMBOL = /[\uF000-\uF0FF]/g

interface OpenParagraph {
  text: string
  /** Paragraphs of text boxes that are anchored in it. */
  readonly boxes: string[]
}

/**
 * Reads a story, as Word calls the text, a note or a header: its paragraphs in order, those of tables cell by cell,
 * those of a text box after the paragraph that it is anchored in. Tracked changes are taken as accepted.
 */
export class Story {
  readonly paragraphs: string[] = []
  readonly #account: Account
  readonly #lists: ListCounter
  /** Notes in the order of their calls. */
  readonly #notes: CalledNote[]
  /** The mark that the note itself begins with. */
  readonly #ownMark: string
  #open: OpenParagraph | undefined
  /** What a paragraph whose end was deleted leaves to the next one. */
  #carried = ''
  /** Calls of notes that are counted. */
  readonly #counts = { footnote: 0, endnote: 0 }
  /** Fields that are open, innermost last: whether their code is being read or what it results in. */
  readonly #fields: ('code' | 'result')[] = []
  /** How many of them are at their code: nothing within is shown. */
  #codes = 0
  /** Where they do not end where they should, nothing tells code from result, and all text is read. */
  #hasFields = true
  #isHidden = false
  #strange: string | undefined

  constructor(account: Account, lists: ListCounter, notes: CalledNote[], ownMark = '') {
    this.#account = account
    this.#lists = lists
    this.#notes = notes
    this.#ownMark = ownMark
  }

  /** Reads a part or a note. */
  read(root: WordElement): this {
    this.#account.whole += lengthOf(root)
    const marks = [...fieldMarksIn(root)]
    const count = (wanted: string) => marks.filter((type) => type === wanted).length
    this.#hasFields = count('begin') === count('end')
    this.#visit(root)
    this.#end()
    return this
  }

  /** What is not simply read through. */
  readonly #readers: Readonly<Record<string, (element: WordElement) => void>> = {
    'w:p': (element) => this.#paragraph(element),
    'w:r': (element) => this.#run(element),
    'w:t': ({ text }) => this.#text(text),
    'm:t': ({ text }) => this.#text(text),
    'w:tr': (element) => this.#row(element),
    'w:tc': (element) => this.#cell(element),
    'w:ins': (element) => this.#insertion(element),
    'w:del': (element) => this.#deletion(element),
    'w:moveFrom': (element) => this.#deletion(element),
    'mc:AlternateContent': (element) => this.#alternative(element),
    'w:tab': () => this.#add(' '),
    'w:ptab': () => this.#add(' '),
    'w:br': () => this.#add(' '),
    'w:cr': () => this.#add(' '),
    'w:noBreakHyphen': () => this.#add('-'),
    'w:sym': (element) => this.#symbol(element),
    'w:fldChar': ({ attributes }) => this.#field(attributes.get('fldCharType')),
    'w:footnoteReference': (element) => this.#call('footnote', element),
    'w:endnoteReference': (element) => this.#call('endnote', element),
    'w:footnoteRef': () => this.#add(markedAs(this.#ownMark)),
    'w:endnoteRef': () => this.#add(markedAs(this.#ownMark)),
    'w:commentReference': () => {
      this.#account.comments += 1
    },
  }

  #visit(element: WordElement): void {
    const { name, text } = element
    // Properties say how things look. Where they say more, whoever has them has looked.
    if (name.startsWith('w:') && name.endsWith('Pr')) return
    if (isUnknownText(element)) portion(this.#account.unread, name, text)
    const reader = this.#readers[name] ?? this.#children
    reader.call(this, element)
  }

  #children(element: WordElement): void {
    const outer = this.#strange
    if (element.name.startsWith('w:') && !HOLDERS.has(element.name)) this.#strange ??= element.name
    for (const child of element.children) this.#visit(child)
    this.#strange = outer
  }

  #paragraph(element: WordElement): void {
    const properties = childOf(element, 'w:pPr')
    const goesOn = isDeleted(childOf(properties, 'w:rPr'))
    const mark = goesOn ? '' : this.#lists.mark(properties)
    if (mark === undefined) this.#account.uncounted += 1
    const outer = this.#open
    const carried = outer === undefined ? this.#carried : ''
    const open = { text: carried, boxes: [] as string[] }
    this.#open = open
    this.#children(element)
    this.#open = outer
    if (goesOn && outer === undefined) {
      this.#carried = open.text
      this.paragraphs.push(...open.boxes)
      return
    }
    if (outer === undefined) this.#carried = ''
    const text = inOneLine(open.text)
    // An item of a list that has nothing but its number says nothing.
    const numbered = text === '' ? [] : [mark ? `${mark} ${text}` : text]
    const paragraphs = [...numbered, ...open.boxes]
    if (outer) outer.boxes.push(...paragraphs)
    else this.paragraphs.push(...paragraphs)
  }

  #run(element: WordElement): void {
    const outer = this.#isHidden
    this.#isHidden = isOn(childOf(element, 'w:rPr'), 'w:vanish')
    this.#children(element)
    this.#isHidden = outer
  }

  #text(written: string): void {
    if (this.#codes > 0) {
      portion(this.#account.leftOut, 'code of fields', written)
      return
    }
    this.#account.read += written.length
    const text = written.replace(CONTROL, '').replace(SYMBOL, () => this.#unreadable(''))
    if (this.#isHidden) this.#account.hidden += text.length
    if (this.#strange !== undefined) portion(this.#account.strange, this.#strange, text)
    this.#add(text)
  }

  #add(text: string): void {
    // Text outside of any paragraph is in no document that Word opens.
    if (this.#open) this.#open.text += text
    else this.#carried += text
  }

  #row(element: WordElement): void {
    if (isDeleted(childOf(element, 'w:trPr'))) this.#deletion(element)
    else this.#children(element)
  }

  #cell(element: WordElement): void {
    this.#children(element)
    this.#end()
  }

  /** Nothing goes on beyond a cell or a story. */
  #end(): void {
    const left = inOneLine(this.#carried)
    if (left !== '') this.paragraphs.push(left)
    this.#carried = ''
  }

  #insertion(element: WordElement): void {
    this.#account.insertions += 1
    this.#children(element)
  }

  #deletion(element: WordElement): void {
    this.#account.deletions += 1
    leaveOutAll(this.#account, 'deleted', element)
  }

  /** The first form is what Word shows; the others are for programs that do not understand it. */
  #alternative(element: WordElement): void {
    const best =
      element.children.find((form) => form.name === 'mc:Choice' && lengthOf(form) > 0) ??
      childOf(element, 'mc:Fallback')
    for (const form of element.children) {
      if (form === best) this.#children(form)
      else leaveOutAll(this.#account, 'told twice', form)
    }
  }

  #symbol({ attributes }: WordElement): void {
    const code = Number.parseInt(attributes.get('char') ?? '', 16)
    if (Number.isNaN(code)) return
    // Symbol fonts have their signs at F000; elsewhere the code is the letter.
    const isLetter = code >= 0x20 && (code < 0xd800 || (code > 0xf8ff && code <= 0x10ffff))
    if (isLetter) this.#add(String.fromCodePoint(code))
    else this.#unreadable(attributes.get('font') ?? '')
  }

  #unreadable(font: string): string {
    this.#account.symbols.set(font, (this.#account.symbols.get(font) ?? 0) + 1)
    return ''
  }

  #field(type: string | undefined): void {
    if (!this.#hasFields) return
    const last = this.#fields.at(-1)
    if (type === 'begin') {
      this.#fields.push('code')
      this.#codes += 1
    } else if (type === 'separate' && last === 'code') {
      this.#fields.splice(-1, 1, 'result')
      this.#codes -= 1
    } else if (type === 'end') {
      if (this.#fields.pop() === 'code') this.#codes -= 1
    }
  }

  #call(kind: CalledNote['kind'], { attributes }: WordElement): void {
    if (this.#codes > 0) return
    const hasOwn = /^(?:1|true|on)$/.test(attributes.get('customMarkFollows') ?? '')
    if (!hasOwn) this.#counts[kind] += 1
    // Word counts endnotes in small Roman numerals.
    const mark = numeral(this.#counts[kind], kind === 'footnote' ? 'decimal' : 'lowerRoman') ?? ''
    this.#notes.push({ kind, id: attributes.get('id') ?? '', mark: hasOwn ? '' : mark })
    if (!hasOwn) this.#add(markedAs(mark))
  }
}

/** A number of a note as it is written here: in brackets, unless the text has some around it. */
export function callOf(mark: string): string {
  return `[${mark}]`
}

function markedAs(mark: string): string {
  return mark && `${OPEN}${mark}${CLOSE}`
}

/** A paragraph in one line. */
function inOneLine(text: string): string {
  const marked = text.replace(
    new RegExp(`([(\\[]\\s*)?${OPEN}([^${CLOSE}]*)${CLOSE}(?=(\\s*[)\\]])?)`, 'g'),
    (_, before: string | undefined, mark: string, after: string | undefined) =>
      before !== undefined && after !== undefined
        ? `${before}${mark}`
        : `${before ?? ''}${callOf(mark)}`,
  )
  return isBlank(marked) ? '' : marked.replace(/\s+/g, ' ').trim()
}

function isDeleted(properties: WordElement | undefined): boolean {
  return properties?.children.some(({ name }) => DELETED.has(name)) ?? false
}

/** Elements with characters in them: text, and what is none, as codes of fields, deleted words, packed data. */
const KNOWN_TEXT: ReadonlySet<string> = new Set(
  'w:t m:t w:instrText w:delInstrText w:delText w:fldData w:binData'.split(' '),
)

function isUnknownText({ name, text }: WordElement): boolean {
  if (text.trim() === '' || KNOWN_TEXT.has(name)) return false
  return name.startsWith('w:') || name.endsWith(':t')
}

/** Characters of all text in an element. */
function lengthOf(element: WordElement): number {
  const own = element.name === 'w:t' || element.name === 'm:t' ? element.text.length : 0
  return element.children.reduce((sum, child) => sum + lengthOf(child), own)
}

function* fieldMarksIn(element: WordElement): Generator<string | undefined> {
  if (element.name === 'w:fldChar') yield element.attributes.get('fldCharType')
  for (const child of element.children) yield* fieldMarksIn(child)
}

function leaveOutAll(account: Account, reason: string, element: WordElement): void {
  if (element.name === 'w:t' || element.name === 'm:t') {
    portion(account.leftOut, reason, element.text)
  }
  for (const child of element.children) leaveOutAll(account, reason, child)
}

function portion(portions: Map<string, Portion>, reason: string, text: string): void {
  const known = portions.get(reason) ?? { characters: 0, beginning: '' }
  known.characters += text.length
  if (known.beginning.length < 40) known.beginning += text
  portions.set(reason, known)
}
