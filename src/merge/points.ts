import type { Doubts, MergedPoint, Point, PointGroup, Section } from '../model/brief.ts'
import type {
  EditorsFile,
  MergedPointPlan,
  PointWording,
  SectionId,
  SectionPlan,
} from '../model/editor.ts'
import type { Claim, Place } from '../model/source.ts'
import { bySpeaker, topicsWith } from '../model/topics.ts'
import type { Context } from '../report/context.ts'
import { nearest } from '../text/nearest.ts'
import { type ClaimIndex, citationsOf, type PlacedClaim, resolveClaims } from './claims.ts'

/**
 * The sections with their points: claims of one topic joined, topics in the order of the editor's
 * plan, what the plan does not name last.
 */
export function buildSections(
  index: ClaimIndex,
  editor: EditorsFile,
  prose: Readonly<
    Record<'leads' | 'plainLeads' | 'assessments', ReadonlyMap<string, Section['leads']>>
  >,
  doubts: Doubts,
  context: Context,
): Section[] {
  const points = buildPoints(index, editor, doubts, context)
  const merged = mergePoints(points, index, editor, doubts, context)
  return editor.sections.map((plan) => ({
    id: plan.id,
    title: plan.title,
    leads: prose.leads.get(plan.id) ?? [],
    plainLeads: prose.plainLeads.get(plan.id) ?? [],
    assessments: prose.assessments.get(plan.id) ?? [],
    groups: buildGroups(plan, points, index, editor, context),
    merged: merged.flatMap(({ point, section }) => (section === plan.id ? [point] : [])),
  }))
}

/** A point, and the section that it stands in. */
interface Placed<P extends Point = Point> {
  readonly point: P
  readonly section: SectionId
}

/** The short forms of several points, each in the section of what it merges. */
function mergePoints(
  points: ReadonlyMap<string, Placed>,
  index: ClaimIndex,
  editor: EditorsFile,
  doubts: Doubts,
  context: Context,
): Placed<MergedPoint>[] {
  const taken = new Set<string>()
  return editor.mergedPoints.flatMap((plan) => {
    const { topic, merges, place } = plan
    const parts = merges.flatMap((name) => {
      const found = points.get(name)
      if (found) return [found]
      if (index.leftOut.size === 0) reportEmptyTopic(name, place, points.keys(), context)
      return []
    })
    const fault = faultOf(plan, parts, points, taken)
    for (const name of [...merges, topic]) taken.add(name)
    const [first] = parts
    if (fault !== undefined) {
      context.report({
        rule: 'merged-point',
        path: place.path,
        place,
        reason: `The merged point \`${topic}\` ${fault.reason}`,
        advice: fault.advice,
      })
    }
    if (fault !== undefined || first === undefined) return []
    return [{ point: mergedPoint(plan, parts, index, doubts, context), section: first.section }]
  })
}

/** Why some points cannot be given as one, and what to do about it. */
function faultOf(
  { topic, merges }: MergedPointPlan,
  parts: readonly Placed[],
  points: ReadonlyMap<string, Placed>,
  taken: ReadonlySet<string>,
): { reason: string; advice: string } | undefined {
  if (points.has(topic) || taken.has(topic)) {
    return {
      reason: 'has the topic of another point',
      advice: 'Give it a topic of its own: it is the address of the merged point.',
    }
  }
  if (new Set(merges).size < 2) {
    return {
      reason: 'names fewer than two topics',
      advice: 'Name the topics that it merges in `merges="…"`, with spaces between them.',
    }
  }
  const twice = merges.find((name, at) => taken.has(name) || merges.indexOf(name) !== at)
  if (twice !== undefined) {
    return {
      reason: `merges \`${twice}\`, which is merged already`,
      advice: 'Merge each topic once, or readers would be told the same thing twice.',
    }
  }
  const apart = parts.find(({ section }) => section !== parts[0]?.section)
  if (apart !== undefined) {
    return {
      reason: `merges \`${parts[0]?.point.topic}\` of \`${parts[0]?.section}\` with \`${apart.point.topic}\` of \`${apart.section}\``,
      advice: 'Merge topics of one section, or move the claims of one of them.',
    }
  }
  return undefined
}

/** Several points in the words of the editor: as heavy, and as much in doubt, as the gravest of them. */
function mergedPoint(
  { topic, merges, statements, claims, place }: MergedPointPlan,
  parts: readonly Placed[],
  index: ClaimIndex,
  doubts: Doubts,
  context: Context,
): MergedPoint {
  const own = parts.map(({ point }) => point)
  const all = [...new Set(own.flatMap((point) => point.claims))]
  const owner = `The merged point \`${topic}\``
  const supporting = resolveClaims(claims.length > 0 ? claims : all, index, owner, place, context)
  return {
    topic,
    merges,
    statements,
    citations: citationsOf(supporting),
    weight: Math.max(...own.map(({ weight }) => weight)),
    claims: all,
    tags: [...new Set(own.flatMap(({ tags }) => tags))].sort(),
    sensitive: own.some(({ sensitive }) => sensitive),
    disputedBy: [...new Set(own.flatMap(({ disputedBy }) => disputedBy))].filter(
      (other) => !merges.includes(other),
    ),
    machineTranslatedOnly: own.every(({ machineTranslatedOnly }) => machineTranslatedOnly),
    stale: doubts.stale.has(`point:${topic}`),
    unverified: supporting.some(({ claim }) => doubts.unverified.has(claim.id)),
  }
}

/** A point of each topic, with the section that its claims stand in. */
function buildPoints(
  index: ClaimIndex,
  editor: EditorsFile,
  doubts: Doubts,
  context: Context,
): Map<string, Placed> {
  const wordings = new Map(editor.points.map((wording) => [wording.topic, wording]))
  const topicOf = topicsWith(index.final, new Set(wordings.keys()))
  const topics = new Map<string, PlacedClaim[]>()
  for (const placed of index.final.values()) {
    const topic = topicOf(placed.claim)
    topics.set(topic, [...(topics.get(topic) ?? []), placed])
  }
  for (const wording of editor.points) {
    if (!topics.has(wording.topic) && index.leftOut.size === 0)
      reportEmptyTopic(wording.topic, wording.place, topics.keys(), context)
  }
  const built = [...topics].map(([topic, claims]) => {
    const sorted = claims.toSorted(bySpeaker)
    reportSplit(topic, sorted, context)
    const point = joinClaims(topic, sorted, wordings.get(topic), index, doubts, context)
    return [topic, { point, section: sorted[0]?.section ?? '' }] as const
  })
  return withDisputes(new Map(built), topicOf, index, context)
}

function joinClaims(
  topic: string,
  claims: readonly PlacedClaim[],
  wording: PointWording | undefined,
  index: ClaimIndex,
  doubts: Doubts,
  context: Context,
): Point {
  // Words that none of the claims bears out are told elsewhere; without a note they would look unfounded.
  const close = claims.filter(({ claim }) => !doubts.apart.has(claim.id))
  const supporting =
    wording && wording.claims.length > 0
      ? resolveClaims(wording.claims, index, `The wording of \`${topic}\``, wording.place, context)
      : close.length > 0
        ? close
        : claims
  const [speaker] = claims as [PlacedClaim, ...PlacedClaim[]]
  return {
    topic,
    statements: wording?.statements ?? speaker.claim.statements,
    citations: citationsOf(supporting),
    weight: speaker.claim.weight,
    claims: claims.map(({ claim }) => claim.id),
    tags: [...new Set(claims.flatMap(({ claim }) => claim.tags))].sort(),
    sensitive: claims.some(({ claim }) => claim.sensitive),
    disputedBy: [],
    machineTranslatedOnly: claims.every(({ sources }) =>
      sources.every(({ text }) => text === 'machine-translated'),
    ),
    stale: doubts.stale.has(wording ? `point:${topic}` : speaker.claim.id),
    unverified: supporting.some(({ claim }) => doubts.unverified.has(claim.id)),
  }
}

/** A dispute is mutual, whichever of the two claims declares it. */
function withDisputes(
  points: ReadonlyMap<string, Placed>,
  topicOf: (claim: Claim) => string,
  index: ClaimIndex,
  context: Context,
): Map<string, Placed> {
  const disputes = new Map<string, Set<string>>()
  const dispute = (a: string, b: string) => disputes.set(a, (disputes.get(a) ?? new Set()).add(b))
  for (const placed of index.final.values()) {
    const { disputes: disputed = '' } = placed.claim
    const other = index.final.get(disputed)
    if (other === undefined) continue
    reportApart(placed, other, context)
    const [one, another] = [topicOf(placed.claim), topicOf(other.claim)]
    if (one === another) continue
    dispute(one, another)
    dispute(another, one)
  }
  return new Map(
    [...points].map(([topic, { point, section }]) => [
      topic,
      { point: { ...point, disputedBy: [...(disputes.get(topic) ?? [])] }, section },
    ]),
  )
}

function buildGroups(
  plan: SectionPlan,
  points: ReadonlyMap<string, Placed>,
  index: ClaimIndex,
  editor: EditorsFile,
  context: Context,
): PointGroup[] {
  const placed = new Set<string>()
  const take = (topic: string): Point[] => {
    const found = points.get(topic)
    if (found?.section !== plan.id || placed.has(topic)) return []
    placed.add(topic)
    // A reader meets the other side of a dispute at once, wherever the plan has it.
    return [found.point, ...found.point.disputedBy.flatMap(take)]
  }
  /** Topics that were meant where the plan has one that there is not: to say that they are not listed says the same. */
  const meant = new Set<string | undefined>()
  const groups: PointGroup[] = plan.groups.map(({ title, topics }) => {
    for (const { topic, place } of topics) {
      if (points.get(topic)?.section !== plan.id && index.leftOut.size === 0) {
        meant.add(reportEmptyTopic(topic, place, points.keys(), context))
      }
    }
    return { title, points: topics.flatMap(({ topic }) => take(topic)) }
  })
  const rest = [...points]
    .filter(([topic, { section }]) => section === plan.id && !placed.has(topic))
    .toSorted(([, a], [, b]) => b.point.weight - a.point.weight)
  // Where the section has no groups, its points stand by their weight, and that was meant.
  for (const [topic] of plan.groups.length > 0 ? rest : []) {
    if (meant.has(topic)) continue
    context.report({
      rule: 'topic-unlisted',
      path: editor.path,
      place: plan.place,
      reason: `The topic \`${topic}\` stands in no group of \`${plan.id}\``,
      advice: 'Add it to a group of the section, in the order in which it should be read.',
    })
  }
  return [...groups, { points: rest.flatMap(([topic]) => take(topic)) }].filter(
    (group) => group.points.length > 0,
  )
}

function reportSplit(topic: string, claims: readonly PlacedClaim[], context: Context): void {
  const [first, ...others] = claims
  for (const { claim, section } of others) {
    if (section === first?.section) continue
    context.report({
      rule: 'topic-split',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` on \`${topic}\` stands in \`${section}\`, but \`${first?.claim.id}\` in \`${first?.section}\``,
      advice: 'Move one of them, or give it a topic of its own.',
    })
  }
}

/** Tells where the two sides of a dispute cannot stand together. */
function reportApart(one: PlacedClaim, other: PlacedClaim, context: Context): void {
  if (one.section === other.section) return
  const { claim } = one
  context.report({
    rule: 'dispute-apart',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` stands in \`${one.section}\`, but \`${other.claim.id}\`, which it disputes, in \`${other.section}\``,
    advice: 'Move one of them into the section of the other, so that they are printed together.',
  })
}

/** @returns the topic that was probably meant */
function reportEmptyTopic(
  topic: string,
  place: Place,
  known: Iterable<string>,
  context: Context,
): string | undefined {
  const meant = nearest(topic, [...known])
  context.report({
    rule: 'topic-empty',
    path: place.path,
    place,
    reason: `No claim of this section has the topic \`${topic}\``,
    actual: topic,
    advice:
      meant !== undefined && meant !== topic
        ? `Did you mean \`${meant}\`?`
        : 'Look for a spelling mistake, or take the topic out of the plan.',
  })
  return meant
}
