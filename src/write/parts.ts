import type { PhrasingContent, RootContent } from 'mdast'
import {
  bilingualHeading,
  bilingualTable,
  call,
  inEveryLanguage,
  list,
  paragraph,
  role,
  text,
} from '../contract/nodes.ts'
import type { Labels } from '../model/audience.ts'
import type { Brief, CitedStatement, ComparedFigure, Comparison, Section } from '../model/brief.ts'
import type { Kind } from '../model/changes.ts'
import type { ByLanguage, Language } from '../model/language.ts'
import type { Bound, Figure, Source } from '../model/source.ts'
import { dateInWords } from '../text/dates.ts'
import { paragraphsInWords } from '../text/locator.ts'
import type { Citer } from './citations.ts'
import { inlineMarkdown, type Notes } from './notes.ts'

/** What the parts of the brief are written with. */
export interface Writer {
  readonly brief: Brief
  readonly labels: ByLanguage<Labels>
  readonly notes: Notes
  readonly citers: ByLanguage<Citer>
  /** Topics of the points that get a mark for what they are since an earlier brief. */
  readonly marked: Map<string, Kind>
}

/** What a minister can read alone. What is not in the sources rests on no paragraph and has no note. */
export function writeBottomLine(writer: Writer): RootContent[] {
  const { bottomLine } = writer.brief
  if (bottomLine.length === 0) return []
  return [
    ...opening('bottom-line', writer),
    ...bottomLine.flatMap((statement) =>
      cited(role(statement.citations.length > 0 ? 'sentence' : 'gap'), statement, writer),
    ),
  ]
}

/** One of the five sections: its leads, then its points under their headings. */
export function writeSection(section: Section, writer: Writer): RootContent[] {
  const { labels } = writer
  const { leads, assessments } = section
  const empty = leads.length + assessments.length === 0 && section.groups.length === 0
  return [
    role('section', section.id),
    bilingualHeading(2, section.title),
    // A heading with nothing under it would leave the reader to wonder what was lost.
    ...(empty
      ? [
          role('gap'),
          ...inEveryLanguage((language) => [
            paragraph([text(labels[language]['nothing-said'] ?? '')]),
          ]),
        ]
      : []),
    ...section.leads.flatMap((lead) => cited(role('lead'), lead, writer)),
    ...section.assessments.flatMap((each) => cited(role('assessment'), each, writer)),
    ...section.groups.flatMap(({ title, points }) => [
      ...(title ? [bilingualHeading(3, title)] : []),
      ...points.flatMap((point) => {
        const mark = writer.marked.get(point.topic)
        const flags = [
          ...(point.disputedBy.length > 0 ? ['disputed'] : []),
          ...(point.machineTranslatedOnly ? ['machine-translated'] : []),
          ...(point.stale ? ['stale'] : []),
          ...(point.unverified ? ['unverified'] : []),
          ...(mark === undefined ? [] : [mark]),
        ]
        return cited(role('point', point.topic, flags), point, writer, { warn: true })
      }),
    ]),
  ]
}

/** "What the sources say": every measure for which more than one figure is given. */
export function writeComparisons(writer: Writer): RootContent[] {
  const { comparisons } = writer.brief
  if (comparisons.length === 0) return []
  return [
    ...opening('comparison', writer),
    ...comparisons.flatMap((comparison) => [
      bilingualHeading(3, comparison.measure.label),
      comparisonTable(comparison, writer),
      ...comparison.notes.flatMap((note) => cited(role('note'), note, writer)),
    ]),
  ]
}

export function writeTimeline(writer: Writer): RootContent[] {
  const { timeline } = writer.brief
  if (timeline.length === 0) return []
  return [
    ...opening('timeline', writer),
    ...timeline.flatMap((event) =>
      cited(role('event', event.date), event, writer, {
        lead: (language) => [
          { type: 'strong', children: [text(`${dateInWords(event.date, language)}.`)] },
          text(' '),
        ],
      }),
    ),
  ]
}

export function writeChart(writer: Writer): RootContent[] {
  const { chart } = writer.brief
  if (chart === undefined) return []
  const rows = chart.bars.flatMap(({ measure, figures }) =>
    figures.map(({ figure }) => [
      (language: Language) => [text(barLabel(measure.label, figure, language))],
      (language: Language) => [text(figure.words[language])],
      `${BOUND_SIGNS[figure.bound]}${figure.value}`,
    ]),
  )
  return [
    ...opening('chart', writer),
    role('chart'),
    bilingualTable(
      [
        [label('what-is-counted', writer), label('figure', writer), label('value', writer)],
        ...rows,
      ],
      [null, null, 'right'],
    ),
    ...cited(role('caption'), chart, writer),
  ]
}

export function writeGaps(writer: Writer): RootContent[] {
  const { gaps } = writer.brief
  if (gaps.length === 0) return []
  return [...opening('gaps', writer), ...gaps.flatMap((gap) => cited(role('gap'), gap, writer))]
}

/**
 * What an audience is not told here, and where it can read it: a short brief must not pass for the
 * whole.
 */
export function writeLeftOut(
  { brief, labels }: Writer,
  fullBrief: ByLanguage | undefined,
): RootContent[] {
  const { leftOut } = brief
  if (leftOut === undefined) return []
  return [
    role('left-out'),
    ...inEveryLanguage((language) => {
      const own = labels[language]
      const form = new Intl.PluralRules(language).select(leftOut.points)
      const wording = own[`left-out-${form}`] ?? own['left-out-other'] ?? ''
      const where = fullBrief?.[language] ?? own['full-brief'] ?? ''
      return [
        paragraph([
          text(
            wording
              .replace('{n}', String(leftOut.points))
              .replace('{of}', String(leftOut.of))
              // A function, since `$` in a string would be read as a pattern.
              .replace('{where}', () => where),
          ),
        ]),
      ]
    }),
  ]
}

/** The sources with their state: what they are, who made them what they are, where they err. */
export function writeSources(writer: Writer): RootContent[] {
  const { brief, citers } = writer
  return [
    ...opening('sources', writer),
    ...brief.sourceSummary.flatMap((sentence) => cited(role('summary'), sentence, writer)),
    ...brief.sources.flatMap((source) => [
      role('source', source.id),
      ...inEveryLanguage((language) => [
        paragraph([...inlineMarkdown(citers[language].reference(source.id))]),
        list(stateOf(source, language, writer.labels[language])),
      ]),
    ]),
  ]
}

/** How a plain number is bound, in a sign that needs no language. */
const BOUND_SIGNS: Readonly<Record<Bound, string>> = {
  exact: '',
  'at-least': '≥ ',
  about: '≈ ',
  'at-most': '≤ ',
}

/** The heading of a part that Mujaz makes. */
export function opening(id: string, { labels }: Writer): RootContent[] {
  return [
    role('section', id),
    bilingualHeading(2, { en: labels.en[id] ?? id, ar: labels.ar[id] ?? id }),
  ]
}

/** A row: its role, then the statement in every language, each with the mark of its one note. */
function cited(
  kind: RootContent,
  statement: CitedStatement,
  { notes }: Writer,
  {
    lead = () => [],
    warn = false,
  }: { lead?: (language: Language) => PhrasingContent[]; warn?: boolean } = {},
): RootContent[] {
  const number = notes.take(statement, warn)
  return [
    kind,
    ...inEveryLanguage((language) => [
      paragraph([
        ...lead(language),
        ...statement.statements[language].content,
        ...(number === undefined ? [] : [call(number)]),
      ]),
    ]),
  ]
}

function comparisonTable({ figures }: Comparison, writer: Writer): RootContent {
  const head = ['figure', 'source', 'as-of', 'relation'].map((key) => label(key, writer))
  const rows = figures.map((compared) => {
    const statement = { citations: [compared.citation], claims: [compared.claim] }
    const number = writer.notes.take(statement, false)
    const marks = number === undefined ? [] : [call(number)]
    return [
      (language: Language) => [text(compared.figure.words[language]), ...marks],
      (language: Language) => [text(whoSays(compared, language, writer))],
      (language: Language) => [text(timeInWords(compared.figure, language, writer))],
      (language: Language) => [
        text(
          compared.relation === undefined
            ? '—'
            : (writer.labels[language][`relation-${compared.relation}`] ?? compared.relation),
        ),
      ],
    ]
  })
  return bilingualTable([head, ...rows], [null, null, null, null])
}

/** Who gives a figure: the speaker and where it stands, or the source alone. */
function whoSays(
  { attribution, citation }: ComparedFigure,
  language: Language,
  { brief }: Writer,
): string {
  const source = brief.sources.find(({ id }) => id === citation.source)
  const { titleShort, containerTitle, title } = source?.record ?? {}
  const where = (titleShort ?? containerTitle ?? title)?.[language] ?? citation.source
  const name = brief.names.find(({ id }) => id === attribution)
  const who = (name?.short ?? name?.name)?.[language]
  return who === undefined || who === where ? where : `${who} (${where})`
}

/** When a figure held or what it covers; that it is not said, where it is not. */
export function timeInWords(figure: Figure, language: Language, { labels }: Writer): string {
  const time = figure.period ?? figure.asOf
  return time === undefined ? (labels[language]['not-stated'] ?? '') : dateInWords(time, language)
}

function barLabel(measure: ByLanguage, figure: Figure, language: Language): string {
  const time = figure.period ?? figure.asOf
  const comma = language === 'ar' ? '، ' : ', '
  return time === undefined
    ? measure[language]
    : `${measure[language]}${comma}${dateInWords(time, language)}`
}

function label(key: string, { labels }: Writer): (language: Language) => PhrasingContent[] {
  return (language) => [text(labels[language][key] ?? key)]
}

function stateOf(source: Source, language: Language, labels: Labels): PhrasingContent[][] {
  const comma = language === 'ar' ? '، ' : ', '
  const lines = [
    labels[`state-${source.text}`] ?? '',
    ...(source.backgroundOnly ? [labels['background-only'] ?? ''] : []),
    ...source.health.map(
      ({ at, kind, note }) =>
        `${labels[`health-${kind}`]}${comma}${paragraphsInWords(at, language)}: ${note[language]}`,
    ),
  ]
  return lines.map((line) => [text(line)])
}
