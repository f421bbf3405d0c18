import type { Format } from '../model/format.ts'
import { docx } from './docx.ts'
import type { AudienceFormat, EditionFormat } from './format.ts'
import { html } from './html.ts'
import { md } from './md.ts'
import { pdf } from './pdf.ts'
import { references } from './references.ts'

/** What each format is made of. One that is missing here does not compile. */
const TABLE: Readonly<Record<Format, readonly (AudienceFormat | EditionFormat)[]>> = {
  pdf: [pdf],
  html: [html],
  md: [md],
  docx: [docx],
  references,
}

/** Those of some formats that make one file an edition, in the order in which they are named. */
export function editionFormats(names: readonly Format[]): EditionFormat[] {
  return names.flatMap((name) => TABLE[name]).filter((format) => format.per === 'edition')
}

/** Those of some formats that make one file an audience. */
export function audienceFormats(names: readonly Format[]): AudienceFormat[] {
  return names.flatMap((name) => TABLE[name]).filter((format) => format.per === 'audience')
}

/** Whether a browser has a part in any of these formats. */
export function needBrowser(names: readonly Format[]): boolean {
  return editionFormats(names).some(({ printed }) => printed)
}
