import { calledNotes } from '../contract/calls.ts'
import type { Document, Heading, Note, Section } from '../contract/document.ts'
import { headingIds } from '../contract/heading-ids.ts'
import { labelFor } from '../languages/counted.ts'
import { dateInWords } from '../languages/dates.ts'
import { packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import { type Audience, type Digits, PAPERS } from '../model/audience.ts'
import { followsBottomLine, opensBrief, SOURCE_NOTES } from '../model/brief.ts'
import { noteId } from '../model/ids.ts'
import {
  BACK_TO_BACK,
  type ByLanguage,
  type Edition,
  type Language,
  languagesIn,
  languagesOf,
  mapEach,
  of,
  othersOf,
  PARALLEL,
  SINGLE,
} from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { afresh, type Reuse } from '../report/context.ts'
import { Kept } from '../text/remember.ts'
import { besideOf } from './beside.ts'
import { blockViews } from './blocks-view.ts'
import { inlineCells, textCells, type ViewMaker } from './cells.ts'
import { figureViews } from './figures-view.ts'
import { Fragments } from './fragment.ts'
import { Html } from './html.ts'
import { asHeading, StatementHtml } from './invented.ts'
import type {
  BackView,
  BriefView,
  Cells,
  ContentsEntry,
  HalfView,
  LeadingView,
  NoteView,
  NumeralView,
  SectionView,
  View,
} from './view.ts'
import { documentIn, written } from './writing.ts'

/** As long as a print shop's, with a little paper around them. */
const CROP_MARKS = '7mm'

/** Characters of a label for which the column of the numbers has room. */
const SHORT_LABEL = 3

const BOTTOM_LINE = 'bottom-line'

/** Everything that a template may print of a brief in one edition. */
export function buildView(
  brief: Document,
  audience: Audience,
  edition: Edition,
  styles: Html,
  pictures: Pictures,
  reuse: Reuse = afresh,
): View {
  const { writing } = audience
  const { document, made } = OF_ALL_EDITIONS.recall(brief, [writing], () => ({
    document: documentIn(brief, writing),
    made: new Kept<Html>(MOST_FRAGMENTS),
  }))
  const languages = languagesIn(edition, document.languages)
  const shared = { ids: headingIds(document), pictures, made, reuse }
  const maker = makerFor(languages, audience, shared)
  if (edition !== BACK_TO_BACK) {
    return { ...viewOf(document, audience, edition, maker), styles }
  }
  // What stands in the halves stands there alone: a layout that knows of none prints nothing twice.
  const outside = { ...document, cover: [], sections: [], notes: [] }
  return {
    ...viewOf(outside, audience, edition, maker),
    halves: languages.map((language) => halfView(document, audience, language, shared)),
    styles,
  }
}

/**
 * By the brief, as long as it is there: what all editions of an audience print, and its fragments, since columns beside
 * each other say what each language says alone.
 */
const OF_ALL_EDITIONS = new Kept<{ readonly document: Document; readonly made: Kept<Html> }>()

/** Those of some two thousand points: of twenty thousand not more than can be held. */
const MOST_FRAGMENTS = 16_384

/** One half of an edition that is printed back to back. */
function halfView(
  document: Document,
  audience: Audience,
  language: Language,
  shared: Shared,
): HalfView {
  const maker = makerFor([language], audience, shared, true)
  const view = viewOf(document, audience, language, maker)
  const [other = language] = othersOf(audience.labels, language)
  const wording = mapEach(audience.labels, (labels) => labels['other-half'] ?? '')
  const ofOther = makerFor([other], audience, shared)
  return { ...view, otherHalf: textCells(wording, ofOther) }
}

/** What the two halves of an edition have in common. */
interface Shared {
  readonly ids: ReadonlyMap<Heading, string>
  readonly pictures: Pictures
  /** Fragments of all editions. */
  readonly made: Kept<Html>
  readonly reuse: Reuse
}

function makerFor(
  languages: ViewMaker['languages'],
  audience: Audience,
  { ids, pictures, made, reuse }: Shared,
  half = false,
): ViewMaker {
  const { writing, labels } = audience
  let drawings = 0
  const noteLabels = mapEach(labels, (own) => own['note-label'] ?? '{n}')
  return {
    languages,
    labels,
    headingIds: ids,
    fragments: new Fragments(half, languagesOf(labels), writing, noteLabels, made, reuse),
    written: (text, language) => written(text, language, writing),
    digits: (language) => digitsOf(language, writing.digits),
    pictures,
    nextDrawing: () => ++drawings,
  }
}

function viewOf(
  document: Document,
  audience: Audience,
  edition: Edition,
  maker: ViewMaker,
): HalfView {
  const { languages } = maker
  const [lang = ''] = languages
  const form = formOf(edition, languages)
  const inCells = (text: ByLanguage) => textCells(text, maker)
  return {
    edition,
    parallel: form === 'parallel',
    form,
    lang,
    dir: packOf(lang).direction,
    languages: languages.map((language) => ({
      lang: language,
      dir: packOf(language).direction,
      name: packOf(language).ownName,
      room: packOf(language).room,
      leading: packOf(language).leading,
    })),
    leading: leadingOf(form === PARALLEL ? languages : [lang]),
    page: {
      size: audience.page,
      width: `${PAPERS[audience.page][0]}mm`,
      height: `${PAPERS[audience.page][1]}mm`,
      bleed: `${audience.bleed ?? 0}mm`,
      cropMarks: audience.cropMarks ? CROP_MARKS : '0mm',
    },
    numerals: numerals(languages, audience.writing),
    arabicDigits: audience.writing.digits,
    labels: Object.fromEntries(
      Object.keys(of(audience.labels, lang)).map((key) => [
        key,
        inCells(mapEach(audience.labels, (labels) => labels[key] ?? '')),
      ]),
    ),
    pageNumber: pageNumber(maker, audience.writing),
    runningLine: audience.runningLine ? inCells(audience.runningLine) : null,
    halves: null,
    otherHalf: null,
    brief: briefView(document, audience.contents, maker),
  }
}

/**
 * What lines of several languages beside each other have in common. Text, which has room to spare, takes the mean
 * of what they want; titles and small type take the most.
 */
function leadingOf(languages: readonly Language[]): LeadingView {
  const wanted = languages.map((language) => packOf(language).leading)
  const most = (level: keyof LeadingView) => Math.max(...wanted.map((leading) => leading[level]))
  const sum = wanted.reduce((total, { text }) => total + text, 0)
  return {
    title: most('title'),
    text: Number((sum / wanted.length).toFixed(3)),
    small: most('small'),
  }
}

/** How the languages of an edition are arranged. */
function formOf(edition: Edition, languages: readonly Language[]): HalfView['form'] {
  if (edition === BACK_TO_BACK) return BACK_TO_BACK
  return languages.length > 1 ? PARALLEL : SINGLE
}

/** One entry where all languages write numbers alike, one a language where they do not. */
function numerals(languages: readonly Language[], writing: Audience['writing']): NumeralView[] {
  const all = languages.map((language) => ({
    lang: language,
    dir: packOf(language).direction,
    kind: digitsOf(language, writing.digits),
  }))
  return all.filter(({ kind }, at) => all.findIndex((each) => each.kind === kind) === at)
}

function digitsOf(language: Language, digits: Digits): Digits {
  return packOf(language).writing ? digits : 'european'
}

function briefView(document: Document, listed: boolean, maker: ViewMaker): BriefView {
  const inCells = (text: ByLanguage) => textCells(text, maker)
  // Fragments number their calls as they are made: first come, first id. So the parts are made in
  // the order in which they stand on the page, and each heading once, for where it stands.
  const title = asHeading(inlineCells(document.title, maker))
  const cover = blockViews(document.cover, maker)
  const sections = document.sections.map((section) => sectionView(section, maker))
  return {
    title,
    shortTitle: inCells(document.shortTitle),
    subtitle: subtitle(document, maker),
    keywords: document.keywords ? inCells(document.keywords) : null,
    status: document.status ? inCells(document.status) : null,
    date: {
      iso: document.date,
      cells: inCells(
        mapEach(document.shortTitle, (_, language) => dateInWords(document.date, language)),
      ),
    },
    imprint: imprint(document, maker),
    cover,
    bottomLine: sections.find(({ id }) => id === BOTTOM_LINE) ?? null,
    sections: sections.filter(({ id }) => id !== BOTTOM_LINE),
    contents: listed ? contents(document, maker) : [],
    figures: figureViews(document, maker),
    notes: noteViews(document, maker),
  }
}

/** The subtitle without markup, for what a file says of itself. */
function subtitle(document: Document, maker: ViewMaker): Cells | null {
  const row = document.cover.find((block) => block.kind === 'row' && block.role === 'subtitle')
  if (row?.kind !== 'row') return null
  const words = mapEach(row.content, (nodes) => nodes.map((node) => plain([node])).join(' '))
  return textCells(words, maker)
}

function sectionView(section: Section, maker: ViewMaker): SectionView {
  return {
    id: section.id,
    opens: opensBrief(section.id),
    screen: section.id === SOURCE_NOTES,
    title: asHeading(inlineCells(section.title, maker)),
    blocks: blockViews(section.blocks, maker),
  }
}

/** Headings without the marks of notes that may stand in them. */
function contents(document: Document, maker: ViewMaker): ContentsEntry[] {
  const words = (title: Section['title']) =>
    asHeading(
      textCells(
        mapEach(title, (nodes) => plain(nodes).trim()),
        maker,
      ),
    )
  const listed = document.sections.filter(({ id }) => id !== SOURCE_NOTES)
  return listed.flatMap((section) => [
    {
      id: section.id,
      level: 2,
      parent: '',
      near: followsBottomLine(section.id),
      title: words(section.title),
    },
    ...section.blocks.flatMap((block) =>
      block.kind === 'heading' && block.level === 3
        ? [
            {
              id: maker.headingIds.get(block) ?? '',
              level: 3,
              parent: section.id,
              near: followsBottomLine(section.id),
              title: words(block.content),
            },
          ]
        : [],
    ),
  ])
}

/** "23 November 2026 · 5 sources": the date, and how many sources the brief lists, if it does. */
function imprint(document: Document, maker: ViewMaker): Cells {
  const listed = document.sections
    .flatMap((section) => section.blocks)
    .flatMap((block) =>
      block.kind === 'row' && ['source', 'card'].includes(block.role) ? block.argument : [],
    )
  const count = new Set(listed).size
  const wording = mapEach(maker.labels, (labels, language): string => {
    const date = dateInWords(document.date, language)
    if (count === 0) return date
    const sources = labelFor(count, 'sources', labels, language) ?? '{n}'
    return `${date} · ${sources.replace('{n}', String(count))}`
  })
  return textCells(wording, maker)
}

/** The label `page-number` with places for the numbers, which nobody knows before there are pages. */
function pageNumber(
  { languages, labels, fragments, written }: ViewMaker,
  { digits }: Audience['writing'],
): Cells {
  return languages.map((language) => {
    const wording = written(of(labels, language)['page-number'] ?? '{page}/{pages}', language)
    const kind = digitsOf(language, digits)
    const html = wording.split(/(\{pages?\})/).map((part) => {
      const place = /^\{(pages?)\}$/.exec(part)?.[1]
      return place
        ? `<bdi dir="ltr" data-fill="${place}" data-digits="${kind}"></bdi>`
        : fragments.text(part, language).toString()
    })
    return {
      lang: language,
      dir: packOf(language).direction,
      html: new Html(html.join('')),
      text: wording,
    }
  })
}

/** The notes that this edition calls: no other is printed. */
function noteViews(document: Document, maker: ViewMaker): NoteView[] {
  const called = maker.languages.map((language) => calledNotes(document, language))
  const notes = document.notes.filter(({ label }) => called.some((labels) => labels.has(label)))
  const wide = notes.some(({ label }) => label.length > SHORT_LABEL)
  return notes.map((note) => noteView(note, wide, maker))
}

function noteView(
  { label, content }: Note,
  wide: boolean,
  { languages, fragments, labels, written }: ViewMaker,
): NoteView {
  return {
    label,
    id: noteId(label),
    wide,
    cells: languages.map((language) => {
      const beside = besideOf(content, language, languages)
      const html = fragments.blocks(of(content, language), language, [], beside)
      return {
        lang: language,
        dir: packOf(language).direction,
        html: new StatementHtml(html.toString()),
        text: '',
        number: written(label, language),
        name: fragments.noteLabel(label, language),
        back: `#${fragments.callId(label, language)}`,
        backLabel: of(labels, language)['note-back'] ?? '',
        backs: backViews(fragments.callIds(label, language), language),
      }
    }),
  }
}

/** The ways back, marked by the letters with which the language counts. */
function backViews(calls: readonly string[], language: Language): BackView[] {
  if (calls.length < 2) return []
  const letters = [...packOf(language).letters]
  return calls.map((id, n) => ({ href: `#${id}`, mark: letters[n] ?? String(n + 1) }))
}
