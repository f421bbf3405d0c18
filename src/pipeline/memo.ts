import type { Context, Found, Grain } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'

/**
 * What was made before, by what it was made of. It belongs to whoever made it: a build alone
 * keeps none of it, a process that stays hands the same one to every round. What two rounds did not ask for is dropped.
 */
export class Memo {
  readonly #stays: boolean
  #now = new Map<string, Found<unknown>>()
  #before = new Map<string, Found<unknown>>()

  /** @param stays whether another round may come; else nothing is kept, since nobody asks for a thing twice */
  constructor(stays = true) {
    this.#stays = stays
  }

  /**
   * Ends a round that was not given up: what was asked for neither in it nor in the one that follows will be
   * dropped.
   */
  nextRound(): void {
    this.#before = this.#now
    this.#now = new Map()
  }

  /** Another one that knows what this one knows, and of which this one learns nothing. */
  beside(): Memo {
    const memo = new Memo()
    memo.#before = new Map([...this.#before, ...this.#now])
    return memo
  }

  /** Does some work and collects what it finds. */
  async run<T>(work: (context: Context) => T | Promise<T>): Promise<Found<T>> {
    const findings: Finding[] = []
    return { value: await work(this.#context(findings)), findings }
  }

  /** The same at once: what is found later, in work that goes on, is added to it. */
  collect<T>(work: (context: Context) => T): Found<T> {
    const findings: Finding[] = []
    return { value: work(this.#context(findings)), findings }
  }

  #context(findings: Finding[]): Context {
    const context: Context = {
      report: (finding) => findings.push(finding),
      reuse: <T>(grain: Grain, key: string | (() => string), make: (context: Context) => T) => {
        if (!this.#stays) return make(context)
        const known = this.#recall(`${grain} ${typeof key === 'string' ? key : key()}`, make)
        for (const finding of known.findings) context.report(finding)
        return known.value
      },
    }
    return context
  }

  #recall<T>(key: string, make: (context: Context) => T): Found<T> {
    let known = (this.#now.get(key) ?? this.#before.get(key)) as Found<T> | undefined
    if (known === undefined) {
      const findings: Finding[] = []
      known = { value: make(this.#context(findings)), findings }
      // What failed may go well the next time.
      if (known.value instanceof Promise) known.value.catch(() => this.#now.delete(key))
    }
    this.#now.set(key, known)
    return known
  }
}
