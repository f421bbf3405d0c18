import { valuesOf } from '../model/figures.ts'
import type { Direction } from '../model/language.ts'
import type { Bound } from '../model/source.ts'
import { type Plotted, SAMPLE, type Scale, TIP } from '../render/chart-drawing.ts'
import { type Box, type Paint, preset, type Shape } from './shapes.ts'

const INK = '0F4C63'
const STEP = 'B9C6CB'

/** Sizes in EMU. */
const DOT = 90_000
const ARROW = 80_000
const LINE = 15_875
const BAND = 63_500

/**
 * The mark of a figure with the lines of its scale, as the printed chart draws it: a dot is the number itself, a ring
 * one that is not reached or is passed, a line runs to where there may be more or less, a band is “about”.
 *
 * @param width of the drawing in EMU, and so for its height
 */
export function markShapes(
  figure: Plotted,
  scale: Scale,
  ticks: readonly number[],
  width: number,
  height: number,
): Shape[] {
  const place = (value: number) => (scale(value) / 100) * width
  const steps = ticks.map((tick) =>
    line(place(tick), place(tick), 0, height, { stroke: tick === 0 ? INK : STEP, width: 6_350 }),
  )
  return [...steps, ...marks(figure, scale, width, height / 2)]
}

/** Which share of the width a mark of the key takes. */
const SAMPLE_WIDTH = 0.4

/** A mark by itself, for the key: at the side where reading begins. */
export function sampleShapes(
  bound: Bound,
  direction: Direction,
  scale: Scale,
  width: number,
  height: number,
): Shape[] {
  const own = SAMPLE_WIDTH * width
  const start = direction === 'ltr' ? 0 : width - own
  const range = direction === 'ltr' ? [0, 100] : [100, 0]
  return marks(
    { value: SAMPLE[bound], bound },
    scale.copy().domain([0, 100]).range(range),
    own,
    height / 2,
  ).map((shape) => ({ ...shape, box: { ...shape.box, x: shape.box.x + start } }))
}

function marks(figure: Plotted, scale: Scale, width: number, middle: number): Shape[] {
  const { value, bound } = figure
  const place = (share: number) => (share / 100) * width
  const at = place(scale(value))
  const [zero = 0, reach = 0] = scale.range()
  const [least, most] = valuesOf(figure)
  const level = (from: number, to: number, thick = LINE) =>
    line(from, to, middle, middle, { stroke: INK, width: thick })
  switch (bound) {
    case 'exact':
      return [dot(at, middle)]
    case 'about':
      return [
        line(place(scale(least)), place(scale(most)), middle, middle, {
          stroke: STEP,
          width: BAND,
        }),
        dot(at, middle),
      ]
    case 'at-least':
    case 'more-than': {
      const rightwards = reach > zero
      const end = place(rightwards ? 100 - TIP : TIP)
      return [
        level(at, end),
        {
          box: around(end, middle, ARROW),
          geometry: preset('triangle'),
          paint: { fill: INK },
          turned: rightwards ? 90 : 270,
        },
        bound === 'at-least' ? dot(at, middle) : ring(at, middle),
      ]
    }
    case 'at-most':
    case 'less-than':
      return [level(place(zero), at), bound === 'at-most' ? dot(at, middle) : ring(at, middle)]
  }
}

function around(x: number, y: number, size: number): Box {
  return { x: x - size / 2, y: y - size / 2, width: size, height: size }
}

const dot = (x: number, y: number): Shape => ({
  box: around(x, y, DOT),
  geometry: preset('ellipse'),
  paint: { fill: INK },
})

const ring = (x: number, y: number): Shape => ({
  box: around(x, y, DOT),
  geometry: preset('ellipse'),
  paint: { fill: 'FFFFFF', stroke: INK, width: LINE },
})

function line(from: number, to: number, above: number, below: number, paint: Paint): Shape {
  return {
    box: { x: Math.min(from, to), y: above, width: Math.abs(to - from), height: below - above },
    geometry: preset('line'),
    paint,
  }
}
