import { element } from '../text/markup.ts'

/** English Metric Units to a twip, in which the rest of the file measures. */
export const EMU_A_TWIP = 635

/** The namespaces of what is drawn, as the root of the document declares them. */
export const DRAWING_NAMESPACES = {
  'xmlns:mc': 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  'xmlns:a': 'http://schemas.openxmlformats.org/drawingml/2006/main',
  'xmlns:pic': 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  'xmlns:wps': 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  'xmlns:wpg': 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
} as const

/** Where a shape stands and how large it is, in EMU from the upper left corner of its drawing. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** How a shape is painted. Colours are six hexadecimal digits; a line’s width is in EMU. */
export interface Paint {
  readonly fill?: string | undefined
  readonly stroke?: string | undefined
  readonly width?: number
}

/** A shape that is drawn: one that Word knows by name, or a path. */
export interface Shape {
  readonly box: Box
  /** Markup of `a:prstGeom` or `a:custGeom`. */
  readonly geometry: string
  readonly paint: Paint
  /** Clockwise, in degrees. */
  readonly turned?: number
  /** Paragraphs that stand in it. */
  readonly text?: string
}

/** The geometry of a shape that Word knows: `line`, `ellipse`, `triangle`, `rect`. */
export function preset(name: string): string {
  return element('a:prstGeom', { prst: name }, element('a:avLst', {}))
}

/** Numbers its drawings and its shapes, each by itself. */
export class Drawings {
  #last = 0

  next(): number {
    this.#last += 1
    return this.#last
  }

  /** Shapes as one drawing in a line. @param description what it shows, for whoever does not see it */
  group(
    width: number,
    height: number,
    shapes: readonly Shape[],
    description: string | undefined,
  ): string {
    const frame = { x: 0, y: 0, width, height }
    const group = element(
      'wpg:wgp',
      {},
      element('wpg:cNvGrpSpPr', {}),
      element(
        'wpg:grpSpPr',
        {},
        element(
          'a:xfrm',
          {},
          ...placed(frame),
          element('a:chOff', { x: 0, y: 0 }),
          element('a:chExt', { cx: rounded(width), cy: rounded(height) }),
        ),
      ),
      // Some programs take a group to be as large as what is in it.
      ...[{ box: frame, geometry: preset('rect'), paint: {} }, ...shapes].map((shape) =>
        this.#shape(shape),
      ),
    )
    const drawing = this.#inline(width, height, description, GROUP_URI, group)
    return element('mc:AlternateContent', {}, element('mc:Choice', { Requires: 'wpg' }, drawing))
  }

  /** A picture of points as a drawing in a line. @param relation id of the relation to its file */
  picture(width: number, height: number, relation: string, name: string, alt: string): string {
    const id = this.next()
    const picture = element(
      'pic:pic',
      {},
      element('pic:nvPicPr', {}, element('pic:cNvPr', { id, name }), element('pic:cNvPicPr', {})),
      element(
        'pic:blipFill',
        {},
        element('a:blip', { 'r:embed': relation }),
        element('a:stretch', {}, element('a:fillRect', {})),
      ),
      element(
        'pic:spPr',
        {},
        element('a:xfrm', {}, ...placed({ x: 0, y: 0, width, height })),
        preset('rect'),
      ),
    )
    return this.#inline(width, height, alt, PICTURE_URI, picture)
  }

  #inline(
    width: number,
    height: number,
    description: string | undefined,
    uri: string,
    content: string,
  ): string {
    const id = this.next()
    return element(
      'w:drawing',
      {},
      element(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        element('wp:extent', { cx: rounded(width), cy: rounded(height) }),
        element('wp:docPr', { id, name: `Drawing ${id}`, descr: description ?? '' }),
        element('wp:cNvGraphicFramePr', {}),
        element('a:graphic', {}, element('a:graphicData', { uri }, content)),
      ),
    )
  }

  #shape({ box, geometry, paint, turned, text }: Shape): string {
    const id = this.next()
    return element(
      'wps:wsp',
      {},
      element('wps:cNvPr', { id, name: `Shape ${id}` }),
      element('wps:cNvSpPr', text === undefined ? {} : { txBox: 1 }),
      element(
        'wps:spPr',
        {},
        element(
          'a:xfrm',
          { rot: turned === undefined ? undefined : turned * 60_000 },
          ...placed(box),
        ),
        geometry,
        filled(paint.fill),
        element(
          'a:ln',
          { w: paint.stroke === undefined ? undefined : rounded(paint.width ?? 9_525) },
          filled(paint.stroke),
        ),
      ),
      text === undefined ? '' : element('wps:txbx', {}, element('w:txbxContent', {}, text)),
      element('wps:bodyPr', {
        wrap: text === undefined ? undefined : 'square',
        ...(text !== undefined && { lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: 'ctr' }),
      }),
    )
  }
}

const GROUP_URI = 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup'
const PICTURE_URI = 'http://schemas.openxmlformats.org/drawingml/2006/picture'

const rounded = (length: number) => Math.round(length)

function placed({ x, y, width, height }: Box): string[] {
  return [
    element('a:off', { x: rounded(x), y: rounded(y) }),
    element('a:ext', { cx: rounded(width), cy: rounded(height) }),
  ]
}

function filled(color: string | undefined): string {
  return color === undefined
    ? element('a:noFill', {})
    : element('a:solidFill', {}, element('a:srgbClr', { val: color }))
}
