import type { Row } from '../contract/document.ts'
import type { Language } from '../model/language.ts'
import type { Drawing, LabelPlace, Pictures } from '../model/picture.ts'
import { pictureParts } from '../render/pictures-view.ts'
import { shapesOf } from './outlines.ts'
import { run } from './runs.ts'
import { type Drawings, EMU_A_TWIP, preset, type Shape } from './shapes.ts'

/** The greatest height of a picture, in EMU: 80 mm. */
const HIGHEST = 80 * 36_000

/** EMU to a pixel of a photograph, at 150 to the inch. */
const EMU_A_PIXEL = 914_400 / 150

/** Room for a label: its height, and its width for each of its letters, in EMU. */
const LABEL_HEIGHT = 170_000
const LETTER_WIDTH = 75_000

/** Draws the pictures of a part. */
export class PictureDrawer {
  readonly #from: {
    readonly pictures: Pictures
    readonly drawings: Drawings
    keep(data: string, type: string): string
  }
  readonly #paragraph: (text: string, language: Language, style: string) => string

  /** @param paragraph makes a line of text */
  constructor(
    from: {
      readonly pictures: Pictures
      readonly drawings: Drawings
      keep(data: string, type: string): string
    },
    paragraph: (text: string, language: Language, style: string) => string,
  ) {
    this.#from = from
    this.#paragraph = paragraph
  }

  /** The picture of a row with its labels in a language, as a run. @param room its greatest width, in twips */
  run(row: Row, language: Language, room: number): string {
    const { pictures, drawings } = this.#from
    const picture = pictures.get(row.argument)
    const [alt, labels] = pictureParts(row, language)
    // Told already, where the brief was read.
    if (!picture) return ''
    const most = room * EMU_A_TWIP
    const natural = picture.kind === 'bitmap' ? picture.width * EMU_A_PIXEL : most
    const width = Math.min(most, natural, (HIGHEST * picture.width) / picture.height)
    const height = (width * picture.height) / picture.width
    if (picture.kind === 'bitmap') {
      const relation = this.#from.keep(picture.data, picture.type)
      return run(drawings.picture(width, height, relation, 'Picture', alt))
    }
    const shapes = [
      ...shapesOf(picture, width, height),
      ...this.#labels(picture, labels, language, width, height),
    ]
    return run(drawings.group(width, height, shapes, alt))
  }

  #labels(
    { labels: places }: Drawing,
    labels: readonly string[],
    language: Language,
    width: number,
    height: number,
  ): Shape[] {
    return labels.flatMap((words, at): Shape[] => {
      const place = places[at]
      if (!place) return []
      const long = Math.max(1, words.length) * LETTER_WIDTH
      const x = (place.x / 100) * width - STARTS[place.anchor] * long
      return [
        {
          box: {
            x: Math.max(0, Math.min(x, width - long)),
            // The place is the foot of the letters.
            y: (place.y / 100) * height - LABEL_HEIGHT * 0.76,
            width: long,
            height: LABEL_HEIGHT,
          },
          geometry: preset('rect'),
          paint: {},
          text: this.#paragraph(words, language, LABEL_STYLES[place.anchor]),
        },
      ]
    })
  }
}

/** Which share of a label stands before its place. */
const STARTS: Readonly<Record<LabelPlace['anchor'], number>> = { start: 0, middle: 0.5, end: 1 }

const LABEL_STYLES: Readonly<Record<LabelPlace['anchor'], string>> = {
  start: 'MujazDrawnLabel',
  middle: 'MujazDrawnLabelMiddle',
  end: 'MujazDrawnLabelEnd',
}
