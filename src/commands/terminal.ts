import { styleText } from 'node:util'
import { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { reporter as listByFile } from 'vfile-reporter'
import type { BuildResult } from '../pipeline/build.ts'
import { ASKED_FOR } from '../pipeline/outcome.ts'
import { type ClaimCounts, counted, heldAgainst, kilobytes } from '../report/amounts.ts'
import type { FindingMessage } from '../report/findings.ts'
import type { Step } from '../report/steps.ts'
import { countsOf } from './messages.ts'
import { Questions } from './questions.ts'

/** Where a command speaks: progress and findings to people, results to whoever asked for them. */
export interface Terminal {
  readonly out: NodeJS.WritableStream
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean }
  /** Where a person answers; absent where nobody does. */
  readonly in?: NodeJS.ReadableStream & { readonly isTTY?: boolean }
}

export interface OutputMode {
  /** A result for machines instead of words for people. */
  readonly json: boolean
  /** Findings, and nothing else. */
  readonly quiet: boolean
}

/** Speaks for a command, to machines or to people who want to know more or less. */
export class Reporter {
  readonly #terminal: Terminal
  readonly #mode: OutputMode

  constructor(terminal: Terminal, mode: OutputMode) {
    this.#terminal = terminal
    this.#mode = mode
  }

  /** What was asked for itself. */
  print(text: string): void {
    this.#terminal.out.write(text)
  }

  /** What people are told in any case. */
  report(text: string): void {
    if (!this.#mode.json) this.#terminal.err.write(text)
  }

  /** What people are told unless they want quiet. */
  note(text: string): void {
    if (!this.#mode.quiet) this.report(text)
  }

  /** Each stage as it is done: which, what came of it, how long it took. */
  readonly reportStep = ({ stage, subject, outcome, took }: Step): void => {
    const what = [stage.padEnd(7), subject.padEnd(18), outcome.padEnd(30)].join(' ')
    this.note(`${what} ${this.#paint('dim', seconds(took))}\n`)
  }

  /** Questions to whoever sits at the terminal; `undefined` where nobody does, or a machine asked. */
  questions(): Questions | undefined {
    const { in: input, err } = this.#terminal
    if (this.#mode.json || !input?.isTTY || !err.isTTY) return undefined
    return new Questions(input, (text) => this.report(text))
  }

  /** The findings, by file and place, and how many there are. */
  reportFindings(findings: readonly VFileMessage[]): void {
    if (findings.length === 0) return
    const files = new Map<string, VFile>()
    for (const finding of findings) {
      const path = finding.file ?? '(no file)'
      const file = files.get(path) ?? new VFile({ path })
      file.messages.push(finding)
      files.set(path, file)
    }
    const color = this.#terminal.err.isTTY === true
    this.report(`\n${listByFile([...files.values()], { color, verbose: true })}\n`)
  }

  /**
   * What came of a command: to machines as data, to people as they are shown it.
   *
   * @param data findings in it become plain data
   */
  reportResult(data: unknown, show: () => void): void {
    if (this.#mode.json) this.print(`${JSON.stringify(data, withPlainFindings, 2)}\n`)
    else show()
  }

  /** What came of a build: its findings, and a closing table. */
  reportBuild(result: BuildResult): void {
    this.reportResult(result, () => {
      this.reportFindings(result.findings)
      this.#close(result)
    })
  }

  /** What came of a build among others, whose findings are told. */
  readonly reportRound = (result: BuildResult, took: number): void => {
    this.#close(result)
    const made = result.files.filter(({ why }) => why.length > 0).length
    const kept = result.files.length - made
    if (result.written) this.note(`${made} made, ${kept} kept ${seconds(took)}\n`)
  }

  #close(result: BuildResult): void {
    this.note(`\n${closingTable(result)}`)
    if (result.written) return
    const line = 'Nothing was written: mend the errors above first. What was there is as it was.'
    this.note(`\n${this.#paint('red', line)}\n`)
  }

  /** Colour, but only where a person is looking at a terminal that has any. */
  #paint(style: 'dim' | 'red', text: string): string {
    return this.#terminal.err.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text
  }
}

function closingTable({ counts, findings, written, files }: BuildResult): string {
  const errors = findings.filter(({ fatal }) => fatal).length
  const rows = [
    ...(counts
      ? [
          ['verified', verified(counts.claims)],
          ['points', String(counts.points)],
        ]
      : []),
    ['findings', countsOf(errors, findings.length)],
    ...(written
      ? files.map(({ path, size, pages, why }) => [
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
  return rows.map(([name = '', value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}

/** What the claims were held against, and what could be held closer. */
function verified(claims: ClaimCounts): string {
  const held = heldAgainst(claims)
  if (claims.nothing > 0) return `${held}: mujaz help lock`
  const why = 'no original is at hand, so its words were compared by their fingerprints'
  return claims.lock > 0 && claims.originals === 0 ? `${held}: ${why}` : held
}

/** Whether a file was kept or made, and why. */
function outcome(why: readonly string[]): string {
  if (why === ASKED_FOR) return ''
  if (why.length === 0) return 'kept'
  const most = 3
  const more = why.length > most ? [`${why.length - most} more`] : []
  return `made: ${[...why.slice(0, most), ...more].join(', ')}`
}

function withPlainFindings(_: string, value: unknown): unknown {
  return value instanceof VFileMessage ? asData(value) : value
}

/** A finding as data; its place and its rule are what a program looks for. */
function asData(finding: FindingMessage) {
  const { file, line, column, ruleId, reason, fatal, actual, expected, note, earlier } = finding
  const severity = fatal ? 'error' : 'warning'
  return { file, line, column, rule: ruleId, severity, reason, actual, expected, note, earlier }
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`.padStart(8)
}
