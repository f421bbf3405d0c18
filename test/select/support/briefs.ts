import fc from 'fast-check'
import type { Audience, Selection, WantedPart } from '../../../src/model/audience.ts'
import {
  type Brief,
  type CitedStatement,
  FIXED_PARTS,
  type Part,
  type Point,
  usualParts,
} from '../../../src/model/brief.ts'
import { USUAL_SECTIONS } from '../../../src/model/editor.ts'
import type { ByLanguage } from '../../../src/model/language.ts'
import type { Claim, Figure, Source, Statement } from '../../../src/model/source.ts'

const TAGS = ['harbour', 'ferry', 'fees']
const SOURCES = ['s0', 's1', 's2']

/** What a test says of a point; the rest of it follows. */
export interface PlannedPoint {
  readonly section: (typeof USUAL_SECTIONS)[number]
  readonly weight: number
  readonly tags: readonly string[]
  readonly sensitive: boolean
  readonly sources: readonly string[]
}

export interface Plan {
  readonly points: readonly PlannedPoint[]
  /** Pairs of positions in `points`. */
  readonly disputes: readonly (readonly [number, number])[]
  /** For each sentence of the bottom line, and each event, the positions of the points it rests on. */
  readonly bottomLine: readonly (readonly number[])[]
  readonly events: readonly (readonly number[])[]
  /** The same of the parts that open a brief; a dispute has a list for each position. */
  readonly opening: {
    readonly answer: readonly (readonly number[])[]
    readonly judgements: readonly (readonly number[])[]
    readonly disputes: readonly (readonly (readonly number[])[])[]
    /** Of each key figure its own point, and those that contradict it. */
    readonly keyFigures: readonly (readonly [number, readonly number[]])[]
  }
}

/** Nothing stands before the bottom line. */
export const NO_OPENING: Plan['opening'] = {
  answer: [],
  judgements: [],
  disputes: [],
  keyFigures: [],
}

/** A brief of points that say nothing but their topic. */
export function briefOf({ points: planned, disputes, bottomLine, events, opening }: Plan): Brief {
  const claims = planned.flatMap((point, at) =>
    point.sources.map((source) => claimOf(`c${at}-${source}`, `t${at}`, source, point)),
  )
  const points = planned.map((point, at): Point => {
    const own = claims.filter(({ topic }) => topic === `t${at}`)
    const others = disputes.flatMap(([a, b]) => (a === at ? [b] : b === at ? [a] : []))
    return {
      ...restingOn(own, `Point ${at}`),
      topic: `t${at}`,
      weight: point.weight,
      tags: point.tags,
      sensitive: point.sensitive,
      disputedBy: [...new Set(others)].filter((other) => other !== at).map((other) => `t${other}`),
      machineTranslatedOnly: false,
      stale: false,
      unverified: false,
    }
  })
  const on = (positions: readonly number[], words: string) =>
    restingOn(
      claims.filter(({ topic }) => positions.some((at) => topic === `t${at}`)),
      words,
    )
  const figureOf = (at: number) => {
    const { claims: ids, citations } = on([at], '')
    return { figure: figure(at), claim: ids[0] ?? '', citations: citations.slice(0, 1) }
  }
  return {
    parts: usualParts(USUAL_SECTIONS.map((id) => ({ id }))),
    title: inBoth('Harbour'),
    shortTitle: inBoth('Harbour'),
    subtitle: inBoth('Harbour'),
    purpose: inBoth('Harbour'),
    date: '2026-11-23',
    bottomLine: bottomLine.map((positions, at) => on(positions, `Sentence ${at}`)),
    answer: opening.answer.map((positions, at) => on(positions, `Answer ${at}`)),
    judgements: opening.judgements.map((positions, at) => on(positions, `Judgement ${at}`)),
    keyFigures: opening.keyFigures.map(([at, others]) => ({
      ...figureOf(at),
      measure: { id: 'm', label: inBoth('Measure'), unit: inBoth('') },
      contradictedBy: others.map(figureOf),
    })),
    disputes: opening.disputes.map((sides, at) => ({
      title: inBoth(`Dispute ${at}`),
      inTableAlone: false,
      positions: sides.map((positions) => on(positions, 'Position')),
    })),
    questions: [],
    imprint: [],
    sections: USUAL_SECTIONS.map((id) => ({
      id,
      title: inBoth(id),
      leads: [],
      plainLeads: [],
      assessments: [],
      merged: [],
      groups: [{ points: points.filter((_, at) => planned[at]?.section === id) }].filter(
        (group) => group.points.length > 0,
      ),
    })),
    comparisons: [],
    pictures: [],
    timeline: events.map((positions, at) => ({
      ...on(positions, `Event ${at}`),
      date: '2026',
      publication: false,
    })),
    gaps: [],
    sourceSummary: [],
    sources: SOURCES.map((id) => sourceOf(id, claims)),
    names: [],
    populations: [],
  }
}

/** Parts as an audience names them. */
export function wanted(parts: readonly Part[]): readonly WantedPart[] {
  const place = { path: 'templates/own/audience.yaml', line: 1, column: 1 }
  return parts.map((part) => ({ part, place }))
}

/** An audience that wants what a test says, and the whole of everything else. */
export function audienceOf(selection: Partial<Selection>): Audience {
  const labels = { 'name-withheld': '[withheld]' }
  const file = { path: '', text: '' }
  return {
    name: 'own',
    path: 'templates/own/audience.yaml',
    changeBars: false,
    maximumWords: [],
    contents: true,
    notes: 'full',
    selection: {
      parts: wanted(usualParts([{ id: 'sections' }])),
      minimumWeight: 1,
      points: 'full',
      tagsIn: [],
      tagsOut: [],
      sensitive: 'show',
      leads: 'full',
      ...selection,
    },
    editions: ['en'],
    page: 'A4',
    cropMarks: false,
    writing: { digits: 'european', months: 'dual' },
    labels: { en: labels, ar: labels },
    citationStyles: { en: file, ar: file },
    layout: file,
    partials: {},
    styles: [],
    assets: {},
  }
}

const someTags = fc.subarray(TAGS)

/** Any brief: points of all weights and kinds, chains of disputes, sentences on anything. */
export const anyBrief: fc.Arbitrary<Brief> = fc
  .array(
    fc.record({
      section: fc.constantFrom(...USUAL_SECTIONS),
      weight: fc.integer({ min: 1, max: 5 }),
      tags: someTags,
      sensitive: fc.boolean(),
      sources: fc.subarray(SOURCES, { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((points) => {
    const position = fc.nat({ max: points.length - 1 })
    const positions = fc.array(position, { minLength: 1, maxLength: 3 })
    return fc.record({
      points: fc.constant(points),
      disputes: fc.array(fc.tuple(position, position), { maxLength: 4 }),
      bottomLine: fc.array(positions, { maxLength: 3 }),
      events: fc.array(positions, { maxLength: 3 }),
      opening: fc.record({
        answer: fc.array(positions, { maxLength: 2 }),
        judgements: fc.array(positions, { maxLength: 2 }),
        disputes: fc.array(fc.array(positions, { minLength: 2, maxLength: 3 }), { maxLength: 2 }),
        keyFigures: fc.array(fc.tuple(position, fc.array(position, { maxLength: 2 })), {
          maxLength: 2,
        }),
      }),
    })
  })
  .map(briefOf)

/** Any selection that leaves at least the bottom line. */
export const anySelection: fc.Arbitrary<Selection> = fc.record({
  parts: fc
    .subarray([...USUAL_SECTIONS, ...FIXED_PARTS.slice(1)])
    .map((parts) => wanted(['bottom-line', ...parts])),
  minimumWeight: fc.integer({ min: 1, max: 5 }),
  points: fc.constantFrom('full' as const, 'merged' as const),
  tagsIn: someTags,
  tagsOut: someTags,
  sensitive: fc.constantFrom('show' as const, 'redact' as const, 'omit' as const),
  leads: fc.constantFrom('full' as const, 'plain' as const, 'none' as const),
})

function figure(value: number): Figure {
  return { measure: 'm', value, bound: 'exact', words: inBoth(String(value)) }
}

function claimOf(id: string, topic: string, source: string, planned: PlannedPoint): Claim {
  return {
    id,
    source,
    section: planned.section,
    topic,
    at: [{ from: 1, to: 1 }],
    weight: planned.weight,
    statements: statements(topic),
    figures: [],
    tags: planned.tags,
    sensitive: planned.sensitive,
    status: 'final',
    place: { path: `${source}.md`, line: 1, column: 1 },
  }
}

function sourceOf(id: string, claims: readonly Claim[]): Source {
  return {
    id,
    path: `${id}.md`,
    record: { type: 'webpage', language: 'en', title: inBoth(id) },
    original: `${id}.txt`,
    text: 'original',
    origin: id,
    backgroundOnly: false,
    setAside: [],
    places: {},
    health: [],
    claims: claims.filter(({ source }) => source === id),
  }
}

function restingOn(claims: readonly Claim[], words: string): CitedStatement {
  return {
    statements: statements(words),
    citations: [...new Set(claims.map(({ source }) => source))].map((source) => ({
      source,
      at: [{ from: 1, to: 1 }],
    })),
    claims: claims.map(({ id }) => id),
  }
}

function statements(words: string): ByLanguage<Statement> {
  const place = { path: 'brief.md', line: 1, column: 1 }
  const content = [{ type: 'text' as const, value: words }]
  return {
    en: { language: 'en', content, plain: words, place },
    ar: { language: 'ar', content, plain: words, place },
  }
}

function inBoth(words: string): ByLanguage {
  return { en: words, ar: words }
}
