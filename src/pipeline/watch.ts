import type { BrowserOptions } from '../browser/browser.ts'
import { needBrowser } from '../formats/formats.ts'
import { USUAL_FORMATS } from '../model/format.ts'
import { createWorld, type World } from '../world/world.ts'
import { type BuildResult, build, type CheckResult, checkAgain } from './build.ts'
import type { BuildOptions } from './options.ts'
import { Resident, type Round } from './resident.ts'

/** One check or build among those that follow one another. */
export interface WatchRound<Result> {
  /** What was edited, added or taken away since the one before; empty for the first. */
  readonly changed: readonly string[]
  /** What came of it, or why nothing could. */
  readonly result: Result | Error
  /** Milliseconds since the save, or since the start. */
  readonly took: number
}

/** What a check tells that is made again and again. */
export type WatchedCheck = Omit<CheckResult, 'uncovered'>

/**
 * Checks, and checks again whenever a file changes that was read, or looked for in vain. Rounds follow one
 * another; what changes during one begins the next.
 *
 * @param signal ends it; without one it goes on for as long as the process
 * @returns when it was ended
 */
export function watchCheck(
  options: WatchOptions,
  onRound: (round: WatchRound<WatchedCheck>) => void,
  signal?: AbortSignal,
  world = createWorld(),
): Promise<void> {
  const checkOnce = (round: Round, { memo }: Resident) =>
    checkAgain(options, round.world, memo, round)
  return watch(options, undefined, checkOnce, onRound, signal, world)
}

/**
 * Builds, and builds again whenever a file changes that was read, with a browser that stays open. A save during a
 * build gives up what is being made; nothing is written that anything changed under, and always all files or none.
 * `onStep` is told of the steps of every round.
 *
 * @param signal ends it, when what is being written stands there whole
 * @returns when it was ended, and its browser too
 */
export function watchBuild(
  options: WatchOptions,
  onRound: (round: WatchRound<BuildResult>) => void,
  signal?: AbortSignal,
  world = createWorld(),
): Promise<void> {
  const { out = 'output', formats = USUAL_FORMATS, fresh = false } = options
  let isFirst = true
  const buildOnce = async (round: Round, { memo, browser }: Resident) => {
    const own = { ...options, fresh: isFirst && fresh }
    const work = (open?: BuildOptions['browser']) =>
      build({ ...own, ...(open && { browser: open }) }, round.world, memo, round)
    const result = needBrowser(formats)
      ? // What was given up is no fault of the browser's.
        await browser.use(async (source) =>
          work(await source()).catch((error: Error) => {
            if (round.overtaken) return error
            throw error
          }),
        )
      : await work()
    isFirst = false
    // For the next save, while nobody waits.
    if (!round.overtaken) void round.keptPages.prepare()
    return result
  }
  return watch(options, out, buildOnce, onRound, signal, world)
}

/** Options of a build whose browser the process that stays opens, and opens again. */
export interface WatchOptions extends Omit<BuildOptions, 'browser'> {
  readonly browser?: BrowserOptions
}

async function watch<Result>(
  { browser }: WatchOptions,
  out: string | undefined,
  once: (round: Round, resident: Resident) => Promise<Result | Error>,
  onRound: (round: WatchRound<Result>) => void,
  signal: AbortSignal | undefined,
  world: World,
): Promise<void> {
  const resident: Resident = new Resident({
    browser,
    world,
    out,
    async work(round) {
      const result = await once(round, resident).catch((error: Error) => error)
      // What was given up is told by the round that follows.
      if (round.overtaken && result instanceof Error) return
      onRound({ changed: round.changed, result, took: resident.took })
    },
  })
  // What waits would keep nothing alive by itself.
  const alive = setInterval(() => {}, 2 ** 30)
  try {
    if (signal?.aborted) return
    const ended = new Promise<void>((resolve) => {
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
    void resident.want()
    await ended
  } finally {
    await resident.close()
    clearInterval(alive)
  }
}
