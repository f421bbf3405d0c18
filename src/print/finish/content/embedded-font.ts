import { PdfDict, PdfStream, Ref } from '../../../pdf/objects.ts'
import type { PrintedFile } from '../../../pdf/printed-file.ts'
import { type Component, TrueType } from './true-type.ts'

/** A glyph as a part of another one, and how far it is moved, in ems. */
export interface Part {
  readonly code: number
  readonly right: number
  readonly up: number
}

/** The program of a composite font whose codes are its glyphs' numbers (ISO 32000-1, 9.7.4 and 9.9). */
export class EmbeddedFont {
  readonly #file: PrintedFile
  readonly #descendant: PdfDict
  /** Of its `FontFile2`. */
  readonly #ref: Ref
  readonly #unicode: Map<number, string>
  readonly #added = new Map<string, number | undefined>()
  #program: TrueType | undefined

  /** `undefined` where glyphs are not TrueType outlines, or codes are mapped to them. */
  static of(
    file: PrintedFile,
    font: PdfDict,
    unicode: Map<number, string>,
  ): EmbeddedFont | undefined {
    const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
    const ref = file.dictOrEmpty(descendant.get('FontDescriptor')).get('FontFile2')
    if (!(ref instanceof Ref)) return undefined
    if (file.name(descendant.get('CIDToGIDMap')) !== 'Identity') return undefined
    return new EmbeddedFont(file, descendant, ref, unicode)
  }

  private constructor(
    file: PrintedFile,
    descendant: PdfDict,
    ref: Ref,
    unicode: Map<number, string>,
  ) {
    this.#file = file
    this.#descendant = descendant
    this.#ref = ref
    this.#unicode = unicode
  }

  /**
   * The code of a glyph that looks like its parts, each in its place, does not advance and says `text`;
   * `undefined` where the font is full.
   */
  compose(parts: readonly Part[], text: string): number | undefined {
    const { unitsPerEm } = this.#open()
    const components = parts.map(({ code, right, up }): Component => {
      return { glyph: code, right: Math.round(right * unitsPerEm), up: Math.round(up * unitsPerEm) }
    })
    return this.#add(components, 0, text)
  }

  /** The code of a glyph that is like that of another code, but says `text`. */
  alias(code: number, text: string): number | undefined {
    return this.#add([{ glyph: code, right: 0, up: 0 }], this.#open().advanceOf(code), text)
  }

  get isChanged(): boolean {
    return this.#added.size > 0
  }

  /** Puts the program and its widths back into the file. */
  save(): void {
    const program = this.#open()
    // It is compressed when it is trimmed.
    const font = program.write()
    this.#file.set(this.#ref, new PdfStream(PdfDict.of({ Length1: font.length }), font))
    const codes = [...this.#added.values()].filter((code) => code !== undefined)
    const widths = codes.map((code) => (program.advanceOf(code) * 1000) / program.unitsPerEm)
    const known = this.#file.array(this.#descendant.get('W'))
    // They follow each other.
    if (codes[0] !== undefined) this.#descendant.set('W', [...known, codes[0], widths])
  }

  #add(components: readonly Component[], advance: number, text: string): number | undefined {
    const key = JSON.stringify([components, text])
    if (!this.#added.has(key)) {
      const code = this.#open().add(components, advance)
      this.#added.set(key, code)
      if (code !== undefined) this.#unicode.set(code, text)
    }
    return this.#added.get(key)
  }

  #open(): TrueType {
    this.#program ??= new TrueType(this.#file.content(this.#ref))
    return this.#program
  }
}
