/** A piece of a line, as it is painted from left to right. */
export interface Painted {
  /** In points, from the left and from the foot of the page. */
  readonly x: number
  readonly y: number
  /** In points; 12 unless it is said. */
  readonly size?: number
  /** What each glyph stands for: one letter, or those of a ligature. A text is its letters. */
  readonly glyphs: string | readonly string[]
}

export interface MadePage {
  readonly lines: readonly Painted[]
}

/** How wide each glyph is, in thousandths of the size. */
const WIDTH = 500

/**
 * A PDF of A4 pages with glyphs at their places, each half as wide as its size: what a file says of its letters is
 * the test’s to choose. Its font is not embedded, since nothing is drawn of it.
 *
 * @param info entries of its dictionary, in ASCII
 * @param widths by what a glyph stands for, where it is not {@link WIDTH}
 */
export function madePdf(
  pages: readonly MadePage[],
  info: Readonly<Record<string, string>> = {},
  widths: Readonly<Record<string, number>> = {},
): Uint8Array {
  const glyphs: string[] = []
  // Glyphs of one meaning are one, but for those that are told apart by a number behind them: ` #2`.
  const codeOf = (glyph: string) => {
    if (!glyphs.includes(glyph)) glyphs.push(glyph)
    return glyphs.indexOf(glyph) + 1
  }
  const contents = pages.map(({ lines }) =>
    lines
      .map(({ x, y, size = 12, glyphs: shown }) => {
        const codes = [...shown].map((glyph) => hex(codeOf(glyph), 2)).join('')
        return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm <${codes}> Tj ET`
      })
      .join('\n'),
  )
  const map = glyphs.map((glyph, at) => `<${hex(at + 1, 2)}> <${utf16(plain(glyph))}>`)
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def
1 begincodespacerange <00> <FF> endcodespacerange
${map.length} beginbfchar
${map.join('\n')}
endbfchar endcmap end end`
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${value})`)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + 2 * at} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /TrueType /BaseFont /Made /FirstChar 1 /LastChar ${glyphs.length} /Widths [${glyphs.map((glyph) => widths[glyph] ?? WIDTH).join(' ')}] /ToUnicode 4 0 R >>`,
    streamOf(cmap),
    `<< ${entries.join(' ')} >>`,
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + 2 * at} 0 R >>`,
      streamOf(content),
    ]),
  ]
  let file = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Lines of a text from the right, as they are seen from the left; from the top, each with its right end at `right`. */
export function fromRight(
  lines: readonly string[],
  { right = 540, top = 780, size = 12, leading = 18 } = {},
): Painted[] {
  return lines.map((line, at) => {
    const glyphs = [...line].reverse()
    return { x: right - (glyphs.length * size) / 2, y: top - at * leading, size, glyphs }
  })
}

/** Lines of a text from the left, from the top. */
export function fromLeft(
  lines: readonly string[],
  { left = 60, top = 780, size = 12, leading = 18 } = {},
): Painted[] {
  return lines.map((line, at) => ({ x: left, y: top - at * leading, size, glyphs: line }))
}

function plain(glyph: string): string {
  return glyph.replace(/#\d+$/, '')
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}
