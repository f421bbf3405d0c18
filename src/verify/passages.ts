import type { LockedOriginal, LockedPassage, Original } from '../model/lock.ts'
import { fingerprint, likeness, shortHash } from './fingerprint.ts'
import { paragraphsIn } from './lock.ts'

/**
 * What became of a passage since it was locked. `exact`: the same words at the same place;
 * `respelt`: the same but for hamzas and dots; `moved`: the same words at another number;
 * `altered`: most of its words, no longer all; `gone`: not found any more.
 */
export type Fate =
  | { readonly kind: 'exact' }
  | { readonly kind: 'respelt'; readonly at: number }
  | { readonly kind: 'moved'; readonly to: number }
  | { readonly kind: 'altered'; readonly at: number; readonly likeness: number }
  | { readonly kind: 'gone' }

/** From which share of its runs of words on a paragraph counts as an altered form of a passage. */
const ALTERED = 0.35

/**
 * Compares the locked passages of an original with its present text.
 *
 * A passage is found again only by all of its words. A paragraph that is merely like it is called
 * altered, and only where it was not there before: a look-alike that stood beside the passage when
 * it was locked is somebody else, and the passage is gone.
 *
 * @returns what became of each passage, by its number in the lock
 */
export function compareWithLock(locked: LockedOriginal, original: Original): Map<number, Fate> {
  const paragraphs = paragraphsIn(original).map((text) => ({
    print: fingerprint(text),
    short: shortHash(text),
  }))
  const before = new Set(locked.paragraphs)
  const fates = new Map<number, Fate>()
  for (const [key, passage] of Object.entries(locked.passages)) {
    const number = Number(key)
    fates.set(number, fateOf(number, passage))
  }
  return fates

  function fateOf(number: number, passage: LockedPassage): Fate {
    if (paragraphs[number - 1]?.print.hash === passage.hash) return { kind: 'exact' }
    const same = nearest(number, ({ print }) => print.hash === passage.hash)
    if (same !== undefined) return { kind: 'moved', to: same }
    const respelt = nearest(
      number,
      ({ print, short }) => print.folded === passage.folded && !before.has(short),
    )
    if (respelt !== undefined) return { kind: 'respelt', at: respelt }
    let best = { at: 0, likeness: 0 }
    for (const [index, { print, short }] of paragraphs.entries()) {
      if (before.has(short)) continue
      const share = likeness(passage.fingerprint, print.fingerprint)
      if (share > best.likeness) best = { at: index + 1, likeness: share }
    }
    return best.likeness >= ALTERED ? { kind: 'altered', ...best } : { kind: 'gone' }
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
