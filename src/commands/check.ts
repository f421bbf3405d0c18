import type { CheckResult } from '../pipeline/build.ts'
import type { WatchedCheck } from '../pipeline/watch.ts'
import { heldAgainst } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { nowCites } from './messages.ts'
import {
  AUDIENCES,
  defined,
  FIX,
  FOLDERS,
  foldersOf,
  RELEASE,
  REPORTING,
  WATCH,
  WATCH_SPEAKS,
} from './options.ts'
import { roundReporter } from './rounds.ts'

export const command = declareCommand({
  name: 'check',
  summary: 'find what is wrong, write nothing',
  options: [AUDIENCES, RELEASE, FIX, WATCH, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz check --originals ~/articles', 'the notes against the originals'],
    ['mujaz check --watch', 'after every save: what is new, and what is mended'],
    ['mujaz check --release', 'whether the brief could be handed out'],
  ],
  async run({ options }, reporter, ending) {
    if (options.watch && options.json) throw new UsageError(WATCH_SPEAKS)
    const folders = foldersOf(options)
    if (options.fix) {
      const { fixLocators } = await import('../project/fix.ts')
      for (const locator of await fixLocators(folders)) reporter.report(`${nowCites(locator)}\n`)
    }
    const asked = {
      ...folders,
      ...defined({ audiences: options.audience }),
      release: options.release,
    }
    if (options.watch) {
      const { watchCheck } = await import('../pipeline/watch.ts')
      const report = roundReporter('checked', reporter, (result: WatchedCheck) => {
        if (result.findings.length === 0) reporter.note(`Nothing was found.${verified(result)}\n`)
      })
      await watchCheck(asked, report, ending.signal)
      return true
    }
    const { check } = await import('../pipeline/build.ts')
    const result = await check({ ...asked, onStep: reporter.reportStep })
    const { findings } = result
    reporter.reportResult(findings, () => {
      reporter.reportFindings(findings)
      if (findings.length === 0) reporter.note(`\nNothing was found.${verified(result)}\n`)
      reporter.note(notCovered(result))
    })
    return !findings.some(({ fatal }) => fatal)
  },
})

/** What a check that found nothing was made against. */
function verified({ counts }: Pick<CheckResult, 'counts'>): string {
  return counts ? ` Verified: ${heldAgainst(counts.claims)}.` : ''
}

/** The ledger of what no claim covers, a line a source. */
function notCovered({ uncovered }: CheckResult): string {
  if (uncovered.length === 0) return ''
  const lines = uncovered.map(({ source, path, paragraphs }) => {
    const numbers = paragraphs.map(({ paragraph }) => paragraph).join(', ')
    return `  ${path}: ¶ ${numbers} (mujaz read ${source})\n`
  })
  return `\nNot covered by any claim, though there is a figure, a name or a speaker:\n${lines.join('')}What the brief does not need is named in the note: set-aside: "3, 7-9"\n`
}
