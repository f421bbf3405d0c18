import { PdfDict, Ref } from '../../../pdf/objects.ts'
import type { PrintedFile } from '../../../pdf/printed-file.ts'
import { compressed } from '../../../pdf/streams.ts'
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
  readonly #composed = new Map<string, number | undefined>()
  #program: TrueType | undefined

  /** `undefined` where glyphs are not TrueType outlines, or codes are mapped to them. */
  static of(file: PrintedFile, font: PdfDict): EmbeddedFont | undefined {
    const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
    const ref = file.dictOrEmpty(descendant.get('FontDescriptor')).get('FontFile2')
    if (!(ref instanceof Ref)) return undefined
    if (file.name(descendant.get('CIDToGIDMap')) !== 'Identity') return undefined
    return new EmbeddedFont(file, descendant, ref)
  }

  private constructor(file: PrintedFile, descendant: PdfDict, ref: Ref) {
    this.#file = file
    this.#descendant = descendant
    this.#ref = ref
  }

  /**
   * The code of a glyph that looks like its parts, each in its place, and does not advance; the same for
   * the same parts. `undefined` where the font is full.
   */
  compose(parts: readonly Part[]): number | undefined {
    this.#program ??= new TrueType(this.#file.content(this.#ref))
    const { unitsPerEm } = this.#program
    const components = parts.map(({ code, right, up }): Component => {
      return { glyph: code, right: Math.round(right * unitsPerEm), up: Math.round(up * unitsPerEm) }
    })
    const key = JSON.stringify(components)
    if (!this.#composed.has(key)) this.#composed.set(key, this.#program.add(components))
    return this.#composed.get(key)
  }

  /** Puts the program and its widths back into the file, if glyphs were added. */
  save(): void {
    const codes = [...this.#composed.values()].filter((code) => code !== undefined)
    const [first] = codes
    if (!this.#program || first === undefined) return
    const font = this.#program.write()
    const stream = compressed(new PdfDict(), font)
    stream.dict.set('Length1', font.length)
    this.#file.set(this.#ref, stream)
    const widths = this.#file.array(this.#descendant.get('W'))
    this.#descendant.set('W', [...widths, first, codes.map(() => 0)])
  }
}
