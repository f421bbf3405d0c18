import type { AudienceFormat } from './format.ts'

/** The Markdown brief itself: the contract between the two halves of the way. */
export const md = {
  name: 'md',
  per: 'audience',
  make: ({ text }) => text,
} as const satisfies AudienceFormat
