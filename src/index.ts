/**
 * Mujaz as a library: the same powers as the command line.
 *
 * ```js
 * import { build } from 'mujaz'
 * const { written, findings, files } = await build({ audiences: ['meeting'], out: 'output' })
 * ```
 *
 * @module
 */

export { type DiffOptions, type DiffResult, diff, type Placed } from './diff.ts'
export type { Pages } from './manifest/pages.ts'
export type {
  Changes,
  FigureChange,
  PointChange,
  SentenceChange,
  SourceChange,
} from './model/changes.ts'
export type { Edition } from './model/language.ts'
export { type NewAudience, type NewAudienceOptions, newAudience } from './new-audience.ts'
export { fixLocators } from './originals/fix.ts'
export type { FixedLocator, OpenPassage } from './originals/follow.ts'
export { type AcceptResult, accept, type LockResult, lock } from './originals/lock.ts'
export { type ToldPassage, type UpdateResult, update } from './originals/update.ts'
export {
  type BuildOptions,
  type BuildResult,
  build,
  check,
  type RenderOptions,
  renderBrief,
  view,
} from './pipeline.ts'
export { type Preview, type PreviewOptions, preview } from './preview/preview.ts'
export { type Browser, type BrowserOptions, openBrowser } from './print/browser.ts'
export type { Folders } from './project.ts'
export { RULES, type Rule, type RuleId } from './report/rules.ts'
export type { Step } from './report/steps.ts'
export type { BuiltFile, EditionOptions, Format } from './run.ts'
export { createWorld, type World } from './world.ts'
