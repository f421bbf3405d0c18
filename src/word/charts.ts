import type { Chart } from '../contract/document.ts'
import { shortNumber } from '../languages/numbers.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import type { Writing } from '../model/audience.ts'
import { type Direction, type Language, of } from '../model/language.ts'
import { BOUNDS } from '../model/source.ts'
import { scaleOf, ticksOf } from '../render/chart-drawing.ts'
import { written } from '../render/writing.ts'
import { element } from '../text/markup.ts'
import { markShapes, sampleShapes } from './chart-marks.ts'
import { type Flow, paragraphXml, tableFlow } from './flow.ts'
import type { Paper } from './paper.ts'
import { type LineOptions, type Piece, piecesOf, textPieces } from './pieces.ts'
import { run, textRun } from './runs.ts'
import { type Drawings, EMU_A_TWIP, type Shape } from './shapes.ts'
import { shares, type TableParts, tableXml } from './tables.ts'

/** Height of a mark, in twips. */
const MARK_HEIGHT = 300

/** Room at either side of a cell, as its style has it, in twips. */
const CELL_MARGIN = 80

/** What charts are made with. */
export interface ChartMaker {
  /** Those of the part, the first one first. */
  readonly languages: readonly Language[]
  readonly writing: Writing
  readonly paper: Paper
  readonly drawings: Drawings
  /** A paragraph in a style. */
  paragraph(style: string, language: Language, pieces: readonly Piece[]): string
  /** A wording of the program’s in each language. */
  label(key: string, style: string): string[]
  /** The same in each language side by side. */
  side(cells: readonly string[]): Flow[]
  /** @param apart whether all calls stand in brackets */
  line(language: Language, apart?: boolean): LineOptions
}

/** Makes charts of a part. */
export class Charts {
  readonly #maker: ChartMaker
  readonly #first: Language

  constructor(maker: ChartMaker) {
    this.#maker = maker
    this.#first = maker.languages[0] ?? ''
  }

  /** Charts that follow each other: a table of marks on a scale each, and one key to them all. */
  flows(charts: readonly Chart[]): Flow[] {
    // Languages that share a drawing read numbers upwards from the left.
    const direction = this.#maker.languages.length > 1 ? 'ltr' : packOf(this.#first).direction
    const occurring = new Set(charts.flatMap(({ figures }) => figures.map(({ bound }) => bound)))
    const [first] = charts
    const bounds = BOUNDS.filter((bound) => occurring.has(bound))
    const panels = charts.flatMap((chart) => this.#panel(chart, direction))
    if (!first) return []
    const scale = scaleOf(first.figures, direction)
    const key = bounds.map((bound) =>
      this.#row(
        this.#maker.label(`bound-${bound}`, 'MujazChartText'),
        (width, height) => sampleShapes(bound, direction, scale, width, height),
        undefined,
      ),
    )
    return [...panels, tableFlow(this.#table(key))]
  }

  #panel({ head, figures }: Chart, direction: Direction): Flow[] {
    const scale = scaleOf(figures, direction)
    const ticks = ticksOf(scale, figures)
    const [title] = head
    const label = (style: string, pieces: (language: Language) => Piece[]) =>
      this.#maker.languages.map((language) =>
        this.#maker.paragraph(style, language, pieces(language)),
      )
    const heads =
      title === undefined
        ? []
        : this.#maker.side(
            label('MujazLabel', (language) =>
              piecesOf(of(title.content, language), this.#maker.line(language)),
            ),
          )
    const rows = figures.map(({ figure, source, date, ...plotted }) =>
      this.#row(
        label('MujazChartText', (language) => [
          ...piecesOf(of(figure.content, language), this.#maker.line(language, true), {
            bold: true,
          }),
          ...textPieces(' ', language, this.#maker.languages),
          ...piecesOf(of(source.content, language), this.#maker.line(language, true)),
          ...textPieces(' · ', language, this.#maker.languages),
          ...piecesOf(of(date.content, language), this.#maker.line(language, true)),
        ]),
        (width, height) => markShapes(plotted, scale, ticks, width, height),
        this.#maker.languages
          .map((language) => plain(of(figure.content, language)).trim())
          .join(' · '),
      ),
    )
    return [...heads, tableFlow(this.#table([...rows, this.#axis(ticks, scale, direction)]))]
  }

  /** The cells of a chart’s line: what is said in the first language, the drawing, then any other language. */
  #row(
    labels: readonly string[],
    draw: (width: number, height: number) => Shape[],
    alt: string | undefined,
  ): string[] {
    const width = (this.#widths()[1] ?? 0) - 2 * CELL_MARGIN
    const [cx, cy] = [width * EMU_A_TWIP, MARK_HEIGHT * EMU_A_TWIP]
    const drawing = paragraphXml(
      'MujazChartText',
      this.#isRightToLeft(),
      run(this.#maker.drawings.group(cx, cy, draw(cx, cy), alt)),
    )
    const [first = '', ...others] = labels
    return [first, drawing, ...others]
  }

  /** The numbers below a scale, each at its place. */
  #axis(
    ticks: readonly number[],
    scale: (value: number) => number,
    direction: Direction,
  ): string[] {
    const width = (this.#widths()[1] ?? 0) - 2 * CELL_MARGIN
    const { writing } = this.#maker
    const language = this.#first
    const placed = ticks.map((tick) => {
      const share = scale(tick)
      const from = direction === 'ltr' ? share : 100 - share
      return { at: Math.round((from / 100) * width), tick }
    })
    const numbers = placed.flatMap(({ tick, at }) => [
      at === 0 ? '' : run(element('w:tab', {})),
      textRun(written(shortNumber(tick, language), language, writing), language),
    ])
    // Places are counted from the side where the scale begins, whatever the language.
    const axis = paragraphXml('MujazChartText', direction === 'rtl', numbers.join(''), {
      'w:tabs': element(
        'w:tabs',
        {},
        ...placed
          .filter(({ at }) => at > 0)
          .map(({ at }) => element('w:tab', { 'w:val': 'center', 'w:pos': at })),
      ),
    })
    const [, ...others] = this.#maker.languages
    const empty = paragraphXml('MujazChartText', false, '')
    return [empty, axis, ...others.map(() => empty)]
  }

  #widths(): number[] {
    const { text } = this.#maker.paper
    return shares(text, this.#maker.languages.length > 1 ? [36, 28, 36] : [55, 45])
  }

  #table(rows: TableParts['rows']): string {
    return tableXml({
      style: 'MujazChart',
      widths: this.#widths(),
      isRightToLeft: this.#isRightToLeft(),
      rows,
      hasHead: false,
    })
  }

  #isRightToLeft(): boolean {
    return packOf(this.#first).direction === 'rtl'
  }
}
