import { packOf } from '../../languages/packs.ts'
import { soundOf } from '../../languages/spelling.ts'
import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import type { Language } from '../../model/language.ts'
import type { ParagraphRange } from '../../model/source.ts'
import { distance } from '../../text/distance.ts'
import { remember } from '../../text/remember.ts'
import type { Word } from '../../text/words.ts'
import { mentionsIn, standsAt } from '../names/mentions.ts'
import { type NameForm, perRegister, type Register, registerOf } from '../names/register.ts'
import { type Beside, type Held, sidesOf } from './passage.ts'

/** A name that a claim speaks of and that its passage does not have in any form. */
export interface Unnamed {
  readonly name: RegisteredName
  /** As the claim has it; absent where it is the claim's `attribution`. */
  readonly said?: string
}

/** From how many letters of a name on one of them may be another, and from how many on two. */
const SHORTEST = 5
const LONG = 9

/**
 * The registered names of a claim, and its speaker, that its passage does not have: in a form of the
 * register, without its title word, as an adjective, or spelt as the source spells it. Of a person, or
 * of a speaker, a passage may go on to speak that was the last to be named before it. In another language than the
 * statement's, a name is looked for that the register has forms of there.
 */
export function unnamedIn(held: Held, names: readonly RegisteredName[]): Unnamed[] {
  const { claim, language, statement } = held
  const register = registerOf(names, language)
  const said = mentionsIn(wordsIn(statement, language), register).telling
  const wanted = new Map<string, Unnamed>()
  for (const { name } of register.names) {
    const words = said.get(name.id)
    if (words !== undefined) wanted.set(name.id, { name, said: words })
  }
  const speaker = names.find(({ id }) => id === claim.attribution)
  // "Critics, not named": what the register describes in words of its own is no name.
  if (speaker && speaker.kind !== 'other' && !wanted.has(speaker.id)) {
    wanted.set(speaker.id, { name: speaker })
  }
  return [...wanted.values()].filter(
    (wish) => !sidesOf(held).some((side) => isNamed(wish, side, registerOf(names, side.original))),
  )
}

/** Whether a passage, or the record of its source, names somebody. */
function isNamed(
  { name, said }: Unnamed,
  { source, at, language, original, paragraphs, cited }: Beside,
  register: Register,
): boolean {
  if (isOfRecord(name, source, language)) return true
  // Of a name that has no form in the language of the source nobody can say whether it is there.
  const known = register.names.find((each) => each.name.id === name.id)
  if (known === undefined || known.forms.length === 0) return true
  if (mentionsIn(wordsIn(cited.join('\n'), original), register).any.has(name.id)) return true
  if (cited.some((text) => namedIn(text, register).has(name.id))) return true
  // A body that the claim names itself must be named in the passage: it is soon another one's.
  const goesOn = name.kind === 'person' || (name.kind === 'organisation' && said === undefined)
  return goesOn && at.some((range) => goesOnOf(range, paragraphs, name.kind, register) === name.id)
}

/** Whom paragraphs that name nobody of a kind go on to speak of, "he added": the last one named before them. */
function goesOnOf(
  { from, to }: ParagraphRange,
  paragraphs: readonly string[],
  kind: RegisteredName['kind'],
  register: Register,
): string | undefined {
  if (lastNamed(paragraphs.slice(from - 1, to), kind, register) !== undefined) return undefined
  return lastNamed(paragraphs.slice(0, from - 1), kind, register)
}

/** Author, outlet or title of the source: the record says it for every paragraph. */
function isOfRecord({ name }: RegisteredName, { record }: Beside['source'], language: Language) {
  const told = [
    ...(record.author ?? []),
    ...(record.translator ?? []),
    ...(record.containerTitle ? [record.containerTitle] : []),
    ...(record.titleShort ? [record.titleShort] : []),
  ]
  return told.some((words) => words[language] === name[language])
}

/** Who of a kind is named last; `undefined` where nobody is. */
function lastNamed(
  texts: readonly string[],
  kind: RegisteredName['kind'],
  register: Register,
): string | undefined {
  const ids = new Set(
    register.names.filter(({ name }) => name.kind === kind).map(({ name }) => name.id),
  )
  for (const text of texts.toReversed()) {
    const [last] = [...namedIn(text, register)]
      .filter(([id]) => ids.has(id))
      .toSorted(([, a], [, b]) => b - a)
    if (last) return last[0]
  }
  return undefined
}

/**
 * The names in what something rests on, a paragraph of an original or a claim, each with the place of the word
 * where it stands last: without their titles, as adjectives, and otherwise spelt as well.
 */
export function namedIn(text: string, register: Register): ReadonlyMap<string, number> {
  return finderOf(register)(text)
}

const finderOf = perRegister((register) => remember((text) => findNames(text, register)))

function findNames(text: string, register: Register): Map<string, number> {
  const words = wordsIn(text, register.language)
  const speltAs = spellingsOf(register)
  const found = new Map<string, number>()
  words.forEach((word, at) => {
    for (const { name, forms } of register.names) {
      if (forms.some((form) => beginsAt(form, name.kind, words, at, register))) {
        found.set(name.id, at)
      }
    }
    if (word.capital) for (const id of speltAs(word.written)) found.set(id, at)
  })
  return found
}

function beginsAt(
  form: NameForm,
  kind: RegisteredName['kind'],
  words: readonly Word[],
  at: number,
  { language }: Register,
): boolean {
  if (standsAt(form, words, at)) return true
  if (form.keys.length < 2 || kind === 'person') return false
  const [title = '', ...rest] = form.keys
  const { titles, isHead } = packOf(language).names
  const titled = titles.test(title)
  if (titled && rest.join('').length >= 5 && standsAt({ keys: rest }, words, at)) return true
  // «الحكومة الكازاخستانية» for «حكومة كازاخستان»
  const adjective = form.keys.every((key, step) =>
    words[at + step]?.stems.some((stem) => (key.length > 3 ? stem.startsWith(key) : stem === key)),
  )
  return adjective || (kind === 'organisation' && !titled && isHead(form.keys, words, at))
}

/** The same first letter, and one letter more, less or other; in a long name two. */
function isRespelt(sound: string, name: string): boolean {
  const allowed = name.length >= LONG ? 2 : 1
  return (
    name.length >= SHORTEST && sound[0] === name[0] && distance(sound, name, allowed) <= allowed
  )
}

/** The names that a word may be, spelt otherwise than the register has it, as sources do. */
const spellingsOf = perRegister(({ language, names, words }) =>
  remember((written): readonly string[] => {
    const [word] = wordsIn(written, language)
    if (!word || word.stems.some((stem) => words.has(stem))) return []
    const sounds = word.stems.map((stem) => soundOf(stem, language))
    return names
      .filter(
        ({ name, ownWords }) =>
          name.kind !== 'other' &&
          ownWords.some(({ sound }) => sounds.some((other) => isRespelt(other, sound))),
      )
      .map(({ name }) => name.id)
  }),
)
