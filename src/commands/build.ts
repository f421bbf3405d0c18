import type { BuildResult } from '../pipeline/build.ts'
import type { WatchRound } from '../pipeline/watch.ts'
import type { OnStep } from '../report/steps.ts'
import { declareCommand, UsageError } from './command.ts'
import {
  AUDIENCES,
  BROWSER,
  browserOf,
  defined,
  EDITION,
  FOLDERS,
  FORMAT,
  FRESH,
  foldersOf,
  OUT,
  REFERENCE_DOC,
  RELEASE,
  REPORTING,
  SINCE,
  WATCH,
  WATCH_SPEAKS,
} from './options.ts'
import { roundReporter } from './rounds.ts'

export const command = declareCommand({
  name: 'build',
  summary: 'make all files from the notes',
  options: [
    ...[AUDIENCES, EDITION, FORMAT, REFERENCE_DOC, OUT, SINCE, FRESH, RELEASE, WATCH],
    ...FOLDERS,
    ...BROWSER,
    ...REPORTING,
  ],
  examples: [
    ['mujaz build', 'everything for the audience “meeting”'],
    ['mujaz build --edition en-ar --format pdf', 'the bilingual PDF alone'],
    [
      'mujaz build --format pdf,docx --reference-doc house.docx',
      'with Word files in your own styles',
    ],
    ['mujaz build --watch', 'after every save, with a browser that stays open'],
  ],
  async run({ options }, reporter, ending) {
    if (options.watch && options.json) throw new UsageError(WATCH_SPEAKS)
    const { audience, edition, format, out, since, release, fresh } = options
    const asked = {
      ...foldersOf(options),
      ...defined({ audiences: audience, editions: edition, formats: format, out, since }),
      ...defined({ browser: browserOf(options) }),
      ...defined({ referenceDoc: options['reference-doc'] }),
      release,
      fresh,
      onStep: reporter.reportStep,
    }
    if (options.watch) {
      const { watchBuild } = await import('../pipeline/watch.ts')
      const report = roundReporter('built', reporter, reporter.reportRound)
      // The step by step of one build is of use; that of every save hides what came of it.
      let isFirst = true
      const onStep: OnStep = (step) => isFirst && reporter.reportStep(step)
      const onRound = (round: WatchRound<BuildResult>) => {
        isFirst = false
        report(round)
      }
      await watchBuild({ ...asked, onStep }, onRound, ending.signal)
      return true
    }
    const { build } = await import('../pipeline/build.ts')
    const result = await build(asked)
    reporter.reportBuild(result)
    return result.written
  },
})
