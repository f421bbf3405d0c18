import { packOf } from '../languages/packs.ts'
import type { Language } from '../model/language.ts'
import { sha256 } from '../text/hash.ts'
import { element } from '../text/markup.ts'

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
  #last = 0

  /** Runs of a statement within its control. @param key of the row */
  hold(key: string, language: Language, runs: string): string {
    this.#last += 1
    return element(
      'w:sdt',
      {},
      element(
        'w:sdtPr',
        {},
        element('w:alias', { 'w:val': shortened(`${key} (${packOf(language).nameInEnglish})`) }),
        element('w:tag', { 'w:val': shortened(`${language}:${key}`) }),
        element('w:id', { 'w:val': this.#last }),
      ),
      element('w:sdtContent', {}, runs),
    )
  }
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - HASH - 1)}~${sha256(name).slice(0, HASH)}`
}
