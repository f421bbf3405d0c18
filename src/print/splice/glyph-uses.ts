import { PdfDict, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { GLYPHS, Scanner } from '../../pdf/scanner.ts'
import { type JoinedFont, namedFonts } from './joined-fonts.ts'

/**
 * How a page uses a glyph where that first stands for a text by itself: its font says the text, or it is spelled out, since the
 * font says another one. What stands in clusters with others only is `within`.
 */
type Use = 'said' | 'spelled' | 'within'

type Uses = Map<number, Use>

/**
 * Makes sure that what codes say is what they would say in a print of all pages. Of a glyph that no letter of its font stands
 * for, Chromium says for what it first stood by itself in a print, and spells out only what others stand for; of one that never
 * stands by itself it says nothing. That may have been on a page which has been replaced.
 *
 * @param pages all pages in their order, each with the print that it is taken from and its place there, from 0
 * @throws Error where a code could say something that none of these pages says first
 */
export function expectSaid(
  fonts: readonly JoinedFont[],
  pages: readonly { readonly file: PrintedFile; readonly index: number }[],
): void {
  const wholes = new Map<PrintedFile, Map<number, JoinedFont>>()
  for (const font of fonts) {
    for (const { file, ref } of font.parts) {
      wholes.set(file, (wholes.get(file) ?? new Map()).set(ref.id, font))
    }
  }
  const usesOn = (file: PrintedFile, index: number): [JoinedFont, Uses][] =>
    [...usesOf(file, index)].flatMap(([id, uses]) => {
      const font = wholes.get(file)?.get(id)
      return font ? [[font, uses]] : []
    })

  const doubtful = new Map<JoinedFont, Set<number>>()
  for (const file of wholes.keys()) {
    const used = new Set(pages.flatMap((page) => (page.file === file ? page.index : [])))
    for (const index of file.pages().keys()) {
      if (used.has(index)) continue
      for (const [font, uses] of usesOn(file, index)) {
        const codes = doubtful.get(font) ?? new Set()
        doubtful.set(font, codes)
        for (const [code, use] of uses) if (use === 'said') codes.add(code)
      }
    }
  }
  const clustered = new Map<JoinedFont, Set<number>>()
  for (const { file, index } of pages) {
    for (const [font, uses] of usesOn(file, index)) {
      const codes = doubtful.get(font)
      const within = clustered.get(font) ?? new Set()
      clustered.set(font, within)
      for (const [code, use] of uses) {
        // Of the glyph for all that a font lacks no print says for what it stood.
        if (use !== 'within' && !font.says(code)) throw new Error('A code says nothing.')
        if (!codes?.has(code)) continue
        if (use === 'spelled') throw new Error('A code said something else.')
        if (use === 'said') codes.delete(code)
        else within.add(code)
      }
    }
  }
  for (const [font, codes] of clustered) {
    for (const code of codes) {
      if (doubtful.get(font)?.has(code)) throw new Error('A code may say nothing.')
    }
  }
}

/** Of prints that are kept, by page and by the ids of fonts. */
const known = new WeakMap<PrintedFile, Map<number, ReadonlyMap<number, Uses>>>()

/**
 * How a page of a print uses glyphs, by the ids of their fonts.
 *
 * @param index from 0
 */
export function usesOf(file: PrintedFile, index: number): ReadonlyMap<number, Uses> {
  const pages = known.get(file) ?? new Map<number, ReadonlyMap<number, Uses>>()
  known.set(file, pages)
  const uses = pages.get(index) ?? readUses(file, index)
  pages.set(index, uses)
  return uses
}

function readUses(file: PrintedFile, index: number): ReadonlyMap<number, Uses> {
  const page = file.pages()[index] as Ref
  const names = namedFonts(file, page)
  const contents = file.dict(page).get('Contents') as Ref
  const scanner = new Scanner(file.content(contents).toString('latin1'))
  // Pages with other fonts are not put together.
  scanner.composite = true
  const found = new Map<number, Uses>()
  let uses: Uses = new Map()
  /** For each sequence that is open whether it spells something out. */
  const open: boolean[] = []
  let cluster: number[] | undefined
  const use = (code: number, how: Use) => {
    if ((uses.get(code) ?? 'within') === 'within') uses.set(code, how)
  }
  while (scanner.next()) {
    switch (scanner.operator) {
      case GLYPHS: {
        const codes = scanner.glyphs.codes.subarray(scanner.first, scanner.glyphs.length)
        if (cluster) cluster.push(...codes)
        else for (const code of codes) use(code, 'said')
        break
      }
      case 'Tf': {
        const font = names.get(scanner.operands().name().value)
        const id = font instanceof Ref ? font.id : -1
        uses = found.get(id) ?? new Map()
        found.set(id, uses)
        break
      }
      case 'BDC': {
        const operands = scanner.operands()
        operands.name()
        const properties = operands.value()
        const spells = properties instanceof PdfDict && properties.has('ActualText')
        open.push(spells)
        if (spells) cluster ??= []
        break
      }
      case 'BMC':
        open.push(false)
        break
      case 'EMC':
        if (open.pop() && !open.includes(true)) {
          const codes = cluster ?? []
          for (const code of codes) use(code, codes.length === 1 ? 'spelled' : 'within')
          cluster = undefined
        }
        break
      case 'Tj':
      case 'TJ':
      case "'":
      case '"':
        throw new Error('Glyphs are painted in another way.')
    }
  }
  return found
}
