import type { Part } from './embedded-font.ts'
import type { Cluster, FontText } from './fonts.ts'
import { hexOf } from './glyph-code.ts'

/** A cluster that Chromium has spelled out, and where its marks stand in the content. */
export interface SpelledCluster extends Omit<Cluster, 'font'> {
  /** What the content calls its font. */
  readonly font: string
  readonly begin: readonly [from: number, to: number]
  readonly end: readonly [from: number, to: number]
  /** Its glyphs are painted in reverse order (`ReversedChars`; ISO 32000-1, 14.8.2.3.3). */
  readonly reversed: boolean
  readonly size: number
  /** The operators that paint its glyphs, where they follow each other. */
  readonly line?: GlyphLine | undefined
}

/** Glyphs of which each is moved to and painted. */
export interface GlyphLine {
  readonly from: number
  readonly to: number
  readonly glyphs: readonly PaintedGlyph[]
}

/** A glyph, and how far it stands from the one before. */
export interface PaintedGlyph {
  readonly right: number
  readonly up: number
  readonly code: number
}

/** Whether the glyphs of a cluster say its text, so that it need not be spelled out. */
export function isSaidByGlyphs(
  { codes, text, reversed }: SpelledCluster,
  { unicode }: FontText,
): boolean {
  const said = codes.map((code) => unicode.get(code) ?? '\uFFFD')
  if (reversed) said.reverse()
  return said.join('').normalize('NFC') === text.normalize('NFC')
}

/**
 * The operators that paint a cluster with its marks where its base is, or `undefined` where there is nothing
 * to change. In a right-to-left line each mark is painted before its base and where it belongs, which is
 * over the letter before or between two: readers that take text from the content go by these places, and
 * put the mark, or a space, there. So each mark is moved inside of a glyph of its own, and painted with its
 * base as one string.
 */
export function withMarksAtBase(
  { reversed, size, line }: SpelledCluster,
  font: FontText,
): string | undefined {
  if (!reversed || !line || !font.embedded) return undefined
  let out = ''
  // Where the line stands, where the last glyph was painted, and the marks that wait for their base.
  let [x, y] = [0, 0]
  let [lastX, lastY] = [0, 0]
  let marks: { x: number; y: number; code: number }[] = []
  let isChanged = false
  for (const { right, up, code } of line.glyphs) {
    x += right
    y += up
    if (isMark(font.unicode.get(code))) {
      marks.push({ x, y, code })
      continue
    }
    let string = hexOf(code)
    if (marks.length > 0) {
      const parts = marks.map((mark): Part => {
        return { code: mark.code, right: (mark.x - x) / size, up: (mark.y - y) / size }
      })
      const text = marks.map((mark) => font.unicode.get(mark.code)).join('')
      const together = font.embedded.compose(parts, text)
      if (together === undefined) return undefined
      string = hexOf(together) + string
      isChanged = true
      marks = []
    }
    out += `${decimal(x - lastX)} ${decimal(y - lastY)} Td <${string}> Tj\n`
    ;[lastX, lastY] = [x, y]
  }
  return isChanged && marks.length === 0 ? out : undefined
}

function isMark(text: string | undefined): boolean {
  return text !== undefined && /^\p{Mn}+$/u.test(text)
}

/** As Chromium writes numbers, to the ten-millionth. */
function decimal(value: number): string {
  return String(Number(value.toFixed(7)))
}
