import { toString as textOf } from 'mdast-util-to-string'
import type { Brief, CitedStatement, Point } from '../model/brief.ts'
import type { Measure } from '../model/editor.ts'
import { LANGUAGES, type Language, type Localized } from '../model/language.ts'
import type {
  Content,
  RecordedFigure,
  RecordedPoint,
  RecordedSentence,
  RecordedStatement,
} from '../model/manifest.ts'
import type { Statement } from '../model/source.ts'
import { formatLocator } from '../text/locator.ts'
import { digest, inOrder } from './hash.ts'

/** What a manifest may keep: of what is sensitive, hashes and no words. */
export function withoutSensitiveWords(content: Content): Content {
  const bare = <T extends RecordedStatement>({ words, ...statement }: T) =>
    statement as Omit<T, 'words'>
  return {
    ...content,
    points: Object.fromEntries(
      Object.entries(content.points).map(([topic, point]) => [
        topic,
        point.sensitive
          ? { ...bare(point), figures: point.figures.map(({ words, ...figure }) => figure) }
          : point,
      ]),
    ),
    sentences: content.sentences.map((sentence) =>
      sentence.sensitive ? bare(sentence) : sentence,
    ),
  }
}

/**
 * What a brief says, to be compared with what another one says.
 *
 * @param shown where the words are taken from: the brief, or the same with private names withheld;
 *   hashes are of the brief in any case
 * @param originals SHA-256 of the originals by source, where they are known
 */
export function contentOf(
  brief: Brief,
  shown: Brief,
  measures: readonly Measure[],
  originals: ReadonlyMap<string, string>,
): Content {
  const shownPoints = pointsOf(shown)
  const shownSources = shown.sources
  const points = pointsOf(brief).map(({ section, point }, at) => [
    point.topic,
    pointOf(section, point, brief, shownPoints[at]?.point ?? point, shown),
  ]) as [string, RecordedPoint][]
  const sentences = sentencesOf(brief)
  const shownSentences = sentencesOf(shown)
  // A sentence that rests on a sensitive claim repeats it.
  const sensitive = new Set(
    brief.sources.flatMap(({ claims }) =>
      claims.filter((claim) => claim.sensitive).map(({ id }) => id),
    ),
  )
  return {
    date: brief.date,
    measures: inOrder(measures.map(({ id, label }) => [id, label])),
    points: inOrder(points),
    sentences: sentences.map(({ kind, of, statement }, at) => {
      const hidden = statement.claims.some((id) => sensitive.has(id))
      const words = shownSentences[at]?.statement ?? statement
      return { kind, of, ...(hidden && { sensitive: true }), ...statementOf(statement, words) }
    }),
    sources: inOrder(
      brief.sources.map(({ id, record, text, health }, at) => {
        const original = originals.get(id)
        return [
          id,
          {
            title: shownSources[at]?.record.title ?? record.title,
            ...(record.issued && { issued: record.issued }),
            text,
            record: digest(record),
            health: digest(health),
            ...(original && { original }),
          },
        ]
      }),
    ),
  }
}

function pointOf(
  section: string,
  point: Point,
  brief: Brief,
  shownPoint: Point,
  shown: Brief,
): RecordedPoint {
  const words = figuresOf(shown, shownPoint.claims).map(({ figure }) => figure.words)
  return {
    section,
    weight: point.weight,
    ...(point.sensitive && { sensitive: true }),
    ...statementOf(point, shownPoint),
    figures: figuresOf(brief, point.claims).map(({ source, figure }, at): RecordedFigure => {
      const { measure, value, bound, population, period, asOf } = figure
      const said = words[at]
      return {
        source,
        measure,
        value,
        bound,
        ...(population && { population }),
        ...(period && { period }),
        ...(asOf && { asOf }),
        ...(said && { words: said }),
      }
    }),
  }
}

/** @param shown where its words are taken from */
function statementOf(statement: CitedStatement, shown: CitedStatement): RecordedStatement {
  const hashes = inLanguages((language) => digest(plain(statement.statements[language])))
  return {
    hashes,
    words: inLanguages((language) => plain(shown.statements[language])),
    citations: inOrder(
      statement.citations.map(({ source, at }) => [source, formatLocator(at)] as const),
    ),
  }
}

function figuresOf(brief: Brief, claims: readonly string[]) {
  return brief.sources.flatMap(({ id, claims: own }) =>
    own
      .filter((claim) => claims.includes(claim.id))
      .flatMap(({ figures }) => figures.map((figure) => ({ source: id, figure }))),
  )
}

function pointsOf({ sections }: Brief): { section: string; point: Point }[] {
  return sections.flatMap(({ id, groups }) =>
    groups.flatMap(({ points }) => points.map((point) => ({ section: id, point }))),
  )
}

function sentencesOf(brief: Brief): {
  kind: RecordedSentence['kind']
  of: string
  statement: CitedStatement
}[] {
  const each = (kind: RecordedSentence['kind'], of: string, all: readonly CitedStatement[]) =>
    all.map((statement) => ({ kind, of, statement }))
  return [
    ...each('sentence', 'bottom-line', brief.bottomLine),
    ...brief.sections.flatMap(({ id, leads, plainLeads, assessments }) => [
      ...each('lead', id, leads),
      ...each('lead', `${id} in plain language`, plainLeads),
      ...each('assessment', id, assessments),
    ]),
    ...brief.comparisons.flatMap(({ measure, notes }) => each('note', measure.id, notes)),
    ...brief.timeline.flatMap((event) => each('event', event.date, [event])),
    ...each('caption', 'chart', brief.chart ? [brief.chart] : []),
    ...each('gap', 'gaps', brief.gaps),
    ...each('summary', 'sources', brief.sourceSummary),
  ]
}

function plain({ content }: Statement): string {
  return textOf({ type: 'paragraph', children: [...content] })
}

function inLanguages(text: (language: Language) => string): Localized {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, text(language)]),
  ) as unknown as Localized
}
