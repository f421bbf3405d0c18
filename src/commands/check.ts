import type { VFileMessage } from 'vfile-message'
import type { CheckResult } from '../pipeline/build.ts'
import type { Round } from '../pipeline/watch.ts'
import { counted, heldAgainst } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { countsOf, nowCites } from './messages.ts'
import {
  AUDIENCES,
  defined,
  FIX,
  FOLDERS,
  foldersOf,
  RELEASE,
  REPORTING,
  WATCH,
} from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'check',
  summary: 'find what is wrong, write nothing',
  options: [AUDIENCES, RELEASE, FIX, WATCH, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz check --originals ~/articles', 'the notes against the originals'],
    ['mujaz check --watch', 'after every save: what is new, and what is mended'],
    ['mujaz check --release', 'whether the brief could be handed out'],
  ],
  async run({ options }, reporter) {
    if (options.watch && options.json) {
      throw new UsageError('--watch speaks to people: leave out --json, or check once.')
    }
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
      // Ctrl-C ends the process, as it ends the preview.
      await watchCheck(asked, roundReporter(reporter))
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
function verified({ counts }: CheckResult): string {
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

/** Tells of each round what was saved, what is new, and what was mended; in the first one all is new. */
function roundReporter(reporter: Reporter): (round: Round) => void {
  let before: readonly VFileMessage[] = []
  return ({ changed, result }) => {
    const time = new Date().toTimeString().slice(0, 8)
    if (changed.length > 0) reporter.note(`\n${time}  ${changed.join(', ')}\n`)
    if (result instanceof Error) {
      reporter.report(`${result.message}\n`)
      return
    }
    const { findings } = result
    const known = new Set(before.map(inWords))
    const now = new Set(findings.map(inWords))
    const mended = before.filter((finding) => !now.has(inWords(finding)))
    const fresh = findings.filter((finding) => !known.has(inWords(finding)))
    for (const finding of mended) reporter.report(`mended  ${inWords(finding)}\n`)
    reporter.reportFindings(fresh)
    const errors = findings.filter(({ fatal }) => fatal).length
    const left = findings.length - fresh.length
    if (findings.length === 0) reporter.note(`Nothing was found.${verified(result)}\n`)
    else if (left > 0) {
      const all = countsOf(errors, findings.length)
      reporter.note(`${all}; ${counted(left, 'finding')} as before\n`)
    }
    if (changed.length === 0) reporter.note('Whatever you save is checked again; Ctrl-C ends it.\n')
    before = findings
  }
}

/** A finding whatever line it has moved to. */
function inWords({ file, ruleId, reason }: VFileMessage): string {
  return `${file}: ${reason} (${ruleId})`
}
