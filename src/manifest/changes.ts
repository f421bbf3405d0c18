import type {
  Changes,
  FigureChange,
  PointAspect,
  PointChange,
  SentenceChange,
  SourceAspect,
  SourceChange,
} from '../model/changes.ts'
import { languagesOf } from '../model/language.ts'
import type {
  Content,
  RecordedFigure,
  RecordedPoint,
  RecordedSentence,
  RecordedSource,
  RecordedStatement,
} from '../model/manifest.ts'

/** How what a brief says differs from what an earlier one said. */
export function compareContents(was: Content, is: Content): Changes {
  return {
    since: was.date,
    points: keysOf(was.points, is.points).flatMap((topic) =>
      pointChange(topic, was.points[topic], is.points[topic]),
    ),
    sentences: sentenceChanges(was.sentences, is.sentences),
    sources: keysOf(was.sources, is.sources).flatMap((source) =>
      sourceChange(source, was.sources[source], is.sources[source]),
    ),
  }
}

function pointChange(topic: string, was?: RecordedPoint, is?: RecordedPoint): PointChange[] {
  const figures = figureChanges(was?.figures ?? [], is?.figures ?? [])
  if (was === undefined || is === undefined) {
    const kind = was === undefined ? 'added' : 'withdrawn'
    return [{ kind, topic, ...(was && { was }), ...(is && { is }), aspects: [], figures }]
  }
  const aspects: PointAspect[] = [
    ...languagesOf(is.hashes).filter((language) => was.hashes[language] !== is.hashes[language]),
    ...(figures.length === 0 ? [] : ['figures' as const]),
    ...(sameRecord(was.citations, is.citations) ? [] : ['citations' as const]),
    ...(was.section === is.section ? [] : ['section' as const]),
    ...(was.weight === is.weight ? [] : ['weight' as const]),
  ]
  return aspects.length === 0 ? [] : [{ kind: 'changed', topic, was, is, aspects, figures }]
}

/**
 * Pairs figures: those of the same source, measure, population and time first, then those of the same
 * source and measure. What is left over was added or withdrawn; what is equal is not told.
 */
function figureChanges(
  was: readonly RecordedFigure[],
  is: readonly RecordedFigure[],
): FigureChange[] {
  const left = [...was]
  const pairs = new Map<RecordedFigure, RecordedFigure>()
  const exactly = ({ source, measure, population, period, asOf }: RecordedFigure) =>
    [source, measure, population, period, asOf].join('\n')
  const nearly = ({ source, measure }: RecordedFigure) => [source, measure].join('\n')
  for (const key of [exactly, nearly]) {
    for (const figure of is) {
      const at = pairs.has(figure) ? -1 : left.findIndex((old) => key(old) === key(figure))
      const [old] = at < 0 ? [] : left.splice(at, 1)
      if (old) pairs.set(figure, old)
    }
  }
  return [
    ...is.flatMap((figure): FigureChange[] => {
      const old = pairs.get(figure)
      if (old && isSameFigure(old, figure)) return []
      return [{ measure: figure.measure, ...(old && { was: old }), is: figure }]
    }),
    ...left.map((old) => ({ measure: old.measure, was: old })),
  ]
}

function isSameFigure(a: RecordedFigure, b: RecordedFigure): boolean {
  const of = ({ value, bound, population, period, asOf }: RecordedFigure) =>
    JSON.stringify([value, bound, population, period, asOf])
  return of(a) === of(b)
}

/**
 * A sentence has no name. It is the same as long as both languages say the same; what is left is
 * paired with one of its kind and place: one that cites the same first, then one after the other.
 */
function sentenceChanges(
  was: readonly RecordedSentence[],
  is: readonly RecordedSentence[],
): SentenceChange[] {
  const left = [...was]
  const pairs = new Map<RecordedSentence, RecordedSentence>()
  const place = ({ kind, of }: RecordedSentence) => `${kind}\n${of}`
  const hashes = ({ hashes: each }: RecordedStatement) =>
    languagesOf(each)
      .toSorted()
      .map((language) => each[language])
      .join('\n')
  const cites = ({ citations }: RecordedStatement) => JSON.stringify(citations)
  const keys = [
    (sentence: RecordedSentence) => `${place(sentence)}\n${hashes(sentence)}`,
    (sentence: RecordedSentence) => `${place(sentence)}\n${cites(sentence)}`,
    place,
  ]
  for (const key of keys) {
    for (const sentence of is) {
      const at = pairs.has(sentence) ? -1 : left.findIndex((old) => key(old) === key(sentence))
      const [old] = at < 0 ? [] : left.splice(at, 1)
      if (old) pairs.set(sentence, old)
    }
  }
  return [
    ...is.flatMap((sentence): SentenceChange[] => {
      const old = pairs.get(sentence)
      if (old === undefined) return [{ kind: 'added', is: sentence }]
      if (hashes(old) === hashes(sentence) && cites(old) === cites(sentence)) return []
      return [{ kind: 'changed', was: old, is: sentence }]
    }),
    ...left.map((old): SentenceChange => ({ kind: 'withdrawn', was: old })),
  ]
}

function sourceChange(source: string, was?: RecordedSource, is?: RecordedSource): SourceChange[] {
  if (was === undefined || is === undefined) {
    const kind = was === undefined ? 'added' : 'withdrawn'
    return [{ kind, source, ...(was && { was }), ...(is && { is }), aspects: [] }]
  }
  // An original that is not at hand any more has not changed.
  const known = was.original !== undefined && is.original !== undefined
  const aspects: SourceAspect[] = [
    ...(known && was.original !== is.original ? ['original' as const] : []),
    ...(was.record === is.record && was.text === is.text ? [] : ['record' as const]),
    ...(was.health === is.health ? [] : ['health' as const]),
  ]
  return aspects.length === 0 ? [] : [{ kind: 'changed', source, was, is, aspects }]
}

/** Keys of the new record in their order, then those that it has no more. */
function keysOf(was: object, is: object): string[] {
  return [...Object.keys(is), ...Object.keys(was).filter((key) => !(key in is))]
}

function sameRecord(a: Readonly<Record<string, string>>, b: typeof a): boolean {
  return keysOf(a, b).every((key) => a[key] === b[key])
}
