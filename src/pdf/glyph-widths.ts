import type { PdfAccess } from './access.ts'
import type { PdfDict, PdfValue } from './objects.ts'

/** How far glyphs advance, in thousandths of the font size (ISO 32000-1, 9.7.4.3). */
export interface GlyphWidths {
  /** By code. */
  readonly advances: ReadonlyMap<number, number>
  /** Of codes that are not listed. */
  readonly advance: number
}

/** What a font says of its glyphs, be it a simple or a composite one. */
export function readGlyphWidths(file: PdfAccess, font: PdfDict): GlyphWidths {
  const advances = new Map<number, number>()
  if (file.name(font.get('Subtype')) !== 'Type0') {
    const first = Number(file.resolve(font.get('FirstChar')) ?? 0)
    for (const [index, width] of file.array(font.get('Widths')).entries()) {
      advances.set(first + index, Number(file.resolve(width)))
    }
    return { advances, advance: 0 }
  }
  const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
  // `first [w …]` or `first last w`.
  const widths = file.array(descendant.get('W')).map((each) => file.resolve(each))
  for (let at = 0; at < widths.length; ) {
    const first = Number(widths[at])
    const next = widths[at + 1]
    if (Array.isArray(next)) {
      for (const [index, width] of next.entries()) advances.set(first + index, Number(width))
      at += 2
    } else {
      const width = Number(widths[at + 2])
      for (let code = first; code <= Number(next); code++) advances.set(code, width)
      at += 3
    }
  }
  const standard = descendant.get('DW')
  return { advances, advance: typeof standard === 'number' ? standard : 1000 }
}

/** Says how far glyphs advance (ISO 32000-1, 9.7.4.3), those that advance like most of them by `DW`. */
export function setGlyphWidths(descendant: PdfDict, widths: ReadonlyMap<number, number>): void {
  const counts = new Map<number, number>()
  for (const width of widths.values()) counts.set(width, (counts.get(width) ?? 0) + 1)
  const [[usual = 0] = []] = [...counts].sort(([a, m], [b, n]) => n - m || a - b)
  const list: PdfValue[] = []
  let run: PdfValue[] = []
  let next = Number.NaN
  for (const [code, width] of [...widths].sort(([a], [b]) => a - b)) {
    if (width === usual) continue
    if (code !== next) {
      run = []
      list.push(code, run)
    }
    run.push(width)
    next = code + 1
  }
  for (const key of ['W', 'DW']) descendant.delete(key)
  descendant.set('DW', usual)
  descendant.set('W', list)
}
