import type { PdfAccess } from '../pdf/access.ts'
import { readCharacterMap } from '../pdf/character-map.ts'
import { type GlyphWidths, readGlyphWidths } from '../pdf/glyph-widths.ts'
import { type PdfDict, PdfStream } from '../pdf/objects.ts'

/** Bytes of one code. */
export type CodeWidth = 1 | 2

interface Font extends GlyphWidths {
  readonly unicode: ReadonlyMap<number, string>
}

/** What a font says of one of its glyphs. */
export interface Glyph {
  readonly said: string
  /** In thousandths of the font size. */
  readonly advance: number
}

/** Reads what the fonts of a file say of their glyphs, each font once. */
export class FontReader {
  readonly #file: PdfAccess
  readonly #known = new Map<PdfDict, Font>()

  constructor(file: PdfAccess) {
    this.#file = file
  }

  glyph(font: PdfDict, code: number): Glyph {
    const { unicode, advances, advance } = this.#read(font)
    return { said: unicode.get(code) ?? '\uFFFD', advance: advances.get(code) ?? advance }
  }

  codeWidth(font: PdfDict): CodeWidth {
    return this.#file.name(font.get('Subtype')) === 'Type0' ? 2 : 1
  }

  #read(dict: PdfDict): Font {
    const known = this.#known.get(dict)
    if (known) return known
    const unicode = new Map<number, string>()
    const map = this.#file.resolve(dict.get('ToUnicode'))
    if (map instanceof PdfStream) {
      readCharacterMap(this.#file.content(map).toString('latin1'), unicode)
    }
    const font = { unicode, ...readGlyphWidths(this.#file, dict) }
    this.#known.set(dict, font)
    return font
  }
}

/** A font in what is being read: of each glyph that is painted, what it says. */
export class UsedFont {
  readonly width: CodeWidth
  /** By code. */
  readonly glyphs = new Map<number, Glyph>()
  readonly #font: PdfDict
  readonly #fonts: FontReader

  constructor(font: PdfDict, fonts: FontReader) {
    this.#font = font
    this.#fonts = fonts
    this.width = fonts.codeWidth(font)
  }

  glyph(code: number): Glyph {
    const known = this.glyphs.get(code)
    if (known) return known
    const glyph = this.#fonts.glyph(this.#font, code)
    this.glyphs.set(code, glyph)
    return glyph
  }
}
