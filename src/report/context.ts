import type { Finding } from './findings.ts'

/** What a stage gets beside its input. */
export interface Context {
  /** Takes down what was found. What it means for the run is not the stage's to ask: see `verdict.ts`. */
  report(finding: Finding): void
  /**
   * What was made before of the same, or else makes it. What was found on the way is told each time.
   *
   * @param grain what kind of thing it is
   * @param key all that decides what comes out, as text or as a hash of it; asked for only where anything is kept
   * @param make must give the same for the same key, and report to the context that it is handed
   */
  reuse<T>(grain: Grain, key: string | (() => string), make: (context: Context) => T): T
}

/** What is worth keeping by its content in a process that stays. */
export type Grain =
  | 'note'
  | 'editor'
  | 'audience'
  | 'original'
  | 'lock'
  | 'picture'
  | 'memory'
  | 'brief'
  | 'text'
  | 'stretch'
  | 'fragment'
  | 'pages'
  | 'content'
  | 'font'
  | 'objects'
  | 'painted'

export type Reuse = Context['reuse']

/** Makes each thing once more, and keeps nothing. */
export const afresh: Reuse = (_grain, _key, make) => make(new Collector())

/** What came of some work, and what was found on the way. */
export interface Found<T> {
  readonly value: T
  readonly findings: readonly Finding[]
}

/** Collects what is found, and keeps nothing that was made. */
export class Collector implements Context {
  readonly findings: Finding[] = []

  report(finding: Finding): void {
    this.findings.push(finding)
  }

  reuse<T>(_grain: Grain, _key: string | (() => string), make: (context: Context) => T): T {
    return make(this)
  }
}

/** Does some work and collects what it finds. */
export function collect<T>(work: (context: Context) => T): Found<T> {
  const collector = new Collector()
  return { value: work(collector), findings: collector.findings }
}

/** The same, and what was made for a context before is not made once more. */
export function collectBeside<T>({ reuse }: Context, work: (context: Context) => T): Found<T> {
  const findings: Finding[] = []
  const report = (finding: Finding) => findings.push(finding)
  return { value: work({ report, reuse }), findings }
}
