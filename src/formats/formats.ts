import type { Format } from '../model/format.ts'
import { docx } from './docx.ts'
import type { AudienceFormat, EditionFormat } from './format.ts'
import { html } from './html.ts'
import { md } from './md.ts'
import { pdf } from './pdf.ts'

/** How each format is made. One that is missing here does not compile. */
const TABLE: Readonly<Record<Format, AudienceFormat | EditionFormat>> = { pdf, html, md, docx }

/** Those of some formats that make one file an edition, in the order in which they are named. */
export function editionFormats(names: readonly Format[]): EditionFormat[] {
  return names.map((name) => TABLE[name]).filter((format) => format.per === 'edition')
}

/** Those of some formats that make one file an audience. */
export function audienceFormats(names: readonly Format[]): AudienceFormat[] {
  return names.map((name) => TABLE[name]).filter((format) => format.per === 'audience')
}

/** Whether a browser has a part in any of these formats. */
export function needBrowser(names: readonly Format[]): boolean {
  return editionFormats(names).some(({ printed }) => printed)
}
