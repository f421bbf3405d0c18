import { packOf } from '../languages/packs.ts'
import type { RegisteredName } from '../model/editor.ts'
import { type Language, languagesOf } from '../model/language.ts'
import { PrivateNames } from '../select/private-names.ts'

/** What stands for something that is not sent: the number of a person, and which of its forms it is. */
const TOKEN = /⟦(\d+)\.(\d+)⟧/g

/** An address, as a whole: a name in it may be a part of one that leads to the person. */
const ADDRESS = /(?:https?:\/\/|www\.|\S+@)[^\s<>"«»“”]+/giu

/** What is written together with a name. */
const LETTERS_BEFORE = /[\p{L}\p{M}]+$/u
const LETTERS_AFTER = /^[\p{L}\p{M}]+/u

/** Covers what was found while the rest is looked through: as long, and no letter. */
const COVER = '·'

interface Range {
  readonly start: number
  readonly end: number
}

/** The number of what is nobody's name. */
const NOBODY = 0

/**
 * Hides the private names of a register in texts that leave the machine, and puts them back into what returns. One
 * form of one name is the same token in all texts of a run. Tokens hold no letter, so that none is taken for a name.
 */
export class Mask {
  readonly #names: PrivateNames
  /** Each private name alone, to tell whose form it is. */
  readonly #people: readonly { readonly name: RegisteredName; readonly finder: PrivateNames }[]
  readonly #forms: readonly RegExp[]
  readonly #tokens = new Map<string, string>()
  /** By token, what it stands for. */
  readonly #hidden = new Map<string, { readonly form: string; readonly name?: RegisteredName }>()
  readonly #counts = new Map<number, number>()

  constructor(register: readonly RegisteredName[]) {
    this.#names = new PrivateNames(register)
    const hidden = register.filter((name) => name.private)
    this.#people = hidden.map((name) => ({ name, finder: new PrivateNames([name]) }))
    this.#forms = hidden.flatMap(formsOf)
  }

  /** A text without private names. Brackets that look like those of a token are hidden as well. */
  hide(text: string): string {
    let hidden = ''
    let from = 0
    for (const { start, end } of this.#rangesIn(text)) {
      hidden += text.slice(from, start) + this.#tokenFor(text.slice(start, end))
      from = end
    }
    return hidden + text.slice(from)
  }

  /** Every text of some data, hidden. Keys are the program's own. */
  hideAll<T>(data: T): T {
    if (typeof data === 'string') return this.hide(data) as T
    if (Array.isArray(data)) return data.map((item) => this.hideAll(item)) as T
    if (typeof data !== 'object' || data === null) return data
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, this.hideAll(value)]),
    ) as T
  }

  /** A text that returned, word for word as it was: what is no token of this run stays. */
  show(text: string): string {
    return text.replace(TOKEN, (token) => this.#hidden.get(token)?.form ?? token)
  }

  /**
   * A sentence that returned, with each name as the register has it in a language.
   *
   * @returns `undefined` where a token stands for no name that could be put there
   */
  showIn(text: string, language: Language): string | undefined {
    let whole = true
    const shown = text.replace(TOKEN, (token) => {
      const name = this.#hidden.get(token)?.name?.name[language]
      if (name === undefined) whole = false
      return name ?? token
    })
    return whole && !/[⟦⟧]/.test(shown) ? shown : undefined
  }

  /** Whether a text names a private person. */
  names(text: string): boolean {
    return this.#names.in(text).length > 0
  }

  /** Where there is something to hide, in order, none touching another's letters. */
  #rangesIn(text: string): Range[] {
    const found: Range[] = [...text.matchAll(/[⟦⟧]/g)].map(({ index }) => ({
      start: index,
      end: index + 1,
    }))
    if (this.#names.empty) return found
    for (const { index, 0: address } of text.matchAll(ADDRESS)) {
      if (this.#names.inAddress(address)) found.push({ start: index, end: index + address.length })
    }
    // What was a part of a public name is none once the rest of it is hidden, and so on.
    for (;;) {
      let rest = text
      for (const { start, end } of found) {
        rest = rest.slice(0, start) + COVER.repeat(end - start) + rest.slice(end)
      }
      const more = [...this.#names.in(rest), ...this.#formsIn(rest)]
      if (more.length === 0) break
      found.push(...more.map((range) => wholeWords(range, text)))
    }
    const merged: Range[] = []
    for (const range of found.toSorted((a, b) => a.start - b.start)) {
      const last = merged.at(-1)
      if (last && range.start < last.end) {
        merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
      } else merged.push(range)
    }
    return merged
  }

  /** Whole forms, also where a word in another script is written together with them. */
  #formsIn(text: string): Range[] {
    return this.#forms.flatMap((form) =>
      [...text.matchAll(form)].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
      })),
    )
  }

  #tokenFor(form: string): string {
    const known = this.#tokens.get(form)
    if (known !== undefined) return known
    const whose = this.#people.filter(({ finder }) => finder.in(form).length > 0)
    const [person] = whose
    const name = whose.length === 1 && !/[⟦⟧]/.test(form) ? person?.name : undefined
    const number = name ? this.#people.findIndex((each) => each.name === name) + 1 : NOBODY
    const count = (this.#counts.get(number) ?? 0) + 1
    this.#counts.set(number, count)
    const token = `⟦${number}.${count}⟧`
    this.#tokens.set(form, token)
    this.#hidden.set(token, { form, ...(name && { name }) })
    return token
  }
}

/**
 * Patterns of all forms of a name. One of several words is distinct wherever it stands; a single word has no letter of
 * its own script around it.
 */
function formsOf({ name, short, also, misspelt }: RegisteredName): RegExp[] {
  return languagesOf(name).flatMap((language) => {
    const letter = `[\\p{sc=${packOf(language).script}}\\p{M}]`
    return [
      name[language],
      short?.[language],
      ...(also?.[language] ?? []),
      ...(misspelt?.[language] ?? []),
    ]
      .filter((form) => form !== undefined)
      .map((form) => {
        const words = form.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
        const pattern = words.join('\\s+')
        return new RegExp(
          words.length > 1 ? pattern : `(?<!${letter})${pattern}(?!${letter})`,
          'giu',
        )
      })
  })
}

/** A name with all that is written together with it: its first letters may be taken for an article. */
function wholeWords({ start, end }: Range, text: string): Range {
  const before = LETTERS_BEFORE.exec(text.slice(0, start))?.[0] ?? ''
  const after = LETTERS_AFTER.exec(text.slice(end))?.[0] ?? ''
  return { start: start - before.length, end: end + after.length }
}
