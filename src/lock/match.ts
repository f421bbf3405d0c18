import type { LockedOriginal, LockedPassage, Original } from '../model/lock.ts'
import { fingerprint, likeness, shortHash } from './fingerprint.ts'
import { paragraphsIn } from './lock-file.ts'

/**
 * What became of a passage since it was locked. `exact`: the same words at the same place;
 * `respelt`: the same but for hamzas and dots; `moved`: the same words at another number;
 * `altered`: most of its words, no longer all; `gone`: not found any more.
 */
export type Match =
  | { readonly kind: 'exact' }
  | { readonly kind: 'respelt'; readonly at: number }
  | { readonly kind: 'moved'; readonly to: number }
  | { readonly kind: 'altered'; readonly at: number; readonly likeness: number }
  | { readonly kind: 'gone'; readonly nearest?: Nearest }

/** The paragraph that shares most with a passage, without being it. */
export interface Nearest {
  readonly at: number
  readonly likeness: number
  /** It stood in the original already when that was locked, so it never was the passage. */
  readonly known: boolean
}

/** From which share of its runs of words on a paragraph counts as an altered form of a passage. */
const ALTERED = 0.35

/** What is less like a passage than this is not worth looking at. */
const WORTH_A_LOOK = 0.1

/**
 * Compares the locked passages of an original with its present text.
 *
 * A passage is found again only by all of its words. A paragraph that is merely like it is called
 * altered, and only where it was not there before: a look-alike that stood beside the passage when
 * it was locked is somebody else, and the passage is gone.
 *
 * @returns what became of each passage, by its number in the lock
 */
export function compareWithLock(locked: LockedOriginal, original: Original): Map<number, Match> {
  const find = finder(locked, original)
  return new Map(
    Object.entries(locked.passages).map(([key, passage]) => [
      Number(key),
      find(Number(key), passage),
    ]),
  )
}

/** The same of the passages that a newer original left unsettled: by claim, then by old number. */
export function compareUnsettled(
  locked: LockedOriginal,
  original: Original,
): Map<string, Map<number, Match>> {
  const find = finder(locked, original)
  return new Map(
    Object.entries(locked.unsettled ?? {}).map(([claim, passages]) => [
      claim,
      new Map(
        Object.entries(passages).map(([key, passage]) => [Number(key), find(Number(key), passage)]),
      ),
    ]),
  )
}

/** Looks in an original for a passage that stood at a number when it was locked. */
function finder(
  locked: LockedOriginal,
  original: Original,
): (number: number, passage: LockedPassage) => Match {
  const paragraphs = paragraphsIn(original).map((text) => ({
    print: fingerprint(text),
    short: shortHash(text),
  }))
  const before = new Set(locked.paragraphs)

  return (number, passage) => {
    if (paragraphs[number - 1]?.print.hash === passage.hash) return { kind: 'exact' }
    const same = nearest(number, ({ print }) => print.hash === passage.hash)
    if (same !== undefined) return { kind: 'moved', to: same }
    const respelt = nearest(
      number,
      ({ print, short }) => print.folded === passage.folded && !before.has(short),
    )
    if (respelt !== undefined) return { kind: 'respelt', at: respelt }
    const [best, bestOfAll] = [likest(passage, false), likest(passage, true)]
    if (best && best.likeness >= ALTERED) {
      return { kind: 'altered', at: best.at, likeness: best.likeness }
    }
    return { kind: 'gone', ...(bestOfAll && { nearest: bestOfAll }) }
  }

  /** @param all look-alikes too that stood there before */
  function likest(passage: LockedPassage, all: boolean): Nearest | undefined {
    let best: Nearest | undefined
    for (const [index, { print, short }] of paragraphs.entries()) {
      const known = before.has(short)
      if (known && !all) continue
      const share = likeness(passage.fingerprint, print.fingerprint)
      if (share < WORTH_A_LOOK || (best && share <= best.likeness)) continue
      best = { at: index + 1, likeness: share, known }
    }
    return best
  }

  /** The paragraph that meets a condition and stands nearest to where the passage was. */
  function nearest(
    number: number,
    meets: (paragraph: { print: LockedPassage; short: string }) => boolean,
  ): number | undefined {
    const numbers = paragraphs.flatMap((paragraph, index) => (meets(paragraph) ? [index + 1] : []))
    return numbers.toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number))[0]
  }
}
