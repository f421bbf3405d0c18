import { IDENTITY, type Matrix, moved, times } from '../model/matrix.ts'
import type { Drawing, DrawnElement, LabelPlace } from '../model/picture.ts'
import type { Position } from '../text/position.ts'
import { parseXml, type XmlElement, XmlFault } from '../text/xml.ts'
import { malformed, type Refused } from './refused.ts'
import { transformIn } from './transform.ts'

/** What a drawing may be made of. None of it runs, moves, fetches or holds letters. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `g path rect circle ellipse line polyline polygon defs symbol use clipPath mask pattern marker
   linearGradient radialGradient stop`
    .trim()
    .split(/\s+/),
)

/** What says something of the file, and draws nothing. */
const REMARKS: ReadonlySet<string> = new Set(['title', 'desc', 'metadata'])

/** Elements whose content is drawn elsewhere, or nowhere: a label in one has no place. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...['defs', 'symbol', 'clipPath', 'mask', 'pattern', 'marker'],
])

/** Where things are and how large. */
const GEOMETRY: ReadonlySet<string> = new Set(
  `x y x1 y1 x2 y2 cx cy r rx ry fx fy width height d points transform viewBox preserveAspectRatio offset
   gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits
   maskUnits maskContentUnits markerWidth markerHeight markerUnits refX refY orient pathLength`
    .trim()
    .split(/\s+/),
)

/** How things look, as attributes or in a `style`. */
const LOOKS: ReadonlySet<string> = new Set(
  `fill fill-opacity fill-rule clip-path clip-rule mask color opacity display visibility
   stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray
   stroke-dashoffset stop-color stop-opacity vector-effect paint-order marker-start marker-mid marker-end`
    .trim()
    .split(/\s+/),
)

const GEOMETRIC_VALUE = /^[\w\s.,()+%-]*$/

/** Words, numbers, colours, and parts of the drawing itself. */
const LOOK = /^(?:[\w\s#.,%+-]|url\(\s*(["']?)#[\w.-]+\1\s*\)|(?:rgb|hsl)a?\([\w\s.,%+/-]*\))*$/i

const ID = /^[A-Za-z_][\w.-]*$/

const CLASS = /^[A-Za-z_][\w-]*$/

/** More than any hand draws. */
const LIMITS = { elements: 20_000, depth: 100 }

/** How many elements all the parts that are used again may come to. */
const MOST_USED = 20_000

/** An SVG as a drawing that can stand in a page; the first thing that may not, where there is one. */
export function readSvg(text: string): Drawing | Refused {
  try {
    const root = parseXml(text, LIMITS)
    if (root.name !== 'svg') {
      throw new Refusal(malformed(`begins with \`<${root.name}>\``, 'An SVG begins with `<svg>`.'))
    }
    const box = viewBoxOf(root)
    checkAttributes(root)
    checkUses(root)
    const reader = new Reader(box)
    const children = reader.children(root, IDENTITY)
    const [, , width, height] = box
    return {
      kind: 'drawing',
      width,
      height,
      viewBox: box.join(' '),
      children,
      labels: reader.labels,
    }
  } catch (error) {
    if (error instanceof Refusal) return error.refused
    if (error instanceof XmlFault) {
      return malformed(
        error.message,
        'Save it as a plain SVG: well-formed XML that declares no entities of its own.',
        error.position,
      )
    }
    throw error
  }
}

class Refusal extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.reason)
    this.refused = refused
  }
}

/** Refuses what could do more than be looked at. */
function unsafe(what: string, position: Position, advice = TAKE_OUT): never {
  throw new Refusal({ rule: 'picture-unsafe', reason: what, advice, position })
}

const TAKE_OUT =
  'Take it out. A drawing is made of shapes, gradients and patterns, and refers to nothing but itself: `mujaz help pictures`.'

class Reader {
  readonly #box: Box
  readonly labels: LabelPlace[] = []

  constructor(box: Box) {
    this.#box = box
  }

  children(parent: XmlElement, matrix: Matrix | undefined): DrawnElement[] {
    return parent.children.flatMap((element): DrawnElement[] => {
      const { name, position } = element
      // What drawing programs keep for themselves has a prefix, and is drawn by no other.
      if (name.includes(':') || REMARKS.has(name)) return []
      if (name === 'text') {
        this.labels.push(this.#label(element, matrix))
        return []
      }
      if (!ELEMENTS.has(name)) unsafe(`holds \`<${name}>\``, position, adviceOn(name))
      checkAttributes(element)
      const own = matrix && !ELSEWHERE.has(name) ? within(element, matrix) : undefined
      return [{ name, attributes: attributesOf(element), children: this.children(element, own) }]
    })
  }

  #label(element: XmlElement, matrix: Matrix | undefined): LabelPlace {
    const { attributes, position } = element
    checkAttributes(element)
    for (const inner of element.children) this.#checkSpan(inner)
    const id = attributes.get('id')
    if (id === undefined) {
      throw new Refusal(
        malformed(
          'has a `<text>` without `id`',
          'Give it the id of its label: the words are those of the edition, and stand in the front matter of the editor’s file. Turn letters that are to stay as they are into paths.',
          position,
        ),
      )
    }
    if (!matrix) {
      throw new Refusal(
        malformed(
          `has the label \`${id}\` in a part that is drawn elsewhere`,
          'Put the `<text>` where its words are to stand, outside of `<defs>` and the like.',
          position,
        ),
      )
    }
    // Drawing programs put the words, and their place, into a span.
    const [span] = element.children.filter(({ name }) => name === 'tspan')
    const coordinate = (key: 'x' | 'y') => {
      const written = attributes.get(key) ?? span?.attributes.get(key) ?? '0'
      return Number.parseFloat(written) || 0
    }
    const [x, y] = moved(within(element, matrix), [coordinate('x'), coordinate('y')])
    const [left, top, width, height] = this.#box
    const anchor = lookOf(element, 'text-anchor') ?? (span && lookOf(span, 'text-anchor'))
    const place: LabelPlace = {
      id,
      x: share(x - left, width),
      y: share(y - top, height),
      anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
      classes: classesOf(element),
    }
    if (this.labels.some((other) => other.id === id)) {
      throw new Refusal(
        malformed(`has the label \`${id}\` twice`, 'One id is one label.', position),
      )
    }
    if ([place.x, place.y].some((at) => at < 0 || at > 100)) {
      throw new Refusal(
        malformed(`has the label \`${id}\` outside of its own edges`, 'Move it inside.', position),
      )
    }
    return place
  }

  #checkSpan(element: XmlElement): void {
    if (!['tspan', 'title', 'desc'].includes(element.name)) {
      unsafe(`holds \`<${element.name}>\` in a \`<text>\``, element.position)
    }
    checkAttributes(element)
    for (const inner of element.children) this.#checkSpan(inner)
  }
}

function adviceOn(name: string): string {
  switch (name) {
    case 'style':
      return 'Say it in attributes: `fill`, `stroke` and so on; programs call it “presentation attributes”.'
    case 'image':
      return 'Save the picture as a PNG or JPEG of its own.'
    default:
      return TAKE_OUT
  }
}

/** What no attribute may say, be it one that is drawn or one that is left out. */
function checkAttributes({ name: element, attributes, position }: XmlElement): void {
  for (const [name, value] of attributes) {
    const local = name.replace(/^.*:/, '')
    if (/^on/i.test(local)) unsafe(`has \`${name}\`, which would run something`, position)
    if (/^(?:href|src)$/i.test(local) && !/^#[\w.-]+$/.test(value.trim())) {
      unsafe(`leads from \`<${element}>\` to \`${value.slice(0, 60)}\``, position)
    }
    if (LOOKS.has(name) && !LOOK.test(value)) {
      unsafe(`has the ${name} \`${value.slice(0, 60)}\``, position)
    }
    if (GEOMETRY.has(name) && !GEOMETRIC_VALUE.test(value)) {
      unsafe(`has the ${name} \`${value.slice(0, 60)}\``, position)
    }
    if (name !== 'style') continue
    if (/[@\\<>]|\/\*/.test(value)) unsafe(`has the style \`${value.slice(0, 60)}\``, position)
    for (const [property, look] of declarations(value)) {
      if (LOOK.test(look) || (!LOOKS.has(property) && !/[(]/.test(look))) continue
      unsafe(`has the ${property} \`${look.slice(0, 60)}\``, position)
    }
  }
}

/** The attributes that are drawn. What a `style` says becomes attributes as well. */
function attributesOf(element: XmlElement): Record<string, string> {
  const drawn: [string, string][] = []
  for (const [name, value] of element.attributes) {
    if (GEOMETRY.has(name) || LOOKS.has(name)) drawn.push([name, value])
    else if (name === 'id' && ID.test(value)) drawn.push([name, value])
    else if (name === 'href' || name === 'xlink:href') drawn.push(['href', value.trim()])
  }
  const style = declarations(element.attributes.get('style') ?? '')
  drawn.push(...style.filter(([property]) => LOOKS.has(property)))
  const classes = classesOf(element)
  if (classes.length > 0) drawn.push(['class', classes.join(' ')])
  return Object.fromEntries(drawn)
}

function classesOf({ attributes }: XmlElement): string[] {
  return (attributes.get('class') ?? '').split(/\s+/).filter((name) => CLASS.test(name))
}

/** How an element looks in one respect; a style goes before an attribute. */
function lookOf({ attributes }: XmlElement, property: string): string | undefined {
  const own = declarations(attributes.get('style') ?? '').findLast(([name]) => name === property)
  return own?.[1] ?? attributes.get(property)?.trim()
}

function declarations(style: string): [string, string][] {
  return style.split(';').flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(':')
    if (colon < 0) return []
    const value = declaration.slice(colon + 1).replace(/!important/i, '')
    return [[declaration.slice(0, colon).trim().toLowerCase(), value.trim()]]
  })
}

/** The coordinates inside of an element. */
function within({ attributes, position }: XmlElement, matrix: Matrix): Matrix {
  const written = attributes.get('transform')
  if (written === undefined) return matrix
  const own = transformIn(written)
  if (!own) {
    throw new Refusal(
      malformed(
        `has the transform \`${written.slice(0, 60)}\``,
        'Write translate(…), scale(…), rotate(…) or matrix(…).',
        position,
      ),
    )
  }
  return times(own, matrix)
}

/**
 * What is used again holds nothing that is used again, and comes to no more than a hand would draw: else a few
 * lines would make a browser draw for ever.
 */
function checkUses(root: XmlElement): void {
  const all = [...elementsIn(root)]
  const byId = new Map(all.map((element) => [element.attributes.get('id'), element]))
  let drawn = 0
  for (const element of all.filter(({ name }) => name === 'use')) {
    const { attributes, position } = element
    const href = attributes.get('href') ?? attributes.get('xlink:href') ?? ''
    const target = byId.get(href.trim().slice(1))
    if (!target) continue
    const used = [...elementsIn(target)]
    drawn += used.length
    if (used.some(({ name }) => name === 'use')) {
      unsafe('uses a part again that itself uses one', position)
    }
    if (used.some(({ name }) => name === 'text')) {
      unsafe('uses a part again that holds a label', position, 'One label has one place.')
    }
    if (drawn > MOST_USED) unsafe(`draws more than ${MOST_USED} elements`, position)
  }
}

function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) yield* elementsIn(child)
}

type Box = readonly [left: number, top: number, width: number, height: number]

/** The edges of a drawing, in its own units. */
function viewBoxOf({ attributes, position }: XmlElement): Box {
  const written = attributes.get('viewBox')
  const numbers =
    written === undefined
      ? [0, 0, ...['width', 'height'].map((key) => pixels(attributes.get(key)))]
      : written
          .trim()
          .split(/[\s,]+/)
          .map(Number)
  const [left = Number.NaN, top = Number.NaN, width = Number.NaN, height = Number.NaN] = numbers
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0
  if (isBox) return [left, top, width, height]
  throw new Refusal(
    malformed('does not say how large it is', 'Give `<svg>` a `viewBox`: "0 0 600 400".', position),
  )
}

/** A length in pixels; no number of one in another unit, or of a share. */
function pixels(length = ''): number {
  return /^\s*[\d.]+(?:px)?\s*$/.test(length) ? Number.parseFloat(length) : Number.NaN
}

function share(part: number, whole: number): number {
  return Number(((part / whole) * 100).toFixed(3))
}
