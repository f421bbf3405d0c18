import type { PhrasingContent } from 'mdast'
import type {
  Block,
  Flag,
  PlottedFigure,
  Row,
  Section,
  Table,
  TableCell,
} from '../contract/document.ts'
import { parseInline } from '../contract/markdown.ts'
import {
  call,
  cell,
  heading,
  list,
  paragraph,
  row,
  section,
  strong,
  table,
  text,
} from '../contract/nodes.ts'
import { labelFor } from '../languages/counted.ts'
import { dateInWords } from '../languages/dates.ts'
import { paragraphsInWords } from '../languages/locators.ts'
import { packOf } from '../languages/packs.ts'
import { quoted } from '../languages/quoted.ts'
import type { Labels } from '../model/audience.ts'
import type {
  Brief,
  BriefPicture,
  Section as BriefSection,
  CitedStatement,
  ComparedFigure,
  Comparison,
  Dispute,
  Event,
  Panel,
} from '../model/brief.ts'
import { timeOf } from '../model/figures.ts'
import { type ByLanguage, type Language, mapEach, of } from '../model/language.ts'
import { type Citation, claimsOf, type Figure, findSource, type Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import type { Citer } from './citations.ts'
import type { Notes } from './notes.ts'

/** What the parts of the brief are written with. */
export interface Writer {
  readonly brief: Brief
  /** Those of the brief. */
  readonly languages: readonly Language[]
  readonly labels: ByLanguage<Labels>
  readonly notes: Notes
  readonly citers: ByLanguage<Citer>
  /** Topics of the points that get a mark for what they are since an earlier brief. */
  readonly marked: Map<string, Flag>
  readonly context: Context
}

/** What a minister can read alone. What is not in the sources rests on no paragraph and has no note. */
export function writeBottomLine(writer: Writer): Section[] {
  const { bottomLine } = writer.brief
  if (bottomLine.length === 0) return []
  const rows = bottomLine.map((statement) =>
    cited(statement.citations.length > 0 ? 'sentence' : 'gap', statement, writer),
  )
  return [own('bottom-line', rows, writer)]
}

/** A section: its leads, then its points under their headings. */
export function writeSection(
  { id, title, leads, assessments, groups }: BriefSection,
  writer: Writer,
): Section {
  const { labels } = writer
  const illustrated = writer.brief.pictures.some(({ section }) => section === id)
  const empty = leads.length + assessments.length + groups.length === 0 && !illustrated
  return section(id, title, [
    // A heading with nothing under it would leave the reader to wonder what was lost.
    ...(empty
      ? [
          row('gap', writer.languages, (language) => [
            paragraph([text(of(labels, language)['nothing-said'] ?? '')]),
          ]),
        ]
      : []),
    ...leads.map((lead) => cited('lead', lead, writer)),
    ...assessments.map((each) => cited('assessment', each, writer)),
    ...writePicturesOf(id, writer),
    ...groups.flatMap(({ title, points }) => [
      ...(title ? [heading(3, title)] : []),
      ...points.map((point) => {
        const mark = writer.marked.get(point.topic)
        const flags: Flag[] = [
          ...(point.disputedBy.length > 0 ? ['disputed' as const] : []),
          ...(point.machineTranslatedOnly ? ['machine-translated' as const] : []),
          ...(point.stale ? ['stale' as const] : []),
          ...(point.unverified ? ['unverified' as const] : []),
          ...(mark === undefined ? [] : [mark]),
        ]
        return cited('point', point, writer, { argument: point.topic, flags, warn: true })
      }),
    ]),
  ])
}

/** "What the sources say": every measure for which more than one figure is given, then what they dispute. */
export function writeComparisons(writer: Writer): Section[] {
  const { comparisons, disputes } = writer.brief
  if (comparisons.length + disputes.length === 0) return []
  const blocks = comparisons.flatMap((comparison): Block[] => [
    heading(3, comparison.measure.label),
    comparisonTable(comparison, writer),
    ...comparison.notes.map((note) => cited('note', note, writer)),
  ])
  return [own('comparison', [...blocks, ...disputesTable(disputes, writer)], writer)]
}

/** Each position under what it is about, with who holds it and since when it can be read. */
function disputesTable(disputes: readonly Dispute[], writer: Writer): Block[] {
  if (disputes.length === 0) return []
  const { labels, languages, notes } = writer
  const head = ['dispute', 'position', 'who-when'].map((key) => label(key, writer))
  const lines = disputes.flatMap(({ title, positions }) =>
    positions.map(({ statements, citations, claims }) => {
      const marks = callOf(notes.take({ citations, claims }, false))
      return [
        // On each line, for whoever hears it alone; and Chromium tags no cell without words.
        cell(languages, (language) => [text(of(title, language))]),
        cell(languages, (language) => [...of(statements, language).content, ...marks]),
        cell(languages, (language) => [text(whoAndWhen(claims, citations, language, writer))]),
      ]
    }),
  )
  return [
    heading(
      3,
      mapEach(labels, (own) => own.disputes ?? ''),
    ),
    table([head, ...lines]),
  ]
}

/** Who speaks, as far as that is known, and which sources say it when. */
function whoAndWhen(
  claims: readonly string[],
  citations: readonly Citation[],
  language: Language,
  writer: Writer,
): string {
  const { brief, labels } = writer
  const { comma, semicolon } = packOf(language)
  const speakers = claimsOf(claims, brief.sources)
    .flatMap(({ attribution }) => brief.names.filter(({ id }) => id === attribution))
    .map(({ name, short }) => of(short ?? name, language))
  const sources = citations.map((citation) => {
    const issued = findSource(citation.source, brief.sources)?.record.issued
    const date =
      issued === undefined
        ? (of(labels, language)['date-not-stated'] ?? '')
        : dateInWords(issued, language)
    return [namesOfSources([citation], language, writer), date].join(comma)
  })
  return [...new Set([...speakers, ...sources])].join(semicolon)
}

export function writeTimeline(writer: Writer): Section[] {
  const { timeline } = writer.brief
  if (timeline.length === 0) return []
  const rows = timeline.map((event) =>
    cited('event', event, writer, {
      argument: event.date,
      flags: event.publication ? ['publication'] : [],
      before: (language) => [
        strong(`${eventDate(event, language, of(writer.labels, language))}.`),
        text(' '),
      ],
    }),
  )
  return [own('timeline', rows, writer)]
}

/** When an event was; of a publication also that it is one. */
function eventDate({ date, publication }: Event, language: Language, labels: Labels): string {
  const words = dateInWords(date, language)
  return publication
    ? [words, labels['flag-publication'] ?? ''].join(packOf(language).comma)
    : words
}

/** The chart: a panel for what may share a scale, then its caption. */
export function writeChart(writer: Writer): Section[] {
  const { chart } = writer.brief
  if (chart === undefined) return []
  const panels = chart.panels.filter(({ figures }) => figures.length > 0)
  const blocks = panels.map((panel): Block => {
    const ofMeasure = panels.filter(({ measure }) => measure === panel.measure)
    const title = cell(writer.languages, (language) => [
      text(panelTitle(panel, ofMeasure, language, writer)),
    ])
    return {
      kind: 'chart',
      head: [title, ...['source', 'as-of', 'value'].map((key) => label(key, writer))],
      figures: panel.figures.map((plotted) => plottedFigure(plotted, writer)),
    }
  })
  return [own('chart', [...blocks, cited('caption', chart, writer)], writer)]
}

function plottedFigure(
  { figure, claim, citations }: ComparedFigure,
  writer: Writer,
): PlottedFigure {
  const { languages, notes } = writer
  const marks = callOf(notes.take({ citations, claims: [claim] }, false))
  return {
    figure: cell(languages, (language) => [text(of(figure.words, language)), ...marks]),
    source: cell(languages, (language) => [text(namesOfSources(citations, language, writer))]),
    date: cell(languages, (language) => [text(dateOf(figure, language, writer))]),
    value: figure.value,
    bound: figure.bound,
  }
}

/** What a panel counts, of whom as far as that is stated or told apart, and in which unit. */
function panelTitle(
  panel: Panel,
  ofMeasure: readonly Panel[],
  language: Language,
  writer: Writer,
): string {
  const apart = ofMeasure.some((other) => populationOf(other, writer) !== undefined)
  const population =
    populationOf(panel, writer)?.[language] ??
    (apart ? of(writer.labels, language)['population-not-stated'] : undefined)
  const { label, unit } = panel.measure
  const counted = [of(label, language), ...(population === undefined ? [] : [population])]
  return `${counted.join(packOf(language).comma)} (${of(unit, language)})`
}

/** The pictures that stand in no section. */
export function writePictures(writer: Writer): Section[] {
  const blocks = writePicturesOf(undefined, writer)
  return blocks.length > 0 ? [own('pictures', blocks, writer)] : []
}

/** The pictures of a section. */
function writePicturesOf(section: string | undefined, writer: Writer): Block[] {
  return writer.brief.pictures
    .filter((picture) => picture.section === section)
    .flatMap((picture) => writePicture(picture, writer))
}

/**
 * What is to be seen and what is written there, which is all that a reader of the text has of it, then the
 * caption and whose it is.
 */
function writePicture(picture: BriefPicture, writer: Writer): Block[] {
  const { ref, alt, labels, credit, claims } = picture
  return [
    row(
      'picture',
      writer.languages,
      (language) => [
        paragraph([text(of(alt, language))]),
        ...(labels.length > 0 ? [list(labels.map((label) => [text(of(label, language))]))] : []),
      ],
      { argument: ref },
    ),
    cited(claims.length > 0 ? 'caption' : 'legend', picture, writer),
    row('credit', writer.languages, (language) => [paragraph([text(of(credit, language))])]),
  ]
}

export function writeGaps(writer: Writer): Section[] {
  const { gaps } = writer.brief
  if (gaps.length === 0) return []
  return [
    own(
      'gaps',
      gaps.map((gap) => cited('gap', gap, writer)),
      writer,
    ),
  ]
}

/**
 * What an audience is not told here, or told in short, and where it can read it: a short brief must not pass for the
 * whole.
 */
export function writeLeftOut(
  { brief, languages, labels }: Writer,
  fullBrief: ByLanguage | undefined,
): Row[] {
  const { leftOut, sections } = brief
  const merged = sections.some(({ groups }) =>
    groups.some(({ points }) => points.some(({ merges }) => merges !== undefined)),
  )
  if (leftOut === undefined && !merged) return []
  return [
    row('left-out', languages, (language) => {
      const own = of(labels, language)
      // Of a brief of which no point is printed, "81 of 81" would be a riddle.
      const key = leftOut && leftOut.points === leftOut.of ? 'left-out-all' : 'left-out'
      const wordings = [
        ...(merged ? [own['points-merged']] : []),
        ...(leftOut ? [labelFor(leftOut.points, key, own, language)] : []),
      ]
      const where = fullBrief?.[language] ?? own['full-brief'] ?? ''
      return [
        paragraph([
          text(
            wordings
              .join(' ')
              .replaceAll('{n}', String(leftOut?.points))
              .replaceAll('{of}', String(leftOut?.of))
              // A function, since `$` in a string would be read as a pattern.
              .replaceAll('{where}', () => where),
          ),
        ]),
      ]
    }),
  ]
}

/** The sources with their state: what they are, who made them what they are, where they err. */
export function writeSources(writer: Writer): Section[] {
  const { brief, citers, context } = writer
  return [
    own(
      'sources',
      [
        ...brief.sourceSummary.map((sentence) => cited('summary', sentence, writer)),
        ...brief.sources.map((source) =>
          row(
            'source',
            writer.languages,
            (language) => [
              paragraph(
                parseInline(of(citers, language).reference(source.id), writer.languages, context),
              ),
              list(stateOf(source, language, of(writer.labels, language))),
            ],
            { argument: source.id },
          ),
        ),
      ],
      writer,
    ),
  ]
}

/** A section that Mujaz makes, under the label that its id names. */
export function own(id: string, blocks: readonly Block[], { labels }: Writer): Section {
  return section(
    id,
    mapEach(labels, (own) => own[id] ?? id),
    blocks,
  )
}

/** What stands in a row beside its statement. */
export interface Cited extends Partial<Pick<Row, 'argument' | 'flags'>> {
  readonly before?: (language: Language) => PhrasingContent[]
  /** Whether its note warns of what is wrong with the passages. */
  readonly warn?: boolean
}

/** A row: the statement in every language, each with the mark of its one note. */
export function cited(
  role: Row['role'],
  statement: CitedStatement,
  writer: Writer,
  { before = () => [], warn = false, ...marks }: Cited = {},
): Row {
  const number = writer.notes.take(statement, warn)
  return row(
    role,
    writer.languages,
    (language) => [
      paragraph([
        ...before(language),
        ...of(statement.statements, language).content,
        ...callOf(number),
      ]),
    ],
    marks,
  )
}

/** The mark of a note; nothing where there is none. */
export function callOf(number: number | undefined): PhrasingContent[] {
  return number === undefined ? [] : [call(number)]
}

function comparisonTable({ figures }: Comparison, writer: Writer): Table {
  const named = figures.some(({ figure }) => populationOf(figure, writer) !== undefined)
  const covered = named ? 'population-as-of' : 'as-of'
  const head = ['figure', 'source', covered, 'relation'].map((key) => label(key, writer))
  const rows = figures.map((compared, position) => {
    const { figure } = compared
    const before = figures.slice(0, position).map((earlier) => earlier.figure)
    const statement = { citations: compared.citations, claims: [compared.claim] }
    const marks = callOf(writer.notes.take(statement, false))
    return [
      cell(writer.languages, (language) => [text(of(figure.words, language)), ...marks]),
      cell(writer.languages, (language) => [text(whoSays(compared, language, writer))]),
      cell(writer.languages, (language) => [
        text((named ? coverageInWords : timeInWords)(figure, language, writer)),
      ]),
      cell(writer.languages, (language) => [
        text(relationInWords(compared, before, language, writer)),
      ]),
    ]
  })
  return table([head, ...rows])
}

/** What the sources are called that a figure stands in. */
export function namesOfSources(
  citations: readonly Citation[],
  language: Language,
  { brief }: Writer,
): string {
  return citations
    .map((citation) => {
      const source = findSource(citation.source, brief.sources)
      const { titleShort, containerTitle, title } = source?.record ?? {}
      return (titleShort ?? containerTitle ?? title)?.[language] ?? citation.source
    })
    .join(packOf(language).semicolon)
}

/** Who gives a figure: the speaker and where it stands, or the source alone. */
function whoSays(
  { attribution, citations }: ComparedFigure,
  language: Language,
  writer: Writer,
): string {
  const { brief } = writer
  const where = namesOfSources(citations, language, writer)
  const name = brief.names.find(({ id }) => id === attribution)
  const who = (name?.short ?? name?.name)?.[language]
  return who === undefined || who === where ? where : `${who} (${where})`
}

/** When a figure held or what it covers; that it is not said, where it is not. */
export function timeInWords(figure: Figure, language: Language, { labels }: Writer): string {
  const time = timeOf(figure)
  return time === undefined
    ? (of(labels, language)['not-stated'] ?? '')
    : dateInWords(time, language)
}

/** Whom a figure counts, and when: of what is not stated, that it is not. */
function coverageInWords(figure: Figure, language: Language, writer: Writer): string {
  const labels = of(writer.labels, language)
  const population = populationOf(figure, writer)?.[language] ?? labels['population-not-stated']
  return [population, dateOf(figure, language, writer)].join(packOf(language).comma)
}

/** When a figure held or what it covers; where that is not said, that no date is stated. */
function dateOf(figure: Figure, language: Language, { labels }: Writer): string {
  const time = timeOf(figure)
  return time === undefined
    ? (of(labels, language)['date-not-stated'] ?? '')
    : dateInWords(time, language)
}

/** How a figure stands to those above it: of another population, to which ones. */
function relationInWords(
  { figure, relation }: ComparedFigure,
  before: readonly Figure[],
  language: Language,
  writer: Writer,
): string {
  if (relation === undefined) return '—'
  const labels = of(writer.labels, language)
  const wording = labels[`relation-${relation}`] ?? relation
  const others = before.map((earlier) => populationOf(earlier, writer)?.[language])
  const named = others.filter((other) => other !== undefined)
  if (
    relation !== 'another-population' ||
    populationOf(figure, writer) === undefined ||
    named.length < others.length
  )
    return wording
  const list = [...new Set(named)].map((other) => quoted(other, language))
  return (
    (labels['relation-population-other-than'] ?? wording)
      // A function, since `$` in a string would be read as a pattern.
      .replace('{populations}', () => list.join(packOf(language).comma))
  )
}

/** What the population of a figure is called: nothing where it has none that is registered. */
export function populationOf(
  { population }: { readonly population?: string | undefined },
  { brief }: Pick<Writer, 'brief'>,
): ByLanguage | undefined {
  return brief.populations.find(({ id }) => id === population)?.label
}

/** A label as the head of a column. */
export function label(key: string, { labels, languages }: Writer): TableCell {
  return cell(languages, (language) => [text(of(labels, language)[key] ?? key)])
}

/** What a reader must know of the state of a source, a line each. */
export function stateOf(source: Source, language: Language, labels: Labels): PhrasingContent[][] {
  const { colon, comma } = packOf(language)
  const lines = [
    labels[`state-${source.text}`] ?? '',
    ...(source.backgroundOnly ? [labels['background-only'] ?? ''] : []),
    ...source.health.map(
      ({ at, kind, note }) =>
        `${labels[`health-${kind}`]}${comma}${paragraphsInWords(at, language)}${colon}${note[language]}`,
    ),
  ]
  return lines.map((line) => [text(line)])
}
