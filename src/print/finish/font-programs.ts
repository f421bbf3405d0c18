import { PdfDict, PdfStream, type PdfValue, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { compressed } from '../../pdf/streams.ts'

/**
 * Takes out of the embedded fonts what sets text: substitutions, attachments, kerning. Chromium has done all of
 * that, a PDF asks for nothing but glyphs by their numbers (ISO 32000-1, 9.9, table 126), and in Amiri these
 * tables take a fourth of the file.
 */
export function trimFonts(file: PrintedFile, pages: readonly PdfDict[]): void {
  const done = new Set<number>()
  for (const font of fontsIn(file, pages)) {
    for (const descendant of [font, ...file.array(font.get('DescendantFonts'))]) {
      const descriptor = file.dictOrEmpty(file.dictOrEmpty(descendant).get('FontDescriptor'))
      const ref = descriptor.get('FontFile2')
      if (!(ref instanceof Ref) || done.has(ref.id)) continue
      done.add(ref.id)
      const program = withoutLayout(file.content(ref))
      if (program) file.set(ref, compressed(PdfDict.of({ Length1: program.length }), program))
    }
  }
}

/** The fonts of pages, and of the forms that they paint. */
function fontsIn(file: PrintedFile, owners: readonly PdfDict[]): Set<PdfDict> {
  const fonts = new Set<PdfDict>()
  const seen = new Set<PdfValue>()
  const visit = (owner: PdfDict) => {
    if (seen.has(owner)) return
    seen.add(owner)
    const resources = file.dictOrEmpty(owner.get('Resources'))
    for (const font of file.dictOrEmpty(resources.get('Font')).values()) {
      fonts.add(file.dictOrEmpty(font))
    }
    for (const each of file.dictOrEmpty(resources.get('XObject')).values()) {
      const form = file.resolve(each)
      if (form instanceof PdfStream) visit(form.dict)
    }
  }
  for (const owner of owners) visit(owner)
  return fonts
}

/** Tables of OpenType that only a layout engine reads. */
const LAYOUT: ReadonlySet<string> = new Set(['BASE', 'GDEF', 'GPOS', 'GSUB', 'JSTF', 'STAT'])

/** `undefined` if the font has none of them, or is not in the format of TrueType. */
function withoutLayout(program: Buffer): Buffer | undefined {
  if (program.length < HEADER || program.readUInt32BE(0) !== TRUETYPE) return undefined
  const tables = Array.from({ length: program.readUInt16BE(4) }, (_, index) => {
    const at = HEADER + index * RECORD
    const from = program.readUInt32BE(at + 8)
    return {
      tag: program.toString('latin1', at, at + 4),
      checksum: program.readUInt32BE(at + 4),
      content: program.subarray(from, from + program.readUInt32BE(at + 12)),
    }
  })
  const kept = tables.filter(({ tag }) => !LAYOUT.has(tag))
  return kept.length === tables.length ? undefined : fontOf(kept)
}

const TRUETYPE = 0x00010000
const HEADER = 12
const RECORD = 16

interface Table {
  readonly tag: string
  readonly checksum: number
  readonly content: Buffer
}

function fontOf(tables: readonly Table[]): Buffer {
  const head = Buffer.alloc(HEADER + tables.length * RECORD)
  const log = Math.floor(Math.log2(tables.length))
  const range = 2 ** log * RECORD
  head.writeUInt32BE(TRUETYPE, 0)
  for (const [index, value] of [tables.length, range, log].entries()) {
    head.writeUInt16BE(value, 4 + index * 2)
  }
  head.writeUInt16BE(tables.length * RECORD - range, 10)
  const parts: Buffer[] = [head]
  let length = head.length
  let adjustment = -1
  for (const [index, { tag, checksum, content }] of tables.entries()) {
    const at = HEADER + index * RECORD
    head.write(tag, at, 'latin1')
    head.writeUInt32BE(checksum, at + 4)
    head.writeUInt32BE(length, at + 8)
    head.writeUInt32BE(content.length, at + 12)
    if (tag === 'head') adjustment = length + 8
    // Each table begins at a multiple of four bytes.
    const padding = Buffer.alloc(-content.length & 3)
    parts.push(content, padding)
    length += content.length + padding.length
  }
  const font = Buffer.concat(parts, length)
  if (adjustment >= 0) {
    font.writeUInt32BE(0, adjustment)
    font.writeUInt32BE((MAGIC - sumOf(font)) >>> 0, adjustment)
  }
  return font
}

/** What the sum of a whole font is to be (OpenType, `head`, checksumAdjustment). */
const MAGIC = 0xb1b0afba

function sumOf(font: Buffer): number {
  let sum = 0
  for (let at = 0; at < font.length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0
  return sum
}
