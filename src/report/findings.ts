import { VFileMessage } from 'vfile-message'
import { RULES, type RuleId, type Severity } from './rules.ts'

/** One thing that a person should act on, or at least know. */
export interface Finding {
  readonly rule: RuleId
  /** The file it is about, as the person named it. */
  readonly path: string
  /** Counted from 1; absent where the finding is about the whole file. */
  readonly place?: { readonly line: number; readonly column: number } | undefined
  /** What was found, in one sentence without a full stop. */
  readonly reason: string
  readonly actual?: string | undefined
  readonly expected?: readonly string[] | undefined
  /** What to do about it. */
  readonly advice?: string | undefined
}

/** What a run is for; it decides which findings are fatal. */
export type Purpose = 'build' | 'check' | 'release'

const FATAL: Readonly<Record<Purpose, readonly Severity[]>> = {
  build: ['error'],
  check: ['error', 'check'],
  release: ['error', 'check', 'release'],
}

/**
 * The findings of one run. They are collected, never thrown, so that a writer sees all of them at
 * once; whether one stops the build is decided by its rule.
 */
export class Findings {
  readonly purpose: Purpose
  readonly #messages: VFileMessage[] = []
  readonly #known = new Set<string>()

  constructor(purpose: Purpose = 'build') {
    this.purpose = purpose
  }

  /** The same finding, come upon twice on different ways, counts once. */
  add(finding: Finding): void {
    const message = new VFileMessage(finding.reason, {
      place: finding.place,
      ruleId: finding.rule,
      source: 'mujaz',
    })
    message.file = finding.path
    message.fatal = FATAL[this.purpose].includes(RULES[finding.rule].severity)
    if (finding.actual !== undefined) message.actual = finding.actual
    if (finding.expected !== undefined) message.expected = [...finding.expected]
    const expected = finding.expected?.length ? `Expected: ${finding.expected.join(', ')}` : ''
    const note = [expected, finding.advice ?? ''].filter(Boolean).join('\n')
    if (note !== '') message.note = note
    this.#take(message)
  }

  /** Takes over the findings of another run, but for those about one file. */
  addAll(others: Findings, exceptAbout: string): void {
    for (const message of others.#messages) {
      if (message.file !== exceptAbout) this.#take(message)
    }
  }

  #take(message: VFileMessage): void {
    const key = [message.file, message.name, message.ruleId, message.reason].join('\n')
    if (this.#known.has(key)) return
    this.#known.add(key)
    this.#messages.push(message)
  }

  /** Whether anything was found that must stop a build. */
  get fatal(): boolean {
    return this.#messages.some((message) => message.fatal)
  }

  /** Whether anything was found that would stop a release: what is made then is a draft. */
  get releasable(): boolean {
    return this.#messages.every(
      ({ ruleId }) => !FATAL.release.includes(RULES[ruleId as RuleId].severity),
    )
  }

  /** All findings by file, then by place, those about a whole file first. */
  list(): VFileMessage[] {
    return this.#messages.toSorted(
      (a, b) =>
        compare(a.file ?? '', b.file ?? '') ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.ruleId ?? '', b.ruleId ?? ''),
    )
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
