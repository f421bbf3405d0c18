import { isLooseSlip, isSlip, soundOf } from '../../languages/spelling.ts'
import type { Word } from '../../text/words.ts'
import { type Mentions, standsAt } from './mentions.ts'
import { type KnownName, type NameForm, perRegister, type Register } from './register.ts'

/** A word that stands for a name and is not spelt as the register has it. */
export interface Slip {
  readonly id: string
  readonly written: string
  /** As the register has it. */
  readonly expected: string
}

/** Names that are spelt outside the register, as far as a text tells by itself. */
export function slipsIn(words: readonly Word[], mentions: Mentions, register: Register): Slip[] {
  const slips = [
    ...register.names.flatMap((known) => listed(known, words)),
    ...besideItsOtherWords(words, mentions, register),
  ]
  const slipped = new Set(slips.flatMap(({ written }) => written.split(' ')))
  const alone = words
    .filter((word, at) => !slipped.has(word.written) && isFree(word, at, mentions, register))
    .flatMap((word) => nearest(word, register) ?? [])
  return [...slips, ...alone]
}

/**
 * The word that a name was probably meant by, where the other language names it: there a third of
 * the letters may differ, for that the name is missing is certain already.
 */
export function likelySlip(
  { name, ownWords }: KnownName,
  words: readonly Word[],
  mentions: Mentions,
  register: Register,
): Slip | undefined {
  for (const { sound, written } of ownWords) {
    const word = words.find(
      (candidate, at) =>
        isFree(candidate, at, mentions, register) &&
        soundsOf(candidate, register).some((other) => isLooseSlip(other, sound, register.language)),
    )
    if (word) return { id: name.id, written: word.written, expected: written }
  }
  return undefined
}

/** Forms that the register lists as misspelt. */
function listed({ name, forms, misspelt }: KnownName, words: readonly Word[]): Slip[] {
  return misspelt.flatMap((form) =>
    words.flatMap((_, at) =>
      standsAt(form, words, at) ? [slipAt(words, at, form, name.id, forms[0]?.written ?? '')] : [],
    ),
  )
}

/** “Abdulkarim Omer”: one word of a name is right, and the ones beside it are near. */
function besideItsOtherWords(
  words: readonly Word[],
  mentions: Mentions,
  { language, words: formWords }: Register,
): Slip[] {
  const slips = new Map<string, Slip>()
  words.forEach((word, position) => {
    for (const { known, form, step } of word.stems.flatMap((stem) => formWords.get(stem) ?? [])) {
      const at = position - step
      const { id, kind } = known.name
      if (form.keys.length < 2 || at < 0 || (kind !== 'person' && kind !== 'place')) continue
      const window = words.slice(at, at + form.keys.length)
      if (form.keys.every((_, index) => mentions.covered.has(at + index))) continue
      const near = form.keys.every((key, index) => {
        const other = window[index]
        if (!other?.capital) return false
        return other.stems.includes(key) || isNear(other, key, language)
      })
      if (near) slips.set(`${id} ${at}`, slipAt(words, at, form, id, form.written))
    }
  })
  return [...slips.values()]
}

function isNear({ stems }: Word, key: string, language: Register['language']): boolean {
  const sound = soundOf(key, language)
  return stems.some((stem) => isLooseSlip(soundOf(stem, language), sound, language))
}

/** What a word was taken for before: texts repeat their words far more often than not. */
const takenOf = perRegister(() => new Map<string, Slip | undefined>())

/** The name of which a word can only be a slip. */
function nearest(word: Word, register: Register): Slip | undefined {
  const taken = takenOf(register)
  if (!taken.has(word.written)) taken.set(word.written, findNearest(word, register))
  return taken.get(word.written)
}

function findNearest(word: Word, register: Register): Slip | undefined {
  const sounds = soundsOf(word, register)
  for (const { name, ownWords } of register.names) {
    for (const { sound, written } of ownWords) {
      if (sounds.some((other) => isSlip(other, sound, register.language))) {
        return { id: name.id, written: word.written, expected: written }
      }
    }
  }
  return undefined
}

/** Whether a word can be a slip at all: no part of a name as it should be, and no ordinary word. */
function isFree(word: Word, at: number, mentions: Mentions, { words }: Register): boolean {
  return word.capital && !mentions.covered.has(at) && !word.stems.some((stem) => words.has(stem))
}

function soundsOf({ stems }: Word, { language }: Register): string[] {
  return stems.map((stem) => soundOf(stem, language))
}

function slipAt(
  words: readonly Word[],
  at: number,
  { keys }: NameForm,
  id: string,
  expected: string,
): Slip {
  const written = words
    .slice(at, at + keys.length)
    .map((word) => word.written)
    .join(' ')
  return { id, written, expected }
}
