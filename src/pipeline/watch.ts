import { TrackedWorld } from '../world/tracked.ts'
import { Watcher } from '../world/watcher.ts'
import { createWorld } from '../world/world.ts'
import { type CheckResult, check } from './build.ts'
import { Memo } from './memo.ts'
import type { BuildOptions } from './options.ts'

/** One check among those that follow one another. */
export interface Round {
  /** What was edited, added or taken away since the one before; empty for the first. */
  readonly changed: readonly string[]
  /** What was found, or why nothing could be. */
  readonly result: CheckResult | Error
}

/**
 * Checks, and checks again whenever a file changes that was read, or looked for in vain. Rounds follow one
 * another; what changes during one begins the next.
 *
 * @param signal ends it; without one it goes on for as long as the process
 * @returns when it was ended
 */
export async function watchCheck(
  options: BuildOptions,
  onRound: (round: Round) => void,
  signal?: AbortSignal,
  world = createWorld(),
): Promise<void> {
  const memo = new Memo()
  let wake = () => {}
  const watcher = new Watcher(() => wake())
  // What waits would keep nothing alive by itself.
  const alive = setInterval(() => {}, 2 ** 30)
  signal?.addEventListener('abort', () => wake())
  try {
    let changed: readonly string[] = []
    while (!signal?.aborted) {
      const tracked = new TrackedWorld()
      const result = await check(options, tracked.through(world), memo).catch(
        (error: Error) => error,
      )
      onRound({ changed, result })
      await watcher.watch(tracked.folders())
      changed = await tracked.changes(world)
      while (changed.length === 0 && !signal?.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        changed = await tracked.changes(world)
      }
    }
  } finally {
    watcher.close()
    clearInterval(alive)
  }
}
