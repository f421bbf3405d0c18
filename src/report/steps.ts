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
