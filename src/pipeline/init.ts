import { beginProject, type InitOptions, type InitResult } from '../project/init.ts'
import { supportedClaims } from '../verify/support/support.ts'
import { createWorld } from '../world/world.ts'

/**
 * Begins a project: a small complete one that builds at once, lock and all, or the first brief. All is written or
 * nothing, and nothing that exists is written over.
 *
 * @throws TypeError where something is in the way, or a project cannot begin in these languages
 */
export function init(options: InitOptions = {}, world = createWorld()): Promise<InitResult> {
  return beginProject(supportedClaims, options, world)
}
