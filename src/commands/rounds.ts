import type { VFileMessage } from 'vfile-message'
import type { WatchRound } from '../pipeline/watch.ts'
import { counted } from '../report/amounts.ts'
import { countsOf } from './messages.ts'
import type { Reporter } from './terminal.ts'

/**
 * Tells of each round what was saved, what is new, and what was mended; in the first one all is new.
 *
 * @param done what is done to whatever is saved: "checked"
 * @param more tells what else came of it
 */
export function roundReporter<Result extends { readonly findings: readonly VFileMessage[] }>(
  done: string,
  reporter: Reporter,
  more: (result: Result, took: number) => void,
): (round: WatchRound<Result>) => void {
  let before: readonly VFileMessage[] = []
  let isFirst = true
  return ({ changed, result, took }) => {
    const time = new Date().toTimeString().slice(0, 8)
    if (changed.length > 0) reporter.note(`\n${time}  ${changed.join(', ')}\n`)
    if (result instanceof Error) reportError(result, reporter)
    else {
      const { findings } = result
      const known = new Set(before.map(inWords))
      const now = new Set(findings.map(inWords))
      const mended = before.filter((finding) => !now.has(inWords(finding)))
      const fresh = findings.filter((finding) => !known.has(inWords(finding)))
      for (const finding of mended) reporter.report(`mended  ${inWords(finding)}\n`)
      reporter.reportFindings(fresh)
      const errors = findings.filter(({ fatal }) => fatal).length
      const left = findings.length - fresh.length
      if (left > 0) {
        const all = countsOf(errors, findings.length)
        reporter.note(`${all}; ${counted(left, 'finding')} as before\n`)
      }
      more(result, took)
      before = findings
    }
    if (isFirst) reporter.note(`Whatever you save is ${done} again; Ctrl-C ends it.\n`)
    isFirst = false
  }
}

/** Trouble with the machine, with all that caused it. What was there is as it was. */
function reportError(error: Error, reporter: Reporter): void {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    reporter.report(`${cause === error ? '' : '  because: '}${cause.message}\n`)
  }
}

/** A finding whatever line it has moved to. */
function inWords({ file, ruleId, reason }: VFileMessage): string {
  return `${file}: ${reason} (${ruleId})`
}
