/** How a command that stays is ended: by Ctrl-C, or by whoever supervises it. */
export class Ending {
  readonly #ending = new AbortController()
  #isHeard = false

  /** Aborted when the command is to end. Who asks for it ends by itself, once nothing is left half done. */
  get signal(): AbortSignal {
    this.#isHeard = true
    return this.#ending.signal
  }

  /** @returns whether the command ends by itself; asked a second time it is to be ended at once */
  ask(): boolean {
    if (!this.#isHeard || this.#ending.signal.aborted) return false
    this.#ending.abort()
    return true
  }
}
