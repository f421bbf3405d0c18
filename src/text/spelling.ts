import type { Language } from '../model/language.ts'
import { remember } from './remember.ts'

/**
 * Letters that transcriptions choose freely between, so that spellings of one name fall together
 * or come near each other. The order matters: digraphs first.
 */
const SOUNDS: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  en: [
    [/zh|dzh|dj/g, 'j'],
    [/kh/g, 'h'],
    [/gh/g, 'g'],
    [/ph/g, 'f'],
    [/tch|ch/g, 'č'],
    [/sh/g, 'š'],
    [/ck|[cq]/g, 'k'],
    [/w/g, 'v'],
    [/y/g, 'i'],
    [/ou|oo/g, 'u'],
    [/ee/g, 'i'],
    [/'/g, ''],
    [/(.)\1+/g, '$1'],
  ],
  ar: [
    [/[ءئؤ]/g, ''],
    [/[قگ]/g, 'ك'],
    [/ط/g, 'ت'],
    [/ظ/g, 'ز'],
    [/ص/g, 'س'],
    [/ض/g, 'د'],
    [/ڤ/g, 'ف'],
    [/پ/g, 'ب'],
    [/[چ]/g, 'ش'],
    [/(.)\1+/g, '$1'],
  ],
}

/**
 * From which length of a name on how many letters may differ. Arabic ordinary words stand closer
 * together than English capitalised ones, so that Arabic asks for longer names.
 */
const NEAR: Readonly<Record<Language, { same: number; one: number; two: number }>> = {
  en: { same: 4, one: 6, two: 9 },
  ar: { same: 5, one: 7, two: 10 },
}

/** Each word of a brief is set beside each name, and stands in it many times. */
const SOUND_OF = { en: remember(soundIn('en')), ar: remember(soundIn('ar')) }

/** A folded word by its sound. */
export function soundOf(folded: string, language: Language): string {
  return SOUND_OF[language](folded)
}

function soundIn(language: Language) {
  return (folded: string) =>
    SOUNDS[language].reduce((sound, [letters, to]) => sound.replace(letters, to), folded)
}

/**
 * Whether a word can only be meant as the name: its sound is the same or off by a letter, in a long
 * name by two. A word that merely goes on or stops earlier is another word: Baghdad and Baghdadi,
 * Asanov and Asanova.
 *
 * @param word sound of the word
 * @param name sound of the name
 */
export function isSlip(word: string, name: string, language: Language): boolean {
  const { same, one, two } = NEAR[language]
  if (word === name) return name.length >= same
  if (word.startsWith(name) || name.startsWith(word)) return false
  const allowed = name.length >= two ? 2 : name.length >= one ? 1 : 0
  return allowed > 0 && distance(word, name, allowed) <= allowed
}

/**
 * Whether a word may be meant as the name where something else speaks for it: the other half of the
 * name beside it, or the name in the other language. A third of its letters may differ.
 */
export function isLooseSlip(word: string, name: string, language: Language): boolean {
  if (word === name) return true
  const allowed = Math.floor(name.length / 3)
  if (name.length < NEAR[language].same || Math.min(word.length, name.length) < 4) return false
  return distance(word, name, allowed) <= allowed
}

/**
 * How many letters must be put in, taken out, exchanged or swapped with their neighbour to make one
 * word the other (Damerau-Levenshtein, each place touched once).
 *
 * @param limit where it is certain to be more, `limit + 1` is given
 */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let cost = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    before = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, limit + 1)
}
