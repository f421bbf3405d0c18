import type { List, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { callsOf } from '../contract/calls.ts'
import type { Block, Chart, Row, Table, TableCell } from '../contract/document.ts'
import { dateInWords } from '../languages/dates.ts'
import { shortNumber } from '../languages/numbers.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import { type Direction, type Language, mapEach, of } from '../model/language.ts'
import { BOUNDS } from '../model/source.ts'
import { OPEN } from '../text/dates.ts'
import { besideOf } from './beside.ts'
import { inlineCells, tableCells, textCells, type ViewMaker } from './cells.ts'
import { drawFigure, drawSample, percent, scaleOf, ticksOf } from './chart-drawing.ts'
import { Html } from './html.ts'
import { asHeading, asStatement, StatementHtml } from './invented.ts'
import { BELOW_PICTURE, pictureView } from './pictures-view.ts'
import type {
  BlockView,
  Cell,
  Cells,
  ChartView,
  EventView,
  FacingView,
  PanelView,
  RowView,
  TableView,
} from './view.ts'

const NONE: BlockView = {
  heading: null,
  row: null,
  dispute: null,
  timeline: null,
  table: null,
  chart: null,
  picture: null,
}

/**
 * The blocks of a section. Events that follow each other become one timeline, disputed rows one dispute, charts
 * one chart of several panels.
 */
export function blockViews(blocks: readonly Block[], maker: ViewMaker): BlockView[] {
  const result: BlockView[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block
    const events = rowsFrom(blocks, index, (row) => row.role === 'event')
    const disputed = rowsFrom(blocks, index, (row) => row.flags.includes('disputed'))
    const charts = chartsFrom(blocks, index)
    if (events.length > 0) {
      result.push({ ...NONE, timeline: timelineView(events, maker) })
      index += events.length - 1
    } else if (charts.length > 0) {
      result.push({ ...NONE, chart: chartView(charts, maker) })
      index += charts.length - 1
    } else if (disputed.length > 0) {
      result.push({ ...NONE, dispute: disputed.map((row) => rowView(row, maker)) })
      index += disputed.length - 1
    } else if (block.kind === 'row' && block.role === 'picture') {
      const below = rowsFrom(blocks, index + 1, ({ role }) => BELOW_PICTURE.includes(role))
      result.push({ ...NONE, picture: pictureView(block, below, maker) })
      index += below.length
    } else {
      result.push(blockView(block, maker))
    }
  }
  return result
}

function blockView(block: Block, maker: ViewMaker): BlockView {
  switch (block.kind) {
    case 'row':
      return { ...NONE, row: rowView(block, maker) }
    case 'heading': {
      const { level, content } = block
      const id = maker.headingIds.get(block) ?? ''
      return { ...NONE, heading: { id, level, title: asHeading(inlineCells(content, maker)) } }
    }
    case 'table':
      return { ...NONE, table: tableView(block, maker) }
    case 'chart':
      return { ...NONE, chart: chartView([block], maker) }
  }
}

/** The rows from here on that all are of one kind. */
function rowsFrom(blocks: readonly Block[], start: number, test: (row: Row) => boolean): Row[] {
  const rows: Row[] = []
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.kind !== 'row' || !test(block)) break
    rows.push(block)
  }
  return rows
}

/** The charts from here on. */
function chartsFrom(blocks: readonly Block[], start: number): Chart[] {
  const charts: Chart[] = []
  for (let at = start; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.kind !== 'chart') break
    charts.push(block)
  }
  return charts
}

function rowView(row: Row, maker: ViewMaker): RowView {
  const { role, argument, flags, content } = row
  const { languages, fragments, labels, written } = maker
  const beside = (language: Language) =>
    role === 'source' || role === 'card' ? besideOf(content, language, languages) : undefined
  const refers = /^[\w-]+$/.test(argument) && (role === 'change' || role === 'revision')
  return {
    role,
    argument,
    place: refers ? placeCells(argument, maker) : null,
    flags,
    cells: languages.map((language) => {
      // That two rows contradict each other is shown by how they stand; of an event its date says what it is.
      const badges = flags
        .filter((flag) => flag !== 'disputed' && flag !== 'publication')
        .map((name) => ({
          name,
          text: written(of(labels, language)[`flag-${name}`] ?? name, language),
        }))
      return {
        lang: language,
        dir: packOf(language).direction,
        html: new StatementHtml(
          fragments.blocks(of(content, language), language, badges, beside(language)).toString(),
        ),
        text: '',
      }
    }),
    facing:
      role === 'source' || role === 'state' ? facingView(content, maker, role === 'state') : null,
  }
}

/** A source whose list has as many entries in each language. What calls a note stands once, in the row. */
function facingView(content: Row['content'], maker: ViewMaker, folded: boolean): FacingView | null {
  const { languages, fragments } = maker
  const lists = languages.map((language) => of(content, language).at(-1))
  const [first] = lists
  if ((languages.length < 2 && !folded) || first?.type !== 'list') return null
  const even = lists.every(
    (list) => list?.type === 'list' && list.children.length === first.children.length,
  )
  if (!even || languages.some((language) => callsOf(of(content, language)).length > 0)) return null
  const cellsOf = (nodes: (language: Language, at: number) => readonly RootContent[]): Cells =>
    languages.map((language, at) => ({
      lang: language,
      dir: packOf(language).direction,
      html: new StatementHtml(fragments.blocks(nodes(language, at), language).toString()),
      text: '',
    }))
  return {
    cells: folded
      ? asStatement(
          inlineCells(
            mapEach(content, (nodes) => lineOf(nodes)),
            maker,
          ),
        )
      : cellsOf((language) => of(content, language).slice(0, -1)),
    entries: first.children.map((_, n) => ({
      cells: cellsOf((_, at) => (lists[at] as List).children[n]?.children ?? []),
    })),
  }
}

/** What the first paragraph holds. */
function lineOf([first]: readonly RootContent[]): readonly PhrasingContent[] {
  return first?.type === 'paragraph' ? first.children : []
}

/** The label `place`; what stands in its brackets is for paper, where there are pages. */
function placeCells(id: string, { languages, fragments, labels, digits }: ViewMaker): Cells {
  return languages.map((language) => {
    const wording = of(labels, language).place ?? '{page}'
    const [, before = '', lead = '', after = ''] =
      /^(.*?)\[(.*?)\{page\}(.*?)\]/.exec(wording) ?? []
    const text = (words: string) => fragments.text(words, language).toString()
    const number = `<bdi dir="ltr" data-page-of="${id}" data-digits="${digits(language)}"></bdi>`
    const html = `${text(before)}<span class="on-paper">${text(lead)}${number}${text(after)}</span>`
    return { lang: language, dir: packOf(language).direction, html: new Html(html), text: before }
  })
}

/** The events in their order, each with how far it is from those above it. */
function timelineView(rows: readonly Row[], maker: ViewMaker): EventView[] {
  let last: number | undefined
  return rows.map((row) => {
    const [first = 0, end = first] = yearsIn(row.argument).map(Number)
    const skipped = last === undefined ? 0 : Math.max(0, first - last - 1)
    last = Math.max(last ?? end, end)
    return eventView(row, skipped, maker)
  })
}

/** The years of a date or interval: one or two. */
function yearsIn(iso: string): string[] {
  const years = iso.split('/').filter((part) => part !== OPEN)
  return [...new Set(years.map((part) => part.slice(0, 4)))]
}

function eventView(row: Row, skipped: number, maker: ViewMaker): EventView {
  const iso = row.argument
  const parts = iso.split('/')
  const isPublication = row.flags.includes('publication')
  // That it runs on is said in words: a dash would be "until" to whom reads the other way.
  const exact = parts.some((part) => part.length > 4 || part === OPEN)
  const published = (language: Language) => of(maker.labels, language)['flag-publication'] ?? ''
  const dates = mapEach(row.content, (_, language) => dateInWords(iso, language))
  const told = mapEach(dates, (date, language) =>
    isPublication ? [date, published(language)].join(packOf(language).comma) : date,
  )
  const content = mapEach(row.content, (blocks, language) =>
    withoutDate(blocks, maker.written(of(told, language), language)),
  )
  const shown = exact ? told : mapEach(dates, (_, language) => published(language))
  return {
    iso,
    kind: isPublication ? 'publication' : parts.length > 1 ? 'span' : 'instant',
    skipped,
    years: yearsOf(yearsIn(iso), maker),
    date: exact || isPublication ? textCells(shown, maker) : null,
    row: rowView({ ...row, content }, maker),
  }
}

/**
 * What every language writes alike stands once. Two years that are read from left to right and from right to
 * left stand one below the other: time runs down the axis in either language.
 */
function yearsOf(years: readonly string[], maker: ViewMaker): Cells {
  const cells = textCells(
    mapEach(maker.labels, () => years.join('–')),
    maker,
  )
  const kinds = alike(cells)
  const directions = new Set(cells.map(({ dir }) => dir))
  return kinds.length > 1 || directions.size === 1 || years.length === 1
    ? kinds
    : kinds.map((cell) => ({ ...cell, html: new Html(years.map(yearHtml).join(UNTIL)) }))
}

const UNTIL = '<span class="until">–</span>'

const yearHtml = (year: string) => `<span class="year">${year}</span>`

/**
 * The Markdown begins an event with its date in bold, since on a code host nothing else would say
 * it; on the page it stands on the axis.
 */
function withoutDate(blocks: readonly RootContent[], words: string): readonly RootContent[] {
  const [first, ...rest] = blocks
  if (first?.type !== 'paragraph') return blocks
  const [date, after, ...children] = first.children
  if (date?.type !== 'strong' || plain([date]).replace(/[.:]$/, '') !== words) return blocks
  const start = after?.type === 'text' ? [{ ...after, value: after.value.trimStart() }] : []
  const paragraph: Paragraph = {
    ...first,
    children: [...start, ...(after && after.type !== 'text' ? [after] : []), ...children],
  }
  return [paragraph, ...rest]
}

function tableView({ head, body }: Table, maker: ViewMaker): TableView {
  const tables = maker.languages.map((language) => {
    const one: ViewMaker = { ...maker, languages: [language] }
    const cells = (row: Table['head']) =>
      row.flatMap((cell): Cell[] => asStatement(tableCells(cell.content, one)))
    return {
      lang: language,
      dir: packOf(language).direction,
      head: cells(head),
      body: body.map((row) => cells(row)),
    }
  })
  return { lines: body.length + 1, columns: head.length, tables }
}

/** The charts that follow each other as one, with a key to the kinds of marks that they have. */
function chartView(charts: readonly Chart[], maker: ViewMaker): ChartView {
  const [language = ''] = maker.languages
  // Languages that share a drawing read numbers upwards from the left.
  const direction = maker.languages.length > 1 ? 'ltr' : packOf(language).direction
  const occurring = new Set(charts.flatMap(({ figures }) => figures.map(({ bound }) => bound)))
  return {
    panels: charts.map((chart) => panelView(chart, direction, maker)),
    legend: BOUNDS.filter((bound) => occurring.has(bound)).map((bound) => ({
      bound,
      drawing: drawSample(bound, direction),
      cells: textCells(
        mapEach(maker.labels, (labels) => labels[`bound-${bound}`] ?? bound),
        maker,
      ),
    })),
  }
}

function panelView({ head, figures }: Chart, direction: Direction, maker: ViewMaker): PanelView {
  const scale = scaleOf(figures, direction)
  const ticks = ticksOf(scale, figures)
  const said = ({ content }: TableCell, language: Language) =>
    new StatementHtml(maker.fragments.cell(of(content, language), language).toString())
  const [title] = head
  return {
    title: title ? asHeading(inlineCells(title.content, maker)) : [],
    dir: direction,
    marks: figures.map(({ value, bound, figure, source, date }) => ({
      bound,
      drawing: drawFigure({ value, bound }, scale, ticks),
      cells: maker.languages.map((language) => ({
        lang: language,
        dir: packOf(language).direction,
        figure: said(figure, language),
        source: said(source, language),
        asOf: said(date, language),
      })),
    })),
    ticks: ticks.map((tick) => ({
      at: percent(scale(tick)),
      cells: alike(
        textCells(
          mapEach(maker.labels, (_, language) => shortNumber(tick, language)),
          maker,
        ),
      ),
    })),
  }
}

/** What several languages write alike, once. */
function alike(cells: Cells): Cells {
  return cells.filter(({ text }, at) => cells.findIndex((cell) => cell.text === text) === at)
}
