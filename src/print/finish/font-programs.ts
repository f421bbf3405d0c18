import { createHash } from 'node:crypto'
import { readCharacterMap } from '../../pdf/character-map.ts'
import { readGlyphWidths } from '../../pdf/glyph-widths.ts'
import { Name, PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { compressed } from '../../pdf/streams.ts'
import { readTables, writeTables } from '../sfnt.ts'
import { characterMap } from './content/fonts.ts'
import { TrueType } from './content/true-type.ts'
import type { PaintedGlyphs } from './painted-glyphs.ts'

/**
 * Takes out of the embedded fonts what no page asks for, so that equal pages have equal fonts however they were printed:
 *
 * - what sets text: substitutions, attachments, kerning. Chromium has done all of that, a PDF asks for nothing but
 *   glyphs by their numbers (ISO 32000-1, 9.9, table 126), and in Amiri these tables take a fourth of the file;
 * - glyphs that are not painted, which Chromium keeps as the ones that its substitutions might lead to.
 */
export function trimFonts(
  file: PrintedFile,
  pages: readonly PdfDict[],
  painted: PaintedGlyphs,
): void {
  const done = new Set<number>()
  for (const [font, isKnown] of fontsOf(file, pages, painted)) {
    for (const descendant of [font, ...file.array(font.get('DescendantFonts'))]) {
      const dict = file.dictOrEmpty(descendant)
      const descriptor = file.dictOrEmpty(dict.get('FontDescriptor'))
      const ref = descriptor.get('FontFile2')
      if (!(ref instanceof Ref) || done.has(ref.id)) continue
      done.add(ref.id)
      const codes = isKnown && painted.of(font)
      if (codes && file.name(dict.get('CIDToGIDMap')) === 'Identity') {
        trim(file, { font, descendant: dict, descriptor, ref }, codes)
        continue
      }
      const program = withoutLayout(file.content(ref))
      file.set(ref, compressed(PdfDict.of({ Length1: program.length }), program))
    }
  }
}

/** A composite font, whose codes are the numbers of its glyphs. */
interface CompositeFont {
  readonly font: PdfDict
  readonly descendant: PdfDict
  readonly descriptor: PdfDict
  /** Of its program. */
  readonly ref: Ref
}

function trim(
  file: PrintedFile,
  { font, descendant, descriptor, ref }: CompositeFont,
  codes: ReadonlySet<number>,
): void {
  const sorted = [...codes].sort((a, b) => a - b)
  const program = new TrueType(file.content(ref)).writeOnly(sorted)
  file.set(ref, compressed(PdfDict.of({ Length1: program.length }), program))
  const { advances, advance } = readGlyphWidths(file, descendantOf(descendant))
  setWidths(descendant, new Map(sorted.map((code) => [code, advances.get(code) ?? advance])))
  const map = font.get('ToUnicode')
  if (map instanceof Ref) {
    const unicode = new Map<number, string>()
    readCharacterMap(file.content(map).toString('latin1'), unicode)
    const said = sorted.flatMap((code) => {
      const text = unicode.get(code)
      return text === undefined ? [] : [[code, text] as const]
    })
    file.set(map, characterMap(2, new Map(said)))
  }
  const name = `${tagOf(program)}+${nameOf(file, font)}`
  for (const dict of [font, descendant]) dict.set('BaseFont', Name.of(name))
  descriptor.set('FontName', Name.of(name))
}

/** As {@link readGlyphWidths} takes it. */
function descendantOf(descendant: PdfDict): PdfDict {
  return PdfDict.of({ Subtype: Name.of('Type0'), DescendantFonts: [descendant] })
}

/** What a font is called, without the tag of its subset. */
export function nameOf(file: PrintedFile, font: PdfDict): string {
  return (file.name(font.get('BaseFont')) ?? '').replace(/^[A-Z]{6}\+/u, '')
}

/** Six letters for what of a font is there (ISO 32000-1, 9.6.4). */
function tagOf(program: Uint8Array): string {
  const hash = createHash('sha256').update(program).digest()
  return Array.from({ length: 6 }, (_, at) =>
    String.fromCharCode(65 + ((hash[at] ?? 0) % 26)),
  ).join('')
}

/** Says how far glyphs advance (ISO 32000-1, 9.7.4.3), those that advance like most of them by `DW`. */
export function setWidths(descendant: PdfDict, widths: ReadonlyMap<number, number>): void {
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

/**
 * The fonts that pages ask for, themselves or by anything that they paint, and of each whether it is known what of it
 * is painted.
 */
function fontsOf(
  file: PrintedFile,
  pages: readonly PdfDict[],
  painted: PaintedGlyphs,
): Map<PdfDict, boolean> {
  const fonts = new Map<PdfDict, boolean>()
  const seen = new Set<PdfValue>()
  const visit = (value: PdfValue) => {
    if (value instanceof Ref) visit(file.get(value))
    else if (Array.isArray(value)) for (const each of value) visit(each)
    else if (value instanceof PdfStream) visit(value.dict)
    else if (value instanceof PdfDict && !seen.has(value)) {
      seen.add(value)
      const asked = file.dictOrEmpty(file.dictOrEmpty(value.get('Resources')).get('Font'))
      for (const each of asked.values()) {
        const font = file.dictOrEmpty(each)
        fonts.set(font, (fonts.get(font) ?? true) && painted.knows(value))
      }
      for (const [key, each] of value) if (!OUTWARD.has(key)) visit(each)
    }
  }
  for (const page of pages) visit(page)
  return fonts
}

/** What leads from a page to others. */
const OUTWARD: ReadonlySet<string> = new Set(['Parent', 'Annots'])

/** Tables of OpenType that only a layout engine reads. */
const LAYOUT: ReadonlySet<string> = new Set(['BASE', 'GDEF', 'GPOS', 'GSUB', 'JSTF', 'STAT'])

function withoutLayout(program: Buffer): Buffer {
  return writeTables(new Map([...readTables(program)].filter(([tag]) => !LAYOUT.has(tag))))
}
