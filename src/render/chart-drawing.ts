import type { Bar } from '../contract/document.ts'
import type { Direction } from '../model/language.ts'
import { Html } from './html.ts'

/** Share of the width, in per cent, that the longest bar takes; the rest is room for its arrow. */
const LONGEST = 94

/** Shortest bar that still looks like one, in per cent of the width. */
const SHORTEST = 0.6

/** Height of a bar, and half of the length over which the end of an estimate fades, in CSS pixels. */
const HEIGHT = 11
const FADE = 9

/** What the drawing says to somebody who cannot see it. */
export interface Wording {
  readonly title: string
  readonly description: string
}

/**
 * Draws the bars as one SVG. It has no size of its own: each bar is centred in an equal share of
 * whatever height the page gives it, so that it stands level with its label there. All letters
 * stand outside in the page, where lines break and scripts are shaped.
 *
 * How a bar binds is told by its end, never by colour: a straight edge is exact, one with an arrow "at
 * least", a pointed end "more than", a fading one "about", an outline "at most", a dashed one "fewer than".
 *
 * @param index tells the charts of one page apart
 */
export function drawBars(
  bars: readonly Bar[],
  { title, description }: Wording,
  direction: Direction,
  index: number,
): Html {
  const id = `chart-${index}`
  const greatest = Math.max(...bars.map(({ value }) => value), 0)
  const rows = bars.map((bar, row) => {
    const width = greatest === 0 ? 0 : (bar.value / greatest) * LONGEST
    const middle = percent(((row + 0.5) / bars.length) * 100)
    return `<svg y="${middle}" overflow="visible">${drawBar(bar, Math.max(width, SHORTEST), direction, id)}</svg>`
  })
  const start = direction === 'ltr' ? '0%' : '100%'
  return new Html(
    [
      `<svg class="bars" role="img" aria-labelledby="${id}-title ${id}-description" width="100%" height="100%">`,
      `<title id="${id}-title">${escapeText(title)}</title>`,
      `<desc id="${id}-description">${escapeText(description)}</desc>`,
      `<defs><linearGradient id="${id}-fade"${direction === 'rtl' ? ' x1="1" x2="0"' : ''}>`,
      '<stop offset="0" stop-color="var(--bar)"/>',
      '<stop offset="1" stop-color="var(--bar)" stop-opacity="0"/>',
      '</linearGradient></defs>',
      ...rows,
      `<line class="zero" x1="${start}" x2="${start}" y1="0%" y2="100%"/>`,
      '</svg>',
    ].join(''),
  )
}

/** One bar around y = 0, from the side where reading starts. */
function drawBar({ bound }: Bar, width: number, direction: Direction, id: string): string {
  const top = -HEIGHT / 2
  const end = direction === 'ltr' ? percent(width) : percent(100 - width)
  const sign = direction === 'ltr' ? 1 : -1
  const whole = (style: string) =>
    `<rect class="${style}" x="${direction === 'ltr' ? '0%' : end}" y="${top}" width="${percent(width)}" height="${HEIGHT}"/>`
  switch (bound) {
    case 'exact':
      return whole('bar')
    case 'at-most':
      return whole('bar-outline')
    case 'less-than':
      return whole('bar-outline bar-dashed')
    case 'more-than':
      return (
        whole('bar') +
        `<svg x="${end}" overflow="visible"><path class="bar" d="M0 ${top}l${sign * 8} ${HEIGHT / 2}l${-sign * 8} ${HEIGHT / 2}z"/></svg>`
      )
    case 'at-least':
      return (
        whole('bar') +
        `<svg x="${end}" overflow="visible"><path class="arrow" d="M${sign * 4} ${top}l${sign * 5} ${HEIGHT / 2}l${-sign * 5} ${HEIGHT / 2}"/></svg>`
      )
    case 'about': {
      // The fade is centred on the value; `calc` keeps its length the same at every width.
      const solid = `max(0px, calc(${percent(width)} - ${FADE}px))`
      const place = direction === 'ltr' ? '0' : `calc(100% - ${solid})`
      return (
        `<rect class="bar" style="x:${place};width:${solid}" y="${top}" height="${HEIGHT}"/>` +
        `<svg x="${end}" overflow="visible"><rect x="${-FADE}" y="${top}" width="${2 * FADE}" height="${HEIGHT}" fill="url(#${id}-fade)"/></svg>`
      )
    }
  }
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
