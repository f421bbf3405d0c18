/** The statements of a form, one a language, and the one in which somebody types. */
export class Statements {
  readonly areas: readonly HTMLTextAreaElement[]
  #typed: HTMLTextAreaElement | undefined
  readonly #followers: (() => void)[] = []

  constructor(areas: readonly HTMLTextAreaElement[]) {
    this.areas = areas
    this.#typed = areas[0]
    for (const area of areas) {
      area.addEventListener('focus', () => {
        this.#typed = area
        for (const follower of this.#followers) follower()
      })
    }
  }

  /** The tag of the language in which somebody types, or typed last. */
  get language(): string {
    return this.#typed?.lang ?? ''
  }

  /** What is selected there. */
  get selected(): string {
    const area = this.#typed
    return area ? area.value.slice(area.selectionStart, area.selectionEnd) : ''
  }

  /** Tells of another language, now and whenever there is one. */
  follow(follower: () => void): void {
    this.#followers.push(follower)
    follower()
  }

  /**
   * Puts words in the place of what is selected there, or at the caret.
   *
   * @param caret where it goes, counted from the beginning of the words
   */
  put(words: string, caret = words.length): void {
    const area = this.#typed
    if (!area) return
    const start = area.selectionStart
    area.setRangeText(words, start, area.selectionEnd, 'end')
    area.focus()
    area.setSelectionRange(start + caret, start + caret)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
}
