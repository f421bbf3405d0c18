import { type Audience, PAPERS } from '../model/audience.ts'
import { element } from '../text/markup.ts'

/** Twips to a millimetre: a twip is the twentieth of a point. */
const TWIPS = 1440 / 25.4

const MARGIN = Math.round(20 * TWIPS)
const FURNITURE = Math.round(10 * TWIPS)

/** A sheet and its margins. */
export interface Paper {
  /** Markup of `w:pgSz` and `w:pgMar`. */
  readonly size: string
  readonly margins: string
  /** Between the margins, in twips. */
  readonly text: number
}

/** The sheet of an audience. */
export function paperOf({ page }: Pick<Audience, 'page'>): Paper {
  const [width, height] = PAPERS[page].map((length) => Math.round(length * TWIPS)) as [
    number,
    number,
  ]
  return {
    size: element('w:pgSz', {
      'w:w': width,
      'w:h': height,
      'w:orient': width > height ? 'landscape' : undefined,
    }),
    margins: element('w:pgMar', {
      'w:top': MARGIN,
      'w:right': MARGIN,
      'w:bottom': MARGIN,
      'w:left': MARGIN,
      'w:header': FURNITURE,
      'w:footer': FURNITURE,
      'w:gutter': 0,
    }),
    text: width - 2 * MARGIN,
  }
}
