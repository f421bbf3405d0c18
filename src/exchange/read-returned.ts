import type { Language } from '../model/language.ts'
import { type ReturnedFile, UnreadableReturn } from './returned.ts'

/** Reads the bytes of a file of one kind. @param languages of the brief */
type Reader = (path: string, bytes: Uint8Array, languages: readonly Language[]) => ReturnedFile

/** Who reads which files, by the end of their names. What reads a kind is loaded where one is handed in. */
const READERS: Readonly<Record<string, () => Promise<Reader>>> = {
  docx: async () => (await import('./word/read-word.ts')).readWord,
  xlf: readerOfXliff,
  xliff: readerOfXliff,
  sdlxliff: readerOfXliff,
  mqxliff: readerOfXliff,
}

async function readerOfXliff(): Promise<Reader> {
  return (await import('./xliff/read.ts')).readXliff
}

/**
 * Reads what somebody sends back.
 *
 * @param languages of the brief
 * @throws UnreadableReturn where it is of no kind that is read here, damaged, or holds nothing of a brief
 */
export async function readReturned(
  path: string,
  bytes: Uint8Array,
  languages: readonly Language[],
): Promise<ReturnedFile> {
  const [, ending = ''] = /\.([^./\\]+)$/.exec(path) ?? []
  const reader = READERS[ending.toLowerCase()]
  if (!reader) {
    const known = Object.keys(READERS).map((each) => `.${each}`)
    throw new UnreadableReturn(
      `Only files that end in ${known.join(', ')} are taken back`,
      'Save or export it as one of these.',
    )
  }
  return (await reader())(path, bytes, languages)
}
