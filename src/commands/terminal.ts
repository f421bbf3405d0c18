import { styleText } from 'node:util'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { reporter } from 'vfile-reporter'
import type { BuildResult } from '../pipeline/build.ts'
import { ASKED_FOR } from '../pipeline/outcome.ts'
import { counted, kilobytes } from '../report/amounts.ts'
import type { Step } from '../report/steps.ts'

/** Where a command speaks: progress and findings to people, results to whoever asked for them. */
export interface Terminal {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean }
}

export interface Talk {
  /** A result for machines instead of words for people. */
  readonly json: boolean
  /** Findings, and nothing else. */
  readonly quiet: boolean
}

/** Tells each stage as it is done: which, what came of it, how long it took. */
export function stepTeller({ err }: Terminal, { json, quiet }: Talk): (step: Step) => void {
  if (json || quiet) return () => {}
  const paint = painter(err)
  return ({ stage, subject, outcome, took }) => {
    const what = [stage.padEnd(7), subject.padEnd(18), outcome.padEnd(30)].join(' ')
    err.write(`${what} ${paint('dim', seconds(took))}\n`)
  }
}

/** The findings, by file and place, and how many there are. */
export function tellFindings(
  findings: readonly VFileMessage[],
  terminal: Terminal,
  talk: Talk,
): void {
  if (talk.json || findings.length === 0) return
  const files = new Map<string, VFile>()
  for (const finding of findings) {
    const path = finding.file ?? '(no file)'
    const file = files.get(path) ?? new VFile({ path })
    file.messages.push(finding)
    files.set(path, file)
  }
  const color = terminal.err.isTTY === true
  terminal.err.write(`\n${reporter([...files.values()], { color, verbose: true })}\n`)
}

/** What came of a build, as a closing table. */
export function tellResult(result: BuildResult, terminal: Terminal, talk: Talk): void {
  const { out, err } = terminal
  if (talk.json) {
    out.write(`${JSON.stringify({ ...result, findings: result.findings.map(asData) }, null, 2)}\n`)
    return
  }
  if (talk.quiet) return
  const errors = result.findings.filter(({ fatal }) => fatal).length
  const warnings = result.findings.length - errors
  const { counts } = result
  const rows = [
    ...(counts ? [['points', String(counts.points)]] : []),
    ['findings', `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`],
    ...(result.written
      ? result.files.map(({ path, size, pages, why }) => [
          path,
          [
            kilobytes(size).padStart(8),
            (pages === undefined ? '' : counted(pages, 'page')).padEnd(9),
            outcome(why),
          ]
            .join('  ')
            .trimEnd(),
        ])
      : []),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  const paint = painter(err)
  err.write('\n')
  for (const [name = '', value] of rows) err.write(`${name.padEnd(width)}  ${value}\n`)
  if (!result.written) {
    const line = 'Nothing was written: mend the errors above first. What was there is as it was.'
    err.write(`\n${paint('red', line)}\n`)
  }
}

/** Whether a file was kept or made, and why. */
function outcome(why: readonly string[]): string {
  if (why === ASKED_FOR) return ''
  if (why.length === 0) return 'kept'
  const most = 3
  const more = why.length > most ? [`${why.length - most} more`] : []
  return `made: ${[...why.slice(0, most), ...more].join(', ')}`
}

/** A finding as data; its place and its rule are what a program looks for. */
export function asData(finding: VFileMessage) {
  const { file, line, column, ruleId, reason, fatal, actual, expected, note } = finding
  const severity = fatal ? 'error' : 'warning'
  return { file, line, column, rule: ruleId, severity, reason, actual, expected, note }
}

/** Colour, but only where a person is looking at a terminal that has any. */
function painter({ isTTY }: { readonly isTTY?: boolean }) {
  return (style: 'dim' | 'red', text: string) =>
    isTTY && !process.env.NO_COLOR ? styleText(style, text) : text
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`.padStart(8)
}
