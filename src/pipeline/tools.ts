import type { Browser, BrowserOptions } from '../browser/browser.ts'
import type { BrowserSource } from '../browser/source.ts'
import type { Format } from '../model/format.ts'
import type { Edition } from '../model/language.ts'
import type { Folders } from '../project/load.ts'
import type { Context, Found } from '../report/context.ts'
import { type OnStep, type Step, timed } from '../report/steps.ts'
import type { World } from '../world/world.ts'
import type { Memo } from './memo.ts'

export interface EditionOptions {
  /** @default the editions that the audience names */
  readonly editions?: readonly Edition[]
  /** @default all of them */
  readonly formats?: readonly Format[]
  /**
   * Which browser prints: one to be started, or one that `openBrowser` has, which stays open and
   * spares a second build the start.
   * @default the first that is found
   */
  readonly browser?: BrowserOptions | Browser
  readonly onStep?: OnStep
}

export interface BuildOptions extends EditionOptions, Partial<Folders> {
  /** Names of folders of templates. @default ['meeting'] */
  readonly audiences?: readonly string[]
  /** The folder that is written to. @default 'output' */
  readonly out?: string
  /**
   * Refuse while anything is stale, altered, gone, draft or unexplained. Without it such points
   * print with a mark, and every page carries a draft line.
   * @default false
   */
  readonly release?: boolean
  /**
   * Make every file anew, those too that would come out as they are.
   * @default false
   */
  readonly fresh?: boolean
  /**
   * The manifest of the brief that was last handed out: what changed since then is listed.
   * @default `issued.json` in the folder of sources, if there is one
   */
  readonly since?: string
}

/** What every step of a run works with, whatever it is asked for. */
export interface Tools {
  readonly world: World
  readonly memo: Memo
  /** Absent where nothing is to be printed or counted. */
  readonly browser: BrowserSource | undefined
  readonly onStep: OnStep | undefined
}

/** Runs one stage: it is timed, whoever listens hears of it, and what it finds is collected. */
export function step<T>(
  { memo, onStep }: Pick<Tools, 'memo' | 'onStep'>,
  stage: Step['stage'],
  subject: string,
  work: (context: Context) => T | Promise<T>,
  outcome: (value: T) => string,
): Promise<Found<T>> {
  return memo.run((context) => timed(onStep, stage, subject, () => work(context), outcome))
}
