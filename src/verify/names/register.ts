import { packOf } from '../../languages/packs.ts'
import { soundOf } from '../../languages/spelling.ts'
import { keyOf, wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import type { Language } from '../../model/language.ts'

/** One form of a name: its words as keys. */
export interface NameForm {
  readonly keys: readonly string[]
  readonly written: string
  /** On its own it is enough to say that the name is there; else it only answers for the other language. */
  readonly telling: boolean
}

/** A word that is so much the name's own that a word near it is taken for a slip. */
export interface OwnWord {
  readonly sound: string
  readonly written: string
}

/** What is looked for of one name in one language. */
export interface KnownName {
  readonly name: RegisteredName
  readonly forms: readonly NameForm[]
  readonly ownWords: readonly OwnWord[]
  readonly misspelt: readonly NameForm[]
}

/** One word of one form of a name. */
export interface FormWord {
  readonly known: KnownName
  readonly form: NameForm
  /** Which of its words, from 0. */
  readonly step: number
}

/** The names register in one language, as it is looked for in texts. */
export interface Register {
  readonly language: Language
  readonly names: readonly KnownName[]
  /** Where each word of each form belongs. None of them is a slip of another name. */
  readonly words: ReadonlyMap<string, readonly FormWord[]>
}

/** The kinds whose names are sought in both languages: bodies are soon called “the group”. */
export const PAIRED_KINDS: readonly RegisteredName['kind'][] = ['person', 'place', 'operation']

const PREPARED = new WeakMap<readonly RegisteredName[], Map<Language, Register>>()

/** The register, prepared for a language, once for the same list of names. */
export function registerOf(names: readonly RegisteredName[], language: Language): Register {
  const prepared = PREPARED.get(names) ?? new Map<Language, Register>()
  PREPARED.set(names, prepared)
  const register = prepared.get(language) ?? prepare(names, language)
  prepared.set(language, register)
  return register
}

/** What is made of a register once, when it is first asked for: its memories, its readers. */
export function perRegister<T extends NonNullable<unknown>>(
  make: (register: Register) => T,
): (register: Register) => T {
  const made = new WeakMap<Register, T>()
  return (register) => {
    const known = made.get(register) ?? make(register)
    made.set(register, known)
    return known
  }
}

function prepare(names: readonly RegisteredName[], language: Language): Register {
  const known = names.map((name) => knownName(name, language))
  const words = new Map<string, FormWord[]>()
  for (const name of known) {
    for (const form of name.forms) {
      form.keys.forEach((key, step) => {
        words.set(key, [...(words.get(key) ?? []), { known: name, form, step }])
      })
    }
  }
  return { language, names: known, words }
}

function knownName(name: RegisteredName, language: Language): KnownName {
  const written = writtenForms(name, language)
  const forms = [...new Set(written)].map((form) => formOf(form, name, language))
  const surname = name.kind === 'person' ? surnameOf(name, language) : undefined
  if (surname) {
    const telling = packOf(language).names.surnameTells && !name.ordinary
    forms.push({ ...formOf(surname, name, language), telling })
  }
  const owned = name.kind === 'other' ? [] : forms.filter(({ keys }) => keys.length === 1)
  return {
    name,
    forms: forms.filter(({ keys }) => keys.length > 0),
    ownWords: owned.map(({ keys, written }) => ({
      sound: soundOf(keys[0] ?? '', language),
      written,
    })),
    misspelt: (name.misspelt?.[language] ?? []).map((form) => formOf(form, name, language)),
  }
}

/** "Syrian Democratic Forces (SDF)" is two forms; what the register adds are more. */
function writtenForms(known: RegisteredName, language: Language): string[] {
  const { short, also } = known
  const whole = wholeName(known, language)
  const bracketed = [...whole.matchAll(/\(([^)]+)\)/g)].flatMap(([, inside]) => inside ?? [])
  return [
    whole.replace(/\s*\([^)]*\)/g, '').trim(),
    ...bracketed,
    ...(short?.[language] ? [short[language]] : []),
    ...(also?.[language] ?? []),
  ]
}

/** The last word of a person's name: alone it names the person. */
function surnameOf(name: RegisteredName, language: Language): string | undefined {
  const words = wordsIn(wholeName(name, language), language)
  return words.length > 1 ? words.at(-1)?.written : undefined
}

/** In a language that the brief is not in, the register has further forms alone: the first stands for the name. */
function wholeName({ name, also }: RegisteredName, language: Language): string {
  return name[language] ?? also?.[language]?.[0] ?? ''
}

function formOf(written: string, name: RegisteredName, language: Language): NameForm {
  const keys = wordsIn(written, language).map((word) => keyOf(word, language))
  const [only = ''] = keys
  const lone = keys.length === 1
  const long = name.kind === 'place' || only.length >= packOf(language).names.leastLetters
  return { keys, written, telling: !lone || (long && !name.ordinary) }
}
