import type { House } from '../word/house.ts'
import type { EditionFormat, EditionPage, MadeFile, Press } from './format.ts'

/** A file for Word and what reads its files: to be worked on by others. */
export const docx = {
  name: 'docx',
  per: 'edition',
  printed: false,
  housed: true,
  make: (page, press) => ({ sent: Promise.resolve(), made: makeDocx(page, press) }),
} as const satisfies EditionFormat

/** What writes such files is loaded where one is asked for. */
async function makeDocx(
  { brief, audience, edition }: EditionPage,
  { date, house }: Press,
): Promise<MadeFile> {
  const { makeWord } = await import('../word/word.ts')
  const { document, pictures } = brief
  return { content: makeWord(document, { audience, edition, pictures, date, house }) }
}

/**
 * Reads a Word file for its looks.
 *
 * @throws Error where it is none
 */
export async function readHouse(bytes: Uint8Array): Promise<House> {
  const word = await import('../word/house.ts')
  return word.readHouse(bytes)
}
