import { type Claim, type Source, sourcesOf } from '../model/source.ts'

/** A claim with the sources that it rests on. */
export interface Ground {
  readonly claim: Claim
  readonly sources: readonly Source[]
}

/** What texts can rest on, by the ids of claims. */
export function groundsOf(sources: readonly Source[]): Map<string, Ground> {
  return new Map(
    sources.flatMap(({ claims }) =>
      claims.map((claim) => [claim.id, { claim, sources: sourcesOf(claim, sources) }] as const),
    ),
  )
}
