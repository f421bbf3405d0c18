import { readCharacterMap } from '../../pdf/character-map.ts'
import { readGlyphWidths, setGlyphWidths } from '../../pdf/glyph-widths.ts'
import { PdfDict, PdfStream, Ref } from '../../pdf/objects.ts'
import type { PrintedFile } from '../../pdf/printed-file.ts'
import { serialise } from '../../pdf/serialise.ts'
import { nameOf } from './content/embedded-font.ts'
import { characterMap } from './content/fonts.ts'
import { TrueType } from './content/true-type.ts'

/**
 * Makes one font of several that are parts of the same, as pages have them that were printed for themselves. Each
 * print embeds the glyphs of its own pages, by the numbers that they have in the whole font.
 *
 * Two of which one code says something else are left as they are: of a glyph that stands for a text alone, Chromium says
 * for which one it stood first.
 */
export function joinFonts(file: PrintedFile, fonts: readonly Ref[]): JoinedFonts {
  const byName = new Map<string, Ref[]>()
  for (const ref of fonts) {
    const name = nameOf(file, file.dict(ref))
    byName.set(name, [...(byName.get(name) ?? []), ref])
  }
  const joined = new Map<number, Ref>()
  let isAmbiguous = false
  for (const refs of byName.values()) {
    if (refs.length < 2) continue
    const wholes: Whole[] = []
    for (const ref of refs) {
      const part = partOf(file, ref)
      if (!part) continue
      const alike = wholes.filter((each) => each.isAlike(part))
      const whole = alike.find((each) => each.agrees(part))
      isAmbiguous ||= alike.length > 0 && !whole
      whole?.join(part)
      if (whole) joined.set(ref.id, whole.ref)
      else wholes.push(new Whole(part))
    }
    for (const whole of wholes) whole.save(file)
  }
  return { joined, isAmbiguous }
}

export interface JoinedFonts {
  /** By the ids of those that have become part of another one, that one. */
  readonly joined: ReadonlyMap<number, Ref>
  /** Whether parts of one font were left as they are. */
  readonly isAmbiguous: boolean
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

/** `undefined` for a font of another kind. */
function partOf(file: PrintedFile, ref: Ref): FontPart | undefined {
  const font = file.dict(ref)
  const descendant = file.dictOrEmpty(file.array(font.get('DescendantFonts'))[0])
  const descriptor = file.dictOrEmpty(descendant.get('FontDescriptor'))
  const [program, map] = [descriptor.get('FontFile2'), font.get('ToUnicode')]
  if (!(program instanceof Ref && map instanceof Ref)) return undefined
  if (file.name(descendant.get('CIDToGIDMap')) !== 'Identity') return undefined
  const unicode = new Map<number, string>()
  readCharacterMap(file.content(map).toString('latin1'), unicode)
  const { advances, advance } = readGlyphWidths(file, font)
  // Those that advance like most of them are not listed.
  const widths = new Map([...unicode.keys()].map((code) => [code, advances.get(code) ?? advance]))
  return {
    ...{ ref, descendant, map, unicode, widths, file: program },
    program: new TrueType(file.content(program)),
    says: [font, descendant, descriptor].map((each) => serialise(without(OWN, each))).join(''),
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

  /** Whether its codes say the same, and advance the same. */
  agrees({ unicode, widths }: FontPart): boolean {
    const { unicode: said, widths: known } = this.#first
    const isOther = ([code, text]: readonly [number, string]) => {
      const own = said.get(code) ?? UNKNOWN
      return own !== UNKNOWN && text !== UNKNOWN && own !== text
    }
    if ([...unicode].some(isOther)) return false
    return ![...widths].some(([code, width]) => (known.get(code) ?? width) !== width)
  }

  join({ program, unicode, widths }: FontPart): void {
    const first = this.#first
    first.program.join(program)
    for (const [code, text] of unicode) {
      if ((first.unicode.get(code) ?? UNKNOWN) === UNKNOWN) first.unicode.set(code, text)
    }
    for (const [code, width] of widths) first.widths.set(code, width)
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
