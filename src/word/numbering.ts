import { element } from '../text/markup.ts'
import { W } from './styles.ts'
import { part, valued } from './xml.ts'

/** The list of all that have a point before them. */
export const BULLETS = 1

/** The numbered lists of a file: one goes on where the next number is the one after its last. */
export class Numbering {
  readonly #starts: number[] = []
  readonly #last = new Map<string, { id: number; number: number }>()

  /** The list in which an item has a number. @param series lists that never join have other ones */
  itemOf(series: string, number: number): number {
    const last = this.#last.get(series)
    const goesOn = last !== undefined && last.number + 1 === number
    const id = goesOn ? last.id : BULLETS + this.#starts.push(number)
    this.#last.set(series, { id, number })
    return id
  }

  /**
   * The part `word/numbering.xml`. Each list is counted by a definition of its own: lists that share one are counted
   * together, so that the second column would go on where the first one is.
   */
  xml(): string {
    const lists = [
      level('bullet', '•', 1, 340),
      ...this.#starts.map((start) => level('decimal', '%1.', start, 400)),
    ]
    return part(
      element(
        'w:numbering',
        { 'xmlns:w': W },
        ...lists.map((list, at) =>
          element(
            'w:abstractNum',
            { 'w:abstractNumId': at },
            valued('w:multiLevelType', 'singleLevel'),
            list,
          ),
        ),
        ...lists.map((_, at) =>
          element('w:num', { 'w:numId': BULLETS + at }, valued('w:abstractNumId', at)),
        ),
      ),
    )
  }
}

/** How the items of a list are marked. @param indent in twentieths of a point */
function level(format: string, text: string, start: number, indent: number): string {
  return element(
    'w:lvl',
    { 'w:ilvl': 0 },
    valued('w:start', start),
    valued('w:numFmt', format),
    valued('w:lvlText', text),
    valued('w:lvlJc', 'left'),
    element('w:pPr', {}, element('w:ind', { 'w:left': indent, 'w:hanging': indent })),
  )
}
