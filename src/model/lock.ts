/** What is known of one original without its text. */
export interface LockedOriginal {
  /** SHA-256 of the file, in hexadecimal. */
  readonly sha256: string
  /** How many paragraphs it has. */
  readonly paragraphs: number
}

/**
 * `sources/lock.json`: what the notes were checked against, by source id, so that a copy of the
 * project without the originals can still be checked. No text of an original is in it.
 */
export interface Lock {
  readonly version: 1
  readonly originals: Readonly<Record<string, LockedOriginal>>
}

/** An original at hand. */
export interface Original {
  readonly path: string
  readonly bytes: Uint8Array
}
