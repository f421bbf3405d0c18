import { type ScaleLinear, scaleLinear } from 'd3-scale'
import { symbol, symbolCircle, symbolTriangle } from 'd3-shape'
import type { PlottedFigure } from '../contract/document.ts'
import { valuesOf } from '../model/figures.ts'
import type { Direction } from '../model/language.ts'
import type { Bound } from '../model/source.ts'
import { Html } from './html.ts'

/** What is drawn of a figure. */
export type Plotted = Pick<PlottedFigure, 'value' | 'bound'>

/** Values to places, in per cent of the width from the left. */
export type Scale = ScaleLinear<number, number>

/** How far a scale reaches, in per cent of the width: the rest is room for what is open above it. */
const REACH = 88

/** About how many steps a scale has. */
const STEPS = 3

/** How far from the edge the middle of an arrow stands, in per cent of the width. */
export const TIP = 2

/** Areas of the symbols, in square CSS pixels. */
const DOT = 52
const ARROW = 36

/** At which value of a hundred the sample of a mark stands, so that there is room for its line. */
export const SAMPLE: Readonly<Record<Bound, number>> = {
  exact: 50,
  'more-than': 25,
  'at-least': 25,
  about: 50,
  'at-most': 75,
  'less-than': 75,
}

/**
 * The one scale of figures that may be compared: from zero, on the side where reading starts, to a round number
 * beyond all that they may mean.
 */
export function scaleOf(figures: readonly Plotted[], direction: Direction): Scale {
  const ends = figures.map((figure) => {
    const [least, most] = valuesOf(figure)
    return Number.isFinite(most) ? most : least
  })
  const greatest = Math.max(0, ...ends)
  return scaleLinear()
    .domain([0, greatest === 0 ? 1 : greatest])
    .range(direction === 'ltr' ? [0, REACH] : [100, 100 - REACH])
    .nice(STEPS)
}

/** The values that a scale names. What is counted in whole things has no half of one. */
export function ticksOf(scale: Scale, figures: readonly Plotted[]): number[] {
  const ticks = scale.ticks(STEPS)
  const whole = figures.every(({ value }) => Number.isInteger(value))
  return whole ? ticks.filter(Number.isInteger) : ticks
}

/**
 * Draws one figure as an SVG that has no size of its own: its lines stand in every line of a panel at the same
 * places, and join to the lines of its scale. All letters stand outside in the page, where lines break and
 * scripts are shaped.
 *
 * What a figure binds is told by forms, never by colour: a dot is the number itself, a ring one that is not
 * reached or is passed; a line runs to an arrow where there may be more, from zero where there may be less; a band
 * around a dot is "about".
 */
export function drawFigure(figure: Plotted, scale: Scale, ticks: readonly number[]): Html {
  const lines = ticks.map((tick) => {
    const at = percent(scale(tick))
    return `<line class="${tick === 0 ? 'zero' : 'step'}" x1="${at}" x2="${at}" y1="0%" y2="100%"/>`
  })
  return drawing([...lines, markOf(figure, scale)])
}

/** A mark as the key shows it, by itself. */
export function drawSample(bound: Bound, direction: Direction): Html {
  const scale = scaleLinear()
    .domain([0, 100])
    .range(direction === 'ltr' ? [0, 100] : [100, 0])
  return drawing([markOf({ value: SAMPLE[bound], bound }, scale)])
}

/** A picture of what the words beside it say: nothing of it is read out. */
function drawing(parts: readonly string[]): Html {
  return new Html(
    `<svg class="drawn" aria-hidden="true" width="100%" height="100%">${parts.join('')}</svg>`,
  )
}

function markOf(figure: Plotted, scale: Scale): string {
  const { value, bound } = figure
  const at = scale(value)
  const [zero = 0, reach = 0] = scale.range()
  const [least, most] = valuesOf(figure)
  switch (bound) {
    case 'exact':
      return dot(at)
    case 'about':
      return line('about', scale(least), scale(most)) + dot(at)
    case 'at-least':
    case 'more-than': {
      const rightwards = reach > zero
      const end = rightwards ? 100 - TIP : TIP
      return (
        line('open', at, end) +
        placed(
          end,
          `<path class="arrow" transform="rotate(${rightwards ? 90 : -90})" d="${TRIANGLE}"/>`,
        ) +
        (bound === 'at-least' ? dot(at) : ring(at))
      )
    }
    case 'at-most':
    case 'less-than':
      return line('below', zero, at) + (bound === 'at-most' ? dot(at) : ring(at))
  }
}

const CIRCLE = symbol(symbolCircle, DOT)() ?? ''
const TRIANGLE = symbol(symbolTriangle, ARROW)() ?? ''

const dot = (at: number) => placed(at, `<path class="dot" d="${CIRCLE}"/>`)
const ring = (at: number) => placed(at, `<path class="ring" d="${CIRCLE}"/>`)

/** A symbol at a place of the width, level with the middle of the line. */
function placed(place: number, shape: string): string {
  return `<svg x="${percent(place)}" y="50%" overflow="visible">${shape}</svg>`
}

function line(name: string, from: number, to: number): string {
  return `<line class="${name}" x1="${percent(from)}" x2="${percent(to)}" y1="50%" y2="50%"/>`
}

/** A place as an SVG or a style has it. */
export function percent(place: number): string {
  return `${Number(place.toFixed(3))}%`
}
