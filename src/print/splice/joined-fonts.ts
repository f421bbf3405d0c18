import { readCharacterMap } from '../../pdf/character-map.ts'
import { readGlyphWidths, setGlyphWidths } from '../../pdf/glyph-widths.ts'
import { PdfDict, PdfStream, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'
import { nameOf } from '../finish/content/embedded-font.ts'
import { characterMap } from '../finish/content/fonts.ts'
import { TrueType } from '../finish/content/true-type.ts'

/**
 * Makes one font of those of several prints that are parts of the same. Each print embeds the glyphs of its own pages,
 * by the numbers that they have in the whole font, and a whole font once.
 *
 * @param prints the fonts of each print
 * @returns by the ids of those that have become part of another one, that one
 * @throws Error where it cannot be told which are parts of one font, or they disagree: of a glyph that stands for a text
 *   alone, Chromium says for which one it stood first
 */
export function joinFonts(
  file: PrintedFile,
  prints: readonly (readonly Ref[])[],
): ReadonlyMap<number, Ref> {
  const wholes: Whole[] = []
  const joined = new Map<number, Ref>()
  for (const fonts of prints) {
    const parts = fonts.map((ref) => partOf(file, ref))
    const found = parts.map((part) => wholeOf(part, wholes))
    for (const [at, part] of parts.entries()) {
      const whole = found[at]
      if (!whole) {
        wholes.push(new Whole(part))
        continue
      }
      if (found.indexOf(whole) !== at) throw new Error('Two fonts of one print are alike.')
      whole.join(part)
      joined.set(part.ref.id, whole.ref)
    }
  }
  for (const whole of wholes) whole.save(file)
  return joined
}

/** The font that it is a part of; `undefined` if that is not among them. */
function wholeOf(part: FontPart, wholes: readonly Whole[]): Whole | undefined {
  const alike = wholes.filter((whole) => whole.isAlike(part))
  const [whole, another] = alike
  if (!whole) return undefined
  // Slices of one font have all in common but their glyphs.
  if (another || !whole.shares(part)) throw new Error('It cannot be told which font it is.')
  return whole
}

/** A composite font whose codes are the numbers of its glyphs, with what it has of the whole font. */
interface FontPart {
  readonly ref: Ref
  readonly descendant: PdfDict
  /** Of its program. */
  readonly file: Ref
  readonly program: TrueType
  /** Of its `ToUnicode`. */
  readonly map: Ref
  readonly unicode: Map<number, string>
  readonly widths: Map<number, number>
  /** What all parts of the font say of it alike. */
  readonly says: string
}

/** @throws Error for a font of another kind */
function partOf(file: PrintedFile, ref: Ref): FontPart {
  const font = file.dict(ref)
  const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
  const descriptor = file.dictOrEmpty(descendant.get('FontDescriptor'))
  const [program, map] = [descriptor.get('FontFile2'), font.get('ToUnicode')]
  const isKnown = file.name(descendant.get('CIDToGIDMap')) === 'Identity'
  if (!(program instanceof Ref && map instanceof Ref && isKnown)) {
    throw new Error('There is a font of another kind.')
  }
  const unicode = new Map<number, string>()
  readCharacterMap(file.content(map).toString('latin1'), unicode)
  const { advances, advance } = readGlyphWidths(file, font)
  // Those that advance like most of them are not listed.
  const widths = new Map([...unicode.keys()].map((code) => [code, advances.get(code) ?? advance]))
  return {
    ...{ ref, descendant, map, unicode, widths, file: program },
    program: new TrueType(file.content(program)),
    says: [nameOf(file, font)]
      .concat([font, descendant, descriptor].map((each) => serialise(without(OWN, each))))
      .join('\n'),
  }
}

/** What each part of a font has for itself. */
const OWN: ReadonlySet<string> = new Set([
  ...['BaseFont', 'FontName', 'DescendantFonts', 'FontDescriptor', 'FontFile2', 'ToUnicode'],
  ...['W', 'DW'],
])

function without(keys: ReadonlySet<string>, dict: PdfDict): PdfDict {
  return new PdfDict([...dict].filter(([key]) => !keys.has(key)))
}

/** A font, and all parts of it that were found. */
class Whole {
  readonly #first: FontPart
  #isJoined = false

  constructor(first: FontPart) {
    this.#first = first
  }

  get ref(): Ref {
    return this.#first.ref
  }

  /** Whether it may be a part of this font. */
  isAlike({ says, program }: FontPart): boolean {
    return says === this.#first.says && this.#first.program.isAlike(program)
  }

  /** Whether a glyph is in both. */
  shares({ program }: FontPart): boolean {
    return this.#first.program.shares(program)
  }

  /** @throws Error if a code says something else, or advances otherwise */
  join({ program, unicode, widths }: FontPart): void {
    const first = this.#first
    first.program.join(program)
    for (const [code, text] of unicode) {
      const known = first.unicode.get(code) ?? UNKNOWN
      if (known === UNKNOWN) first.unicode.set(code, text)
      else if (text !== UNKNOWN && text !== known) throw new Error('A code says something else.')
    }
    for (const [code, width] of widths) {
      if ((first.widths.get(code) ?? width) !== width) throw new Error('A code advances otherwise.')
      first.widths.set(code, width)
    }
    this.#isJoined = true
  }

  save(file: PrintedFile): void {
    if (!this.#isJoined) return
    const { descendant, map, program, unicode, widths, file: ref } = this.#first
    const font = program.write()
    file.set(ref, new PdfStream(PdfDict.of({ Length1: font.length }), font))
    file.set(map, characterMap(2, unicode))
    setGlyphWidths(descendant, widths)
  }
}

/** What Chromium says of glyphs that stand for no text alone. */
const UNKNOWN = '\0'
