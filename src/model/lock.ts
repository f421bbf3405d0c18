import type { Language } from './language.ts'

/** What is known of a cited paragraph without its text. */
export interface LockedPassage {
  /** Hash of the normalised text. */
  readonly hash: string
  /** Hash of the text with spellings folded that Arabic writers do not agree on. */
  readonly folded: string
  /** Fingerprint: the smallest hashes of its runs of words, from which a likeness can be told. */
  readonly fingerprint: readonly number[]
}

/** What is known of one original without its text. */
export interface LockedOriginal {
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
  /**
   * A short hash of every paragraph, in order: what was there already is not what moved or was altered.
   * `0` stands for one that came with a newer original and was not accepted yet.
   */
  readonly paragraphs: readonly string[]
  /** The cited paragraphs, by number. */
  readonly passages: Readonly<Record<string, LockedPassage>>
  /**
   * What claims rested on before a newer original took the place of the old one, and what is not found
   * there word for word: by claim, then by number in the old one. `lock` settles it.
   */
  readonly unsettled?: Readonly<Record<string, Readonly<Record<string, LockedPassage>>>> | undefined
  /**
   * The claims that were held against their passages and stood, each with a hash of all that was held.
   * Absent in a lock that was written before this was remembered.
   */
  readonly supported?: Readonly<Record<string, string>> | undefined
}

/** Hashes of a statement that was accepted in both languages together. */
export type LockedStatement = Readonly<Record<Language, string>>

/**
 * `sources/lock.json`: what the notes were checked against, and which statements were accepted as
 * saying the same in both languages. No text of an original is in it.
 */
export interface Lock {
  readonly version: 1
  readonly originals: Readonly<Record<string, LockedOriginal>>
  /** By the id that the text had when it was accepted; it is known again by what it says. */
  readonly statements: Readonly<Record<string, LockedStatement>>
  /** By file, the pictures as they were when somebody last looked at what is said of them: hashes. */
  readonly pictures?: Readonly<Record<string, string>> | undefined
}

/** An original at hand. */
export interface Original {
  readonly path: string
  readonly bytes: Uint8Array
}
