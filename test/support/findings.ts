import type { VFileMessage } from 'vfile-message'
import { Collector } from '../../src/report/context.ts'
import { type Purpose, toMessages } from '../../src/report/findings.ts'

/** A context that a test can ask for what was reported to it. */
export class Findings extends Collector {
  readonly #purpose: Purpose

  constructor(purpose: Purpose = 'build') {
    super()
    this.#purpose = purpose
  }

  /** As they are told. */
  list(): VFileMessage[] {
    return toMessages(this.findings, this.#purpose)
  }
}
