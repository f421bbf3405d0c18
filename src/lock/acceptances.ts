import type { LockedStatement } from '../model/lock.ts'
import type { Text } from '../model/texts.ts'
import { among } from './accept.ts'
import { hashesOf } from './fingerprint.ts'

/** What one commit made of the lock: its lines. */
export interface LockRevision {
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/**
 * Finds the commit in which a text was accepted as it stands, under whatever name: the last one that brought its pair of
 * hashes. A line that only moved, or got a comma, was not accepted anew.
 *
 * @param revisions of the lock, the newest first
 */
export function acceptanceIn<R extends LockRevision>(
  revisions: readonly R[],
): (text: Pick<Text, 'says'>) => R | undefined {
  const pairs = revisions.map((revision) => ({
    revision,
    isAdded: among(revision.added.flatMap(pairIn)),
    isRemoved: among(revision.removed.flatMap(pairIn)),
  }))
  return (text) => {
    const now = hashesOf(text)
    return pairs.find(({ isAdded, isRemoved }) => isAdded(now) && !isRemoved(now))?.revision
  }
}

/** The hashes on a line of the lock’s statements: `"ferries": {"en":"…","ar":"…"},`. */
function pairIn(line: string): LockedStatement[] {
  const [, pair] =
    /^\s*"(?:\\.|[^"\\])*":\s*(\{(?:"[\w-]+":\s*"[0-9a-f]+",?\s*)+\}),?\s*$/.exec(line) ?? []
  return pair === undefined ? [] : [JSON.parse(pair)]
}
