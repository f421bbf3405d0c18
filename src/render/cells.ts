import type { PhrasingContent } from 'mdast'
import type { Heading } from '../contract/document.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import type { Digits, Labels } from '../model/audience.ts'
import { type ByLanguage, type Language, of } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import type { Fragments } from './fragment.ts'
import type { Html } from './html.ts'
import type { Cells } from './view.ts'

/** What parts of the view are made with. */
export interface ViewMaker {
  readonly languages: readonly Language[]
  readonly labels: ByLanguage<Labels>
  /** For the headings below those of the sections. */
  readonly headingIds: ReadonlyMap<Heading, string>
  readonly fragments: Fragments
  /** Text as the edition writes it: in its digits, with its names of the months. */
  written(text: string, language: Language): string
  /** In which digits numbers stand that only print knows. */
  digits(language: Language): Digits
  /** Those that the brief names. */
  readonly pictures: Pictures
  /** Drawings are numbered, so that they can refer to parts of themselves, each copy of one by itself. */
  nextDrawing(): number
}

/** Plain text in each language of the edition. */
export function textCells(text: ByLanguage, { languages, fragments, written }: ViewMaker): Cells {
  return languages.map((language) => {
    const words = written(of(text, language), language)
    return {
      lang: language,
      dir: packOf(language).direction,
      html: fragments.text(words, language),
      text: words,
    }
  })
}

/** Inline Markdown in each language of the edition. */
export function inlineCells(content: Content, maker: ViewMaker): Cells {
  return cells(content, maker, (nodes, language) => maker.fragments.inline(nodes, language))
}

/** What stands in a cell of a table, in each language of the edition. */
export function tableCells(content: Content, maker: ViewMaker): Cells {
  return cells(content, maker, (nodes, language) => maker.fragments.cell(nodes, language))
}

/** The same once more, elsewhere on the page. */
export function tableCellsAgain(content: Content, maker: ViewMaker): Cells {
  return cells(content, maker, (nodes, language) => maker.fragments.again(nodes, language))
}

type Content = ByLanguage<readonly PhrasingContent[]>

function cells(
  content: Content,
  { languages }: ViewMaker,
  html: (nodes: readonly PhrasingContent[], language: Language) => Html,
): Cells {
  return languages.map((language) => ({
    lang: language,
    dir: packOf(language).direction,
    html: html(of(content, language), language),
    text: plain(of(content, language)).trim(),
  }))
}
