import { readGlyphWidths, setGlyphWidths } from '../../../pdf/glyph-widths.ts'
import { Name, PdfDict, Ref } from '../../../pdf/objects.ts'
import type { PrintedFile } from '../../../pdf/printed-file.ts'
import { packed, streamOf } from '../../../pdf/streams.ts'
import type { Reuse } from '../../../report/context.ts'
import { sha256 } from '../../../text/hash.ts'
import { type Component, TrueType } from './true-type.ts'

/** A glyph as a part of another one, and how far it is moved, in ems. */
export interface Part {
  readonly code: number
  readonly right: number
  readonly up: number
}

/**
 * The program of a composite font whose codes are its glyphs' numbers (ISO 32000-1, 9.7.4 and 9.9).
 *
 * Of the program no more is kept than is painted, so that equal pages have equal fonts however they were printed:
 * Chromium embeds what its substitutions might lead to as well, and the tables by which it has set the text.
 */
export class EmbeddedFont {
  readonly #file: PrintedFile
  readonly #font: PdfDict
  readonly #descendant: PdfDict
  /** Of its `FontFile2`. */
  readonly program: Ref
  readonly #unicode: Map<number, string>
  readonly #painted: ReadonlySet<number>
  readonly #added = new Map<string, number | undefined>()
  #program: TrueType | undefined

  /**
   * `undefined` where glyphs are not TrueType outlines, or codes are mapped to them.
   *
   * @param unicode what its codes say, to which those of added glyphs are added
   * @param painted its codes that are painted, complete when it is first asked for a glyph, or saved
   */
  static of(
    file: PrintedFile,
    font: PdfDict,
    unicode: Map<number, string>,
    painted: ReadonlySet<number>,
  ): EmbeddedFont | undefined {
    const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
    const ref = file.dictOrEmpty(descendant.get('FontDescriptor')).get('FontFile2')
    if (!(ref instanceof Ref)) return undefined
    if (file.name(descendant.get('CIDToGIDMap')) !== 'Identity') return undefined
    return new EmbeddedFont(file, font, descendant, ref, unicode, painted)
  }

  private constructor(
    file: PrintedFile,
    font: PdfDict,
    descendant: PdfDict,
    ref: Ref,
    unicode: Map<number, string>,
    painted: ReadonlySet<number>,
  ) {
    this.#file = file
    this.#font = font
    this.#painted = painted
    this.#descendant = descendant
    this.program = ref
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

  /**
   * Puts the program back into the file, with its widths and its name.
   *
   * @param reuse what came of the same fonts before
   */
  save(reuse: Reuse): void {
    const program = this.#open()
    const bytes = program.write()
    const sum = sha256(bytes)
    const stream = reuse('font', `packed ${sum}`, () => packed(bytes))
    this.#file.set(this.program, streamOf(PdfDict.of({ Length1: bytes.length }), stream))
    const { advances, advance } = readGlyphWidths(this.#file, this.#font)
    const widths = new Map([...this.#painted].map((code) => [code, advances.get(code) ?? advance]))
    for (const code of this.#added.values()) {
      if (code === undefined) continue
      widths.set(code, (program.advanceOf(code) * 1000) / program.unitsPerEm)
    }
    setGlyphWidths(this.#descendant, widths)
    const name = Name.of(`${tagOf(sum)}+${nameOf(this.#file, this.#font)}`)
    for (const dict of [this.#font, this.#descendant]) dict.set('BaseFont', name)
    this.#file.dict(this.#descendant.get('FontDescriptor')).set('FontName', name)
  }

  /** The codes that say something, in their order: those that are painted. */
  get codes(): number[] {
    const added = [...this.#added.values()].filter((code) => code !== undefined)
    return [...this.#painted, ...added].sort((a, b) => a - b)
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
    if (this.#program) return this.#program
    this.#program = new TrueType(this.#file.content(this.program))
    this.#program.trim(this.#painted)
    return this.#program
  }
}

/** What a font is called, without the tag of its subset. */
export function nameOf(file: PrintedFile, font: PdfDict): string {
  return (file.name(font.get('BaseFont')) ?? '').replace(/^[A-Z]{6}\+/u, '')
}

/** Six letters for what of a font is there (ISO 32000-1, 9.6.4), by the SHA-256 of its program. */
function tagOf(sum: string): string {
  const hash = Buffer.from(sum, 'hex')
  return Array.from({ length: 6 }, (_, at) => String.fromCharCode(A + ((hash[at] ?? 0) % 26))).join(
    '',
  )
}

const A = 'A'.charCodeAt(0)
