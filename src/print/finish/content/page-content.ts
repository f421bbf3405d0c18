import type { Direction } from '../../../model/language.ts'
import { PdfDict } from '../../../pdf/objects.ts'
import { GLYPHS, Scanner } from '../../../pdf/scanner.ts'
import { readTextString } from '../../../pdf/text-string.ts'
import type { GlyphLine, PaintedGlyph, SpelledCluster } from './clusters.ts'
import type { FontText, PageFonts } from './fonts.ts'

/** One marked-content sequence that the structure tree refers to. */
export interface Marked {
  readonly id: number
  /** Of its `BDC`, operands included, in the content. */
  readonly from: number
  readonly to: number
  /** What its glyphs say, in the order in which they are painted. */
  readonly text: string
  /** Whether it shows glyphs, and not only lines, areas and pictures. */
  readonly isText: boolean
  /** How many text objects it paints. */
  readonly objects: number
}

/** A text object (ISO 32000-1, 9.4.1) in marked content: a run of one font, as Chromium writes it. */
export interface TextObject {
  /** From its `BT` to behind its `ET`. */
  readonly from: number
  readonly to: number
  readonly mark: Marked
  /** What the content calls its font. */
  readonly font: string
  /** In the units of its matrix, as `x` and `y`. */
  readonly size: number
  /** Where it begins: all text that lies level on a page is in one scale. */
  readonly x: number
  readonly y: number
  /** What it paints, where that is no more than a few glyphs. */
  readonly line?: GlyphLine | undefined
}

/** How texts run that marked content belongs to, by its number. Not of what is no text of the document. */
export type Directions = ReadonlyMap<number, Direction>

/** What a page paints, whatever file it stands in: fonts by what the content calls them. */
export interface PageContent {
  readonly marked: ReadonlyMap<number, Marked>
  /** What is painted without being marked, as pairs of positions in the content. */
  readonly unmarked: readonly (readonly [from: number, to: number])[]
  readonly clusters: readonly SpelledCluster[]
  /** In marked content, those that lie level. */
  readonly objects: readonly TextObject[]
  /** By font, the codes that are painted. */
  readonly painted: ReadonlyMap<string, ReadonlySet<number>>
}

/**
 * Reads what a page paints, and under which marks.
 *
 * @param holdsMarks whether a drawing of that name is marked in itself
 */
export function readPageContent(
  text: string,
  fonts: PageFonts,
  holdsMarks: (name: string) => boolean = () => false,
): PageContent {
  const scanner = new Scanner(text)
  const marked = new Map<number, Marked>()
  const unmarked: [number, number][] = []
  const clusters: SpelledCluster[] = []
  const objects: TextObject[] = []
  const reads = new Map<string, FontRead>()
  let read: FontRead | undefined
  const open: ('content' | 'artifact' | 'cluster' | 'reversal' | 'other')[] = []
  let font: FontText | undefined
  let fontName = ''
  let size = 0
  let current:
    | {
        id: number
        from: number
        to: number
        text: string
        isText: boolean
        objects: number
        seen: Set<string>
      }
    | undefined
  let cluster:
    | { codes: number[]; text: string; begin: [number, number]; lines: GlyphLine[] }
    | undefined
  let reversals = 0
  let artifacts = 0
  let pathFrom = -1
  let textFrom = 0
  let lettersFrom = 0
  let textIsLoose = false
  let textHasMarks = false
  let said = ''
  /** Characters that the marked content said before. */
  let saidBefore = 0
  // Of the text object: where it begins, unless it does not lie level, and what it paints.
  let origin: readonly [x: number, y: number] | undefined
  let lines: (GlyphLine | undefined)[] = []
  const show = (code: number) => {
    const said = read?.said.get(code) ?? read?.add(code) ?? ''
    if (!current) return
    if (cluster) cluster.codes.push(code)
    else current.text += said
  }
  const isLoose = () => current === undefined && artifacts === 0

  while (scanner.next()) {
    const { operator, from, to } = scanner
    switch (operator) {
      case GLYPHS:
        if (!read) break
        said = read.saidBy(scanner)
        if (!current) break
        current.isText = true
        if (cluster || to - from <= SHORT) {
          const line = lineOf(scanner)
          cluster?.lines.push(line)
          lines.push(line)
        } else lines.push(undefined)
        if (cluster)
          cluster.codes.push(...scanner.glyphs.codes.subarray(scanner.first, scanner.glyphs.length))
        else current.text += said
        break
      case 'Tj':
      case 'TJ':
      case "'":
      case '"': {
        if (!font) break
        if (current) {
          current.isText = true
          lines.push(undefined)
        }
        eachCode(scanner, font, show)
        break
      }
      case 'Tf': {
        const operands = scanner.operands()
        fontName = operands.name().value
        font = fonts.get(fontName)
        read = font && (reads.get(fontName) ?? new FontRead(font))
        if (read) reads.set(fontName, read)
        size = Number(operands.value())
        scanner.composite = font?.width === 2
        // For a shadow Chromium may embed the font once more, by another name.
        if (lettersFrom === textFrom) lettersFrom = to
        break
      }
      case 'BDC': {
        const operands = scanner.operands()
        const tag = operands.name().value
        const properties = operands.value()
        const id = properties instanceof PdfDict ? properties.get('MCID') : undefined
        const actual = properties instanceof PdfDict ? properties.get('ActualText') : undefined
        if (typeof id === 'number') {
          open.push('content')
          current = { id, from, to, text: '', isText: false, objects: 0, seen: new Set() }
          textHasMarks = true
        } else if (tag === 'Artifact') {
          open.push('artifact')
          artifacts++
        } else if (typeof actual === 'string' && !cluster) {
          open.push('cluster')
          cluster = { codes: [], text: readTextString(actual), begin: [from, to], lines: [] }
          if (current) current.text += cluster.text
        } else open.push('other')
        break
      }
      case 'BMC': {
        const tag = scanner.operands().name().value
        if (tag === 'Artifact') {
          open.push('artifact')
          artifacts++
        } else if (tag === 'ReversedChars') {
          open.push('reversal')
          reversals++
        } else open.push('other')
        break
      }
      case 'EMC': {
        const kind = open.pop()
        if (kind === 'artifact') artifacts--
        else if (kind === 'reversal') reversals--
        else if (kind === 'content' && current) {
          marked.set(current.id, current)
          current = undefined
        } else if (kind === 'cluster' && cluster) {
          const { lines, ...read } = cluster
          const line = lines.length === 1 ? lines[0] : undefined
          const reversed = reversals > 0
          if (font)
            clusters.push({ ...read, font: fontName, size, line, reversed, end: [from, to] })
          cluster = undefined
        }
        break
      }
      case 'BT':
        textFrom = from
        lettersFrom = from
        textIsLoose = isLoose()
        textHasMarks = false
        origin = undefined
        lines = []
        saidBefore = current?.text.length ?? 0
        break
      case 'Tm': {
        const operands = scanner.operands()
        const a = operands.value()
        const b = operands.value()
        const c = operands.value()
        operands.value()
        const x = Number(operands.value())
        const y = Number(operands.value())
        origin = a === 1 && b === 0 && c === 0 ? [x, y] : undefined
        break
      }
      case 'ET':
        if (current) current.objects++
        if (current && origin && font) {
          const line = lines.length === 1 ? lines[0] : undefined
          const [x, y] = origin
          objects.push({ from: textFrom, to, mark: current, font: fontName, size, x, y, line })
        }
        if (textIsLoose && !textHasMarks) unmarked.push([textFrom, to])
        else if (current && !textHasMarks) {
          // The same letters at the same place are the shadow of a text, and are said once.
          const letters = text.slice(lettersFrom, to)
          if (current.seen.has(letters)) current.text = current.text.slice(0, saidBefore)
          current.seen.add(letters)
        }
        textIsLoose = false
        break
      case 'Do':
        if (!holdsMarks(scanner.operands().name().value) && isLoose()) unmarked.push([from, to])
        break
      case 'sh':
      case 'EI':
      case 'ID':
        if (isLoose()) unmarked.push([from, to])
        break
      case 'm':
      case 're':
        if (pathFrom < 0) pathFrom = from
        break
      case 'n':
        pathFrom = -1
        break
      case 'f':
      case 'F':
      case 'f*':
      case 'S':
      case 's':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        if (isLoose() && pathFrom >= 0) unmarked.push([pathFrom, to])
        pathFrom = -1
        break
    }
  }
  const painted = new Map<string, ReadonlySet<number>>()
  for (const [name, { said }] of reads) painted.set(name, new Set(said.keys()))
  return { marked, unmarked, clusters, objects, painted }
}

/** Characters of the operators that paint a few glyphs. */
const SHORT = 160

function lineOf({ glyphs: { codes, rights, ups, length }, first, from, to }: Scanner): GlyphLine {
  const glyphs: PaintedGlyph[] = []
  for (let at = first; at < length; at++) {
    glyphs.push({
      right: rights[at] as number,
      up: ups[at] as number,
      code: codes[at] as number,
    })
  }
  return { from, to, glyphs }
}

/** A font of a content: the codes of it that were painted, and what they say. */
class FontRead {
  readonly said = new Map<number, string>()
  readonly #unicode: ReadonlyMap<number, string>

  constructor({ unicode }: FontText) {
    this.#unicode = unicode
  }

  add(code: number): string {
    const said = this.#unicode.get(code) ?? '\uFFFD'
    this.said.set(code, said)
    return said
  }

  /** What the glyphs say that were read last. */
  saidBy({ glyphs: { codes, length }, first }: Scanner): string {
    const said: string[] = []
    for (let at = first; at < length; at++) {
      const code = codes[at] as number
      said.push(this.said.get(code) ?? this.add(code))
    }
    // Put together letter by letter, V8 would hold each step of it until it is looked into: 32 bytes a letter.
    return said.join('')
  }
}

/** Gives each code that a text-showing operator paints to `take`. */
function eachCode(scanner: Scanner, { width }: FontText, take: (code: number) => void): void {
  const operands = scanner.operands()
  // `"` has two numbers before its string.
  let value = operands.value()
  while (typeof value === 'number') value = operands.value()
  for (const bytes of Array.isArray(value) ? value : [value]) {
    if (typeof bytes !== 'string') continue
    for (let at = 0; at + width <= bytes.length; at += width) {
      const high = bytes.charCodeAt(at)
      take(width === 1 ? high : high * 256 + bytes.charCodeAt(at + 1))
    }
  }
}
