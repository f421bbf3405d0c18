import { element } from '../text/markup.ts'
import { on, PARAGRAPH_PROPERTIES, type ParagraphProperties, properties } from './properties.ts'
import { valued } from './xml.ts'

/** A part of the text: tables that follow each other need something between them. */
export interface Flow {
  readonly kind: 'table' | 'paragraphs'
  readonly xml: string
}

export const tableFlow = (xml: string): Flow => ({ kind: 'table', xml })
export const paragraphFlow = (xml: string): Flow => ({ kind: 'paragraphs', xml })

/** A paragraph. */
export function paragraphXml(
  style: string,
  isRightToLeft: boolean,
  runs: string,
  own: ParagraphProperties = {},
): string {
  return element(
    'w:p',
    {},
    properties('w:pPr', PARAGRAPH_PROPERTIES, {
      'w:pStyle': valued('w:pStyle', style),
      ...(isRightToLeft && on('w:bidi')),
      ...own,
    }),
    runs,
  )
}

/** Between two tables, which Word would take for one, and after the last. */
export const SPACER = element(
  'w:p',
  {},
  element(
    'w:pPr',
    {},
    element('w:spacing', {
      'w:before': 0,
      'w:after': 0,
      'w:line': 120,
      'w:lineRule': 'exact',
    }),
  ),
)
