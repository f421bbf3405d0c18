import { type DiffWord, diffWords, keptWords } from '../../text/word-diff.ts'

/** A stretch of a text: offsets in UTF-16 units, `end` not included. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A place at which two texts have other words; one side may be empty. */
export interface Place {
  readonly was: Stretch
  readonly now: Stretch
}

/**
 * Where a stretch stands among the words that both texts have: how many of these come before it, and how many up to
 * its end. Of two stretches, one in each text, that have a common place one may have become the other.
 */
export type Among = readonly [before: number, through: number]

/** Up to this many words that stayed, between two that did not, the two are told as one place. */
const BRIDGED = 2

/** Two wordings of one paragraph, word beside word. */
export class Alignment {
  readonly #was: Side
  readonly #now: Side

  constructor(was: string, now: string) {
    const [before, after] = [diffWords(was), diffWords(now)]
    const kept = keptWords(before, after)
    const arrived = new Set(kept)
    this.#was = sideOf(before, (at) => (kept[at] ?? -1) >= 0)
    this.#now = sideOf(after, (at) => arrived.has(at))
  }

  /** Where a stretch of the former text stands. */
  ofWas(stretch: Stretch): Among {
    return amongOf(this.#was, stretch)
  }

  /** Where a stretch of the newer text stands. */
  ofNow(stretch: Stretch): Among {
    return amongOf(this.#now, stretch)
  }

  /** A stretch of the former text with the word before it, where that changed with it: «ما» of «ما لا يقل عن». */
  grownWas(stretch: Stretch): Stretch {
    return grown(this.#was, stretch)
  }

  /** The same of the newer text. */
  grownNow(stretch: Stretch): Stretch {
    return grown(this.#now, stretch)
  }

  /**
   * The places at which words changed and nothing that was told already tells of it.
   *
   * @param told stretches of each text
   */
  places(told: { readonly was: readonly Stretch[]; readonly now: readonly Stretch[] }): Place[] {
    const places: Place[] = []
    let [i, j] = [0, 0]
    const [before, after] = [this.#was, this.#now]
    while (i < before.words.length || j < after.words.length) {
      const [from, to] = [i, j]
      while (i < before.words.length && !before.kept[i]) i += 1
      while (j < after.words.length && !after.kept[j]) j += 1
      const gone = before.words.slice(from, i)
      const come = after.words.slice(to, j)
      if (!areIn(gone, told.was) || !areIn(come, told.now)) {
        places.push({ was: around(gone, before, from), now: around(come, after, to) })
      }
      i += 1
      j += 1
    }
    return bridged(places, before, after)
  }
}

/** The words of one text, and which of them the other has as well. */
interface Side {
  readonly words: readonly DiffWord[]
  readonly kept: readonly boolean[]
}

function sideOf(words: readonly DiffWord[], isKept: (at: number) => boolean): Side {
  return { words, kept: words.map((_, at) => isKept(at)) }
}

function amongOf({ words, kept }: Side, { start, end }: Stretch): Among {
  const count = (isCounted: (word: DiffWord) => boolean) =>
    words.filter((word, at) => kept[at] && isCounted(word)).length
  return [count((word) => word.end <= start), count((word) => word.start < end)]
}

function grown({ words, kept }: Side, { start, end }: Stretch): Stretch {
  const at = words.findLastIndex((word) => word.end <= start)
  const before = words[at]
  return { start: before && !kept[at] ? before.start : start, end }
}

function areIn(words: readonly DiffWord[], told: readonly Stretch[]): boolean {
  return words.every((word) =>
    told.some(({ start, end }) => start <= word.start && word.end <= end),
  )
}

/** From the first to the last of some words; where there are none, the point where they would stand. */
function around(words: readonly DiffWord[], side: Side, at: number): Stretch {
  const [first, last] = [words.at(0), words.at(-1)]
  if (first && last) return { start: first.start, end: last.end }
  const point = side.words[at]?.start ?? side.words.at(-1)?.end ?? 0
  return { start: point, end: point }
}

function bridged(places: readonly Place[], before: Side, after: Side): Place[] {
  const joined: Place[] = []
  for (const place of places) {
    const last = joined.at(-1)
    const between = (side: Side, from: number, to: number) =>
      side.words.filter(({ start, end }) => start >= from && end <= to).length
    if (
      last &&
      between(before, last.was.end, place.was.start) <= BRIDGED &&
      between(after, last.now.end, place.now.start) <= BRIDGED
    ) {
      joined[joined.length - 1] = {
        was: { start: last.was.start, end: place.was.end },
        now: { start: last.now.start, end: place.now.end },
      }
    } else joined.push(place)
  }
  return joined
}

/** What has less of the other than this is another text, not a later wording of it. */
const ONE = 0.5

/** Whether a text is a later wording of another: most of the words of both stand in both, in one order. */
export function isOneText(was: string, now: string): boolean {
  const [before, after] = [diffWords(was), diffWords(now)]
  const kept = keptWords(before, after).filter((at) => at >= 0).length
  return kept >= ONE * Math.max(before.length, after.length)
}
