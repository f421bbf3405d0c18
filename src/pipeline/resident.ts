import type { BrowserOptions } from '../browser/browser.ts'
import { WarmBrowser } from '../browser/warm-browser.ts'
import { KeptPages } from '../formats/format.ts'
import { TrackedWorld, type Unchanged } from '../world/tracked.ts'
import { Watcher } from '../world/watcher.ts'
import type { World } from '../world/world.ts'
import { Memo } from './memo.ts'
import type { Overtaking } from './overtaking.ts'

/** One round of work among those that follow one another. */
export interface Round extends Overtaking {
  /** Counts up, and leaves out those that were asked for while another one was at work. */
  readonly number: number
  /** What was edited, added or taken away since a round came to its end; empty for the first. */
  readonly changed: readonly string[]
  /** Remembers what it is asked for: that is what is watched. */
  readonly world: World
  /** Whether something has changed since it began: then nobody wants what comes of it. */
  readonly overtaken: boolean
  /** Watches as well what a round before this one has asked for, and this one builds on. */
  restOn(tracked: TrackedWorld): void
}

export interface ResidentOptions {
  readonly browser: BrowserOptions | undefined
  readonly world: World
  /** A folder that is written to: what changes there is no save of anybody's. */
  readonly out?: string | undefined
  /**
   * What is done in each round. Where it fails, it says so itself: the rounds go on. It calls `nextRound` of
   * the memo when it came to its end.
   */
  readonly work: (round: Round) => Promise<void>
}

/**
 * Works again whenever a file changes that the last work has read or looked for in vain. Rounds follow one another
 * and never overlap; one that is overtaken by a save is told, and the next one begins. Between the rounds it keeps
 * what was made before, and a browser that is warm.
 */
export class Resident {
  /** What is made once stays for the rounds that follow. */
  readonly memo = new Memo()
  readonly browser: WarmBrowser
  /** What is printed stays open in that browser. */
  readonly keptPages = new KeptPages()
  readonly #options: ResidentOptions
  readonly #watcher = new Watcher(() => void this.#look())
  readonly #changed = new Set<string>()
  /** What the last round was made of, or the one that is at work. */
  #tracked: TrackedWorld[] = []
  /** Overtakes the round that is at work. */
  #overtaking = new AbortController()
  /** Counts what asks for a round: changes, and whoever wants one. */
  #wanted = 0
  /** The last round that came to its end. */
  #done = 0
  #working: Promise<void> | undefined
  /** What was found to be the same, where a round is wanted since something else is not. */
  #unchanged: Unchanged | undefined
  #changedAt = 0
  #closed = false

  constructor(options: ResidentOptions) {
    this.#options = options
    this.browser = new WarmBrowser(options.browser)
  }

  /** Asks for a round that begins after now. @returns when that one is done, and all that overtook it */
  want(): Promise<void> {
    if (this.#closed) return Promise.resolve()
    if (this.#wanted === this.#done) this.#changedAt = performance.now()
    this.#wanted += 1
    this.#overtaking.abort(new Error('A file was saved meanwhile.'))
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined
    })
    return this.#working
  }

  /** Whether nobody asked for a round since that one. */
  isLast(round: number): boolean {
    return round === this.#wanted
  }

  /** When the rounds are done that were asked for until now. */
  async settled(): Promise<void> {
    await this.#working
  }

  /** Milliseconds since what the last round was asked for. */
  get took(): number {
    return performance.now() - this.#changedAt
  }

  /** Whether the last round has read a file. */
  hasRead(path: string): boolean {
    return this.#tracked.some((tracked) => tracked.has(path))
  }

  /** Ends the rounds, what is being written first, and the browser. */
  async close(): Promise<void> {
    this.#closed = true
    this.#watcher.close()
    this.#overtaking.abort(new Error('It was ended.'))
    this.keptPages.close()
    await this.browser.close()
    await this.#working
  }

  async #look(): Promise<void> {
    const { world } = this.#options
    try {
      const changes = await Promise.all(this.#tracked.map((each) => each.changes(world)))
      for (const path of changes.flat()) this.#changed.add(path)
      if (changes.flat().length === 0) return
      this.#unchanged = joined(this.#tracked.map(({ unchanged }) => unchanged))
    } catch {
      // A folder that cannot be read: the round that follows says so.
    }
    void this.want()
  }

  async #work(): Promise<void> {
    const { world, out, work } = this.#options
    while (this.#done !== this.#wanted && !this.#closed) {
      const number = this.#wanted
      const overtaking = new AbortController()
      this.#overtaking = overtaking
      const own = new TrackedWorld(out, this.#unchanged)
      this.#unchanged = undefined
      const tracked = [own]
      this.#tracked = tracked
      const changed = [...this.#changed].sort()
      const overtaken = () => overtaking.signal.aborted
      await work({
        number,
        changed,
        keptPages: this.keptPages,
        world: own.through(world),
        signal: overtaking.signal,
        get overtaken() {
          return overtaken()
        },
        restOn: (earlier) => tracked.push(earlier),
        stand: async () => {
          if (!overtaken()) await this.#look()
          overtaking.signal.throwIfAborted()
        },
      })
      if (!overtaken()) {
        this.#done = number
        for (const path of changed) this.#changed.delete(path)
      }
      const folders = tracked.flatMap((each) => [...each.folders()])
      await this.#watcher.watch(folders)
      // What changed before its folder was watched.
      if (!overtaken()) await this.#look()
    }
  }
}

function joined(all: readonly Unchanged[]): Unchanged {
  return {
    files: new Map(all.flatMap(({ files }) => [...files])),
    folders: new Map(all.flatMap(({ folders }) => [...folders])),
  }
}
