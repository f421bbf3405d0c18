import { type Audience, BUDGET_ITEMS, PAGE_ONE, type Selection } from '../model/audience.ts'
import {
  type Brief,
  type BriefPicture,
  type CitedStatement,
  type ContradictingFigure,
  FIXED_PARTS,
  isFixedPart,
  type Part,
  type Point,
  SECTIONS,
  type Section,
} from '../model/brief.ts'
import { USUAL_SECTIONS } from '../model/editor.ts'
import { citedIn, claimsCiting, type Place, type Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { locatorsMeet } from '../text/locator.ts'
import { nearest } from '../text/nearest.ts'
import { onlyPrinted, selectChanges } from './changes.ts'
import { reportOwnWords } from './own-words.ts'
import { withhold } from './withhold.ts'

/**
 * The part of a brief that an audience is given: its parts in its order, without the points, the
 * sentences and the private names that are not for it. Nothing is reworded, nothing added. What the
 * bottom line or the answer rests on is given whatever it weighs. Of a dispute both sides are given or neither:
 * where one may not be read the other goes too, and that is told.
 *
 * @returns the brief; whatever it holds may be printed
 */
export function select(brief: Brief, audience: Audience, context: Context): Brief {
  const { selection } = audience
  const offered = selection.points === 'merged' ? withMerged(brief, selection) : brief
  // Whoever reads no section can still compare the figures of its points.
  const parts = partsOf(offered, audience, context)
  const sections = parts.filter((part) => !isFixedPart(part))
  const inReach = sections.length > 0 ? sections : offered.sections.map(({ id }) => id)
  const readable = withoutUnreadable({ ...offered, parts }, selection)
  const supports = supportsOf(readable)
  const kept = new Set<string>()
  for (const unit of unitsOf(offered)) {
    const wanted = unit.filter(
      ({ section, point }) =>
        mayBeRead(point, section, inReach, selection) &&
        (isWanted(point, selection) || point.claims.some((id) => supports.has(id))),
    )
    const hidden = unit.filter(
      ({ section, point }) => !mayBeRead(point, section, inReach, selection),
    )
    if (hidden.length === 0 && wanted.length > 0)
      for (const { point } of unit) kept.add(point.topic)
    else reportTorn(wanted, hidden, audience, context)
  }
  if (kept.size === 0) {
    context.report({
      rule: 'selection-empty',
      path: audience.path,
      reason: `No point of the brief is for the audience \`${audience.name}\``,
      advice: 'Look at `parts`, `minimum-weight` and `tags`.',
    })
  }
  const within = withPoints(readable, kept, offered)
  const chosen =
    sections.length > 0
      ? within
      : { ...withPoints(readable, new Set(), offered), comparisons: within.comparisons }
  const whole = chosen.leftOut === undefined && selection.sensitive === 'show'
  const cited = whole ? chosen : withCitedSources(chosen)
  const given = cited.changes
    ? { ...cited, changes: selectChanges(cited.changes, cited, audience) }
    : cited
  if (selection.sensitive === 'show') return given
  reportOwnWords(brief.names, audience, context)
  return withhold(given, audience.labels)
}

/**
 * What can still be left out of a selected brief to make it shorter, lightest first, each entry to
 * be left out as a whole: a point, or all sides of a dispute. What the bottom line or the answer rests
 * on never goes.
 *
 * @returns lists of topics
 */
export function removable(brief: Brief): string[][] {
  const supports = supportsOf(brief)
  return unitsOf(brief)
    .map((unit, position) => ({ points: unit.map(({ point }) => point), position }))
    .filter(({ points }) => !points.some(({ claims }) => claims.some((id) => supports.has(id))))
    .map(({ points, position }) => ({
      topics: points.map(({ topic }) => topic),
      weight: Math.max(...points.map(({ weight }) => weight)),
      position,
    }))
    .toSorted((a, b) => a.weight - b.weight || b.position - a.position)
    .map(({ topics }) => topics)
}

/** A selected brief without some of its points, and without what nothing is cited from any more. */
export function leaveOut(brief: Brief, topics: readonly string[]): Brief {
  if (topics.length === 0) return brief
  const kept = new Set(placedPoints(brief).map(({ point }) => point.topic))
  for (const topic of topics) kept.delete(topic)
  const left = withCitedSources(withPoints(brief, kept, brief))
  return left.changes ? { ...left, changes: onlyPrinted(left.changes, left) } : left
}

/**
 * A brief with its merged points, each where the first of the points stands that it is given for. What an audience may
 * not read of one of them it may not read in the short form, so that the others stay as they are.
 */
function withMerged(brief: Brief, selection: Selection): Brief {
  const merged = brief.sections.flatMap((section) =>
    section.merged.filter((point) => mayBeRead(point, section, [section.id], selection)),
  )
  const inPlaceOf = new Map(merged.flatMap((point) => point.merges.map((topic) => [topic, point])))
  const calledNow = (topics: readonly string[]) => [
    ...new Set(topics.map((topic) => inPlaceOf.get(topic)?.topic ?? topic)),
  ]
  return {
    ...brief,
    sections: brief.sections.map((section) => {
      const given = new Set<Point>()
      return {
        ...section,
        groups: section.groups.map((group) => ({
          ...group,
          points: group.points.flatMap((point) => {
            const one = inPlaceOf.get(point.topic) ?? point
            if (given.has(one)) return []
            given.add(one)
            return [{ ...one, disputedBy: calledNow(one.disputedBy) }]
          }),
        })),
      }
    }),
  }
}

interface PlacedPoint {
  readonly section: Section
  readonly point: Point
}

/**
 * The parts of a brief that an audience asks for, in its order. The usual sections may be asked for whether or not
 * the brief has them, since one audience may serve many briefs.
 */
function partsOf(brief: Brief, audience: Audience, context: Context): readonly Part[] {
  const { selection, maximumWords } = audience
  const ids = brief.sections.map(({ id }) => id)
  const isOwn = (part: Part) => isFixedPart(part) || ids.includes(part)
  const named = new Set(selection.parts.map(({ part }) => part))
  for (const { part, place } of maximumWords) {
    if (!isOwn(part) && !isBudgetWord(part))
      reportNoPart('maximum-words', part, place, [...ids], audience, context)
  }
  return selection.parts.flatMap(({ part, place }) => {
    if (part === SECTIONS) return ids.filter((id) => !named.has(id))
    if (isOwn(part)) return [part]
    reportNoPart('parts', part, place, [SECTIONS, ...ids], audience, context)
    return []
  })
}

/** Whether words are limited for something else than a part: each item of one, or all that opens the brief. */
function isBudgetWord(part: string): boolean {
  return part === PAGE_ONE || (BUDGET_ITEMS as readonly string[]).includes(part)
}

/** Tells that a setting names a part that there is not, but for the usual sections, which another brief may have. */
function reportNoPart(
  setting: 'parts' | 'maximum-words',
  part: Part,
  place: Place | undefined,
  others: readonly string[],
  { path }: Audience,
  context: Context,
): void {
  if ((USUAL_SECTIONS as readonly string[]).includes(part)) return
  const known = [...FIXED_PARTS, ...others]
  const meant = nearest(part, known)
  context.report({
    rule: 'audience-settings',
    path,
    ...(place && { place }),
    reason: `\`${setting}\`: the brief has no section \`${part}\``,
    actual: part,
    expected: known,
    ...(meant !== undefined && { advice: `Did you mean \`${meant}\`?` }),
  })
}

/** Whether nothing forbids a point to an audience. */
function mayBeRead(
  { tags, sensitive: isSensitive }: Point,
  { id }: Section,
  inReach: readonly string[],
  { tagsOut, sensitive }: Selection,
): boolean {
  return (
    inReach.includes(id) &&
    !tags.some((tag) => tagsOut.includes(tag)) &&
    !(sensitive === 'omit' && isSensitive)
  )
}

/** Whether a point is what an audience asked for. */
function isWanted({ weight, tags }: Point, { minimumWeight, tagsIn }: Selection): boolean {
  return (
    weight >= minimumWeight && (tagsIn.length === 0 || tags.some((tag) => tagsIn.includes(tag)))
  )
}

/** The claims that the printed bottom line and the answer rest on. */
function supportsOf({ parts, bottomLine, answer }: Brief): Set<string> {
  const summary = [
    ...(parts.includes('bottom-line') ? bottomLine : []),
    ...(parts.includes('answer') ? answer : []),
  ]
  return new Set(summary.flatMap(({ claims }) => claims))
}

/**
 * A brief in the parts of an audience, without the sentences that it may not read. One that is not
 * for this reader in one of its claims is not for this reader at all; one that merely touches an
 * unwanted subject among others still says something on those. What is wrong with passages that only
 * hidden claims rest on is hidden with them.
 */
function withoutUnreadable(brief: Brief, selection: Selection): Brief {
  const all = brief.sources.flatMap((source) => source.claims)
  const claims = new Map(all.map((claim) => [claim.id, claim]))
  const isHidden = (id: string) =>
    selection.sensitive === 'omit' && claims.get(id)?.sensitive === true
  const isUnwanted = (id: string) =>
    claims.get(id)?.tags.some((tag) => selection.tagsOut.includes(tag)) === true
  const speaks = ({ claims: ids }: CitedStatement) =>
    !ids.some(isHidden) && (ids.length === 0 || !ids.every(isUnwanted))
  const { chart, ...rest } = brief
  const isFor = (picture: BriefPicture) =>
    speaks(picture) && !(picture.sensitive && selection.sensitive === 'omit')
  return {
    ...rest,
    bottomLine: brief.bottomLine.filter(speaks),
    answer: brief.answer.filter(speaks),
    judgements: brief.judgements.filter(speaks),
    // A figure without what contradicts it would pass for agreed, as one side of a dispute would.
    keyFigures: brief.keyFigures.filter(
      ({ claim, contradictedBy }) =>
        !isUnwanted(claim) &&
        ![claim, ...contradictedBy.map((other) => other.claim)].some(isHidden),
    ),
    disputes: brief.disputes.filter(({ positions }) => positions.every(speaks)),
    questions: brief.questions.filter(speaks),
    imprint: brief.imprint.filter(speaks),
    sections: brief.sections.map((section) => ({
      ...section,
      leads: leadsOf(section, selection, speaks),
      plainLeads: [],
      assessments: section.assessments.filter(speaks),
    })),
    // Half of a comparison would be none, and hide a contradiction.
    comparisons: brief.comparisons
      .filter(({ figures }) => !figures.some(({ claim }) => isHidden(claim)))
      .map((comparison) => ({ ...comparison, notes: comparison.notes.filter(speaks) })),
    timeline: brief.timeline.filter(speaks),
    ...(chart && speaks(chart) && { chart }),
    pictures: brief.parts.includes('pictures') ? brief.pictures.filter(isFor) : [],
    gaps: brief.gaps.filter(speaks),
    sourceSummary: brief.sourceSummary.filter(speaks),
    sources: brief.sources.map((source) => ({
      ...source,
      health: source.health.filter((entry) => {
        const touched = claimsCiting(source.id, brief.sources).filter((claim) =>
          locatorsMeet(citedIn(claim, source.id), entry.at),
        )
        return touched.length === 0 || touched.some(({ id }) => !isHidden(id))
      }),
    })),
  }
}

function leadsOf(
  { leads, plainLeads }: Section,
  { leads: wanted }: Selection,
  speaks: (statement: CitedStatement) => boolean,
): CitedStatement[] {
  if (wanted === 'none') return []
  const plain = wanted === 'plain' ? plainLeads.filter(speaks) : []
  return plain.length > 0 ? plain : leads.filter(speaks)
}

/**
 * A brief with some of its points alone: without headings over nothing, sections of which nothing is
 * left, and comparisons of figures that no point gives any more.
 *
 * @param before tells which sections had something in them
 */
function withPoints(brief: Brief, kept: ReadonlySet<string>, before: Brief): Brief {
  const filled = new Set(before.sections.filter(isFilled).map(({ id }) => id))
  const sections = brief.sections
    .map((section) => ({
      ...section,
      groups: section.groups
        .map((group) => ({ ...group, points: group.points.filter(({ topic }) => kept.has(topic)) }))
        .filter(({ points }) => points.length > 0),
    }))
    .filter((section) => isFilled(section) || !filled.has(section.id))
  const printed = new Set<string>(sections.map(({ id }) => id))
  const points = sections.flatMap(({ groups }) => groups.flatMap((group) => group.points))
  const claims = new Set(points.flatMap((point) => point.claims))
  const printedPoints = countOf(points)
  const of = brief.leftOut?.of ?? countOf(placedPoints(brief).map(({ point }) => point))
  return {
    ...brief,
    sections,
    parts: brief.parts.filter((part) => printed.has(part) || isFixedPart(part)),
    comparisons: brief.comparisons.filter(({ figures }) =>
      figures.some(({ claim }) => claims.has(claim)),
    ),
    ...(printedPoints < of && { leftOut: { points: of - printedPoints, of } }),
  }
}

/** How many points of the full brief some points are. */
function countOf(points: readonly Point[]): number {
  return points.flatMap(({ topic, merges = [topic] }) => merges).length
}

function isFilled({ leads, plainLeads, assessments, groups }: Section): boolean {
  return leads.length + plainLeads.length + assessments.length + groups.length > 0
}

/** The sources that are cited, with the claims that are: whoever prints them prints no more. */
function withCitedSources(brief: Brief): Brief {
  const statements = printedStatements(brief)
  const claims = new Set(statements.flatMap((statement) => statement.claims))
  const cited = new Set(
    statements.flatMap(({ citations }) => citations.map(({ source }) => source)),
  )
  const inEvidence = ({ id }: Source) =>
    brief.parts.includes('evidence') &&
    claimsCiting(id, brief.sources).some((claim) => claims.has(claim.id))
  return {
    ...brief,
    sources: brief.sources
      .filter((source) => cited.has(source.id) || inEvidence(source))
      .map((source) => ({ ...source, claims: source.claims.filter(({ id }) => claims.has(id)) })),
  }
}

/** Every statement of a brief that is printed, with what it rests on. */
function printedStatements(brief: Brief): Pick<CitedStatement, 'claims' | 'citations'>[] {
  const on = (part: Brief['parts'][number]) => brief.parts.includes(part)
  return [
    ...(on('bottom-line') ? brief.bottomLine : []),
    ...(on('answer') ? brief.answer : []),
    ...(on('judgements') ? brief.judgements : []),
    ...(on('key-figures')
      ? brief.keyFigures.flatMap((figure) => [figure, ...figure.contradictedBy].map(ofFigure))
      : []),
    ...(on('disputes')
      ? brief.disputes.flatMap(({ inTableAlone, positions }) => (inTableAlone ? [] : positions))
      : []),
    ...brief.sections.flatMap(({ id, leads, assessments, groups }) =>
      on(id) ? [...leads, ...assessments, ...groups.flatMap(({ points }) => points)] : [],
    ),
    ...(on('comparison')
      ? [
          ...brief.comparisons.flatMap(({ figures, notes }) => [
            ...notes,
            ...figures.map(ofFigure),
          ]),
          ...brief.disputes.flatMap(({ positions }) => positions),
        ]
      : []),
    ...(on('timeline') ? brief.timeline : []),
    ...(on('chart') && brief.chart ? [brief.chart] : []),
    ...brief.pictures.filter(({ section }) => section === undefined || on(section)),
  ]
}

/** A figure in a table as what it rests on. */
function ofFigure({
  claim,
  citations,
}: ContradictingFigure): Pick<CitedStatement, 'claims' | 'citations'> {
  return { claims: [claim], citations }
}

/** The points of a brief in reading order, each with its section. */
function placedPoints(brief: Brief): PlacedPoint[] {
  return brief.sections.flatMap((section) =>
    section.groups.flatMap(({ points }) => points.map((point) => ({ section, point }))),
  )
}

/** What is given or left out as a whole: a point, or all that dispute each other, even through others. */
function unitsOf(brief: Brief): PlacedPoint[][] {
  const placed = placedPoints(brief)
  const byTopic = new Map(placed.map((each) => [each.point.topic, each]))
  const seen = new Set<string>()
  const unitOf = (each: PlacedPoint): PlacedPoint[] => {
    if (seen.has(each.point.topic)) return []
    seen.add(each.point.topic)
    return [each, ...each.point.disputedBy.flatMap((topic) => unitOf(byTopic.get(topic) ?? each))]
  }
  return placed.map(unitOf).filter((unit) => unit.length > 0)
}

/** Tells which points go only because the other side of their dispute may not be read. */
function reportTorn(
  wanted: readonly PlacedPoint[],
  hidden: readonly PlacedPoint[],
  { name, path }: Audience,
  context: Context,
): void {
  for (const { point } of wanted) {
    context.report({
      rule: 'dispute-torn',
      path,
      reason: `The audience \`${name}\` is not given \`${point.topic}\`, since it may not read what disputes it`,
      actual: point.topic,
      expected: hidden.map(({ point: other }) => other.topic),
      advice: 'Nothing, if that is meant; else look at `parts`, `tags` and `sensitive`.',
    })
  }
}
