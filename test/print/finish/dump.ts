import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

/** Reads with pdf-lib, which knows nothing of the code that wrote the file. */
export function load(pdf: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(pdf, { updateMetadata: false, throwOnInvalidObject: true })
}

export function textOf(value: PDFObject | undefined): string | undefined {
  return value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : undefined
}

/**
 * The structure tree, one element a line: its role, its attributes, and the pages of what it holds.
 *
 *     P ar
 *       Span “استقبل”
 *         NonStruct p1
 */
export function dumpStructure(document: PDFDocument): string {
  const { context, catalog } = document
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index + 1]))
  const lines: string[] = []
  const visit = (value: PDFObject | undefined, depth: number, around: PDFObject | undefined) => {
    const element = context.lookup(value, PDFDict)
    const get = (key: string) => element.get(PDFName.of(key))
    const page = get('Pg') ?? around
    const { kids, held } = kidsOf(element, page)
    const attributes = [
      get('S')?.toString().slice(1),
      textOf(get('Lang')),
      textOf(get('ID')) && `#${textOf(get('ID'))}`,
      textOf(get('ActualText')) !== undefined && `“${textOf(get('ActualText'))}”`,
      textOf(get('Alt')) !== undefined && `alt “${textOf(get('Alt'))}”`,
      ...held.map((each) => (each instanceof PDFRef ? `p${pages.get(each.tag)}` : each)),
    ]
    lines.push(`${'  '.repeat(depth)}${attributes.filter(Boolean).join(' ')}`)
    for (const kid of kids) visit(kid, depth + 1, page)
  }
  const kidsOf = (element: PDFDict, page: PDFObject | undefined) => {
    const value = element.lookup(PDFName.of('K'))
    const all = value instanceof PDFArray ? value.asArray() : [element.get(PDFName.of('K'))]
    const kids: PDFObject[] = []
    const held: (PDFObject | 'link')[] = []
    for (const kid of all) {
      const found = context.lookup(kid)
      if (found instanceof PDFNumber && page) held.push(page)
      else if (found instanceof PDFDict && found.has(PDFName.of('Obj'))) held.push('link')
      else if (found instanceof PDFDict && found.has(PDFName.of('MCID'))) {
        held.push(found.get(PDFName.of('Pg')) as PDFObject)
      } else if (kid) kids.push(kid)
    }
    return { kids, held: [...new Set(held)] }
  }
  const root = catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict)
  visit(root.get(PDFName.of('K')), 0, undefined)
  return `${lines.join('\n')}\n`
}

/** The outline, one entry a line. */
export function dumpOutline(document: PDFDocument): string {
  const pages = new Map(document.getPages().map(({ ref }, index) => [ref.tag, index + 1]))
  const lines: string[] = []
  const visit = (parent: PDFDict, depth: number) => {
    let item = parent.lookupMaybe(PDFName.of('First'), PDFDict)
    while (item) {
      const target = item.lookup(PDFName.of('Dest'), PDFArray).get(0)
      const page = target instanceof PDFRef ? pages.get(target.tag) : undefined
      lines.push(`${'  '.repeat(depth)}${textOf(item.get(PDFName.of('Title')))} p${page}`)
      visit(item, depth + 1)
      item = item.lookupMaybe(PDFName.of('Next'), PDFDict)
    }
  }
  visit(document.catalog.lookup(PDFName.of('Outlines'), PDFDict), 0)
  return `${lines.join('\n')}\n`
}
