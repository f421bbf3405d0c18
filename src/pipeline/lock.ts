import type { Folders } from '../project/load.ts'
import { type LockResult, writeDown } from '../project/lock.ts'
import { supportedClaims } from '../verify/support/support.ts'
import { createWorld } from '../world/world.ts'

/**
 * Writes down what the notes were checked against: hashes and fingerprints of every original at
 * hand and of its cited paragraphs, and which claims these paragraphs bear out. What was locked before
 * stays where an original is not at hand, and statements stay as they were accepted.
 */
export function lock(options: Partial<Folders> = {}, world = createWorld()): Promise<LockResult> {
  return writeDown(supportedClaims, options, world)
}
