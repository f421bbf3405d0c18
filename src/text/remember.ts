/**
 * Answers that were given before, by what was asked. A process that stays, such as a preview, meets the
 * same sentences with each rebuild, and only those that were edited are worked on again; a build for
 * several audiences meets them several times. What is given is the same object each time: nobody may
 * change it.
 */
export class Memory<T extends NonNullable<unknown>> {
  readonly #size: number
  #recent = new Map<string, T>()
  #older = new Map<string, T>()

  /** @param size how many answers are kept at least; at twice as many the older half is forgotten */
  constructor(size = 8192) {
    this.#size = size
    const self = new WeakRef(this)
    MEMORIES.add(self)
    GONE.register(this, self)
  }

  /** @param make must give the same for the same key */
  recall(key: string, make: () => T): T {
    const known = this.#recent.get(key)
    if (known !== undefined) return known
    const answer = this.#older.get(key) ?? make()
    if (this.#recent.size >= this.#size) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(key, answer)
    return answer
  }

  /** What is asked for again is made anew. */
  forget(): void {
    this.#recent = new Map()
    this.#older = new Map()
  }
}

/** Those that are there. */
const MEMORIES = new Set<WeakRef<{ forget(): void }>>()
const GONE = new FinalizationRegistry<WeakRef<{ forget(): void }>>((memory) => {
  MEMORIES.delete(memory)
})

/** Forgets all that was remembered: for whoever needs the room more than the time that it spares. */
export function forgetAnswers(): void {
  for (const memory of MEMORIES) memory.deref()?.forget()
}

/**
 * What was made of things that nobody changes, for as long as the first of them is there: a process that stays reads a
 * file again only where its bytes are others, and so whatever came of that file is the very same thing as before.
 */
export class Kept<T> {
  readonly #known = new WeakMap<object, { readonly of: readonly unknown[]; readonly made: T }>()
  #room: number

  /** @param most how often something is kept; what is made after that is made anew each time */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#room = most
  }

  /** @param beside all else that decides what is made */
  recall(first: object, beside: readonly unknown[], make: () => T): T {
    const known = this.#known.get(first)
    if (known?.of.length === beside.length && known.of.every((each, at) => each === beside[at])) {
      return known.made
    }
    const made = make()
    if (this.#room > 0) {
      this.#room -= 1
      this.#known.set(first, { of: beside, made })
    }
    return made
  }
}

/**
 * How many answers are kept of those that are large, a text's words one by one: of a thousand claims all, and of twenty
 * thousand not more than can be held.
 */
export const OF_LARGE = 2048

/**
 * A pure function of a text that remembers its answers.
 *
 * @param size as of a {@link Memory}: fewer where an answer is large and asked for again soon, or not at all
 */
export function remember<T extends NonNullable<unknown>>(
  of: (text: string) => T,
  size?: number,
): (text: string) => T {
  const memory = new Memory<T>(size)
  return (text) => memory.recall(text, () => of(text))
}
