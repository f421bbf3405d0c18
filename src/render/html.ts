/**
 * HTML that is ready to stand in a page. Handlebars asks for `toHTML()` and then does not escape;
 * everything else it prints is escaped.
 */
export class Html {
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  toHTML(): string {
    return this.#html
  }

  toString(): string {
    return this.#html
  }

  /** As `mujaz view` prints it. */
  toJSON(): string {
    return this.#html
  }
}
