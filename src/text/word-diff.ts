import { foldSpelling, normalise } from './normalise.ts'
import { remember } from './remember.ts'

/** A word of a text as it is compared with those of another: a figure with its separators is one, a letter attached to it another. */
export interface DiffWord {
  /** Without vowel signs, in European digits and lower case, hamzas and dots left out. */
  readonly key: string
  readonly start: number
  readonly end: number
}

/** Letters, with apostrophes inside of a word; digits, with separators inside of a number; signs that count. */
const WORD =
  /\p{L}[\p{L}\p{M}]*(?:[’'ʼ]\p{L}[\p{L}\p{M}]*)*|\p{N}+(?:[.,\u066B\u066C:/]\p{N}+)*|[%\u066A‰$€£]/gu

/** Texts repeat their words far more often than not. */
const keyOf = remember((written) => foldSpelling(normalise(written)))

/** The words of a text in whatever language. */
export function diffWords(text: string): DiffWord[] {
  return [...text.matchAll(WORD)].map(({ index, 0: written }) => ({
    key: keyOf(written),
    start: index,
    end: index + written.length,
  }))
}

/** Beyond as many pairs of words two texts are so long and so unlike that nobody would read a comparison. */
const MOST_PAIRS = 4_000_000

/**
 * Which words of one text stand in another in the same order: a longest common subsequence.
 *
 * @returns for each word of the first the index of its own in the second, or -1
 */
export function keptWords(was: readonly DiffWord[], now: readonly DiffWord[]): number[] {
  const kept = was.map(() => -1)
  const same = (i: number, j: number) => was[i]?.key === now[j]?.key
  let from = 0
  while (from < was.length && from < now.length && same(from, from)) {
    kept[from] = from
    from += 1
  }
  let [wasEnd, nowEnd] = [was.length, now.length]
  while (wasEnd > from && nowEnd > from && same(wasEnd - 1, nowEnd - 1)) {
    wasEnd -= 1
    nowEnd -= 1
    kept[wasEnd] = nowEnd
  }
  const [rows, columns] = [wasEnd - from, nowEnd - from]
  if (rows * columns > MOST_PAIRS) return kept
  // The length of the longest common run behind each pair.
  const width = columns + 1
  const lengths = new Uint32Array((rows + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = same(from + i, from + j)
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  let [i, j] = [0, 0]
  while (i < rows && j < columns) {
    if (same(from + i, from + j)) {
      kept[from + i] = from + j
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1
    else j += 1
  }
  return kept
}

/** Words that stand in the place of others; one of the two is empty where something came or went. */
export interface WordChange {
  readonly was: string
  readonly now: string
}

/** What one text says otherwise than another, stretch by stretch, in order. */
export function changesBetween(was: string, now: string): WordChange[] {
  const [before, after] = [diffWords(was), diffWords(now)]
  const changes: WordChange[] = []
  let [lastWas, lastNow] = [-1, -1]
  for (const [at, other] of [...keptWords(before, after), after.length].entries()) {
    if (other < 0) continue
    const change = {
      was: stretch(was, before.slice(lastWas + 1, at)),
      now: stretch(now, after.slice(lastNow + 1, other)),
    }
    if (change.was !== '' || change.now !== '') changes.push(change)
    ;[lastWas, lastNow] = [at, other]
  }
  return changes
}

/** The text from the first of some words to the last. */
function stretch(text: string, words: readonly DiffWord[]): string {
  return words.length === 0 ? '' : text.slice(words[0]?.start, words.at(-1)?.end)
}
