import type { FoundFile } from '../../pdf/found-file.ts'
import { PdfDict, PdfStream } from '../../pdf/objects.ts'
import { Scanner } from '../../pdf/scanner.ts'
import { readTextString } from '../../pdf/text-string.ts'

/** A stretch of content that has a name, as a page opens it. */
export interface MarkedContent {
  readonly tag: string
  /** What its glyphs say, where the file tells (`ActualText`; ISO 32000-1, 14.9.4). */
  readonly actual?: string
}

/**
 * What pages say of the glyphs that they mark, page by page, in the order in which their contents open them; nothing
 * of a page that cannot be read so. pdf.js passes over it.
 */
export function markedContents(file: FoundFile): readonly (readonly MarkedContent[])[] {
  return file.pages().map((page) => {
    try {
      return marksOf(file, file.dict(page))
    } catch {
      return []
    }
  })
}

function marksOf(file: FoundFile, page: PdfDict): MarkedContent[] {
  const contents = file.resolve(page.get('Contents'))
  const streams = contents instanceof PdfStream ? [contents] : file.array(contents)
  const text = streams.map((stream) => file.content(stream).toString('latin1')).join('\n')
  // Dictionaries that a content names stand elsewhere.
  if (!text.includes('ActualText') && !/\/[^\s<]+\s+BDC/.test(text)) return []
  const properties = file.dictOrEmpty(file.dictOrEmpty(page.get('Resources')).get('Properties'))
  const marks: MarkedContent[] = []
  const scanner = new Scanner(text)
  while (scanner.next()) {
    if (scanner.operator !== 'BDC' && scanner.operator !== 'BMC') continue
    const operands = scanner.operands()
    operands.space()
    const tag = operands.name().value
    if (scanner.operator === 'BMC') {
      marks.push({ tag })
      continue
    }
    operands.space()
    const value = operands.value()
    const dict =
      value instanceof PdfDict ? value : file.dictOrEmpty(properties.get(file.name(value) ?? ''))
    const actual = file.resolve(dict.get('ActualText'))
    marks.push({ tag, ...(typeof actual === 'string' && { actual: readTextString(actual) }) })
  }
  return marks
}
