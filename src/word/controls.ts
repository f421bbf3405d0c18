import { wordsMark } from '../languages/compared.ts'
import { packOf } from '../languages/packs.ts'
import type { Language } from '../model/language.ts'
import { sha256 } from '../text/hash.ts'
import { element } from '../text/markup.ts'
import { type HeldStatement, heldBookmark } from './marks.ts'

/** What Word allows the name of a control. */
const LONGEST = 64

/** Digits of a hash by which names that are cut off are told apart. */
const HASH = 8

/**
 * Puts statements into content controls, which keep their names while somebody works on the words: so that they can be
 * found again. A control is called by the key of its row, as the manifest has it, behind the language: `en:point:storm`.
 * That says what the page says too; the ids of claims are the project’s own, and leave it in no file.
 */
export class Controls {
  readonly held: HeldStatement[] = []
  readonly #nextBookmark: () => number

  /** @param nextBookmark a number that no other bookmark has */
  constructor(nextBookmark: () => number) {
    this.#nextBookmark = nextBookmark
  }

  /** Runs of a statement within its control, and that within a bookmark. @param key of the row */
  hold(key: string, language: Language, runs: string, says: Says): string {
    const { words, lead, notes } = says
    const mark = wordsMark(words.slice(lead.length), language)
    const at = this.held.push({ key, language, mark, lead, notes }) - 1
    const number = this.#nextBookmark()
    return [
      element('w:bookmarkStart', { 'w:id': number, 'w:name': heldBookmark(at) }),
      control(at + 1, key, language, runs),
      element('w:bookmarkEnd', { 'w:id': number }),
    ].join('')
  }
}

/** What a control holds, beside its markup. */
export interface Says {
  readonly words: string
  /** What the words begin with that is none of the statement. */
  readonly lead: string
  /** How many notes it calls. */
  readonly notes: number
}

function control(id: number, key: string, language: Language, runs: string): string {
  return element(
    'w:sdt',
    {},
    element(
      'w:sdtPr',
      {},
      element('w:alias', { 'w:val': shortened(`${key} (${packOf(language).nameInEnglish})`) }),
      element('w:tag', { 'w:val': tagOf({ key, language }) }),
      element('w:id', { 'w:val': id }),
    ),
    element('w:sdtContent', {}, runs),
  )
}

/** By what name the control around a statement is found again. */
export function tagOf({ key, language }: Pick<HeldStatement, 'key' | 'language'>): string {
  return shortened(`${language}:${key}`)
}

/** The name of a control or of what it is in, as long as Word allows. */
function shortened(name: string): string {
  if (name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - HASH - 1)}~${sha256(name).slice(0, HASH)}`
}
