import type { Claim, Source } from './source.ts'

/** A claim and the source that it stands in. */
export interface SourcedClaim {
  readonly claim: Claim
  readonly source: Source
}

/**
 * The topic under which a claim becomes a point: its own, but for a claim that disputes another of its
 * topic. That is a point by itself, `topic_claim`, or the heavier would speak for both and cite the other
 * as if it agreed. Where the editor has worded the point, that wording speaks for both.
 *
 * @param final the claims that print, by id
 * @param worded topics that the editor has worded
 */
export function topicsWith(
  final: ReadonlyMap<string, SourcedClaim>,
  worded: ReadonlySet<string>,
): (claim: Claim) => string {
  return ({ id, topic, disputes = '' }) =>
    final.get(disputes)?.claim.topic === topic && !worded.has(topic) ? `${topic}_${id}` : topic
}

/** The heaviest claim speaks for a point, then the newest; one without a date counts as old. */
export function bySpeaker(a: SourcedClaim, b: SourcedClaim): number {
  return (
    b.claim.weight - a.claim.weight ||
    (b.source.record.issued ?? '').localeCompare(a.source.record.issued ?? '') ||
    a.claim.id.localeCompare(b.claim.id)
  )
}
