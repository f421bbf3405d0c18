import type { EditionFormat } from './format.ts'

/** The rendered page, as a browser of the reader's shows it. */
export const html = {
  name: 'html',
  per: 'edition',
  printed: false,
  make: ({ html: content }) => ({ sent: Promise.resolve(), made: Promise.resolve({ content }) }),
} as const satisfies EditionFormat
