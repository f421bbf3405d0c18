import { packOf } from '../languages/packs.ts'
import type { Cells, HalfView } from '../render/view.ts'
import { element } from '../text/markup.ts'
import { GAP } from './body.ts'
import { paragraphXml, SPACER } from './flow.ts'
import type { Paper } from './paper.ts'
import { textPieces } from './pieces.ts'
import { field, NO_CALLS, runsOfPieces, textRun } from './runs.ts'
import { W } from './styles.ts'
import { shares, tableXml } from './tables.ts'
import { part, valued } from './xml.ts'

/** The part that stands at the head of each page but the first: the short title, and the section where there is room. */
export function headerXml(view: HalfView, paper: Paper): string {
  const { lang, brief } = view
  const section = view.languages.length > 1 ? [] : [field('STYLEREF 1', textRun('', lang))]
  const titles = brief.shortTitle.map((cell) => cellRuns(cell, view))
  return furniture('w:hdr', [line('Header', view, [...titles, ...section], paper), SPACER])
}

/** The head of the first page, which has its title below it. */
export function emptyHeaderXml(view: HalfView): string {
  return furniture('w:hdr', [paragraphXml('Header', view.dir === 'rtl', '')])
}

/** The part that stands at the foot of each page: its number, how many there are, and the line of the audience. */
export function footerXml(view: HalfView, paper: Paper): string {
  const numbers = view.pageNumber.map((cell) => numberRuns(cell, view))
  const running = (view.runningLine ?? []).map((cell) => cellRuns(cell, view))
  return furniture('w:ftr', [
    line('Footer', view, numbers, paper),
    SPACER,
    ...(running.length === 0 ? [] : [line('Footer', view, running, paper), SPACER]),
  ])
}

type Cell = Cells[number]

function cellRuns({ lang, text }: Cell, view: HalfView): string {
  return runsOfPieces(textPieces(text, lang, languagesIn(view)), packOf(lang).direction, NO_CALLS)
}

/** A wording with its places for numbers as fields. */
function numberRuns({ lang, text }: Cell, view: HalfView): string {
  return text
    .split(/(\{pages?\})/)
    .map((words) => {
      if (words === '{page}') return field('PAGE', textRun('1', lang))
      if (words === '{pages}') return field('NUMPAGES', textRun('1', lang))
      return cellRuns({ lang, text: words } as Cell, view)
    })
    .join('')
}

/** What stands at the beginning of a line, and what at its end: each in the direction of its language. */
function line(style: string, view: HalfView, cells: readonly string[], { text }: Paper): string {
  const [language, other] = view.languages
  const isRightToLeft = view.dir === 'rtl'
  const [first = '', second] = cells
  if (second === undefined) return paragraphXml(style, isRightToLeft, first)
  const isSame = (other ?? language)?.dir === view.dir
  const end = paragraphXml(style, (other ?? language)?.dir === 'rtl', second, {
    // At the far side: where directions differ each begins at its own.
    ...(isSame && { 'w:jc': valued('w:jc', 'right') }),
  })
  return tableXml({
    style: 'MujazColumns',
    widths: shares(text + 2 * GAP, [1, 1]),
    isRightToLeft,
    rows: [[paragraphXml(style, isRightToLeft, first), end]],
    hasHead: false,
    overhang: GAP,
  })
}

function furniture(name: string, paragraphs: readonly string[]): string {
  return part(element(name, { 'xmlns:w': W }, ...paragraphs))
}

const languagesIn = (view: HalfView) => view.languages.map(({ lang }) => lang)
