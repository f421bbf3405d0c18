import type { VFileMessage } from 'vfile-message'
import type { Context, Grain } from './context.ts'
import { type Finding, type Purpose, toMessages, verdict } from './findings.ts'

/** The findings of one run, collected step by step. */
export class Findings implements Context {
  readonly purpose: Purpose
  readonly findings: Finding[] = []

  constructor(purpose: Purpose = 'build') {
    this.purpose = purpose
  }

  report(finding: Finding): void {
    this.findings.push(finding)
  }

  reuse<T>(_grain: Grain, _key: string, make: (context: Context) => T): T {
    return make(this)
  }

  /** Takes over the findings of another run, but for those about one file. */
  addAll(others: Findings, exceptAbout: string): void {
    this.findings.push(...others.findings.filter(({ path }) => path !== exceptAbout))
  }

  get fatal(): boolean {
    return verdict([this], this.purpose) === 'fatal'
  }

  get releasable(): boolean {
    return verdict([this], 'release') === 'clean'
  }

  list(): VFileMessage[] {
    return toMessages(this.findings, this.purpose)
  }
}
