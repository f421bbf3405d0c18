/** What failed is tried again when it was left out so many times; twice as many after the next. */
const REST = 2

/** When to try again what may fail and can be done in another way. */
export class Retry {
  #failures = 0
  #resting = 0

  /** Whether it is left out as often as it was to be. */
  get isDue(): boolean {
    return this.#resting === 0
  }

  /** It was left out. */
  rest(): void {
    if (this.#resting > 0) this.#resting -= 1
  }

  fail(): void {
    this.#failures += 1
    this.#resting = REST ** this.#failures
  }

  /** It went well, or it is something else that is to be tried. */
  reset(): void {
    this.#failures = 0
    this.#resting = 0
  }
}
