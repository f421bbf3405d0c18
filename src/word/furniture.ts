import { packOf } from '../languages/packs.ts'
import type { Cells, HalfView } from '../render/view.ts'
import { paragraphXml } from './body.ts'
import type { Paper } from './paper.ts'
import { textPieces } from './pieces.ts'
import { field, run, runsOfPieces, textRun } from './runs.ts'
import { W } from './styles.ts'
import { element, part } from './xml.ts'

/** The part that stands at the head of each page but the first: the short title, and the section where there is room. */
export function headerXml(view: HalfView, paper: Paper): string {
  const { lang, brief } = view
  const section = view.languages.length > 1 ? '' : field('STYLEREF 1', textRun('', lang))
  const [first = '', second = section] = brief.shortTitle.map((cell) => cellRuns(cell, view))
  return furniture('w:hdr', [line('Header', view, first, second, paper)])
}

/** The head of the first page, which has its title below it. */
export function emptyHeaderXml(view: HalfView): string {
  return furniture('w:hdr', [paragraphXml('Header', view.dir === 'rtl', '')])
}

/** The part that stands at the foot of each page: its number, how many there are, and the line of the audience. */
export function footerXml(view: HalfView, paper: Paper): string {
  const [first = '', second = ''] = view.pageNumber.map((cell) => numberRuns(cell, view))
  const [own, other = ''] = (view.runningLine ?? []).map((cell) => cellRuns(cell, view))
  return furniture('w:ftr', [
    line('Footer', view, first, second, paper),
    ...(own === undefined ? [] : [line('Footer', view, own, other, paper)]),
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

/** What stands at the beginning of a line, and what at its end. */
function line(style: string, view: HalfView, first: string, second: string, { text }: Paper) {
  const tabs = element(
    'w:tabs',
    {},
    element('w:tab', { 'w:val': 'right', 'w:pos': text }),
  )
  const end = second === '' ? '' : run(element('w:tab', {})) + second
  return paragraphXml(style, view.dir === 'rtl', first + end, { 'w:tabs': tabs })
}

function furniture(name: string, paragraphs: readonly string[]): string {
  return part(element(name, { 'xmlns:w': W }, ...paragraphs))
}

const languagesIn = (view: HalfView) => view.languages.map(({ lang }) => lang)

const NO_CALLS = { call: () => '' }
