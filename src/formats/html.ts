import type { EditionFormat } from './format.ts'

/** What a server says of such a page, beside what the page says of itself. */
export { PAGE_POLICY } from '../render/policy.ts'

/** The rendered page, as a browser of the reader's shows it. */
export const html = {
  name: 'html',
  per: 'edition',
  printed: false,
  make: ({ html: content }) => ({ sent: Promise.resolve(), made: Promise.resolve({ content }) }),
} as const satisfies EditionFormat
