import { declareCommand } from './command.ts'
import { AUDIENCE, defined, FOLDERS, foldersOf, oneEdition, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'view',
  summary: 'print what the templates receive, as JSON',
  options: [
    AUDIENCE,
    oneEdition('A view is of one edition: --edition en-ar'),
    ...FOLDERS,
    ...REPORTING,
  ],
  examples: [['mujaz view --audience board --edition ar', 'what its templates can print']],
  async run({ options }, reporter) {
    const { view } = await import('../pipeline/view.ts')
    const { audience, edition } = options
    const result = await view({ ...foldersOf(options), ...defined({ audience, edition }) })
    reporter.reportFindings(result.findings)
    if (!result.view) return false
    reporter.print(`${JSON.stringify(result.view, withoutData, 2)}\n`)
    return true
  },
})

/** Fonts and pictures inside of the styles are a hundred times as long as all the rest together. */
function withoutData(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.replace(/(data:[\w/+.-]+;base64,)[A-Za-z0-9+/=]{40,}/g, '$1…')
}
