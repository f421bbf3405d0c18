import type { PhrasingContent } from 'mdast'
import type { Row, Section } from '../contract/document.ts'
import { heading, list, paragraph, row, strong, text } from '../contract/nodes.ts'
import { dateInWords } from '../languages/dates.ts'
import { packOf } from '../languages/packs.ts'
import type { Point } from '../model/brief.ts'
import type { FigureChange, Kind, PointChange, SourceChange } from '../model/changes.ts'
import { timeOf } from '../model/figures.ts'
import { pointId } from '../model/ids.ts'
import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../model/language.ts'
import type { RecordedFigure } from '../model/manifest.ts'
import { findSource, shortTitleOf } from '../model/source.ts'
import { callOf, own, populationOf, type Writer } from './parts.ts'

/**
 * What is worth a reader's while: a point that says something else, gives another figure or rests on
 * other sources. That a paragraph has another number now, or a point another weight, is for its writer.
 */
export function tellingChanges({ brief }: Pick<Writer, 'brief'>): readonly PointChange[] {
  const telling = ['figures', ...languagesOf(brief.title)]
  const sources = (of: PointChange['is']) => Object.keys(of?.citations ?? {}).join(' ')
  return (brief.changes?.points ?? []).filter(
    ({ kind, aspects, was, is }) =>
      kind !== 'changed' ||
      aspects.some((aspect) => telling.includes(aspect)) ||
      (was !== undefined && sources(was) !== sources(is)),
  )
}

/** That this is a revised brief, apart from its date. */
export function writeRevision(writer: Writer): Row[] {
  const { brief } = writer
  const { changes } = brief
  if (!changes || !brief.parts.includes('changes') || isEmpty(writer)) return []
  return [
    row(
      'revision',
      writer.languages,
      (language) => [
        paragraph([
          text(fill('revised', { date: dateInWords(changes.since, language) }, language, writer)),
        ]),
      ],
      { argument: 'changes' },
    ),
  ]
}

/** "What changed": points and sources that were added, changed or withdrawn, and where they stand. */
export function writeChanges(writer: Writer): Section[] {
  const { brief } = writer
  const { changes } = brief
  if (changes === undefined) return []
  const points = tellingChanges(writer)
  const group = (kind: Kind) => {
    const rows = points
      .filter((change) => change.kind === kind)
      .map((each) => pointRow(each, writer))
    return rows.length === 0 ? [] : [heading(3, wording(`changes-${kind}`, writer)), ...rows]
  }
  const sources = changes.sources.map((change) => sourceRow(change, writer))
  const wordingOfAll = isEmpty(writer) ? 'changes-none' : 'changes-since'
  const blocks = [
    row('prose', writer.languages, (language) => [
      paragraph([
        text(fill(wordingOfAll, { date: dateInWords(changes.since, language) }, language, writer)),
      ]),
    ]),
    ...group('changed'),
    ...group('added'),
    ...group('withdrawn'),
    ...(sources.length === 0 ? [] : [heading(3, wording('sources', writer)), ...sources]),
  ]
  return [own('changes', blocks, writer)]
}

function isEmpty(writer: Writer): boolean {
  return tellingChanges(writer).length + (writer.brief.changes?.sources.length ?? 0) === 0
}

/** The statement under the number of its note, and what was said before. */
function pointRow(change: PointChange, writer: Writer): Row {
  const { brief, notes } = writer
  const point = pointsOf(writer).get(change.topic)
  if (change.kind === 'withdrawn' || point === undefined) return withdrawnRow(change, writer)
  const number = notes.numberOf(point)
  return row(
    'change',
    writer.languages,
    (language) => {
      const before = formerly(change, language, writer)
      const figures = change.figures.flatMap((each) =>
        figureLine(each, brief.changes, language, writer),
      )
      return [
        paragraph([...of(point.statements, language).content, ...callOf(number)]),
        ...(before.length === 0 ? [] : [paragraph(before)]),
        ...(figures.length === 0 || change.kind === 'added' ? [] : [list(figures)]),
      ]
    },
    { argument: pointId(change.topic) },
  )
}

/** Where its words may not be told, that there was a point and in which section. */
function withdrawnRow({ was }: PointChange, writer: Writer): Row {
  const section = writer.brief.sections.find(({ id }) => id === was?.section)
  return row('change', writer.languages, (language) => [
    paragraph([
      text(
        was?.words?.[language] ??
          fill('change-withheld', { section: section?.title[language] ?? '' }, language, writer),
      ),
    ]),
  ])
}

function formerly(
  { kind, aspects, was }: PointChange,
  language: Language,
  writer: Writer,
): PhrasingContent[] {
  const words = was?.words?.[language]
  if (kind !== 'changed' || !aspects.includes(language) || words === undefined) return []
  return [text(fill('change-was', { was: words }, language, writer))]
}

function figureLine(
  { measure, was, is }: FigureChange,
  changes: Writer['brief']['changes'],
  language: Language,
  writer: Writer,
): PhrasingContent[][] {
  const [before, now] = [figureInWords(was, language, writer), figureInWords(is, language, writer)]
  // Of a figure that was a secret nothing is left to say but what it is now, and the statement says it.
  if ((was && before === undefined) || (is && now === undefined)) return []
  const key = !was ? 'figure-added' : !is ? 'figure-withdrawn' : 'figure-changed'
  const label = changes?.measures[measure]?.[language] ?? measure
  return [[text(fill(key, { measure: label, was: before ?? '', is: now ?? '' }, language, writer))]]
}

/** With whom it counts and when, as far as it says so. */
function figureInWords(
  figure: RecordedFigure | undefined,
  language: Language,
  writer: Writer,
): string | undefined {
  const words = figure?.words?.[language]
  if (figure === undefined || words === undefined) return words
  const population = populationOf(figure, writer)
  const time = timeOf(figure)
  const covered = [
    ...(population === undefined ? [] : [of(population, language)]),
    ...(time === undefined ? [] : [dateInWords(time, language)]),
  ]
  return covered.length === 0 ? words : `${words} (${covered.join(packOf(language).comma)})`
}

function sourceRow({ kind, source, was, is, aspects }: SourceChange, writer: Writer): Row {
  const { brief } = writer
  const record = findSource(source, brief.sources)?.record
  const keys = kind === 'changed' ? aspects.map((aspect) => `source-${aspect}`) : [`source-${kind}`]
  return row(
    'change',
    writer.languages,
    (language) => {
      const title = (record ? shortTitleOf(record) : (is?.title ?? was?.title))?.[language]
      const said = keys.map((key) => fill(key, {}, language, writer))
      return [paragraph([strong(`${title}.`), text(` ${said.join(' ')}`)])]
    },
    { argument: kind === 'withdrawn' ? '' : `source-${source}` },
  )
}

function pointsOf({ brief }: Writer): Map<string, Point> {
  return new Map(
    brief.sections.flatMap(({ groups }) =>
      groups.flatMap(({ points }) => points.map((point) => [point.topic, point] as const)),
    ),
  )
}

function wording(key: string, { labels }: Writer): ByLanguage {
  return mapEach(labels, (own) => own[key] ?? key)
}

/** A label with its places filled in. */
function fill(
  key: string,
  values: Readonly<Record<string, string>>,
  language: Language,
  { labels }: Writer,
): string {
  return (of(labels, language)[key] ?? key).replace(
    /\{(\w+)\}/g,
    (whole, name) => values[name] ?? whole,
  )
}
