import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Selection } from '../../src/model/audience.ts'
import type { Brief, Point } from '../../src/model/brief.ts'
import { of } from '../../src/model/language.ts'
import type { Citation } from '../../src/model/source.ts'
import { leaveOut, removable, select } from '../../src/select/select.ts'
import { Findings } from '../support/findings.ts'
import {
  anyBrief,
  anySelection,
  audienceOf,
  briefOf,
  NO_OPENING,
  type PlannedPoint,
  wanted,
} from './support/briefs.ts'

function pointsOf(brief: Brief): Point[] {
  return brief.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points))
}

function topicsOf(brief: Brief): string[] {
  return pointsOf(brief).map(({ topic }) => topic)
}

function selected(brief: Brief, selection: Partial<Selection>): Brief {
  return select(brief, audienceOf(selection), new Findings())
}

/** Points of which another side is missing. */
function torn(part: Brief): string[] {
  const printed = new Set(topicsOf(part))
  return pointsOf(part)
    .filter(({ disputedBy }) => disputedBy.some((topic) => !printed.has(topic)))
    .map(({ topic }) => topic)
}

/** The points that the printed bottom line rests on and that nothing forbids, with all their disputes. */
function supportOf(whole: Brief, part: Brief, selection: Selection): string[] {
  const summary = [...part.bottomLine, ...(part.parts.includes('answer') ? part.answer : [])]
  const claims = new Set(summary.flatMap(({ claims }) => claims))
  const readable = new Map(
    whole.sections.flatMap(({ id, groups }) =>
      groups.flatMap(({ points }) =>
        points.map((point) => [
          point.topic,
          selection.parts.some(({ part }) => part === id || part === 'sections') &&
            !point.tags.some((tag) => selection.tagsOut.includes(tag)) &&
            !(selection.sensitive === 'omit' && point.sensitive),
        ]),
      ),
    ),
  )
  const disputes = new Map(pointsOf(whole).map(({ topic, disputedBy }) => [topic, disputedBy]))
  const sides = (topic: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(topic)) return seen
    seen.add(topic)
    for (const other of disputes.get(topic) ?? []) sides(other, seen)
    return seen
  }
  return pointsOf(whole)
    .filter((point) => point.claims.some((id) => claims.has(id)))
    .map(({ topic }) => topic)
    .filter((topic) => [...sides(topic)].every((side) => readable.get(side)))
}

/** What the printed ones of the opening parts rest on. */
function openingOf(
  { answer, judgements, keyFigures, disputes }: Brief,
  parts: Brief['parts'],
): { readonly claims: readonly string[]; readonly citations: readonly Citation[] }[] {
  const figures = keyFigures.flatMap((figure) => [figure, ...figure.contradictedBy])
  return [
    ...(parts.includes('answer') ? answer : []),
    ...(parts.includes('judgements') ? judgements : []),
    ...(parts.includes('key-figures')
      ? figures.map(({ claim, citations }) => ({ claims: [claim], citations }))
      : []),
    ...(parts.includes('disputes') ? disputes.flatMap(({ positions }) => positions) : []),
  ]
}

describe('select', () => {
  it('should give all positions of a dispute or none, and a key figure with what contradicts it', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const part = selected(brief, selection)
        const sizes = ({ disputes, keyFigures }: Brief) => ({
          positions: disputes.map(({ title, positions }) => [of(title, 'en'), positions.length]),
          contradictions: keyFigures.map(({ claim, contradictedBy }) => [
            claim,
            contradictedBy.length,
          ]),
        })
        const [all, given] = [sizes(brief), sizes(part)]
        expect(all.positions).toEqual(expect.arrayContaining(given.positions))
        expect(all.contradictions).toEqual(expect.arrayContaining(given.contradictions))
      }),
    )
  })

  it('should print both sides of a dispute or neither', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        expect(torn(selected(brief, selection))).toEqual([])
      }),
    )
  })

  it('should print what the bottom line rests on, whatever it weighs', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const part = selected(brief, selection)
        expect(topicsOf(part)).toEqual(expect.arrayContaining(supportOf(brief, part, selection)))
      }),
    )
  })

  it('should print no point or sentence that may not be read', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const part = selected(brief, { ...selection, sensitive: 'omit' })
        const sensitive = new Set(
          pointsOf(brief).flatMap((point) => (point.sensitive ? point.claims : [])),
        )
        const printed = [
          ...pointsOf(part),
          ...part.bottomLine,
          ...openingOf(part, part.parts),
          ...part.timeline,
        ]
        expect(printed.flatMap(({ claims }) => claims).filter((id) => sensitive.has(id))).toEqual(
          [],
        )
        expect(
          pointsOf(part).filter(({ tags }) => tags.some((tag) => selection.tagsOut.includes(tag))),
        ).toEqual([])
      }),
    )
  })

  it('should print less the heavier a point must be', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const heavier = Math.min(5, selection.minimumWeight + 1)
        expect(topicsOf(selected(brief, selection))).toEqual(
          expect.arrayContaining(
            topicsOf(selected(brief, { ...selection, minimumWeight: heavier })),
          ),
        )
      }),
    )
  })

  it('should change nothing a second time', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const once = selected(brief, selection)
        expect(selected(once, selection)).toEqual(once)
      }),
    )
  })

  it('should count what is left out, and list the sources that are cited and no others', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, (brief, selection) => {
        const part = selected(brief, selection)
        const [all, printed] = [topicsOf(brief).length, topicsOf(part).length]
        expect(part.leftOut).toEqual(printed < all ? { points: all - printed, of: all } : undefined)
        const cited = new Set([
          ...pointsOf(part).flatMap(({ citations }) => citations.map(({ source }) => source)),
          ...part.bottomLine.flatMap(({ citations }) => citations.map(({ source }) => source)),
          ...openingOf(part, part.parts).flatMap(({ citations }) =>
            citations.map(({ source }) => source),
          ),
          ...(part.parts.includes('comparison')
            ? part.disputes.flatMap(({ positions }) =>
                positions.flatMap(({ citations }) => citations.map(({ source }) => source)),
              )
            : []),
          ...(part.parts.includes('timeline')
            ? part.timeline.flatMap(({ citations }) => citations.map(({ source }) => source))
            : []),
        ])
        if (part.leftOut || selection.sensitive !== 'show') {
          expect(part.sources.map(({ id }) => id)).toEqual([...cited].sort())
        }
      }),
    )
  })
})

describe('removable and leaveOut', () => {
  it('should leave out the lightest first, whole disputes, and never what the bottom line rests on', () => {
    fc.assert(
      fc.property(anyBrief, anySelection, fc.nat(), (brief, selection, count) => {
        const part = selected(brief, selection)
        const units = removable(part)
        const weightOf = new Map(pointsOf(part).map(({ topic, weight }) => [topic, weight]))
        const weights = units.map((unit) => Math.max(...unit.map((t) => weightOf.get(t) ?? 0)))
        expect(weights).toEqual(weights.toSorted((a, b) => a - b))

        const gone = units.slice(0, count % (units.length + 1)).flat()
        const shorter = leaveOut(part, gone)
        expect(topicsOf(shorter)).toEqual(topicsOf(part).filter((topic) => !gone.includes(topic)))
        expect(torn(shorter)).toEqual([])
        expect(topicsOf(shorter)).toEqual(expect.arrayContaining(supportOf(brief, part, selection)))
        expect(shorter.bottomLine).toEqual(part.bottomLine)
        const left = topicsOf(brief).length - topicsOf(shorter).length
        expect(shorter.leftOut?.points ?? 0).toBe(left)
      }),
    )
  })
})

describe('what a selection tells', () => {
  const point: PlannedPoint = {
    section: 'outcomes',
    weight: 3,
    tags: [],
    sensitive: false,
    sources: ['s0'],
  }
  const plan = { disputes: [], bottomLine: [], events: [], opening: NO_OPENING }

  it('should say that a side went because the other may not be read', () => {
    const findings = new Findings()
    const brief = briefOf({
      ...plan,
      points: [point, { ...point, sensitive: true }],
      disputes: [[0, 1]],
    })
    const part = select(brief, audienceOf({ sensitive: 'omit' }), findings)
    expect(topicsOf(part)).toEqual([])
    expect(findings.list().map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['dispute-torn', 't0'],
      ['selection-empty', undefined],
    ])
  })

  it('should compare the figures of a brief of which no section is printed', () => {
    const brief = briefOf({ ...plan, points: [point, { ...point, weight: 1 }] })
    const comparisons = brief.sources
      .flatMap(({ claims }) => claims)
      .map(({ id, topic }) => ({
        measure: topic,
        label: { en: topic, ar: topic },
        unit: { en: '', ar: '' },
        figures: [{ claim: id, citations: [{ source: 's0', at: [] }] }],
        notes: [],
      }))
    const part = selected({ ...brief, comparisons } as unknown as Brief, {
      parts: wanted(['comparison', 'sources']),
      minimumWeight: 2,
    })
    expect(part.comparisons.map(({ measure }) => measure)).toEqual(['t0'])
    expect(part.parts).toEqual(['comparison', 'sources'])
    expect(part.leftOut).toEqual({ points: 2, of: 2 })
  })

  it('should print a light side beside the heavy one that it disputes', () => {
    const brief = briefOf({
      ...plan,
      points: [
        { ...point, weight: 5 },
        { ...point, weight: 1 },
        { ...point, weight: 2 },
      ],
      disputes: [[0, 1]],
    })
    expect(topicsOf(selected(brief, { minimumWeight: 4 }))).toEqual(['t0', 't1'])
  })

  it('should not say of a section that was emptied that the sources say nothing', () => {
    const brief = briefOf({
      ...plan,
      points: [
        { ...point, weight: 1 },
        { ...point, section: 'risks' },
      ],
    })
    const part = selected(brief, { minimumWeight: 3 })
    expect(part.sections.map(({ id }) => id)).toEqual([
      'background',
      'approach',
      'criticisms',
      'risks',
    ])
    expect(part.parts).not.toContain('outcomes')
  })

  const briefWithPrivateName = (): Brief => ({
    ...briefOf({ ...plan, points: [point] }),
    names: [
      {
        id: 'kharbanov',
        kind: 'person',
        name: { en: 'Zubaida Kharbanov', ar: 'زبيدة خربانوف' },
        private: true,
        ordinary: false,
      },
    ],
  })

  it('should stop at a private name in the words of the audience itself', () => {
    const findings = new Findings()
    const brief = briefWithPrivateName()
    const own = {
      runningLine: { en: 'On the Kharbanov case', ar: 'في قضية خربانوف' },
      partials: { foot: { path: 'templates/own/partials/foot.hbs', text: '<p>KHARBANOV</p>' } },
    }
    select(brief, { ...audienceOf({ sensitive: 'redact' }), ...own }, findings)
    expect(findings.list().map(({ ruleId, file, actual }) => [ruleId, file, actual])).toEqual([
      ['private-name', 'templates/own/audience.yaml', 'Kharbanov'],
      ['private-name', 'templates/own/audience.yaml', 'خربانوف'],
      ['private-name', 'templates/own/partials/foot.hbs', 'KHARBANOV'],
    ])
  })

  it.each([
    ['partials', '<p>Kharb<b>anov</b></p>'],
    ['partials', '<p>Khar&#98;anov</p>'],
    ['partials', '<a href="https://example.org/Khar%62anov">x</a>'],
    ['styles', 'p::after { content: "Kharb" "anov" }'],
    ['styles', 'p::after { content: "\\4B harbanov" }'],
    ['assets', '<svg><title>Kharbanov</title></svg>'],
  ])('should find it however it is written: %s %s', (where, text) => {
    const findings = new Findings()
    const brief = briefWithPrivateName()
    const own = {
      partials: where === 'partials' ? { foot: { path: 'own', text } } : {},
      styles: where === 'styles' ? [{ path: 'own', text }] : [],
      assets: where === 'assets' ? { 'seal.svg': new TextEncoder().encode(text) } : {},
    }
    select(brief, { ...audienceOf({ sensitive: 'redact' }), ...own }, findings)
    expect(findings.list().map(({ ruleId, actual }) => [ruleId, actual])).toEqual([
      ['private-name', 'Kharbanov'],
    ])
  })

  it('should hide what is wrong with passages that only hidden claims rest on', () => {
    const brief = briefOf({
      ...plan,
      points: [
        { ...point, sensitive: true },
        { ...point, sources: ['s1'] },
      ],
    })
    const note = { en: 'The verb is garbled.', ar: 'الفعل محرّف.' }
    const entry = { at: [{ from: 1, to: 2 }], kind: 'doubt' as const, claims: [], note }
    const sources = brief.sources.map((source) => ({ ...source, health: [entry] }))
    const part = selected({ ...brief, sources, bottomLine: [] }, { sensitive: 'omit' })
    expect(part.sources.map(({ id, health }) => [id, health.length])).toEqual([['s1', 1]])
  })
})
