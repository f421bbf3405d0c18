import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type ByLanguage, mapEach } from '../../model/language.ts'
import { remember } from '../../text/remember.ts'
import { mentionsIn } from '../names/mentions.ts'
import { perRegister, type Register, registerOf } from '../names/register.ts'

/** What stands for a name: no number, no word. */
const MASK = '·'

/**
 * A text in each language without the names of the register, each as long as before: the numbers,
 * months and directions of a name are its own, "7 October Square", "South Sudan", «ميدان السبع بحرات».
 */
export function withoutNames(texts: ByLanguage, names: readonly RegisteredName[]): ByLanguage {
  if (names.length === 0) return texts
  return mapEach(texts, (text, language) => maskOf(registerOf(names, language))(text))
}

const maskOf = perRegister((register) => remember((text) => masked(text, register)))

function masked(text: string, register: Register): string {
  const words = wordsIn(text, register.language)
  let result = text
  for (const at of mentionsIn(words, register).covered) {
    const { start, end } = words[at] ?? { start: 0, end: 0 }
    result = result.slice(0, start) + MASK.padEnd(end - start) + result.slice(end)
  }
  return result
}
