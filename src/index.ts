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

export type { Browser, BrowserOptions } from './browser/browser.ts'
export { openBrowser } from './browser/open-browser.ts'
export type { DryRequest } from './draft/asking.ts'
export {
  type Drafted,
  type DraftOptions,
  type DraftResult,
  draft,
  draftRequests,
  type Refused,
} from './draft/draft.ts'
export {
  type Translated,
  type TranslateResult,
  translate,
  translateRequests,
} from './draft/translate.ts'
export type { Pages } from './manifest/pages.ts'
export type {
  Changes,
  FigureChange,
  PointChange,
  SentenceChange,
  SourceChange,
} from './model/changes.ts'
export type { Format, XliffVersion } from './model/format.ts'
export type { Edition } from './model/language.ts'
export type { EarlierWording } from './model/memory.ts'
export { type BuildResult, build, type CheckResult, check } from './pipeline/build.ts'
export { type DiffOptions, type DiffResult, diff, type Placed } from './pipeline/diff.ts'
export {
  type EvidenceOptions,
  type EvidenceResult,
  type EvidenceRow,
  evidence,
} from './pipeline/evidence.ts'
export { evidenceAsCsv, evidenceAsJson } from './pipeline/evidence-table.ts'
export {
  type ImportedChange,
  type ImportedNote,
  type ImportOptions,
  type ImportResult,
  importFile,
} from './pipeline/import.ts'
export { init } from './pipeline/init.ts'
export { lock } from './pipeline/lock.ts'
export { Memo } from './pipeline/memo.ts'
export type { BuildOptions, EditionOptions } from './pipeline/options.ts'
export type { BuiltFile } from './pipeline/outcome.ts'
export {
  type Reading,
  type ReadParagraph,
  type ReadResult,
  read,
  type Uncovered,
  type UncoveredParagraph,
} from './pipeline/read.ts'
export { type RenderOptions, renderBrief } from './pipeline/render-brief.ts'
export {
  type Bearing,
  type Change,
  type ChangedClaim,
  type ChangedPassage,
  type Contradiction,
  type StatingText,
  type UpdateResult,
  update,
} from './pipeline/update.ts'
export { view } from './pipeline/view.ts'
export { type XliffOptions, type XliffResult, xliff } from './pipeline/xliff.ts'
export { type Preview, type PreviewOptions, preview } from './preview/preview.ts'
export { type AddedSource, type AddOptions, type AddResult, add } from './project/add.ts'
export { type FilledNote, type FillOptions, type FillResult, fillRecords } from './project/fill.ts'
export { fixLocators } from './project/fix.ts'
export type { FixedLocator, OpenPassage } from './project/follow.ts'
export type { InitOptions, InitResult } from './project/init.ts'
export type { Folders } from './project/load.ts'
export { type AcceptResult, accept, type LockResult } from './project/lock.ts'
export { type NewAudience, type NewAudienceOptions, newAudience } from './project/new-audience.ts'
export {
  type Answer,
  type Asked,
  type TakeOptions,
  type TakeResult,
  takeReturned,
} from './project/returned.ts'
export type { ToldPassage } from './project/update.ts'
export type { ClaimCounts } from './report/amounts.ts'
export type { FindingMessage } from './report/findings.ts'
export { RULES, type Rule, type RuleId } from './report/rules.ts'
export type { Step } from './report/steps.ts'
export { createWorld, type World } from './world/world.ts'
