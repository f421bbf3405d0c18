import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Lock, LockedOriginal, Original } from '../model/lock.ts'
import type { Findings } from '../report/findings.ts'
import { decode } from '../text/decode.ts'
import { paragraphsOf } from '../text/paragraphs.ts'

const schema = z.strictObject({
  version: z.literal(1),
  originals: z.record(
    z.string(),
    z.strictObject({
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      paragraphs: z.int().nonnegative(),
    }),
  ),
})

/** What the lock will remember of an original. */
export function lockOriginal(original: Original): LockedOriginal {
  return {
    sha256: createHash('sha256').update(original.bytes).digest('hex'),
    paragraphs: paragraphsOf(decode(original.bytes).text).length,
  }
}

/** Reads a lock; one that was damaged by hand is reported and counts as none. */
export function readLock(path: string, text: string, findings: Findings): Lock | undefined {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    findings.add({
      rule: 'lock-form',
      path,
      reason: `The lock cannot be read: ${(error as Error).message.split('\n')[0]}`,
      advice: 'Write it anew with `mujaz lock`, with the originals at hand.',
    })
    return undefined
  }
}

/** The text of a lock file: keys in order, so that two locks of one state are the same bytes. */
export function writeLock(originals: ReadonlyMap<string, LockedOriginal>): string {
  const sorted = [...originals].sort(([a], [b]) => (a < b ? -1 : 1))
  const lock: Lock = { version: 1, originals: Object.fromEntries(sorted) }
  return `${JSON.stringify(lock, undefined, 2)}\n`
}
