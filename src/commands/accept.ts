import { counted } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { ALL, FOLDERS, foldersOf, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'accept',
  words: '<claim>… | --all',
  summary: 'say that both languages hold together',
  options: [ALL, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz accept port-depth', 'one statement, edited in both languages'],
    ['mujaz accept --all', 'all of them, such as after a first reading'],
  ],
  async run({ options, words }, reporter) {
    if (options.all === words.length > 0) {
      throw new UsageError('Name the statements that still hold, or --all: mujaz accept claim-id')
    }
    const { accept } = await import('../project/lock.ts')
    const result = await accept(options.all ? 'all' : words, foldersOf(options))
    const { path, written, accepted, unknown, findings } = result
    reporter.reportResult(result, () => {
      reporter.reportFindings(findings)
      if (unknown.length > 0) {
        const names = unknown.join(', ')
        reporter.report(`No statement is called ${names}. Nothing was accepted.\n`)
      } else if (written) {
        reporter.note(`${path}: ${counted(accepted.length, 'statement')} accepted\n`)
      }
    })
    return written
  },
})
