import { packOf } from '../languages/packs.ts'
import type { Language } from '../model/language.ts'
import { element } from '../text/markup.ts'
import {
  on,
  PARAGRAPH_PROPERTIES,
  type ParagraphProperties,
  properties,
  RUN_PROPERTIES,
  type RunProperties,
} from './properties.ts'
import { localeOf } from './runs.ts'
import { part, valued } from './xml.ts'

/** A font, and what stands in for it where it is not installed. */
interface Font {
  readonly name: string
  readonly instead: string
  readonly family: 'roman' | 'swiss'
}

const SERIF: Font = { name: 'Source Serif 4', instead: 'Cambria', family: 'roman' }
const SANS: Font = { name: 'Source Sans 3', instead: 'Calibri', family: 'swiss' }
/** Letters of scripts that Word calls complex. */
const COMPLEX: Font = { name: 'Amiri', instead: 'Times New Roman', family: 'roman' }

const ACCENT = '0F4C63'
const QUIET = '55585E'
const RULE = 'B9C6CB'

/** A style. What it leaves out is that of the style it is based on. */
export interface Style {
  readonly id: string
  /** Those that Word knows by itself keep its names, by which a template is asked for its own. */
  readonly name: string
  readonly type: 'paragraph' | 'character' | 'table'
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: ParagraphProperties
  readonly run?: RunProperties
  /** Of a table: borders and room within its cells. */
  readonly table?: string
  /** Whether it is one of Mujaz, which a template of others lacks. */
  readonly own?: true
}

/** How deep headings go. */
const DEPTH = 5

/** Of headings, in half points: Latin letters, and Arabic ones, which are smaller for their size. */
const HEADING_SIZES: readonly (readonly [number, number])[] = [
  [32, 36],
  [25, 28],
  [22, 25],
  [21, 24],
  [21, 24],
]

const spacing = (before: number, after: number, line?: number) => ({
  'w:spacing': element('w:spacing', {
    'w:before': before,
    'w:after': after,
    ...(line !== undefined && { 'w:line': line, 'w:lineRule': 'auto' }),
  }),
})

const fonts = ({ name }: Font) => ({
  'w:rFonts': element('w:rFonts', {
    'w:ascii': name,
    'w:hAnsi': name,
    'w:eastAsia': name,
    'w:cs': COMPLEX.name,
  }),
})

const size = (latin: number, complex: number) => ({
  'w:sz': valued('w:sz', latin),
  'w:szCs': valued('w:szCs', complex),
})

const color = (value: string) => ({ 'w:color': valued('w:color', value) })
const BOLD = { ...on('w:b'), ...on('w:bCs') }
const indent = (start: number, hanging = 0) => ({
  'w:ind': element('w:ind', {
    'w:left': start,
    ...(hanging > 0 && { 'w:hanging': hanging }),
  }),
})

/** The id of the style of a heading. @param second whether it is in a further language of the edition */
export function headingStyle(level: number, second: boolean): string {
  return `${second ? 'MujazHeading' : 'Heading'}${Math.min(level, DEPTH)}`
}

function headingStyles(): Style[] {
  return HEADING_SIZES.flatMap(([latin, complex], at): Style[] => {
    const level = at + 1
    const first: Style = {
      id: headingStyle(level, false),
      name: `heading ${level}`,
      type: 'paragraph',
      basedOn: 'Normal',
      next: 'BodyText',
      paragraph: {
        ...on('w:keepNext'),
        ...on('w:keepLines'),
        ...spacing(level === 1 ? 320 : 200, 80),
        'w:outlineLvl': valued('w:outlineLvl', at),
      },
      run: { ...fonts(SANS), ...BOLD, ...color(ACCENT), ...size(latin, complex) },
    }
    return [
      first,
      {
        id: headingStyle(level, true),
        name: `Heading ${level} Second Language`,
        type: 'paragraph',
        basedOn: first.id,
        next: 'BodyText',
        paragraph: spacing(0, 80),
        own: true,
      },
    ]
  })
}

/** The lines of the contents: one and two of the first language, three and four of the second. */
function contentsStyles(): Style[] {
  return [1, 2, 3, 4].map((level): Style => {
    const isBelow = level % 2 === 0
    return {
      id: `TOC${level}`,
      name: `toc ${level}`,
      type: 'paragraph',
      basedOn: 'Normal',
      next: 'Normal',
      paragraph: {
        ...(level > 2 && on('w:bidi')),
        ...spacing(isBelow ? 0 : 60, 0),
        ...indent(isBelow ? 240 : 0),
      },
    }
  })
}

/** All styles of a brief. Their looks are those of Mujaz’s own pages, in Word’s means. */
export const STYLES: readonly Style[] = [
  { id: 'Normal', name: 'Normal', type: 'paragraph' },
  {
    id: 'BodyText',
    name: 'Body Text',
    type: 'paragraph',
    basedOn: 'Normal',
    paragraph: spacing(0, 120, 252),
  },
  {
    id: 'Title',
    name: 'Title',
    type: 'paragraph',
    basedOn: 'Normal',
    next: 'BodyText',
    paragraph: { ...on('w:keepNext'), ...spacing(60, 120) },
    run: { ...fonts(SANS), ...BOLD, ...color(ACCENT), ...size(44, 48) },
  },
  {
    id: 'Subtitle',
    name: 'Subtitle',
    type: 'paragraph',
    basedOn: 'Normal',
    next: 'BodyText',
    paragraph: spacing(0, 120),
    run: size(25, 28),
  },
  {
    id: 'MujazKicker',
    name: 'Brief Kicker',
    type: 'paragraph',
    basedOn: 'Normal',
    next: 'Title',
    paragraph: { ...on('w:keepNext'), ...spacing(0, 60) },
    run: { ...fonts(SANS), ...BOLD, ...color(QUIET) },
    own: true,
  },
  {
    id: 'MujazStatus',
    name: 'Brief Status',
    type: 'paragraph',
    basedOn: 'Normal',
    paragraph: spacing(60, 60),
    run: { ...fonts(SANS), ...BOLD, ...color('9B1C1C') },
    own: true,
  },
  {
    id: 'MujazSmall',
    name: 'Brief Small Print',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: spacing(0, 120, 240),
    run: { ...color(QUIET), ...size(18, 20) },
    own: true,
  },
  {
    id: 'MujazLabel',
    name: 'Brief Label',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: { ...on('w:keepNext'), ...spacing(120, 40) },
    run: { ...fonts(SANS), ...BOLD, ...size(19, 22) },
    own: true,
  },
  ...headingStyles(),
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    type: 'paragraph',
    basedOn: 'Normal',
    next: 'BodyText',
    paragraph: { ...on('w:keepNext'), ...spacing(240, 80) },
    run: { ...fonts(SANS), ...BOLD, ...color(ACCENT), ...size(25, 28) },
  },
  ...contentsStyles(),
  {
    id: 'ListBullet',
    name: 'List Bullet',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: { ...on('w:contextualSpacing'), ...indent(340, 340) },
  },
  {
    id: 'ListNumber',
    name: 'List Number',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: indent(400, 400),
  },
  {
    id: 'Quote',
    name: 'Quote',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: indent(340),
  },
  {
    id: 'Caption',
    name: 'caption',
    type: 'paragraph',
    basedOn: 'Normal',
    paragraph: spacing(60, 120),
    run: size(18, 20),
  },
  {
    id: 'MujazTableText',
    name: 'Brief Table Text',
    type: 'paragraph',
    basedOn: 'Normal',
    paragraph: spacing(30, 30),
    run: size(18, 20),
    own: true,
  },
  ...(['left', 'center', 'right'] as const).map(
    (side, at): Style => ({
      id: ['MujazDrawnLabel', 'MujazDrawnLabelMiddle', 'MujazDrawnLabelEnd'][at] ?? '',
      name: ['Brief Drawn Label', 'Brief Drawn Label Middle', 'Brief Drawn Label End'][at] ?? '',
      type: 'paragraph',
      basedOn: 'Normal',
      paragraph: { 'w:jc': valued('w:jc', side) },
      run: { ...fonts(SANS), ...size(15, 17) },
      own: true,
    }),
  ),
  {
    id: 'MujazAnnex',
    name: 'Brief Annex',
    type: 'paragraph',
    basedOn: 'BodyText',
    paragraph: spacing(0, 80, 240),
    run: size(18, 20),
    own: true,
  },
  {
    id: 'MujazTableHead',
    name: 'Brief Table Heading',
    type: 'paragraph',
    basedOn: 'MujazTableText',
    paragraph: on('w:keepNext'),
    run: { ...fonts(SANS), ...BOLD },
    own: true,
  },
  {
    id: 'MujazChartText',
    name: 'Brief Chart Text',
    type: 'paragraph',
    basedOn: 'MujazTableText',
    // A chart stands on one page, with what is said below it.
    paragraph: on('w:keepNext'),
    own: true,
  },
  {
    id: 'FootnoteText',
    name: 'footnote text',
    type: 'paragraph',
    basedOn: 'Normal',
    paragraph: spacing(0, 40),
    run: size(16, 18),
  },
  {
    id: 'Header',
    name: 'header',
    type: 'paragraph',
    basedOn: 'Normal',
    run: { ...fonts(SANS), ...color(QUIET), ...size(17, 19) },
  },
  {
    id: 'Footer',
    name: 'footer',
    type: 'paragraph',
    basedOn: 'Normal',
    run: { ...fonts(SANS), ...color(QUIET), ...size(17, 19) },
  },
  {
    id: 'FootnoteReference',
    name: 'footnote reference',
    type: 'character',
    run: { 'w:vertAlign': valued('w:vertAlign', 'superscript') },
  },
  {
    id: 'VerbatimChar',
    name: 'Verbatim Char',
    type: 'character',
    run: { 'w:rFonts': element('w:rFonts', { 'w:ascii': 'Consolas', 'w:hAnsi': 'Consolas' }) },
    own: true,
  },
  {
    id: 'MujazBadge',
    name: 'Brief Badge',
    type: 'character',
    run: { ...fonts(SANS), ...color(QUIET), ...size(16, 18) },
    own: true,
  },
  {
    id: 'TableNormal',
    name: 'Normal Table',
    type: 'table',
    table: element(
      'w:tblPr',
      {},
      element('w:tblInd', { 'w:w': 0, 'w:type': 'dxa' }),
      margins(0, 108),
    ),
  },
  {
    id: 'MujazColumns',
    name: 'Brief Columns',
    type: 'table',
    basedOn: 'TableNormal',
    table: element('w:tblPr', {}, margins(0, 120)),
    own: true,
  },
  {
    id: 'MujazChart',
    name: 'Brief Chart',
    type: 'table',
    basedOn: 'TableNormal',
    table: element('w:tblPr', {}, margins(0, 80)),
    own: true,
  },
  {
    id: 'MujazTable',
    name: 'Brief Table',
    type: 'table',
    basedOn: 'TableNormal',
    table: element(
      'w:tblPr',
      {},
      element(
        'w:tblBorders',
        {},
        ...['top', 'bottom', 'insideH'].map((side) =>
          element(`w:${side}`, {
            'w:val': 'single',
            'w:sz': 4,
            'w:space': 0,
            'w:color': RULE,
          }),
        ),
      ),
      margins(20, 80),
    ),
    own: true,
  },
]

function margins(upright: number, sideways: number): string {
  return element(
    'w:tblCellMar',
    {},
    ...(
      [
        ['top', upright],
        ['left', sideways],
        ['bottom', upright],
        ['right', sideways],
      ] as const
    ).map(([side, width]) => element(`w:${side}`, { 'w:w': width, 'w:type': 'dxa' })),
  )
}

const DEFAULT_STYLES = new Set(['Normal', 'TableNormal'])

/** A style as its element. */
export function styleXml({ id, name, type, basedOn, next, paragraph, run, table, own }: Style) {
  return element(
    'w:style',
    {
      'w:type': type,
      'w:default': DEFAULT_STYLES.has(id) ? 1 : undefined,
      'w:customStyle': own && 1,
      'w:styleId': id,
    },
    valued('w:name', name),
    basedOn === undefined ? '' : valued('w:basedOn', basedOn),
    next === undefined ? '' : valued('w:next', next),
    valued('w:uiPriority', own ? 1 : 10),
    element('w:qFormat', {}),
    properties('w:pPr', PARAGRAPH_PROPERTIES, paragraph ?? {}),
    properties('w:rPr', RUN_PROPERTIES, run ?? {}),
    table ?? '',
  )
}

/** The part `word/styles.xml`. @param languages of the edition, the first one first */
export function stylesXml(languages: readonly Language[]): string {
  const tagOf = (direction: 'ltr' | 'rtl') => {
    const found = languages.find((language) => packOf(language).direction === direction)
    return found && localeOf(found)
  }
  const defaults = element(
    'w:docDefaults',
    {},
    element(
      'w:rPrDefault',
      {},
      properties('w:rPr', RUN_PROPERTIES, {
        ...fonts(SERIF),
        ...size(20, 23),
        'w:lang': element('w:lang', {
          'w:val': tagOf('ltr'),
          'w:eastAsia': tagOf('ltr'),
          'w:bidi': tagOf('rtl'),
        }),
      }),
    ),
    element('w:pPrDefault', {}, properties('w:pPr', PARAGRAPH_PROPERTIES, spacing(0, 0))),
  )
  return part(element('w:styles', { 'xmlns:w': W }, defaults, ...STYLES.map(styleXml)))
}

/** The namespace of WordprocessingML. */
export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** The part `word/fontTable.xml`: what stands in for a font that is not installed. */
export function fontTableXml(): string {
  return part(
    element(
      'w:fonts',
      { 'xmlns:w': W },
      ...[SERIF, SANS, COMPLEX].map(({ name, instead, family }) =>
        element(
          'w:font',
          { 'w:name': name },
          valued('w:altName', instead),
          valued('w:family', family),
          valued('w:pitch', 'variable'),
        ),
      ),
    ),
  )
}
