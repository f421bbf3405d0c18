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

  /** The part `word/numbering.xml`. */
  xml(): string {
    const level = (format: string, text: string, indent: number) =>
      element(
        'w:lvl',
        { 'w:ilvl': 0 },
        valued('w:start', 1),
        valued('w:numFmt', format),
        valued('w:lvlText', text),
        valued('w:lvlJc', 'left'),
        element('w:pPr', {}, element('w:ind', { 'w:left': indent, 'w:hanging': indent })),
      )
    const kinds = [level('bullet', '•', 340), level('decimal', '%1.', 400)]
    return part(
      element(
        'w:numbering',
        { 'xmlns:w': W },
        ...kinds.map((kind, at) =>
          element(
            'w:abstractNum',
            { 'w:abstractNumId': at },
            valued('w:multiLevelType', 'singleLevel'),
            kind,
          ),
        ),
        element('w:num', { 'w:numId': BULLETS }, valued('w:abstractNumId', 0)),
        ...this.#starts.map((start, at) =>
          element(
            'w:num',
            { 'w:numId': BULLETS + at + 1 },
            valued('w:abstractNumId', 1),
            element('w:lvlOverride', { 'w:ilvl': 0 }, valued('w:startOverride', start)),
          ),
        ),
      ),
    )
  }
}
