import { callsOf } from '../contract/calls.ts'
import type { Row } from '../contract/document.ts'
import { packOf } from '../languages/packs.ts'
import type { Noted } from '../model/brief.ts'
import { type Language, languagesOf, of } from '../model/language.ts'
import { sha256 } from '../text/hash.ts'
import { element, part } from './xml.ts'

/** What Word allows the name of a control. */
const LONGEST = 64

/** Digits of a hash by which names that are cut off are told apart. */
const HASH = 8

/** The namespace of what a file says of its statements. */
const NAMESPACE = 'urn:mujaz:statements'

/**
 * Each statement stands in a content control, which keeps its name while somebody works on the words: so they can be
 * found again. On which claims it rests stands in a part of its own.
 */
export class Controls {
  readonly #noted: readonly Noted[]
  readonly #claims = new Map<string, readonly string[]>()
  #last = 0

  /** @param noted what the notes stand for, the first at index 0; empty where that is not known */
  constructor(noted: readonly Noted[]) {
    this.#noted = noted
  }

  /** Runs of a statement within its control. @param key of the row, as the manifest has it */
  hold(key: string, language: Language, row: Row, runs: string): string {
    const tag = shortened(`${language}:${key}`)
    this.#claims.set(tag, this.#claimsOf(row))
    this.#last += 1
    return element(
      'w:sdt',
      {},
      element(
        'w:sdtPr',
        {},
        element('w:alias', {
          'w:val': shortened(`${key} (${packOf(language).nameInEnglish})`),
        }),
        element('w:tag', { 'w:val': tag }),
        element('w:id', { 'w:val': this.#last }),
      ),
      element('w:sdtContent', {}, runs),
    )
  }

  /** The part that names the claims of each statement, the one that speaks first. */
  xml(): string {
    return part(
      element(
        'statements',
        { xmlns: NAMESPACE },
        ...[...this.#claims].map(([tag, claims]) =>
          element('statement', { tag, claims: claims.join(' ') }),
        ),
      ),
    )
  }

  #claimsOf({ content }: Row): string[] {
    const labels = languagesOf(content).flatMap((language) => callsOf(of(content, language)))
    const claims = labels.flatMap((label) => this.#noted[Number(label) - 1]?.claims ?? [])
    return [...new Set(claims)]
  }
}

function shortened(name: string): string {
  if (name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - HASH - 1)}~${sha256(name).slice(0, HASH)}`
}
