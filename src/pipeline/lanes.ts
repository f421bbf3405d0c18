import { setImmediate } from 'node:timers/promises'
import type { Context, Found } from '../report/context.ts'
import type { Step } from '../report/steps.ts'
import type { Tools } from './tools.ts'

/** Milliseconds that anybody else may have to wait. */
const TURN = 10

/**
 * Runs a stage in the time in which the browser is busy: bit by bit, and in between whoever waits for the
 * main thread gets it, the browser's answers above all. The time that is told is that of the work alone.
 */
export function idle(
  { memo, onStep, signal }: Pick<Tools, 'memo' | 'onStep' | 'signal'>,
  stage: Step['stage'],
  subject: string,
  work: (context: Context) => Iterable<unknown>,
  outcome: string,
): Promise<Found<void>> {
  return memo.run(async (context) => {
    let took = 0
    let start = performance.now()
    for (const _ of work(context)) {
      const turn = performance.now() - start
      if (turn < TURN) continue
      took += turn
      await setImmediate()
      signal?.throwIfAborted()
      start = performance.now()
    }
    took += performance.now() - start
    onStep?.({ stage, subject, outcome, took })
  })
}
