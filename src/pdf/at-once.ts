/** Work of which so much is under way at the same time: each piece holds what it is made of until it is done. */
export class AtOnce<T> {
  readonly #most: number
  readonly #begun: Promise<T>[] = []

  constructor(most: number) {
    this.#most = most
  }

  /** @returns when another piece may be begun */
  async add(work: Promise<T>): Promise<void> {
    // Whoever awaits all of it hears of its failure.
    work.catch(() => {})
    this.#begun.push(work)
    await this.#begun.at(-this.#most)
  }

  /** What came of each piece, in the order in which they were begun. */
  all(): Promise<T[]> {
    return Promise.all(this.#begun)
  }
}
