import type {
  Half,
  LinkTarget,
  Metadata,
  PrintedLink,
  PrintedText,
  Region,
} from '../../in-page/protocol.ts'
import type { Reuse } from '../../report/context.ts'

/** A heading, as the paginator reports it. */
export interface FinishHeading {
  readonly id: string
  readonly level: number
  readonly text: Readonly<Record<string, string>>
  /** From 1. */
  readonly page: number
}

/** A file that travels inside the PDF. */
export interface Attachment {
  readonly name: string
  readonly content: Uint8Array
  /** Media type, such as `text/markdown`. */
  readonly type: string
  readonly description: string
  /**
   * How it belongs to the document (ISO 19005-3, annex E): what it was made from, or data behind it.
   */
  readonly relationship: 'Source' | 'Data' | 'Supplement'
}

/** What is left of a sheet when it has been trimmed, in points. */
export interface Trim {
  readonly width: number
  readonly height: number
  /** How far colour reaches beyond the trim on each side. */
  readonly bleed: number
}

export interface FinishOptions {
  /** Of the edition, the leading one first. */
  readonly languages: readonly string[]
  readonly metadata: Metadata
  /** In reading order. */
  readonly headings: readonly FinishHeading[]
  readonly texts: readonly PrintedText[]
  /** Of which each counts its own pages. @default none */
  readonly halves?: readonly Half[] | undefined
  /** What the texts stand in. @default nothing but the document */
  readonly regions?: readonly Region[] | undefined
  readonly links?: readonly PrintedLink[] | undefined
  /**
   * By language, what a call of a note is said to be before its number: `Note`. @default nothing
   */
  readonly noteWords?: Readonly<Record<string, string>> | undefined
  /** As `detachLinks` gave them. @default none: Chromium has written where links lead */
  readonly targets?: readonly LinkTarget[] | undefined
  /** Of creation and modification; in the file there is no other time. */
  readonly date: Date
  /** What finishing a file with the same pages has made before. @default nothing */
  readonly reuse?: Reuse | undefined
  /** What the paper is trimmed to. @default the whole sheet */
  readonly trim?: Trim | undefined
  /** @default none */
  readonly attachments?: readonly Attachment[] | undefined
}
