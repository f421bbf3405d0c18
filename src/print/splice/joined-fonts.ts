import { readCharacterMap } from '../../pdf/character-map.ts'
import { readGlyphWidths, setGlyphWidths } from '../../pdf/glyph-widths.ts'
import { PdfDict, PdfStream, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'
import { nameOf } from '../finish/content/embedded-font.ts'
import { characterMap } from '../finish/content/fonts.ts'
import { TrueType } from '../finish/content/true-type.ts'

/** Fonts that pages of a print have. */
export interface UsedFonts {
  readonly file: PrintedFile
  readonly fonts: readonly Ref[]
}

/** One font of several prints. */
export interface JoinedFont {
  /** The print that it is taken from, and what it is there. */
  readonly file: PrintedFile
  readonly ref: Ref
  /** What it is in each print. */
  readonly parts: readonly { readonly file: PrintedFile; readonly ref: Ref }[]
  /** Whether it is known for what text a code stands. */
  says(code: number): boolean
  /** Writes what it has of others into it, or into a copy of it. */
  save(file: PrintedFile, ref: Ref): void
}

/**
 * Finds the fonts of several prints that are parts of the same. Each print embeds the glyphs of its own pages, by the
 * numbers that they have in the whole font.
 *
 * @param prints those first that have most of them; nothing in them is changed
 * @throws Error where it cannot be told which are parts of one font, or they disagree: of a glyph that stands for a text
 *   alone, Chromium says for which one it stood first
 */
export function joinFonts(prints: readonly UsedFonts[]): readonly JoinedFont[] {
  const wholes: Whole[] = []
  for (const { file, fonts } of prints) {
    const used = new Set(fonts.map(({ id }) => id))
    const parts = fontsOf(file).filter(({ refs }) => refs.some(({ id }) => used.has(id)))
    const found = parts.map((part) => wholeOf(part, wholes))
    for (const [at, part] of parts.entries()) {
      const whole = found[at]
      if (whole && found.indexOf(whole) !== at) throw new Error('Two fonts of one print are alike.')
      if (whole) whole.join(file, part)
      else wholes.push(new Whole(file, part))
    }
  }
  return wholes
}

/**
 * Makes one of each font of a print that Chromium has embedded in several parts: until version 143 it did so for each
 * size, and calls them by one name, the tag of their subset with it. Parts that disagree stay apart.
 */
export function joinParts(file: PrintedFile): void {
  const named = file.pages().map((page) => namedFonts(file, page))
  const joined = new Map<number, Ref>()
  for (const refs of partsByName(file)) {
    if (refs.length === 1) continue
    try {
      const font = fontOf(file, refs)
      const [first] = font.refs as [Ref]
      save(file, first, font.program, font.codes)
      for (const { id } of refs) joined.set(id, first)
    } catch {
      // They are fonts all the same.
    }
  }
  for (const fonts of named) renameFonts(fonts, joined)
}

/** The fonts of a page by the names that its content has for them. */
export function namedFonts(file: PrintedFile, page: Ref): PdfDict {
  return file.dictOrEmpty(file.dictOrEmpty(file.dict(page).get('Resources')).get('Font'))
}

/** @param joined by the ids of fonts, those in their places */
export function renameFonts(fonts: PdfDict, joined: ReadonlyMap<number, Ref>): void {
  for (const [name, font] of fonts) {
    if (font instanceof Ref) fonts.set(name, joined.get(font.id) ?? font)
  }
}

/** Of the fonts of a print that is not changed. */
const known = new WeakMap<PrintedFile, readonly Font[]>()

function fontsOf(file: PrintedFile): readonly Font[] {
  const fonts = known.get(file) ?? partsByName(file).map((refs) => fontOf(file, refs))
  known.set(file, fonts)
  return fonts
}

/** All fonts of the pages of a print, those together that have one name. */
function partsByName(file: PrintedFile): Ref[][] {
  const seen = new Set<number>()
  const parts = new Map<string, Ref[]>()
  for (const page of file.pages()) {
    for (const ref of namedFonts(file, page).values()) {
      if (!(ref instanceof Ref) || seen.has(ref.id)) continue
      seen.add(ref.id)
      const name = file.name(file.dict(ref).get('BaseFont')) ?? ''
      parts.set(name, [...(parts.get(name) ?? []), ref])
    }
  }
  return [...parts.values()]
}

/** @throws Error if these are no parts of one font, or of another kind than is known here */
function fontOf(file: PrintedFile, refs: readonly Ref[]): Font {
  const [font, ...parts] = refs.map((ref) => new Font(file, ref)) as [Font, ...Font[]]
  for (const part of parts) {
    if (!font.isAlike(part)) throw new Error('Fonts of one name are not alike.')
    font.join(part)
  }
  return font
}

/** The font that it is a part of; `undefined` if that is not among them. */
function wholeOf(part: Font, wholes: readonly Whole[]): Whole | undefined {
  const [whole, another] = wholes.filter((each) => each.isAlike(part))
  if (!whole) return undefined
  // Slices of one font have all in common but their glyphs.
  if (another || !whole.shares(part)) throw new Error('It cannot be told which font it is.')
  return whole
}

/** What each part of a font has for itself. */
const OWN: ReadonlySet<string> = new Set([
  ...['BaseFont', 'FontName', 'DescendantFonts', 'FontDescriptor', 'FontFile2', 'ToUnicode'],
  ...['W', 'DW'],
])

function without(keys: ReadonlySet<string>, dict: PdfDict): PdfDict {
  return new PdfDict([...dict].filter(([key]) => !keys.has(key)))
}

/** The outlines of a font, to which those of other parts are added. */
class Program {
  readonly #type: TrueType
  #bytes: Buffer

  /** @throws Error if it is none, or is damaged */
  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#type = new TrueType(bytes)
  }

  get bytes(): Buffer {
    if (this.#bytes.length === 0) this.#bytes = this.#type.write()
    return this.#bytes
  }

  has(glyph: number): boolean {
    return this.#type.has(glyph)
  }

  isAlike(other: Program): boolean {
    return this.#type.isAlike(other.#type)
  }

  shares(other: Program): boolean {
    return this.#type.shares(other.#type)
  }

  lacks(other: Program): boolean {
    return this.#type.lacks(other.#type)
  }

  join(other: Program): void {
    if (!this.lacks(other)) return
    this.#type.join(other.#type)
    this.#bytes = UNWRITTEN
  }
}

const UNWRITTEN = Buffer.alloc(0)

/** What codes say, and how far they advance. */
class Codes {
  readonly #texts: Map<number, string>
  readonly #widths: Map<number, number>

  constructor(texts: ReadonlyMap<number, string>, widths: ReadonlyMap<number, number>) {
    this.#texts = new Map(texts)
    this.#widths = new Map(widths)
  }

  say(code: number): boolean {
    return (this.#texts.get(code) ?? UNKNOWN) !== UNKNOWN
  }

  copy(): Codes {
    return new Codes(this.#texts, this.#widths)
  }

  /**
   * Whether others have anything beyond these.
   *
   * @throws Error if a code says something else there, or advances otherwise
   */
  lack(others: Codes): boolean {
    let lack = false
    for (const [code, text] of others.#texts) {
      const known = this.#texts.get(code) ?? UNKNOWN
      if (known !== UNKNOWN && text !== UNKNOWN && text !== known) {
        throw new Error('A code says something else.')
      }
      if (text !== known && known === UNKNOWN) lack = true
    }
    for (const [code, width] of others.#widths) {
      const known = this.#widths.get(code) ?? width
      if (known !== width) throw new Error('A code advances otherwise.')
      if (!this.#widths.has(code)) lack = true
    }
    return lack
  }

  join(other: Codes): void {
    if (!this.lack(other)) return
    for (const [code, text] of other.#texts) {
      if ((this.#texts.get(code) ?? UNKNOWN) === UNKNOWN) this.#texts.set(code, text)
    }
    for (const [code, width] of other.#widths) this.#widths.set(code, width)
  }

  save(file: PrintedFile, font: PdfDict, descendant: PdfDict): void {
    file.set(font.get('ToUnicode') as Ref, characterMap(2, this.#texts))
    // What is not there does not advance.
    const codes = [...this.#texts.keys()]
    setGlyphWidths(descendant, new Map(codes.map((code) => [code, this.#widths.get(code) ?? 0])))
  }
}

/** What Chromium says of glyphs that stand for no text alone. */
const UNKNOWN = '\0'

/** A composite font whose codes are the numbers of its glyphs, with what a print has of it. */
class Font {
  /** The parts of it in the print. */
  readonly refs: Ref[]
  readonly program: Program
  readonly codes: Codes
  /** What all parts of the font say of it alike. */
  readonly #says: string
  /** With what parts have that were found in other prints, be their pages still there or not. */
  #grown: Program | undefined

  /** @throws Error for a font of another kind */
  constructor(file: PrintedFile, ref: Ref) {
    this.refs = [ref]
    const font = file.dict(ref)
    const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
    const descriptor = file.dictOrEmpty(descendant.get('FontDescriptor'))
    const [program, map] = [descriptor.get('FontFile2'), font.get('ToUnicode')]
    const isKnown = file.name(descendant.get('CIDToGIDMap')) === 'Identity'
    if (!(program instanceof Ref && map instanceof Ref && isKnown)) {
      throw new Error('There is a font of another kind.')
    }
    this.program = new Program(file.content(program))
    const texts = new Map<number, string>()
    readCharacterMap(file.content(map).toString('latin1'), texts)
    const { advances, advance } = readGlyphWidths(file, font)
    // Those that advance like most of them are not listed. Of those that are not there widths may be listed all the same.
    const there = [...texts.keys()].filter((code) => this.program.has(code))
    const widths = new Map(there.map((code) => [code, advances.get(code) ?? advance]))
    this.codes = new Codes(texts, widths)
    this.#says = [nameOf(file, font)]
      .concat([font, descendant, descriptor].map((each) => serialise(without(OWN, each))))
      .join('\n')
  }

  /** Whether the other one may be a part of it. */
  isAlike(other: Font): boolean {
    return this.#says === other.#says && this.program.isAlike(other.program)
  }

  /**
   * Takes over what another part of it in the same print has beyond this one.
   *
   * @throws Error if a code says something else there, or advances otherwise
   */
  join(part: Font): void {
    this.refs.push(...part.refs)
    this.program.join(part.program)
    this.codes.join(part.codes)
  }

  get grown(): Program {
    this.#grown ??= new Program(this.program.bytes)
    return this.#grown
  }
}

/** Writes a font into a file that has it, or a copy of a part of it. */
function save(file: PrintedFile, ref: Ref, program: Program, codes: Codes): void {
  const font = file.dict(ref)
  const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
  const descriptor = file.dictOrEmpty(descendant.get('FontDescriptor'))
  const { bytes } = program
  const stream = new PdfStream(PdfDict.of({ Length1: bytes.length }), bytes)
  file.set(descriptor.get('FontFile2') as Ref, stream)
  codes.save(file, font, descendant)
}

/** Of two fonts: others; alike, but without a glyph that is in both; all that one has is in the other; or it has more. */
type Relation = 'other' | 'apart' | 'within' | 'beyond'

function relationOf(font: Font, part: Font): Relation {
  if (!font.isAlike(part)) return 'other'
  if (!font.program.shares(part.program)) return 'apart'
  return font.program.lacks(part.program) || font.codes.lack(part.codes) ? 'beyond' : 'within'
}

/** Of fonts of prints that are kept, since most are asked for again. */
const relations = new WeakMap<Font, WeakMap<Font, Relation>>()

/** A font, and all parts of it that were found. */
class Whole implements JoinedFont {
  readonly file: PrintedFile
  readonly parts: { file: PrintedFile; ref: Ref }[]
  readonly #first: Font
  /** With what others have beyond the first. */
  #joined: { readonly program: Program; readonly codes: Codes } | undefined

  constructor(file: PrintedFile, first: Font) {
    this.file = file
    this.#first = first
    this.parts = first.refs.map((ref) => ({ file, ref }))
  }

  get ref(): Ref {
    return this.#first.refs[0] as Ref
  }

  isAlike(part: Font): boolean {
    const isAlike = this.#relationTo(part) !== 'other'
    return isAlike && (this.#joined?.program.isAlike(part.program) ?? true)
  }

  shares(part: Font): boolean {
    return (
      this.#relationTo(part) !== 'apart' || (this.#joined?.program.shares(part.program) ?? false)
    )
  }

  /** @throws Error if a code says something else there, or advances otherwise */
  join(file: PrintedFile, part: Font): void {
    this.parts.push(...part.refs.map((ref) => ({ file, ref })))
    if (this.#relationTo(part) === 'within') return
    this.#joined ??= { program: this.#first.grown, codes: this.#first.codes.copy() }
    const { program, codes } = this.#joined
    if (!program.isAlike(part.program)) throw new Error('A glyph looks otherwise.')
    program.join(part.program)
    codes.join(part.codes)
  }

  says(code: number): boolean {
    return (this.#joined ?? this.#first).codes.say(code)
  }

  save(file: PrintedFile, ref: Ref): void {
    const { program, codes } = this.#joined ?? this.#first
    if (this.#joined || this.#first.refs.length > 1) save(file, ref, program, codes)
  }

  #relationTo(part: Font): Relation {
    const known = relations.get(this.#first) ?? new WeakMap<Font, Relation>()
    relations.set(this.#first, known)
    const relation = known.get(part) ?? relationOf(this.#first, part)
    known.set(part, relation)
    return relation
  }
}
