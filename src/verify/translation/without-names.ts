import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type ByLanguage, mapEach } from '../../model/language.ts'
import { mentionsIn } from '../names/mentions.ts'
import { registerOf } from '../names/register.ts'

/** What stands for a name: no number, no word. */
const MASK = '·'

/**
 * A text in each language without the names of the register, each as long as before: the numbers,
 * months and directions of a name are its own, "7 October Square", "South Sudan", «ميدان السبع بحرات».
 */
export function withoutNames(texts: ByLanguage, names: readonly RegisteredName[]): ByLanguage {
  if (names.length === 0) return texts
  return mapEach(texts, (text, language) => {
    const words = wordsIn(text, language)
    const { covered } = mentionsIn(words, registerOf(names, language))
    let masked = text
    for (const at of covered) {
      const { start, end } = words[at] ?? { start: 0, end: 0 }
      masked = masked.slice(0, start) + MASK.padEnd(end - start) + masked.slice(end)
    }
    return masked
  })
}
