import type { Word } from '../../text/words.ts'
import type { FormWord, NameForm, Register } from './register.ts'

/** What a text names. */
export interface Mentions {
  /** Ids of the names that are certainly there, with the words that say so. */
  readonly telling: ReadonlyMap<string, string>
  /** Ids of all names that may be there. */
  readonly any: ReadonlySet<string>
  /** Positions of words that are part of a name as the register has it. */
  readonly covered: ReadonlySet<number>
}

/** Finds the names of the register in a text, in any of their forms. */
export function mentionsIn(words: readonly Word[], register: Register): Mentions {
  const telling = new Map<string, string>()
  const any = new Set<string>()
  const covered = new Set<number>()
  words.forEach((word, at) => {
    for (const { known, form } of begunBy(word, register)) {
      if (!standsAt(form, words, at)) continue
      any.add(known.name.id)
      const found = words.slice(at, at + form.keys.length)
      if (form.telling) telling.set(known.name.id, found.map(({ written }) => written).join(' '))
      found.forEach((_, step) => {
        covered.add(at + step)
      })
    }
  })
  return { telling, any, covered }
}

const NONE: ReadonlySet<FormWord> = new Set()

/** The forms that begin with a word: of most words none. */
function begunBy({ stems }: Word, register: Register): ReadonlySet<FormWord> {
  let begun: Set<FormWord> | undefined
  for (const stem of stems) {
    for (const each of register.words.get(stem) ?? []) {
      if (each.step > 0) continue
      begun ??= new Set()
      begun.add(each)
    }
  }
  return begun ?? NONE
}

/** Whether a form begins at a word. A name of one word has a capital letter where there are any. */
export function standsAt(
  { keys }: Pick<NameForm, 'keys'>,
  words: readonly Word[],
  at: number,
): boolean {
  return keys.every((key, step) => {
    const word = words[at + step]
    return word?.stems.includes(key) && (keys.length > 1 || word.capital)
  })
}
