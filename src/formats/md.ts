import type { AudienceFormat } from './format.ts'

/** The Markdown brief itself: the contract between the two halves of the way. */
export const md = {
  per: 'audience',
  file: 'brief.md',
  make: ({ text }) => text,
} as const satisfies AudienceFormat
