import { element } from '../text/markup.ts'

/*
 * The schema of WordprocessingML prescribes in which order the properties of a thing stand, and Word refuses a file
 * that has them otherwise.
 */

/** Of a paragraph, `w:pPr`. */
export const PARAGRAPH_PROPERTIES = [
  ...['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:widowControl', 'w:numPr'],
  ...['w:pBdr', 'w:shd', 'w:tabs', 'w:bidi', 'w:spacing', 'w:ind', 'w:contextualSpacing', 'w:jc'],
  ...['w:outlineLvl', 'w:rPr', 'w:sectPr'],
] as const

/** Of a run, `w:rPr`. */
export const RUN_PROPERTIES = [
  ...['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:caps', 'w:strike', 'w:noProof'],
  ...[
    'w:webHidden',
    'w:color',
    'w:spacing',
    'w:sz',
    'w:szCs',
    'w:vertAlign',
    'w:rtl',
    'w:cs',
    'w:lang',
  ],
] as const

/** Of a table, `w:tblPr`. */
export const TABLE_PROPERTIES = [
  ...['w:tblStyle', 'w:bidiVisual', 'w:tblW', 'w:tblInd', 'w:tblBorders', 'w:tblLayout'],
  ...['w:tblCellMar', 'w:tblLook', 'w:tblCaption', 'w:tblDescription'],
] as const

/** Of a cell, `w:tcPr`. */
export const CELL_PROPERTIES = ['w:tcW', 'w:gridSpan', 'w:tcBorders', 'w:vAlign'] as const

/** Of a section, `w:sectPr`. */
export const SECTION_PROPERTIES = [
  ...['w:headerReference', 'w:footerReference', 'w:footnotePr', 'w:type', 'w:pgSz', 'w:pgMar'],
  ...['w:pgNumType', 'w:cols', 'w:titlePg', 'w:bidi', 'w:docGrid'],
] as const

/** Some properties by name, each as the markup of its element. */
export type Properties<Name extends string> = { readonly [name in Name]?: string | undefined }

export type ParagraphProperties = Properties<(typeof PARAGRAPH_PROPERTIES)[number]>
export type RunProperties = Properties<(typeof RUN_PROPERTIES)[number]>

/** Properties in the order that the schema has; nothing where there are none. */
export function properties<Name extends string>(
  name: string,
  order: readonly Name[],
  given: Properties<Name>,
): string {
  const inner = order.map((one) => given[one] ?? '').join('')
  return inner === '' ? '' : element(name, {}, inner)
}

/** A property that is on by being there. */
export function on<Name extends string>(name: Name): Properties<Name> {
  return { [name]: element(name, {}) } as Properties<Name>
}
