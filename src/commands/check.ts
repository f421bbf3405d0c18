import { declareCommand } from './command.ts'
import { nowCites } from './messages.ts'
import { AUDIENCES, defined, FIX, FOLDERS, foldersOf, RELEASE, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'check',
  summary: 'find what is wrong, write nothing',
  options: [AUDIENCES, RELEASE, FIX, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz check --originals ~/articles', 'the notes against the originals'],
    ['mujaz check --release', 'whether the brief could be handed out'],
  ],
  async run({ options }, reporter) {
    const folders = foldersOf(options)
    if (options.fix) {
      const { fixLocators } = await import('../project/fix.ts')
      for (const locator of await fixLocators(folders)) reporter.report(`${nowCites(locator)}\n`)
    }
    const { check } = await import('../pipeline/build.ts')
    const { findings } = await check({
      ...folders,
      ...defined({ audiences: options.audience }),
      release: options.release,
      onStep: reporter.reportStep,
    })
    reporter.reportResult(findings, () => {
      reporter.reportFindings(findings)
      if (findings.length === 0) reporter.note('\nNothing was found.\n')
    })
    return !findings.some(({ fatal }) => fatal)
  },
})
