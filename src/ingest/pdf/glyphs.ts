import type { PDFPageProxy } from 'pdfjs-dist'
import { IDENTITY, type Matrix, moved, times } from '../../model/matrix.ts'
import type { MarkedContent } from './actual-text.ts'
import type { PdfJs } from './pdfjs.ts'

/** A glyph on a page, in points, with the origin at the foot of the page as it is seen, and y upwards. */
export interface Glyph {
  /** What the file says it stands for: a letter, several for a ligature. Not yet mended. */
  readonly text: string
  readonly left: number
  readonly right: number
  /** Of its baseline. */
  readonly y: number
  /** Of its type, in points. */
  readonly size: number
  readonly font: GlyphFont
  /** Counts the text objects of the page: what one of them shows was laid out as a whole. */
  readonly run: number
  /** Whether the file says that this run is written in the reverse of its reading order (`ReversedChars`). */
  readonly reversed: boolean
  /** Whether the file says apart from the font what it stands for (`ActualText`), and so as it was written. */
  readonly isSaid: boolean
  /** Whether the file says that it is no part of the text (`Artifact`). */
  readonly artifact: boolean
}

/** A font as far as it tells whether its letters can be trusted. */
export interface GlyphFont {
  readonly name: string
  readonly bold: boolean
  /** The file does not say what its glyphs stand for: what is read are the numbers of glyphs. */
  readonly unmapped: boolean
  /** How often text was shown in it of which no glyph could be told. */
  unread: number
  /** By what a glyph stands for, the widths of the glyphs that do, in thousandths of the size. */
  readonly widths: Map<string, Set<number>>
}

/** What a page shows. */
export interface PageGlyphs {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  /** Letters that stand at an angle: stamps and margins. */
  readonly slanted: number
  /** Whether anything is painted on it. */
  readonly isPainted: boolean
}

/** A glyph of which the file does not say what it is. */
const UNKNOWN = '\uFFFD'

/** What `q` keeps and `Q` restores. */
interface State {
  ctm: Matrix
  font: GlyphFont | undefined
  /** Horizontal scale of glyph space. */
  unit: number
  size: number
  letterSpace: number
  wordSpace: number
  scale: number
  leading: number
  rise: number
}

/** A glyph as pdf.js hands it on; between them stand numbers, which move the next one. */
interface ShownGlyph {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
}

/** Of a font as pdf.js hands it on, what is asked for here. */
interface LoadedFont {
  readonly name?: string
  readonly bold?: boolean
  readonly black?: boolean
  readonly fontMatrix?: readonly number[]
  readonly composite?: boolean
  readonly vertical?: boolean
  readonly toUnicode?: { readonly firstChar?: number; readonly _firstChar?: number }
}

/**
 * Reads the glyphs of a page in the order in which they are painted.
 *
 * @param fonts of the whole file by the library's name of each; filled here
 * @param marks what the page says of its glyphs
 */
export async function glyphsOf(
  page: PDFPageProxy,
  pdfjs: PdfJs,
  fonts: Map<string, GlyphFont>,
  marks: readonly MarkedContent[],
): Promise<PageGlyphs> {
  const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
  const view = page.getViewport({ scale: 1 })
  const reading = new Reading(pdfjs, page, fonts, marks, view)
  for (const [at, operator] of list.fnArray.entries()) {
    reading.take(operator, (list.argsArray[at] ?? []) as readonly unknown[])
  }
  const seen = reading.glyphs.filter(
    ({ left, right, y }) => right > 0 && left < view.width && y > -2 && y < view.height + 2,
  )
  return {
    width: view.width,
    height: view.height,
    glyphs: withoutDoubles(seen),
    slanted: reading.slanted,
    isPainted: list.fnArray.length > 0,
  }
}

/** The interpreter of the operators that place glyphs. */
class Reading {
  readonly glyphs: Glyph[] = []
  slanted = 0
  readonly #ops: PdfJs['OPS']
  readonly #page: PDFPageProxy
  readonly #fonts: Map<string, GlyphFont>
  readonly #told: readonly MarkedContent[]
  readonly #view: Matrix
  readonly #height: number
  #state: State = {
    ctm: IDENTITY,
    font: undefined,
    unit: 0.001,
    size: 0,
    letterSpace: 0,
    wordSpace: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  }
  #kept: State[] = []
  #text: Matrix = IDENTITY
  #line: Matrix = IDENTITY
  #run = 0
  /** Marked contents that are open, and the first of the glyphs of each. */
  #marks: (MarkedContent & { readonly from: number })[] = []
  /** How many were opened so far by the page itself. */
  #opened = 0
  /** How many forms are being painted, which have contents of their own. */
  #forms = 0

  constructor(
    pdfjs: PdfJs,
    page: PDFPageProxy,
    fonts: Map<string, GlyphFont>,
    told: readonly MarkedContent[],
    view: { readonly transform: readonly number[]; readonly height: number },
  ) {
    this.#ops = pdfjs.OPS
    this.#page = page
    this.#fonts = fonts
    this.#told = told
    this.#view = matrixOf(view.transform)
    this.#height = view.height
  }

  take(operator: number, values: readonly unknown[]): void {
    const ops = this.#ops
    const state = this.#state
    const number = (at: number) => Number(values[at] ?? 0)
    switch (operator) {
      case ops.save:
        this.#kept.push({ ...state })
        break
      case ops.restore:
        this.#state = this.#kept.pop() ?? state
        break
      case ops.paintFormXObjectEnd:
        this.#forms--
        this.#state = this.#kept.pop() ?? state
        break
      case ops.paintFormXObjectBegin:
        this.#forms++
        this.#kept.push({ ...state })
        if (values[0]) state.ctm = times(matrixOf(values[0]), state.ctm)
        break
      case ops.transform:
        state.ctm = times(matrixOf(values), state.ctm)
        break
      case ops.beginText:
        this.#run++
        this.#text = IDENTITY
        this.#line = IDENTITY
        break
      case ops.setTextMatrix:
        this.#text = matrixOf(values[0])
        this.#line = this.#text
        break
      case ops.moveText:
        this.#move(number(0), number(1))
        break
      case ops.setLeadingMoveText:
        state.leading = -number(1)
        this.#move(number(0), number(1))
        break
      case ops.nextLine:
        this.#move(0, -state.leading)
        break
      case ops.setLeading:
        state.leading = number(0)
        break
      case ops.setCharSpacing:
        state.letterSpace = number(0)
        break
      case ops.setWordSpacing:
        state.wordSpace = number(0)
        break
      case ops.setHScale:
        state.scale = number(0) / 100
        break
      case ops.setTextRise:
        state.rise = number(0)
        break
      case ops.setFont:
        this.#setFont(String(values[0]), number(1))
        break
      case ops.setGState:
        for (const [key, value] of (values[0] ?? []) as readonly [string, unknown][]) {
          if (key === 'Font' && Array.isArray(value))
            this.#setFont(String(value[0]), Number(value[1]))
        }
        break
      case ops.showText:
      case ops.showSpacedText:
        this.#show(values[0] as readonly (ShownGlyph | number)[])
        break
      case ops.beginMarkedContent:
      case ops.beginMarkedContentProps:
        this.#open(nameOf(values[0]))
        break
      case ops.endMarkedContent:
        this.#close()
        break
      default:
    }
  }

  #open(tag: string): void {
    const told = this.#forms === 0 ? this.#told[this.#opened++] : undefined
    // Where the two readings part company, the page says nothing.
    this.#marks.push({ ...(told?.tag === tag ? told : { tag }), from: this.glyphs.length })
  }

  /** Puts what the file says in the place of the glyphs that it says it of. */
  #close(): void {
    const mark = this.#marks.pop()
    if (mark?.actual === undefined) return
    const glyphs = this.glyphs.slice(mark.from)
    // Only the mark of a letter that is painted elsewhere: on the page before its own, a sliver of it.
    if (glyphs.every(({ text }) => /^\p{M}*$/u.test(text)) && /\p{L}/u.test(mark.actual)) return
    const widest = glyphs.reduce<Glyph | undefined>(
      (a, b) => (a && a.right - a.left >= b.right - b.left ? a : b),
      undefined,
    )
    // What goes over lines has no one place.
    if (!widest || glyphs.some(({ y }) => Math.abs(y - widest.y) > widest.size)) return
    this.glyphs.length = mark.from
    this.glyphs.push({
      ...widest,
      text: mark.actual,
      isSaid: true,
      left: Math.min(...glyphs.map(({ left }) => left)),
      right: Math.max(...glyphs.map(({ right }) => right)),
    })
  }

  #move(x: number, y: number): void {
    this.#line = times([1, 0, 0, 1, x, y], this.#line)
    this.#text = this.#line
  }

  #setFont(name: string, size: number): void {
    const loaded = this.#page.commonObjs.has(name)
      ? (this.#page.commonObjs.get(name) as LoadedFont)
      : undefined
    let font = this.#fonts.get(name)
    if (!font) {
      font = {
        name: loaded?.name ?? name,
        bold: Boolean(
          loaded?.bold || loaded?.black || /bold|black|heavy/i.test(loaded?.name ?? ''),
        ),
        // Where nothing says what the glyphs are the library counts on from a first code.
        unmapped:
          loaded?.composite === true &&
          (loaded.toUnicode?.firstChar ?? loaded.toUnicode?._firstChar) !== undefined,
        unread: 0,
        widths: new Map(),
      }
      this.#fonts.set(name, font)
    }
    this.#state.font = font
    this.#state.unit = loaded?.fontMatrix?.[0] ?? 0.001
    this.#state.size = size
  }

  #show(items: readonly (ShownGlyph | number)[]): void {
    const state = this.#state
    const { font, size, scale } = state
    if (!font) return
    if (!items.some((item) => typeof item !== 'number')) font.unread++
    const reversed = this.#marks.some(({ tag }) => tag === 'ReversedChars')
    const artifact = this.#marks.some(({ tag }) => tag === 'Artifact')
    for (const item of items) {
      if (typeof item === 'number') {
        this.#advance((-item / 1000) * size * scale)
        continue
      }
      const width = item.width * state.unit * size
      const space = state.letterSpace + (item.isSpace ? state.wordSpace : 0)
      const at = times(this.#text, times(state.ctm, this.#view))
      const [fromX, fromY] = moved(at, [0, state.rise])
      const [toX, toY] = moved(at, [width * scale, state.rise])
      const [upX, upY] = moved([at[0], at[1], at[2], at[3], 0, 0], [0, Math.abs(size)])
      const height = Math.hypot(upX, upY)
      // Type that leans by a few degrees is a scan put straight; what leans more is no line of the text.
      const level =
        Math.abs(upX) < 0.2 * height && Math.abs(toY - fromY) <= 0.2 * Math.abs(toX - fromX) + 0.01
      const meaning = item.unicode === '' && item.width > 0 ? UNKNOWN : item.unicode
      if (meaning !== '' && level && height > 0) {
        this.glyphs.push({
          text: meaning,
          left: Math.min(fromX, toX),
          right: Math.max(fromX, toX),
          y: this.#height - fromY,
          size: height,
          font,
          run: this.#run,
          isSaid: false,
          reversed,
          artifact,
        })
        const widths = font.widths.get(meaning) ?? new Set()
        font.widths.set(meaning, widths.add(Math.round(item.width * state.unit * 1000)))
      } else if (meaning.trim() !== '') this.slanted++
      this.#advance((width + space) * scale)
    }
  }

  #advance(by: number): void {
    this.#text = times([1, 0, 0, 1, by, 0], this.#text)
  }
}

/** Without what is painted twice to look bold, or for a shadow. */
function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter((glyph) => {
    if (glyph.text.trim() === '') return true
    const key = `${glyph.text} ${Math.round(glyph.y / 4)}`
    const near = seen.get(key) ?? []
    seen.set(key, near)
    const reach = 0.12 * glyph.size
    if (
      near.some(
        (other) =>
          Math.abs(other.left - glyph.left) < reach &&
          Math.abs(other.y - glyph.y) < reach &&
          Math.abs(other.size - glyph.size) < reach &&
          // A mark, or a letter of no width, may stand twice at one place.
          glyph.right - glyph.left > reach,
      )
    )
      return false
    near.push(glyph)
    return true
  })
}

function nameOf(tag: unknown): string {
  if (typeof tag === 'string') return tag
  return String((tag as { name?: unknown } | null)?.name ?? '')
}

/** Of an array, a typed array, or what is left of one once it was copied from the interpreter. */
function matrixOf(value: unknown): Matrix {
  const from = value as ArrayLike<number>
  return [0, 1, 2, 3, 4, 5].map((at) => Number(from[at])) as unknown as Matrix
}
