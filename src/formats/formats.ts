import type { AudienceFormat, EditionFormat } from './format.ts'
import { html } from './html.ts'
import { md } from './md.ts'
import { pdf } from './pdf.ts'

/** All that an edition can be made into. */
const PER_EDITION = [pdf, html] as const

/** All that the brief of an audience can be made into, in all of its languages together. */
const PER_AUDIENCE = [md] as const

export type FormatName = (typeof PER_EDITION | typeof PER_AUDIENCE)[number]['name']

export const FORMATS: readonly FormatName[] = [...PER_EDITION, ...PER_AUDIENCE].map(
  ({ name }) => name,
)

/** Those of some formats that make one file an edition, in the order in which they are named. */
export function editionFormats(names: readonly FormatName[]): EditionFormat[] {
  return names.flatMap((name) => PER_EDITION.filter((format) => format.name === name))
}

/** Those of some formats that make one file an audience. */
export function audienceFormats(names: readonly FormatName[]): AudienceFormat[] {
  return names.flatMap((name) => PER_AUDIENCE.filter((format) => format.name === name))
}

/** Whether a browser has a part in any of these formats. */
export function needBrowser(names: readonly FormatName[]): boolean {
  return editionFormats(names).some(({ printed }) => printed)
}
