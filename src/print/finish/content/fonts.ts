import { readCharacterMap } from '../../../pdf/character-map.ts'
import { PdfDict, PdfStream, type PdfValue, Ref } from '../../../pdf/objects.ts'
import type { PrintedFile } from '../../../pdf/printed-file.ts'
import { compressed } from '../../../pdf/streams.ts'
import type { Reuse } from '../../../report/context.ts'
import { digest } from '../../../text/hash.ts'
import { EmbeddedFont } from './embedded-font.ts'
import { hiddenFonts } from './hidden-fonts.ts'

/** What the glyphs of one font stand for. */
export interface FontText {
  /** Bytes of one code: 2 in composite fonts, 1 in others. */
  readonly width: 1 | 2
  /** By code. May hold U+0000 until {@link repairFonts} has been at work. */
  readonly unicode: Map<number, string>
  /** Its codes that contents paint, when all are read. */
  readonly painted: Set<number>
  /** Not for fonts to which no glyph can be added. */
  readonly embedded?: Pick<EmbeddedFont, 'compose' | 'alias'> | undefined
}

/** Fonts by what a content calls them. */
export type PageFonts = ReadonlyMap<string, FontText>

/** Clusters that Chromium has spelled out: some glyphs, and the text that all of them stand for. */
export interface Cluster {
  readonly font: FontText
  readonly codes: readonly number[]
  readonly text: string
}

/** Reads the fonts of a file, each once. */
export class Fonts {
  readonly #file: PrintedFile
  readonly #hidden: ReadonlySet<PdfDict>
  readonly #known = new Map<number, FontText>()
  readonly #maps = new Map<FontText, Ref>()
  readonly #embedded = new Map<FontText, EmbeddedFont>()
  readonly #repaired = new Set<FontText>()
  readonly #hashes = new Map<FontText, string>()

  constructor(file: PrintedFile, pages: readonly PdfDict[]) {
    this.#file = file
    this.#hidden = hiddenFonts(file, pages)
  }

  /** The fonts of a page by the names that its content calls them. */
  ofPage(page: PdfDict): PageFonts {
    const resources = this.#file.resolve(page.get('Resources'))
    const fonts = resources instanceof PdfDict ? this.#file.resolve(resources.get('Font')) : null
    const byName = new Map<string, FontText>()
    if (!(fonts instanceof PdfDict)) return byName
    for (const [name, font] of fonts) byName.set(name, this.#read(font))
    return byName
  }

  /** Of what the codes of a font say, and whether glyphs can be added to it: until something else is done to it. */
  hashOf(font: FontText): string {
    const known = this.#hashes.get(font)
    if (known !== undefined) return known
    const { width, unicode, embedded } = font
    const hash = digest([width, embedded !== undefined, ...unicode])
    this.#hashes.set(font, hash)
    return hash
  }

  /**
   * Forgets codes that no content paints, which a font may have that was embedded for other pages as well. When all
   * contents are read.
   */
  forgetUnpainted(): void {
    this.#hashes.clear()
    for (const { unicode, painted } of this.#embedded.keys()) {
      const said = [...unicode].filter(([code]) => painted.has(code)).sort(([a], [b]) => a - b)
      unicode.clear()
      for (const [code, text] of said) unicode.set(code, text)
    }
  }

  /**
   * Gives every code a text other than U+0000 (ISO 14289-1, 7.21.7-2). A glyph without one occurs in
   * clusters only, so what it stands for is what its cluster's other glyphs leave over: of لِّ, whose
   * ل and kasra are known, the shadda.
   */
  repair(clusters: readonly Cluster[]): void {
    const doubtful = new Set<FontText>()
    for (const font of this.#known.values()) {
      for (const text of font.unicode.values()) {
        if (FORBIDDEN.test(text)) {
          doubtful.add(font)
          break
        }
      }
    }
    if (doubtful.size === 0) return
    this.#hashes.clear()
    // A second round knows what the first has found out.
    for (let round = 0; round < 2; round++) {
      for (const cluster of clusters) if (doubtful.has(cluster.font)) eliminate(cluster)
    }
    for (const font of doubtful) {
      for (const [code, text] of font.unicode) {
        if (FORBIDDEN.test(text)) font.unicode.set(code, '\uFFFD')
      }
      this.#repaired.add(font)
    }
  }

  /**
   * Puts back into the file what has changed, and of embedded fonts no more than is painted.
   *
   * @param reuse what came of the same fonts before
   */
  save(reuse: Reuse): void {
    for (const [font, map] of this.#maps) {
      const embedded = this.#embedded.get(font)
      embedded?.save(reuse)
      if (!embedded && !this.#repaired.has(font)) continue
      const codes = embedded?.codes ?? [...font.unicode.keys()]
      const said = codes.flatMap((code) => {
        const text = font.unicode.get(code)
        return text === undefined ? [] : [[code, text] as const]
      })
      this.#file.set(map, characterMap(font.width, new Map(said)))
    }
  }

  /** The programs that {@link save} writes: no more is left of them than is painted. */
  get programs(): Ref[] {
    return [...this.#maps.keys()].flatMap((font) => this.#embedded.get(font)?.program ?? [])
  }

  #read(value: PdfValue): FontText {
    const id = value instanceof Ref ? value.id : -1
    const known = this.#known.get(id)
    if (known) return known
    const dict = this.#file.dict(value)
    const map = dict.get('ToUnicode')
    const isComposite = this.#file.name(dict.get('Subtype')) === 'Type0'
    const unicode = new Map<number, string>()
    const painted = new Set<number>()
    const embedded = isComposite ? EmbeddedFont.of(this.#file, dict, unicode, painted) : undefined
    const font: FontText = { width: isComposite ? 2 : 1, unicode, painted, embedded }
    if (embedded) this.#embedded.set(font, embedded)
    if (this.#file.resolve(map) instanceof PdfStream) {
      readCharacterMap(this.#file.content(map).toString('latin1'), font.unicode)
      if (map instanceof Ref) this.#maps.set(font, map)
    }
    // Chromium lists all that it paints.
    if (this.#hidden.has(dict)) for (const code of unicode.keys()) painted.add(code)
    this.#known.set(id, font)
    return font
  }
}

/** ISO 14289-1, 7.21.7-2 */
const FORBIDDEN = /[\0\uFEFF\uFFFE]/u

function eliminate({ font, codes, text }: Cluster): void {
  const unknown = new Set(codes.filter((code) => FORBIDDEN.test(font.unicode.get(code) ?? '\0')))
  const [code] = unknown
  if (unknown.size !== 1 || code === undefined) return
  let rest = text
  for (const other of codes) {
    for (const character of font.unicode.get(other) ?? '') rest = rest.replace(character, '')
  }
  if (rest !== '') font.unicode.set(code, rest)
}

/** A `ToUnicode` map of these codes. */
export function characterMap(
  width: FontText['width'],
  unicode: ReadonlyMap<number, string>,
): PdfStream {
  const digits = width * 2
  const lines = [...unicode].map(([code, text]) => `<${hex(code, digits)}> <${toHex(text)}>`)
  const groups: string[] = []
  // At most 100 entries in one group (Adobe Technical Note 5014).
  for (let from = 0; from < lines.length; from += 100) {
    const group = lines.slice(from, from + 100)
    groups.push(`${group.length} beginbfchar\n${group.join('\n')}\nendbfchar`)
  }
  const map = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'0'.repeat(digits)}> <${'F'.repeat(digits)}>
endcodespacerange
${groups.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
  return compressed(new PdfDict(), Buffer.from(map))
}

function toHex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
}

function hex(code: number, digits: number): string {
  return code.toString(16).toUpperCase().padStart(digits, '0')
}
