/**
 * The objects of a PDF (ISO 32000-1, 7.3) as plain values. A string is a JavaScript string of which
 * each character is one byte (0–255); see `text-string.ts` for what those bytes mean.
 */
export type PdfValue =
  | null
  | boolean
  | number
  | string
  | Name
  | Ref
  | PdfStream
  | PdfArray
  | PdfDict

export interface PdfArray extends Array<PdfValue> {}

export class PdfDict extends Map<string, PdfValue> {
  static of(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
    const dict = new PdfDict()
    for (const key of Object.keys(entries)) {
      const value = entries[key]
      if (value !== undefined) dict.set(key, value)
    }
    return dict
  }
}

/** A name without its slash. There is one object for each, so that `===` compares. */
export class Name {
  static readonly #all = new Map<string, Name>()
  readonly value: string

  private constructor(value: string) {
    this.value = value
  }

  static of(value: string): Name {
    let name = Name.#all.get(value)
    if (!name) {
      // Cut out of the text of a file it would keep all of that.
      const own = Buffer.from(value, 'latin1').toString('latin1')
      name = new Name(own)
      Name.#all.set(own, name)
    }
    return name
  }
}

/** An indirect reference. Generations are always 0 in what Chromium writes and in what we write. */
export class Ref {
  readonly id: number

  constructor(id: number) {
    this.id = id
  }
}

export class PdfStream {
  readonly dict: PdfDict
  /** As they stand in the file: still compressed, if `dict` names a filter. */
  readonly bytes: Uint8Array

  constructor(dict: PdfDict, bytes: Uint8Array) {
    this.dict = dict
    this.bytes = bytes
  }
}
