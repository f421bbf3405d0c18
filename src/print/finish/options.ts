/** What the finished file says of itself. Texts by language tag: `{ en: …, ar: … }`. */
export interface Metadata {
  readonly title: Readonly<Record<string, string>>
  /** Who answers for the brief: a person or an office. @default none */
  readonly author?: string | undefined
  readonly subject?: Readonly<Record<string, string>> | undefined
  readonly keywords?: Readonly<Record<string, readonly string[]>> | undefined
}

/** A heading, as the page make-up reports it. */
export interface FinishHeading {
  readonly id: string
  readonly level: number
  readonly text: Readonly<Record<string, string>>
  /** From 1. */
  readonly page: number
}

/** A run of text that is printed, as `READ_PAGE` collects it: what stands between two tags. */
export interface PrintedText {
  /** As in the document, its white space collapsed. */
  readonly text: string
  readonly lang: string
  /** Language of the paragraph around it. @default its own */
  readonly block?: string
  /** Number of the note that it stands in. */
  readonly note?: string
  /** It stands in a table of contents. */
  readonly contents?: true
}

export interface PrintedLink {
  readonly href: string
  readonly lang: string
  /** What a screen reader says instead of its text. */
  readonly label?: string
}

/** Where a link within the document leads. */
export interface LinkTarget {
  /** Of the element that it leads to. */
  readonly id: string
  /** From 1. */
  readonly page: number
  /** From the left edge of the page, in points. */
  readonly x: number
  /** From the top edge of the page, in points. */
  readonly y: number
}

/** What `READ_PAGE` finds on the made-up pages. */
export interface PrintedPage {
  readonly texts: readonly PrintedText[]
  readonly links: readonly PrintedLink[]
  readonly metadata: Metadata
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

/** What is left of a sheet when it has been cut, in points. */
export interface Cut {
  readonly width: number
  readonly height: number
  /** How far colour reaches beyond the cut on each side. */
  readonly bleed: number
}

export interface FinishOptions {
  /** Of the edition, the leading one first. */
  readonly languages: readonly string[]
  readonly metadata: Metadata
  /** In reading order. */
  readonly headings: readonly FinishHeading[]
  readonly texts: readonly PrintedText[]
  readonly links?: readonly PrintedLink[] | undefined
  /** As `DETACH_LINKS` gave them. @default none: Chromium has written where links lead */
  readonly targets?: readonly LinkTarget[] | undefined
  /** Of creation and modification; in the file there is no other time. */
  readonly date: Date
  /** Where the paper is cut to. @default the whole sheet */
  readonly cut?: Cut | undefined
  /** @default none */
  readonly attachments?: readonly Attachment[] | undefined
}
