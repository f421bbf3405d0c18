import type { BrowserSource } from '../browser/source.ts'
import type { KeptPages } from '../formats/format.ts'
import type { Context, Found } from '../report/context.ts'
import { type OnStep, type Step, timed } from '../report/steps.ts'
import type { World } from '../world/world.ts'
import type { OpenedHouse } from './house.ts'
import type { Memo } from './memo.ts'

/** What every step of a run works with, whatever it is asked for. */
export interface Tools {
  readonly world: World
  readonly memo: Memo
  /** Absent where nothing is to be printed or counted. */
  readonly browser: BrowserSource | undefined
  /** Documents that were printed before, in a process that stays. */
  readonly keptPages?: KeptPages | undefined
  readonly onStep: OnStep | undefined
  /** Whose looks Word files have, where that is not Mujaz. */
  readonly house?: OpenedHouse | undefined
  /** Aborted where nobody wants what is being made any more; its reason is thrown at the next step. */
  readonly signal?: AbortSignal | undefined
}

/** Runs one stage: it is timed, whoever listens hears of it, and what it finds is collected. */
export async function step<T>(
  { memo, onStep, signal }: Pick<Tools, 'memo' | 'onStep' | 'signal'>,
  stage: Step['stage'],
  subject: string,
  work: (context: Context) => T | Promise<T>,
  outcome: (value: T) => string,
): Promise<Found<T>> {
  signal?.throwIfAborted()
  return memo.run((context) => timed(onStep, stage, subject, () => work(context), outcome))
}
