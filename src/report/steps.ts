import { setImmediate } from 'node:timers/promises'

/** A stage that is done. */
export interface Step {
  readonly stage:
    | 'read'
    | 'verify'
    | 'merge'
    | 'fit'
    | 'write'
    | 'render'
    | 'print'
    | 'finish'
    | 'inspect'
  /** What it was done to, such as `meeting en-ar`; empty for what is done once. */
  readonly subject: string
  /** What came of it, in a few words. */
  readonly outcome: string
  /** Milliseconds. */
  readonly took: number
}

/** Told of every stage when it is done. */
export type OnStep = (step: Step) => void

/**
 * Runs one stage and tells what came of it and how long it took. Whoever waits for the main thread gets it
 * before, such as a browser that is opening a page.
 */
export async function timed<T>(
  onStep: OnStep | undefined,
  stage: Step['stage'],
  subject: string,
  work: () => T | Promise<T>,
  outcome: (result: T) => string,
): Promise<T> {
  await setImmediate()
  const start = performance.now()
  const result = await work()
  onStep?.({ stage, subject, outcome: outcome(result), took: performance.now() - start })
  return result
}

/** Milliseconds that anybody else may have to wait. */
const TURN = 10

/**
 * Runs one stage bit by bit: in between, whoever waits for the main thread gets it. The time that is
 * told is that of the work alone.
 */
export async function timedInTurns(
  onStep: OnStep | undefined,
  stage: Step['stage'],
  subject: string,
  work: Iterable<unknown>,
  outcome: () => string,
): Promise<void> {
  let took = 0
  let start = performance.now()
  for (const _ of work) {
    const turn = performance.now() - start
    if (turn < TURN) continue
    took += turn
    await setImmediate()
    start = performance.now()
  }
  took += performance.now() - start
  onStep?.({ stage, subject, outcome: outcome(), took })
}
