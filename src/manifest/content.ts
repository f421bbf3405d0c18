import type { Brief, CitedStatement, Point } from '../model/brief.ts'
import type { Measure } from '../model/editor.ts'
import { type ByLanguage, type Language, mapEach } from '../model/language.ts'
import type {
  Content,
  RecordedFigure,
  RecordedPoint,
  RecordedSentence,
  RecordedStatement,
} from '../model/manifest.ts'
import { onceOf } from '../model/once-of.ts'
import { type Figure, formatLocator, shortTitleOf } from '../model/source.ts'
import type { KindFor } from '../model/texts.ts'
import { digest } from '../text/hash.ts'
import { sortedRecord } from './sorted-record.ts'

/** What is recorded sentence by sentence: points, measures and sources have records of their own. */
type SentenceKind = Exclude<KindFor<'recorded'>, 'claim' | 'point' | 'measure' | 'source-title'>

const RECORDED_AS: Readonly<Record<SentenceKind, RecordedSentence['kind']>> = {
  sentence: 'sentence',
  answer: 'answer',
  judgement: 'judgement',
  position: 'position',
  question: 'question',
  imprint: 'imprint',
  lead: 'lead',
  assessment: 'assessment',
  'figure-note': 'note',
  event: 'event',
  chart: 'caption',
  picture: 'caption',
  gap: 'gap',
  summary: 'summary',
}

/**
 * What a manifest may keep: no private name, and of what is sensitive hashes and no words.
 *
 * @param withhold takes the private names out of a text
 */
export function keptContent(
  content: Content,
  withhold: (text: string, language: Language) => string,
): Content {
  const shown = (words: ByLanguage) => mapEach(words, withhold)
  const kept = <T extends { readonly words?: ByLanguage | undefined }>(
    of: T,
    hidden = false,
  ): T => {
    const { words, ...rest } = of
    return (words && !hidden ? { ...rest, words: shown(words) } : rest) as T
  }
  return {
    ...content,
    points: Object.fromEntries(
      Object.entries(content.points).map(([topic, point]) => [
        topic,
        {
          ...kept(point, point.sensitive),
          figures: point.figures.map((figure) => kept(figure, point.sensitive)),
        },
      ]),
    ),
    sentences: content.sentences.map((sentence) => kept(sentence, sentence.sensitive)),
    sources: Object.fromEntries(
      Object.entries(content.sources).map(([id, source]) => [
        id,
        { ...source, title: shown(source.title) },
      ]),
    ),
  }
}

/**
 * What a brief says, to be compared with what another one says.
 *
 * @param originals SHA-256 of the originals by source, where they are known
 */
export function contentOf(
  brief: Brief,
  measures: readonly Measure[],
  originals: ReadonlyMap<string, string>,
): Content {
  // A sentence that rests on a sensitive claim repeats it.
  const sensitive = new Set(
    brief.sources.flatMap(({ claims }) =>
      claims.filter((claim) => claim.sensitive).map(({ id }) => id),
    ),
  )
  const figures = figuresByClaim(brief)
  return {
    date: brief.date,
    measures: sortedRecord(measures.map(({ id, label }) => [id, label])),
    points: sortedRecord(
      pointsOf(brief).map(({ section, point }) => [point.topic, pointOf(section, point, figures)]),
    ),
    sentences: sentencesOf(brief).map(({ kind, of, statement }) => ({
      kind,
      of,
      ...(statement.claims.some((id) => sensitive.has(id)) && { sensitive: true }),
      ...statementOf(statement),
    })),
    sources: sortedRecord(
      brief.sources.map(({ id, record, text, health }) => {
        const original = originals.get(id)
        return [
          id,
          {
            title: record.title ?? shortTitleOf(record),
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

function pointOf(section: string, point: Point, all: FiguresByClaim): RecordedPoint {
  return {
    section,
    weight: point.weight,
    ...(point.merges && { merged: true }),
    ...(point.sensitive && { sensitive: true }),
    ...statementOf(point),
    figures: figuresOf(all, point.claims).map(({ source, figure }): RecordedFigure => {
      const { measure, value, bound, population, period, asOf, words } = figure
      return {
        source,
        measure,
        value,
        bound,
        ...(population && { population }),
        ...(period && { period }),
        ...(asOf && { asOf }),
        words,
      }
    }),
  }
}

/** What is kept of words in all languages, once, since nobody changes what was read. */
const wordsOf = onceOf((statements: CitedStatement['statements']) => {
  const words = mapEach(statements, ({ plain }) => plain)
  return { hashes: mapEach(words, digest), words }
})

function statementOf({ statements, citations }: CitedStatement): RecordedStatement {
  return {
    ...wordsOf(statements),
    citations: sortedRecord(
      citations.map(({ source, at }) => [source, formatLocator(at)] as const),
    ),
  }
}

/** The figures of each claim that has some, in the order of the notes. */
type FiguresByClaim = ReadonlyMap<
  string,
  readonly { readonly order: number; readonly source: string; readonly figure: Figure }[]
>

function figuresByClaim({ sources }: Brief): FiguresByClaim {
  const all = sources.flatMap(({ id: source, claims }) =>
    claims.flatMap(({ id, figures }) => figures.map((figure) => ({ id, source, figure }))),
  )
  const byClaim = new Map<string, { order: number; source: string; figure: Figure }[]>()
  for (const [order, { id, source, figure }] of all.entries()) {
    const own = byClaim.get(id) ?? []
    own.push({ order, source, figure })
    byClaim.set(id, own)
  }
  return byClaim
}

function figuresOf(all: FiguresByClaim, claims: readonly string[]) {
  return [...new Set(claims)].flatMap((id) => all.get(id) ?? []).sort((a, b) => a.order - b.order)
}

function pointsOf({ sections }: Brief): { section: string; point: Point }[] {
  return sections.flatMap(({ id, groups, merged }) =>
    [...groups.flatMap(({ points }) => points), ...merged].map((point) => ({ section: id, point })),
  )
}

function sentencesOf(brief: Brief): {
  kind: RecordedSentence['kind']
  of: string
  statement: CitedStatement
}[] {
  const each = (kind: SentenceKind, of: string, all: readonly CitedStatement[]) =>
    all.map((statement) => ({ kind: RECORDED_AS[kind], of, statement }))
  return [
    ...each('sentence', 'bottom-line', brief.bottomLine),
    ...each('answer', 'answer', brief.answer),
    ...each('judgement', 'judgements', brief.judgements),
    ...brief.disputes.flatMap(({ positions }) => each('position', 'disputes', positions)),
    ...each('question', 'questions', brief.questions),
    ...each('imprint', 'imprint', brief.imprint),
    ...brief.sections.flatMap(({ id, leads, plainLeads, assessments }) => [
      ...each('lead', id, leads),
      ...each('lead', `${id} in plain language`, plainLeads),
      ...each('assessment', id, assessments),
    ]),
    ...brief.comparisons.flatMap(({ measure, notes }) => each('figure-note', measure.id, notes)),
    ...brief.timeline.flatMap((event) => each('event', event.date, [event])),
    ...each('chart', 'chart', brief.chart ? [brief.chart] : []),
    ...brief.pictures.flatMap((picture) => each('picture', picture.id, [picture])),
    ...each('gap', 'gaps', brief.gaps),
    ...each('summary', 'sources', brief.sourceSummary),
  ]
}
