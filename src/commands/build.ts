import { declareCommand } from './command.ts'
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
} from './options.ts'

export const command = declareCommand({
  name: 'build',
  summary: 'make all files from the notes',
  options: [
    ...[AUDIENCES, EDITION, FORMAT, REFERENCE_DOC, OUT, SINCE, FRESH, RELEASE],
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
  ],
  async run({ options }, reporter) {
    const { build } = await import('../pipeline/build.ts')
    const { audience, edition, format, out, since, release, fresh } = options
    const result = await build({
      ...foldersOf(options),
      ...defined({ audiences: audience, editions: edition, formats: format, out, since }),
      ...defined({ browser: browserOf(options) }),
      ...defined({ referenceDoc: options['reference-doc'] }),
      release,
      fresh,
      onStep: reporter.reportStep,
    })
    reporter.reportBuild(result)
    return result.written
  },
})
