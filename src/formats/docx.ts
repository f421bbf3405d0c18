import { makeWord } from '../word/word.ts'
import type { EditionFormat } from './format.ts'

/** A file for Word and what reads its files: to be worked on by others. */
export const docx = {
  name: 'docx',
  per: 'edition',
  printed: false,
  make({ brief, audience, edition }, { date }) {
    const { document, pictures, noted } = brief
    const content = makeWord(document, { audience, edition, pictures, noted, date })
    return { sent: Promise.resolve(), made: Promise.resolve({ content }) }
  },
} as const satisfies EditionFormat
