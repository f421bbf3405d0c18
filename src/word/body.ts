import type { List, RootContent } from 'mdast'
import type { Block, Chart, Document, Role, Row, Table } from '../contract/document.ts'
import { rowKeys } from '../contract/statements.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import type { Audience } from '../model/audience.ts'
import { SOURCE_NOTES } from '../model/brief.ts'
import { pointId } from '../model/ids.ts'
import { type ByLanguage, type Language, of } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { besideOf } from '../render/beside.ts'
import type { Cells, HalfView } from '../render/view.ts'
import { written } from '../render/writing.ts'
import { element } from '../text/markup.ts'
import { withoutBeside } from './beside.ts'
import { Charts } from './charts.ts'
import type { Controls } from './controls.ts'
import { type Flow, paragraphFlow, paragraphXml, SPACER, tableFlow } from './flow.ts'
import { type Footnotes, flatBlocks, type NoteMaker } from './notes.ts'
import { BULLETS, type Numbering } from './numbering.ts'
import type { Paper } from './paper.ts'
import { PictureDrawer } from './pictures.ts'
import { lineNodes, type Piece, piecesOf, textPieces } from './pieces.ts'
import type { ParagraphProperties } from './properties.ts'
import {
  field,
  fieldInstruction,
  fieldSign,
  NO_CALLS,
  run,
  runsOfPieces,
  textRun,
  wordsIn,
} from './runs.ts'
import type { Drawings } from './shapes.ts'
import { headingStyle } from './styles.ts'
import { shares, type TableParts, tableXml } from './tables.ts'
import { valued } from './xml.ts'

/** What all parts of one file share. */
export interface Shared {
  readonly document: Document
  readonly audience: Audience
  readonly pictures: Pictures
  readonly headingIds: ReadonlyMap<Block, string>
  readonly paper: Paper
  readonly footnotes: Footnotes
  readonly numbering: Numbering
  readonly drawings: Drawings
  readonly controls: Controls
  /** A number that no other bookmark has. */
  nextBookmark(): number
  /** Keeps the file of a picture. Gives the id of the relation to it. */
  keep(data: string, type: string): string
}

/** The styles of rows; what is not here is body text. */
const ROLE_STYLES: Readonly<Partial<Record<Role, string>>> = {
  subtitle: 'Subtitle',
  basis: 'MujazSmall',
  edition: 'MujazSmall',
  imprint: 'MujazSmall',
  legend: 'MujazSmall',
  credit: 'MujazSmall',
  assisted: 'MujazSmall',
  attached: 'MujazSmall',
  'left-out': 'MujazSmall',
  caption: 'Caption',
  source: 'MujazAnnex',
  card: 'MujazAnnex',
  evidence: 'MujazAnnex',
  name: 'MujazAnnex',
}

const BODY = 'BodyText'

/** How far columns stand apart from each other, half of it on either side, in twips. */
export const GAP = 120

/** Letters of a row that may go on on the next page: about a third of one. */
const LONG = 900

/** The text of an edition, or of one half of it. */
export class Body {
  readonly #shared: Shared
  readonly #view: HalfView
  readonly #languages: readonly Language[]
  /** Tells the bookmarks of halves apart. */
  readonly #scope: number
  readonly #first: Language
  readonly #keys: ReadonlyMap<Row, string>
  /** The bookmarks of the ids that something can lead to. */
  readonly #targets: ReadonlyMap<string, string>
  readonly #notes: NoteMaker
  readonly #pictures: PictureDrawer
  readonly #charts: Charts

  constructor(shared: Shared, view: HalfView, scope: number) {
    this.#shared = shared
    this.#view = view
    this.#languages = view.languages.map(({ lang }) => lang)
    this.#first = view.lang
    this.#scope = scope
    this.#keys = rowKeys(shared.document)
    this.#targets = bookmarksOf(shared, scope)
    this.#notes = {
      nextBookmark: () => shared.nextBookmark(),
      written: (label) => written(label, this.#first, shared.audience.writing),
      paragraphs: (label, first) => this.#noteParagraphs(label, first),
    }
    this.#charts = new Charts({
      languages: this.#languages,
      writing: shared.audience.writing,
      paper: shared.paper,
      drawings: shared.drawings,
      paragraph: (style, language, pieces) => this.#paragraph(style, language, pieces),
      label: (key, style) => this.#label(key, style),
      side: (cells) => this.#side(cells),
      line: (language, apart) => this.#line(language, apart),
    })
    this.#pictures = new PictureDrawer(shared, (text, language, style) =>
      this.#paragraph(style, language, textPieces(text, language, this.#languages)),
    )
  }

  /** All of it, but for the properties of its section. */
  xml(): string {
    const { document } = this.#shared
    this.#shared.footnotes.begin()
    const flows = [
      ...this.#cover(),
      ...this.#contents(),
      ...document.sections
        .filter(({ id }) => id !== SOURCE_NOTES)
        .flatMap((section) => [
          paragraphFlow(this.#heading(1, section.title, section.id)),
          ...this.#blocks(section.blocks),
        ]),
    ]
    return flows
      .map(({ kind, xml }, at) =>
        kind === 'table' && flows[at - 1]?.kind === 'table' ? SPACER + xml : xml,
      )
      .concat(flows.at(-1)?.kind === 'table' ? SPACER : '')
      .join('')
  }

  #cover(): Flow[] {
    const { labels, brief } = this.#view
    const { document } = this.#shared
    const inCells = (cells: Cells | null | undefined, style: string) =>
      (cells ?? []).map(({ lang, text }) =>
        this.#paragraph(style, lang, textPieces(text, lang, this.#languages)),
      )
    const title = this.#languages.map((language) =>
      this.#paragraph(
        'Title',
        language,
        piecesOf(of(document.title, language), this.#line(language)),
      ),
    )
    return [
      ...this.#side(inCells(labels.briefing, 'MujazKicker')),
      ...this.#side(title),
      ...this.#blocks(document.cover),
      ...this.#side(inCells(brief.imprint, 'MujazSmall')),
      ...this.#side(inCells(brief.status, 'MujazStatus')),
    ]
  }

  /** The same in each language side by side. */
  #side(cells: readonly string[]): Flow[] {
    if (cells.length === 0) return []
    return cells.length === 1
      ? [paragraphFlow(cells[0] ?? '')]
      : [tableFlow(this.#columns([cells]))]
  }

  /** @param breaks whether a row may go on on the next page */
  #columns(rows: readonly (readonly string[])[], breaks?: TableParts['breaks']): string {
    const width = this.#shared.paper.text + 2 * GAP
    const rooms = this.#view.languages.map(({ room }) => room)
    return tableXml({
      style: 'MujazColumns',
      widths: shares(width, rooms),
      isRightToLeft: this.#isRightToLeft(this.#first),
      rows,
      hasHead: false,
      ...(breaks && { breaks }),
      overhang: GAP,
    })
  }

  /** The contents as fields, one for each language, which Word brings up to date. */
  #contents(): Flow[] {
    const { labels } = this.#view
    if (!this.#shared.audience.contents) return []
    const headings = this.#shared.document.sections
      .filter(({ id }) => id !== SOURCE_NOTES)
      .flatMap(({ id, title, blocks }) => [
        { id, level: 1, title },
        ...blocks.flatMap((block) =>
          block.kind === 'heading' && block.level === 3
            ? [{ id: this.#shared.headingIds.get(block) ?? '', level: 2, title: block.content }]
            : [],
        ),
      ])
    const fields = this.#languages.map((language, at) => {
      const [word] = (labels.contents ?? []).filter(({ lang }) => lang === language)
      const head = this.#paragraph(
        'TOCHeading',
        language,
        textPieces(word?.text ?? '', language, this.#languages),
      )
      const width = this.#shared.paper.text
      const last = headings.length - 1
      const entries = headings.map(({ id, level, title }, n) => {
        const words = runsOfPieces(
          textPieces(plain(of(title, language)).trim(), language, this.#languages),
          packOf(language).direction,
          NO_CALLS,
        )
        const page = field(`PAGEREF ${this.#bookmark(id)} \\h`, textRun('–', language))
        const begin = [
          fieldSign('begin'),
          fieldInstruction(
            at === 0 ? 'TOC \\o "1-2" \\h \\z' : `TOC \\f ${contentsName(at)} \\h \\z`,
          ),
          fieldSign('separate'),
        ]
        return this.#wrapped(
          `TOC${at === 0 ? level : level + 2}`,
          language,
          [
            ...(n === 0 ? begin : []),
            element(
              'w:hyperlink',
              { 'w:anchor': this.#bookmark(id), 'w:history': 1 },
              words,
              run(element('w:tab', {})),
              page,
            ),
            n === last ? fieldSign('end') : '',
          ].join(''),
          {
            'w:tabs': element(
              'w:tabs',
              {},
              element('w:tab', { 'w:val': 'right', 'w:leader': 'dot', 'w:pos': width }),
            ),
          },
        )
      })
      return head + entries.join('')
    })
    return headings.length === 0 ? [] : fields.map(paragraphFlow)
  }

  /** Room for text in the column of a language, in twips. */
  #columnWidth(at: number): number {
    const { text } = this.#shared.paper
    if (this.#languages.length === 1) return text
    const rooms = this.#view.languages.map(({ room }) => room)
    return (shares(text + 2 * GAP, rooms)[at] ?? text) - 2 * GAP
  }

  #heading(level: number, title: ByLanguage<readonly RootContent[]>, id: string): string {
    return this.#languages
      .map((language, at) => {
        const nodes = of(title, language)
        const runs = runsOfPieces(
          piecesOf(nodes as never, this.#line(language)),
          packOf(language).direction,
          this.#lineMaker(language),
        )
        // Word finds headings of the first language by their style, those of a second one by such a field.
        const entry =
          at > 0 && level <= 2 && this.#shared.audience.contents
            ? contentsEntry(plain(nodes).trim(), contentsName(at), level + 2)
            : ''
        return this.#wrapped(
          headingStyle(level, at > 0),
          language,
          entry + (at === 0 ? this.#marked(id, runs) : runs),
          at < this.#languages.length - 1 ? NO_SPACE_AFTER : {},
        )
      })
      .join('')
  }

  #blocks(blocks: readonly Block[]): Flow[] {
    const flows: Flow[] = []
    let columns: { cells: string[]; isLong: boolean }[] = []
    const flush = () => {
      const rows = columns
      const cells = rows.map((row) => row.cells)
      if (rows.length > 0) {
        flows.push(tableFlow(this.#columns(cells, (at) => rows[at]?.isLong === true)))
      }
      columns = []
    }
    let wasDisputed = false
    for (const [at, block] of blocks.entries()) {
      const isDisputed = block.kind === 'row' && block.flags.includes('disputed')
      if (block.kind === 'row' && block.role !== 'picture') {
        const isLong = plain(of(block.content, this.#first)).length > LONG
        const rows = [
          ...(isDisputed && !wasDisputed
            ? [{ cells: this.#label('disputed'), isLong: false }]
            : []),
          { cells: this.#row(block), isLong },
        ]
        if (this.#languages.length > 1) columns.push(...rows)
        else flows.push(...rows.map(({ cells }) => paragraphFlow(cells.join(''))))
      } else {
        flush()
        flows.push(...this.#block(block, blocks.slice(at), blocks[at - 1]))
      }
      wasDisputed = isDisputed
    }
    flush()
    return flows
  }

  #block(block: Block, from: readonly Block[], before: Block | undefined): Flow[] {
    switch (block.kind) {
      case 'heading': {
        const id = this.#shared.headingIds.get(block) ?? ''
        return [paragraphFlow(this.#heading(block.level - 1, block.content, id))]
      }
      case 'table':
        return this.#languages.map((language) => tableFlow(this.#table(block, language)))
      case 'chart': {
        if (before?.kind === 'chart') return []
        const end = from.findIndex(({ kind }) => kind !== 'chart')
        return this.#charts.flows((end < 0 ? from : from.slice(0, end)) as readonly Chart[])
      }
      case 'row': {
        // As large in either language.
        const room = Math.min(...this.#languages.map((_, at) => this.#columnWidth(at)))
        const cells = this.#languages.map((language) =>
          this.#wrapped(BODY, language, this.#pictures.run(block, language, room)),
        )
        return this.#side(cells)
      }
    }
  }

  #label(key: string, style = 'MujazLabel'): string[] {
    return this.#languages.map((language) => {
      const [cell] = (this.#view.labels[key] ?? []).filter(({ lang }) => lang === language)
      return this.#paragraph(
        style,
        language,
        textPieces(cell?.text ?? '', language, this.#languages),
      )
    })
  }

  /** A row in each language. */
  #row(row: Row): string[] {
    return this.#languages.map((language) => {
      const beside =
        row.role === 'source' || row.role === 'card'
          ? besideOf(row.content, language, this.#languages)
          : new Map<Language, string>()
      const blocks = withoutBeside(of(row.content, language), beside)
      const style = ROLE_STYLES[row.role] ?? BODY
      const paragraphs = this.#paragraphsOf(blocks, language, style)
      const badges = this.#badges(row, language)
      const id = row.role === 'point' ? pointId(row.argument) : undefined
      const isFirst = language === this.#first && id !== undefined
      const key = this.#keys.get(row)
      const all = paragraphs.map(({ xml, own, style: of, words, notes }, at) => {
        const held =
          key === undefined
            ? xml
            : this.#shared.controls.hold(key, language, xml, {
                words,
                notes,
                lead: at === 0 ? leadOf(row, language) : '',
              })
        const marked = isFirst && at === 0 ? this.#marked(id, held) : held
        // What is said of a statement is none of its words.
        return this.#wrapped(
          of,
          language,
          at < paragraphs.length - 1 ? marked : marked + badges,
          own,
        )
      })
      return all.join('') + this.#place(row, language)
    })
  }

  /** Where in the text a change stands: its page, which Word counts. */
  #place({ role, argument }: Row, language: Language): string {
    const refers = /^[\w-]+$/.test(argument) && (role === 'change' || role === 'revision')
    if (!refers || !this.#targets.has(argument)) return ''
    const wording = of(this.#shared.audience.labels, language).place ?? '{page}'
    const [, before = '', lead = '', after = ''] =
      /^(.*?)\[(.*?)\{page\}(.*?)\]/.exec(wording) ?? []
    const text = (words: string) => textRun(words, language)
    return this.#wrapped(
      'MujazSmall',
      language,
      [
        text(before + lead),
        field(`PAGEREF ${this.#bookmark(argument)} \\h`, textRun('–', language)),
        text(after),
      ].join(''),
    )
  }

  /** Words that say something of a row, behind its last one. */
  #badges({ flags }: Row, language: Language): string {
    const { labels, writing } = this.#shared.audience
    const pieces = flags
      .filter((flag) => flag !== 'disputed' && flag !== 'publication')
      .flatMap((flag) => {
        const word = written(of(labels, language)[`flag-${flag}`] ?? flag, language, writing)
        return [
          ...textPieces('\u00A0', language, this.#languages),
          ...textPieces(word, language, this.#languages, { badge: true }),
        ]
      })
    return runsOfPieces(pieces, packOf(language).direction, NO_CALLS)
  }

  /** Blocks of Markdown as paragraphs. */
  #paragraphsOf(nodes: readonly RootContent[], language: Language, style: string): Held[] {
    const { direction } = packOf(language)
    return nodes
      .flatMap((node) => this.#blockLines(node, language, style))
      .map(({ pieces, own, style }) => ({
        style,
        own,
        words: wordsIn(pieces),
        notes: callsIn(pieces),
        xml: runsOfPieces(pieces, direction, this.#lineMaker(language)),
      }))
  }

  #blockLines(node: RootContent, language: Language, style: string): LineParts[] {
    const line = this.#line(language)
    switch (node.type) {
      case 'list':
        return this.#listLines(node, language, style)
      case 'blockquote':
        return node.children.flatMap((child) => this.#blockLines(child, language, 'Quote'))
      case 'code':
        return [
          {
            style,
            own: {},
            pieces: node.value
              .split('\n')
              .flatMap((words, at): Piece[] => [
                ...(at > 0 ? [{ kind: 'break' as const }] : []),
                { kind: 'text', text: words, language, dir: 'ltr', look: { code: true } },
              ]),
          },
        ]
      default:
        return [{ style, own: {}, pieces: piecesOf(lineNodes(node), line) }]
    }
  }

  #listLines(list: List, language: Language, style: string): LineParts[] {
    const isBody = style === BODY
    const own = (number: number | undefined): ParagraphProperties => {
      const id =
        number === undefined
          ? BULLETS
          : this.#shared.numbering.itemOf(`${this.#scope} ${language}`, number)
      return {
        'w:numPr': element('w:numPr', {}, valued('w:ilvl', 0), valued('w:numId', id)),
      }
    }
    const named = list.ordered ? 'ListNumber' : 'ListBullet'
    return list.children.flatMap((item, at) =>
      item.children.flatMap((child, n) =>
        this.#blockLines(child, language, isBody ? named : style).map((line, m) =>
          n + m === 0
            ? { ...line, own: own(list.ordered ? (list.start ?? 1) + at : undefined) }
            : line,
        ),
      ),
    )
  }

  #table({ head, body, align }: Table, language: Language): string {
    const rows = [head, ...body]
    const { direction } = packOf(language)
    const weights = align.map((_, column) => {
      const lengths = rows.map((cells) => {
        const cell = cells[column]
        return cell ? plain(of(cell.content, language)).length : 0
      })
      return Math.min(60, Math.max(10, ...lengths))
    })
    return tableXml({
      style: 'MujazTable',
      widths: shares(this.#shared.paper.text, weights),
      isRightToLeft: direction === 'rtl',
      hasHead: true,
      rows: rows.map((cells, at) =>
        cells.map(({ content }) =>
          this.#paragraph(
            at === 0 ? 'MujazTableHead' : 'MujazTableText',
            language,
            piecesOf(of(content, language), this.#line(language, true)),
          ),
        ),
      ),
    })
  }

  /** The paragraphs of a note in each language, one below the other. */
  #noteParagraphs(label: string, first: string): string {
    const note = this.#shared.document.notes.find((each) => each.label === label)
    if (!note) return this.#wrapped('FootnoteText', this.#first, first)
    return this.#languages
      .map((language, at) => {
        const beside = besideOf(note.content, language, this.#languages)
        const blocks = flatBlocks(withoutBeside(of(note.content, language), beside))
        return this.#paragraphsOf(blocks, language, 'FootnoteText')
          .map(({ xml, style, own }, n) => {
            const isFirst = at + n === 0
            return this.#wrapped(
              style,
              language,
              isFirst ? first + textRun(' ', language) + xml : xml,
              own,
            )
          })
          .join('')
      })
      .join('')
  }

  #paragraph(style: string, language: Language, pieces: readonly Piece[]): string {
    const { direction } = packOf(language)
    const runs = runsOfPieces(pieces, direction, this.#lineMaker(language))
    return this.#wrapped(style, language, runs)
  }

  #wrapped(style: string, language: Language, runs: string, own: ParagraphProperties = {}): string {
    return paragraphXml(style, this.#isRightToLeft(language), runs, own)
  }

  /** Runs within the bookmark of an id. */
  #marked(id: string, runs: string): string {
    const number = this.#shared.nextBookmark()
    return [
      element('w:bookmarkStart', { 'w:id': number, 'w:name': this.#bookmark(id) }),
      runs,
      element('w:bookmarkEnd', { 'w:id': number }),
    ].join('')
  }

  #bookmark(id: string): string {
    return this.#targets.get(id) ?? ''
  }

  #line(language: Language, apart = false) {
    return { language, languages: this.#shared.document.languages, apart }
  }

  #lineMaker(language: Language) {
    return {
      call: (label: string, apart: boolean) =>
        this.#shared.footnotes.call(label, apart, this.#isRightToLeft(language), this.#notes),
    }
  }

  #isRightToLeft(language: Language): boolean {
    return packOf(language).direction === 'rtl'
  }
}

/** A paragraph before its words are wrapped. */
interface Held {
  readonly style: string
  readonly own: ParagraphProperties
  readonly words: string
  /** How many notes it calls. */
  readonly notes: number
  readonly xml: string
}

/** What a row begins with that is none of its statement: the date of an event. */
function leadOf({ role, content }: Row, language: Language): string {
  const [block] = of(content, language)
  const [first] = block === undefined ? [] : lineNodes(block)
  return role === 'event' && first?.type === 'strong' ? plain([first]) : ''
}

function callsIn(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) =>
      sum + (piece.kind === 'call' ? 1 : piece.kind === 'isolate' ? callsIn(piece.pieces) : 0),
    0,
  )
}

interface LineParts {
  readonly style: string
  readonly own: ParagraphProperties
  readonly pieces: readonly Piece[]
}

const NO_SPACE_AFTER: ParagraphProperties = { 'w:spacing': element('w:spacing', { 'w:after': 0 }) }

/** The letter under which Word collects the entries of a further language. */
function contentsName(at: number): string {
  return String.fromCharCode('a'.charCodeAt(0) + at)
}

/** What Word lists in the contents though no style says so: no one sees it. */
function contentsEntry(title: string, name: string, level: number): string {
  const words = title.replaceAll('\\', '').replaceAll('"', '”')
  const instruction = fieldInstruction(`TC "${words}" \\f ${name} \\l ${level}`)
  return [fieldSign('begin'), instruction, fieldSign('end')].join('')
}

/**
 * The bookmarks of what something can lead to: sections, headings and points. Word has forty characters for a name, of
 * letters and digits, and shows none that begins with a low line.
 */
function bookmarksOf({ document, headingIds }: Shared, scope: number): ReadonlyMap<string, string> {
  const points = document.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      block.kind === 'row' && block.role === 'point' ? [pointId(block.argument)] : [],
    ),
  )
  const ids = new Set([...document.sections.map(({ id }) => id), ...headingIds.values(), ...points])
  return new Map(
    [...ids].map((id, at) => [id, `_Toc${scope + 1}${String(at + 1).padStart(5, '0')}`]),
  )
}
