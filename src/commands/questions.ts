import { createInterface, type Interface } from 'node:readline'

/** Puts questions to a person, who answers each on a line of its own. */
export class Questions {
  readonly #say: (text: string) => void
  readonly #lines: Interface
  readonly #answers: AsyncIterator<string>

  constructor(input: NodeJS.ReadableStream, say: (text: string) => void) {
    this.#say = say
    this.#lines = createInterface({ input })
    this.#answers = this.#lines[Symbol.asyncIterator]()
  }

  /**
   * Asks until one of some letters is the answer.
   *
   * @returns the letter; the last one where nobody answers any more
   */
  async ask<const Letters extends readonly string[]>(
    question: string,
    letters: Letters,
  ): Promise<Letters[number]> {
    for (;;) {
      this.#say(`${question} [${letters.join('/')}] `)
      const { value, done } = await this.#answers.next()
      if (done) return letters.at(-1) ?? ''
      const answer = String(value).trim().toLowerCase()
      if (letters.includes(answer)) return answer
    }
  }

  close(): void {
    this.#lines.close()
  }
}
