import { distance } from '../text/distance.ts'
import { remember } from '../text/remember.ts'
import { packOf } from './packs.ts'
import { perLanguage } from './per-language.ts'

/** A folded word by its sound. Each word of a brief is set beside each name, and stands in it many times. */
export function soundOf(folded: string, language: string): string {
  return soundsOf(language)(folded)
}

const soundsOf = perLanguage((language) => {
  const { sounds } = packOf(language).words
  return remember((folded) =>
    sounds.reduce((sound, [letters, to]) => sound.replace(letters, to), folded),
  )
})

/**
 * Whether a word can only be meant as the name: its sound is the same or off by a letter, in a long
 * name by two. A word that merely goes on or stops earlier is another word: Baghdad and Baghdadi,
 * Asanov and Asanova.
 *
 * @param word sound of the word
 * @param name sound of the name
 */
export function isSlip(word: string, name: string, language: string): boolean {
  const { same, one, two } = packOf(language).words.near
  if (word === name) return name.length >= same
  if (word.startsWith(name) || name.startsWith(word)) return false
  const allowed = name.length >= two ? 2 : name.length >= one ? 1 : 0
  return allowed > 0 && distance(word, name, allowed) <= allowed
}

/**
 * Whether a word may be meant as the name where something else speaks for it: the other half of the
 * name beside it, or the name in the other language. A third of its letters may differ.
 */
export function isLooseSlip(word: string, name: string, language: string): boolean {
  if (word === name) return true
  const allowed = Math.floor(name.length / 3)
  if (name.length < packOf(language).words.near.same || Math.min(word.length, name.length) < 4)
    return false
  return distance(word, name, allowed) <= allowed
}
