import type { BrowserSource } from '../browser/source.ts'
import type { Document } from '../contract/document.ts'
import type { Report } from '../in-page/protocol.ts'
import type { Audience } from '../model/audience.ts'
import type { Noted } from '../model/brief.ts'
import type { Edition } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { KeptPages } from '../print/kept-pages.ts'
import type { Layout } from '../print/print.ts'
import type { References } from '../references/of-sources.ts'
import type { Context } from '../report/context.ts'
import type { OnStep } from '../report/steps.ts'

import type { House } from '../word/house.ts'

export type { House, Layout }
export { KeptPages }

/** A brief in the words of one audience. */
export interface WrittenBrief {
  /** Where its Markdown lies or will lie: messages about it name it. */
  readonly path: string
  readonly document: Document
  /** The document as Markdown. */
  readonly text: string
  /** Those that it names, as far as they are at hand. */
  readonly pictures: Pictures
  /** Its sources, as other programs cite them, where they are known. */
  readonly references?: References
  /** What its notes stand for, the first at index 0, where they were numbered here. */
  readonly noted?: readonly Noted[]
}

/** One edition of a brief, as every format of it is made of it. */
export interface EditionPage {
  readonly brief: WrittenBrief
  readonly audience: Audience
  readonly edition: Edition
  readonly html: string
  /** Its pages, where they were made up already. A format that prints them uses them up. */
  readonly layout?: Layout | undefined
  /** The file that is made: messages about it name it. */
  readonly path: string
}

/** What a format has at hand beside the page. */
export interface Press {
  readonly browser: BrowserSource | undefined
  /** Documents that were printed before, in a process that stays. */
  readonly keptPages?: KeptPages | undefined
  /** What the text of the brief says to whoever reads it: what may be expected of all that is made of it. */
  readonly readBack: () => Promise<Document>
  /** Whose looks Word files have, where that is not Mujaz. */
  readonly house?: House | undefined
  /** Goes into files that have a date. */
  readonly date: Date
  /** Aborted where the file is made in vain. */
  readonly signal: AbortSignal
  readonly onStep: OnStep | undefined
}

/** A file in the making. */
export interface MakingFile {
  /** Resolves when the browser has got all that it needs: from then on it is busy by itself for a while. */
  readonly sent: Promise<void>
  readonly made: Promise<MadeFile>
}

export interface MadeFile {
  readonly content: string | Uint8Array
  /** Of a file that has pages. */
  readonly print?: { readonly report: Report; readonly browserVersion: string }
}

/** One file an audience, with all of its languages. */
export interface AudienceFormat {
  readonly per: 'audience'
  /** What its file is called: `brief.md`. */
  readonly file: string
  make(brief: WrittenBrief): string
}

/** One file an edition: `brief.en-ar.pdf`. */
export interface EditionFormat {
  /** Its name on the command line, and the ending of its files. */
  readonly name: string
  readonly per: 'edition'
  /** Whether a browser has a part in it. */
  readonly printed: boolean
  /** Whether it has the looks of a house, where there is one. */
  readonly housed?: true
  make(page: EditionPage, press: Press, context: Context): MakingFile
}
