import { findSource } from '../model/source.ts'
import { foldersOf, readProject } from '../project/load.ts'
import {
  type UpdateResult as TakenIn,
  update as takeIn,
  type UpdateOptions,
} from '../project/update.ts'
import { Collector } from '../report/context.ts'
import { type ChangedClaim, rankClaims } from '../verify/changed/claims.ts'
import { createWorld } from '../world/world.ts'

export type {
  Bearing,
  ChangedClaim,
  ChangedPassage,
  Contradiction,
  StatingText,
} from '../verify/changed/claims.ts'
export type { Change } from '../verify/changed/inside.ts'

/** What came of an update, and what it is to the claims. */
export interface UpdateResult extends TakenIn {
  /** The claims of {@link TakenIn.open}, those first that the newer original contradicts. */
  readonly claims: readonly ChangedClaim[]
}

/**
 * Puts a newer article in the place of the original of a source, as `update` of the project does, and reads what
 * changed inside the passages that claims rest on.
 *
 * @throws as the `update` of the project does
 */
export async function update(
  id: string,
  article: string,
  options: UpdateOptions = {},
  world = createWorld(),
): Promise<UpdateResult> {
  const result = await takeIn(id, article, options, world)
  if (result.open.length === 0) return { ...result, claims: [] }
  const project = await readProject(foldersOf(options), world, new Collector())
  const source = findSource(id, project.sources)
  return { ...result, claims: source ? rankClaims(source, result.open, project) : [] }
}
