import type { PassageRules } from '../../text/pack-parts.ts'

export const passages: PassageRules = {
  endings: /(?<=..)'?s$/,
  ownYear: /\b(?:(?:article|report|essay|study|interview)s?(?: of)?|published(?: in)?)\s+$/iu,
  and: String.raw`and\s+`,
}
