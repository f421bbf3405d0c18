import type { Browser, BrowserOptions } from '../browser/browser.ts'
import type { Format } from '../model/format.ts'
import type { Folders } from '../project/load.ts'
import type { OnStep } from '../report/steps.ts'

export interface EditionOptions {
  /** By name, or `parallel`, `single`, `back-to-back`. @default the editions that the audience names */
  readonly editions?: readonly string[]
  /** @default PDF, HTML and Markdown */
  readonly formats?: readonly Format[]
  /** A Word file whose styles, theme and sheet Word files have. @default the looks of Mujaz */
  readonly referenceDoc?: string
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
