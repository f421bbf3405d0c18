import type { Audience, Selection } from '../model/audience.ts'
import type { Brief, CitedStatement, Comparison, Point, Section } from '../model/brief.ts'
import type { Findings } from '../report/findings.ts'
import { withhold } from './withhold.ts'

/**
 * The part of a brief that an audience is given: its parts in its order, without the points, the
 * sentences and the private names that are not for it. Nothing is reworded, nothing added; what a
 * sentence rests on goes with it. Of a dispute both sides are printed or neither, and an audience
 * that would tear one is told so.
 *
 * @returns the brief; whatever it holds may be printed
 */
export function select(brief: Brief, audience: Audience, findings: Findings): Brief {
  const { selection } = audience
  const kept = new Set(
    pointsOf(brief)
      .filter(({ section, point }) => isWanted(point, section.id, selection))
      .map(({ point }) => point.topic),
  )
  reportTornDisputes(brief, kept, audience, findings)
  if (kept.size === 0) {
    findings.add({
      rule: 'selection-empty',
      path: audience.path,
      reason: `No point of the brief is for the audience \`${audience.name}\``,
      advice: 'Look at `parts`, `minimum-weight` and `tags`.',
    })
  }
  const chosen = withoutPoints({ ...brief, parts: selection.parts }, kept, selection)
  return selection.sensitive === 'show' ? chosen : withhold(chosen, audience.labels)
}

/**
 * What can still be left out of a selected brief to make it shorter, lightest first, each entry to
 * be left out as a whole: a point, or all sides of a dispute. What the bottom line rests on never
 * goes.
 *
 * @returns lists of topics
 */
export function sheddable(brief: Brief): string[][] {
  const supports = new Set(brief.bottomLine.flatMap(({ claims }) => claims))
  const points = pointsOf(brief).map(({ point }) => point)
  const byTopic = new Map(points.map((point) => [point.topic, point]))
  const seen = new Set<string>()
  const units = points.flatMap((point, position) => {
    const unit = disputeOf(point, byTopic, seen)
    return unit.length === 0 ? [] : [{ unit, position }]
  })
  return units
    .filter(({ unit }) => !unit.some(({ claims }) => claims.some((id) => supports.has(id))))
    .map(({ unit, position }) => ({
      topics: unit.map(({ topic }) => topic),
      weight: Math.max(...unit.map(({ weight }) => weight)),
      position,
    }))
    .toSorted((a, b) => a.weight - b.weight || b.position - a.position)
    .map(({ topics }) => topics)
}

/** A selected brief without some of its points, and without what speaks of them alone. */
export function leaveOut(brief: Brief, topics: readonly string[], audience: Audience): Brief {
  const kept = new Set(pointsOf(brief).map(({ point }) => point.topic))
  for (const topic of topics) kept.delete(topic)
  return withoutPoints(brief, kept, audience.selection)
}

function isWanted(
  point: Point,
  section: Section['id'],
  { parts, minimumWeight, tagsIn, tagsOut, sensitive }: Selection,
): boolean {
  return (
    parts.includes(section) &&
    point.weight >= minimumWeight &&
    (tagsIn.length === 0 || point.tags.some((tag) => tagsIn.includes(tag))) &&
    !point.tags.some((tag) => tagsOut.includes(tag)) &&
    !(sensitive === 'omit' && point.sensitive)
  )
}

function withoutPoints(brief: Brief, kept: ReadonlySet<string>, selection: Selection): Brief {
  const claims = new Map(
    brief.sources.flatMap((source) => source.claims.map((claim) => [claim.id, claim] as const)),
  )
  const hidden = (id: string) =>
    selection.sensitive === 'omit' && claims.get(id)?.sensitive === true
  const tagged = (id: string) =>
    claims.get(id)?.tags.some((tag) => selection.tagsOut.includes(tag)) === true
  // A sentence that is not for this reader in one of its claims is not for this reader at all; one
  // that merely touches an unwanted subject among others still says something on those.
  const speaks = ({ claims: ids }: CitedStatement) =>
    !ids.some(hidden) && (ids.length === 0 || !ids.every(tagged))
  const all = pointsOf(brief)
  const printed = all.filter(({ point }) => kept.has(point.topic))
  const sections = brief.sections
    .map((section) => withoutPointsOf(section, kept, speaks, selection))
    .filter((section, at) => isFilled(section) || !isFilled(brief.sections[at] as Section))
  const selected: Brief = {
    ...brief,
    sections,
    parts: brief.parts.filter(
      (part) =>
        !brief.sections.some(({ id }) => id === part) || sections.some(({ id }) => id === part),
    ),
    bottomLine: brief.bottomLine.filter(speaks),
    comparisons: comparisonsOf(
      brief,
      printed.flatMap(({ point }) => point.claims),
      hidden,
      speaks,
    ),
    timeline: brief.timeline.filter(speaks),
    gaps: brief.gaps.filter(speaks),
    sourceSummary: brief.sourceSummary.filter(speaks),
  }
  const { chart, leftOut, ...rest } = selected
  const of = leftOut?.of ?? all.length
  const whole = printed.length === of && selection.sensitive === 'show'
  const shown: Brief = {
    ...rest,
    ...(chart && speaks(chart) && { chart }),
    ...(printed.length < of && { leftOut: { points: of - printed.length, of } }),
  }
  return whole ? shown : withCitedSources(shown)
}

function withoutPointsOf(
  section: Section,
  kept: ReadonlySet<string>,
  speaks: (statement: CitedStatement) => boolean,
  { leads: wanted }: Selection,
): Section {
  const plain = wanted === 'plain' ? section.plainLeads.filter(speaks) : []
  const full = wanted === 'none' ? [] : section.leads.filter(speaks)
  return {
    ...section,
    leads: plain.length > 0 ? plain : full,
    plainLeads: wanted === 'plain' ? section.plainLeads : [],
    assessments: section.assessments.filter(speaks),
    groups: section.groups
      .map((group) => ({ ...group, points: group.points.filter(({ topic }) => kept.has(topic)) }))
      .filter(({ points }) => points.length > 0),
  }
}

function isFilled({ leads, assessments, groups }: Section): boolean {
  return leads.length + assessments.length + groups.length > 0
}

/**
 * The measures that a printed point gives a figure of. A comparison loses figures only where they
 * are not for this reader, and goes altogether where that would hide a contradiction.
 */
function comparisonsOf(
  { comparisons }: Brief,
  printed: readonly string[],
  hidden: (claim: string) => boolean,
  speaks: (statement: CitedStatement) => boolean,
): Comparison[] {
  const claims = new Set(printed)
  return comparisons.flatMap((comparison) => {
    const { figures, notes } = comparison
    const shown = figures.filter(({ claim }) => !hidden(claim))
    const contradiction = figures.some(({ relation }) => relation === 'differs')
    if (shown.length < 2 || (shown.length < figures.length && contradiction)) return []
    if (!shown.some(({ claim }) => claims.has(claim))) return []
    return [{ ...comparison, figures: shown, notes: notes.filter(speaks) }]
  })
}

/** The sources that are cited, with the claims that are cited: whoever prints them prints no more. */
function withCitedSources(brief: Brief): Brief {
  const statements = printedStatements(brief)
  const claims = new Set(statements.flatMap(({ claims }) => claims))
  const sources = new Set(
    statements.flatMap(({ citations }) => citations.map(({ source }) => source)),
  )
  return {
    ...brief,
    sources: brief.sources
      .filter(({ id }) => sources.has(id))
      .map((source) => ({
        ...source,
        claims: source.claims.filter(({ id }) => claims.has(id)),
        health: source.health.map((entry) => ({
          ...entry,
          claims: entry.claims.filter((id) => claims.has(id)),
        })),
      })),
  }
}

/** Every statement of a brief that is printed, with what it rests on. */
function printedStatements(brief: Brief): Pick<CitedStatement, 'claims' | 'citations'>[] {
  const on = (part: Brief['parts'][number]) => brief.parts.includes(part)
  return [
    ...(on('bottom-line') ? brief.bottomLine : []),
    ...brief.sections.flatMap(({ id, leads, assessments, groups }) =>
      on(id) ? [...leads, ...assessments, ...groups.flatMap(({ points }) => points)] : [],
    ),
    ...(on('comparison')
      ? brief.comparisons.flatMap(({ figures, notes }) => [
          ...notes,
          ...figures.map(({ claim, citation }) => ({ claims: [claim], citations: [citation] })),
        ])
      : []),
    ...(on('timeline') ? brief.timeline : []),
    ...(on('chart') && brief.chart ? [brief.chart] : []),
  ]
}

function pointsOf(brief: Brief): { section: Section; point: Point }[] {
  return brief.sections.flatMap((section) =>
    section.groups.flatMap(({ points }) => points.map((point) => ({ section, point }))),
  )
}

/** A point with all that it disputes, directly or through others; nothing where it was met before. */
function disputeOf(point: Point, byTopic: ReadonlyMap<string, Point>, seen: Set<string>): Point[] {
  if (seen.has(point.topic)) return []
  seen.add(point.topic)
  return [
    point,
    ...point.disputedBy.flatMap((topic) => {
      const other = byTopic.get(topic)
      return other ? disputeOf(other, byTopic, seen) : []
    }),
  ]
}

function reportTornDisputes(
  brief: Brief,
  kept: ReadonlySet<string>,
  { name, path, selection }: Audience,
  findings: Findings,
): void {
  for (const { point } of pointsOf(brief)) {
    if (!kept.has(point.topic)) continue
    for (const other of point.disputedBy.filter((topic) => !kept.has(topic))) {
      findings.add({
        rule: 'dispute-torn',
        path,
        reason: `The audience \`${name}\` is given \`${point.topic}\` without \`${other}\`, which disputes it`,
        actual: point.topic,
        expected: [`${point.topic}, ${other}`],
        advice: `Choose \`parts\`, \`minimum-weight\`, \`tags\` and \`sensitive\` (now ${selection.sensitive}) so that both are printed or neither.`,
      })
    }
  }
}
