import { makeWord } from '../word/word.ts'
import type { EditionFormat } from './format.ts'

/** A file for Word and what reads its files: to be worked on by others. */
export const docx = {
  name: 'docx',
  per: 'edition',
  printed: false,
  housed: true,
  make({ brief, audience, edition }, { date, house }) {
    const { document, pictures } = brief
    const content = makeWord(document, { audience, edition, pictures, date, house })
    return { sent: Promise.resolve(), made: Promise.resolve({ content }) }
  },
} as const satisfies EditionFormat
