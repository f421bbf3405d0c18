import { IDENTITY, type Matrix, moved, times } from '../model/matrix.ts'
import type { Drawing, DrawnElement } from '../model/picture.ts'
import { transformIn } from '../pictures/transform.ts'
import { element } from '../text/markup.ts'
import type { Paint, Shape } from './shapes.ts'

/** What a drawing may call its parts, in the colours of the printed page. Whatever else it calls them is grey. */
const PAINTS: Readonly<Record<string, Paint>> = {
  ground: { fill: 'EEF3F5' },
  land: { fill: 'EAEAEB', stroke: '55585E', width: 6_350 },
  water: { fill: 'CAD8DE' },
  line: { stroke: '55585E' },
  mark: { fill: '0F4C63' },
}

const OTHER: Paint = { fill: 'D5D9DC', stroke: '55585E', width: 6_350 }

/** Parts of a unit in which paths are written, which have whole numbers alone. */
const FINENESS = 100

type Point = readonly [number, number]

/** A step of a path, all of it absolute: a move, a line, a curve with its two handles, or the way back. */
interface Step {
  readonly name: 'moveTo' | 'lnTo' | 'cubicBezTo' | 'close'
  readonly points: readonly Point[]
}

/** The lines and areas of a drawing as shapes, each as large as the drawing itself. Sizes are in EMU. */
export function shapesOf(drawing: Drawing, width: number, height: number): Shape[] {
  const [left = 0, top = 0, across = 1, down = 1] = drawing.viewBox.split(/[\s,]+/).map(Number)
  const box = { x: 0, y: 0, width, height }
  const frame: Matrix = [1, 0, 0, 1, -left, -top]
  return drawing.children
    .flatMap((child) => outlinesOf(child, frame, undefined))
    .map(({ steps, paint }) => ({ box, geometry: geometryOf(steps, across, down), paint }))
}

interface Outline {
  readonly steps: readonly Step[]
  readonly paint: Paint
}

function outlinesOf(drawn: DrawnElement, frame: Matrix, paint: Paint | undefined): Outline[] {
  const { name, attributes, children } = drawn
  const own = times(transformIn(attributes.transform ?? '') ?? IDENTITY, frame)
  const painted = paintOf(attributes) ?? paint
  if (name === 'g') return children.flatMap((child) => outlinesOf(child, own, painted))
  const steps = stepsOf(name, attributes).map(
    (step): Step => ({ ...step, points: step.points.map((point) => moved(own, point)) }),
  )
  return steps.length === 0 ? [] : [{ steps, paint: painted ?? OTHER }]
}

function paintOf({ class: classes = '' }: DrawnElement['attributes']): Paint | undefined {
  return classes
    .split(/\s+/)
    .map((name) => PAINTS[name])
    .find((paint) => paint !== undefined)
}

function stepsOf(name: string, attributes: DrawnElement['attributes']): Step[] {
  const number = (key: string, otherwise = 0) => Number(attributes[key] ?? otherwise)
  const points = numbersIn(attributes.points ?? '')
  switch (name) {
    case 'path':
      return pathSteps(attributes.d ?? '')
    case 'line':
      return polygon([
        [number('x1'), number('y1')],
        [number('x2'), number('y2')],
      ])
    case 'polyline':
      return polygon(pairs(points))
    case 'polygon':
      return closed(polygon(pairs(points)))
    case 'rect': {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => number(key)) as [
        number,
        number,
        number,
        number,
      ]
      return closed(
        polygon([
          [x, y],
          [x + width, y],
          [x + width, y + height],
          [x, y + height],
        ]),
      )
    }
    case 'circle':
      return ellipse(number('cx'), number('cy'), number('r'), number('r'))
    case 'ellipse':
      return ellipse(number('cx'), number('cy'), number('rx'), number('ry'))
    default:
      return []
  }
}

const to = (name: 'moveTo' | 'lnTo', point: Point): Step => ({ name, points: [point] })

function polygon([first, ...rest]: readonly Point[]): Step[] {
  return first === undefined ? [] : [to('moveTo', first), ...rest.map((one) => to('lnTo', one))]
}

function closed(steps: readonly Step[]): Step[] {
  return [...steps, { name: 'close', points: [] }]
}

/** How far the handles of a curve stand that is a quarter of a circle. */
const QUARTER = 0.5523

function ellipse(x: number, y: number, across: number, down: number): Step[] {
  const at = (right: number, below: number): Point => [x + right * across, y + below * down]
  const curve = (...points: [Point, Point, Point]): Step => ({ name: 'cubicBezTo', points })
  return closed([
    to('moveTo', at(1, 0)),
    curve(at(1, QUARTER), at(QUARTER, 1), at(0, 1)),
    curve(at(-QUARTER, 1), at(-1, QUARTER), at(-1, 0)),
    curve(at(-1, -QUARTER), at(-QUARTER, -1), at(0, -1)),
    curve(at(QUARTER, -1), at(1, -QUARTER), at(1, 0)),
  ])
}

const COUNTS: Readonly<Record<string, number>> = {
  ...{ M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 },
}

function numbersIn(text: string): number[] {
  return (text.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/gi) ?? []).map(Number)
}

function pairs(numbers: readonly number[]): Point[] {
  return Array.from(
    { length: Math.floor(numbers.length / 2) },
    (_, at): Point => [numbers[2 * at] ?? 0, numbers[2 * at + 1] ?? 0],
  )
}

/** The steps of an attribute `d`. An arc is drawn as the straight line between its ends. */
function pathSteps(path: string): Step[] {
  const steps: Step[] = []
  let [here, start]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ]
  let handle: Point | undefined
  for (const [, letter = 'M', list = ''] of path.matchAll(/([a-z])([^a-df-z]*)/gi)) {
    const name = letter.toUpperCase()
    const isRelative = letter !== name
    const count = COUNTS[name] ?? 0
    const numbers = numbersIn(list)
    for (let at = 0; at === 0 || at + count <= numbers.length; at += Math.max(count, 1)) {
      const own = numbers.slice(at, at + count)
      if (own.length < count) break
      const from = here
      const base: Point = isRelative ? from : [0, 0]
      const points = pairs(name === 'A' ? own.slice(5) : own).map(
        ([x, y]): Point => [x + base[0], y + base[1]],
      )
      const [first = from, second = first, third = second] = points
      const mirrored: Point = handle ? [2 * from[0] - handle[0], 2 * from[1] - handle[1]] : from
      const curve = (a: Point, b: Point, end: Point) => {
        steps.push({ name: 'cubicBezTo', points: [a, b, end] })
        here = end
      }
      const bow = (middle: Point, end: Point) => {
        const toMiddle = ([x, y]: Point): Point => [
          x + (2 / 3) * (middle[0] - x),
          y + (2 / 3) * (middle[1] - y),
        ]
        curve(toMiddle(from), toMiddle(end), end)
      }
      let next: Point | undefined
      switch (name) {
        case 'Z':
          steps.push({ name: 'close', points: [] })
          here = start
          break
        case 'H':
        case 'V': {
          const [value = 0] = own
          here = name === 'H' ? [value + base[0], from[1]] : [from[0], value + base[1]]
          steps.push(to('lnTo', here))
          break
        }
        case 'C':
          curve(first, second, third)
          next = second
          break
        case 'S':
          curve(mirrored, first, second)
          next = first
          break
        case 'Q':
          bow(first, second)
          next = first
          break
        case 'T':
          bow(mirrored, first)
          next = mirrored
          break
        default: {
          const begins = name === 'M' && at === 0
          here = first
          if (begins) start = first
          steps.push(to(begins ? 'moveTo' : 'lnTo', first))
        }
      }
      handle = next
      if (count === 0) break
    }
  }
  return steps
}

function geometryOf(steps: readonly Step[], across: number, down: number): string {
  const fine = (length: number) => Math.round(length * FINENESS)
  const path = steps.map(({ name, points }) =>
    element(
      `a:${name}`,
      {},
      ...points.map(([x, y]) => element('a:pt', { x: fine(x), y: fine(y) })),
    ),
  )
  return element(
    'a:custGeom',
    {},
    ...['a:avLst', 'a:gdLst', 'a:ahLst', 'a:cxnLst'].map((name) => element(name, {})),
    element('a:rect', { l: 0, t: 0, r: 'r', b: 'b' }),
    element('a:pathLst', {}, element('a:path', { w: fine(across), h: fine(down) }, ...path)),
  )
}
