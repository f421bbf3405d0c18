import { declareCommand, UsageError } from './command.ts'
import {
  AUDIENCE,
  BROWSER,
  browserOf,
  defined,
  EDITION,
  OUT,
  PRINTED_FORMAT,
  REFERENCE_DOC,
  REPORTING,
  SOURCES,
  TEMPLATES,
} from './options.ts'

export const command = declareCommand({
  name: 'render',
  words: '<brief.md>',
  summary: 'print a Markdown brief polished by hand',
  options: [
    ...[
      AUDIENCE,
      EDITION,
      PRINTED_FORMAT,
      REFERENCE_DOC,
      { ...OUT, default: 'the brief’s own' },
      TEMPLATES,
    ],
    { ...SOURCES, help: 'the pictures that the brief names' },
    ...BROWSER,
    ...REPORTING,
  ],
  examples: [['mujaz render my-brief.md --out print', 'a brief of your own']],
  async run({ options, words }, reporter) {
    const [path, ...others] = words
    if (path === undefined || others.length > 0) {
      throw new UsageError('Name one Markdown brief: mujaz render my-brief.md')
    }
    const { renderBrief } = await import('../pipeline/render-brief.ts')
    const { audience, edition, format, out, sources, templates } = options
    const result = await renderBrief(path, {
      ...defined({ audience, editions: edition, formats: format, out, sources, templates }),
      ...defined({ browser: browserOf(options) }),
      ...defined({ referenceDoc: options['reference-doc'] }),
      onStep: reporter.reportStep,
    })
    reporter.reportBuild(result)
    return result.written
  },
})
