import { decode } from '../text/decode.ts'
import { readBib } from './bib.ts'
import { readCsl } from './csl.ts'
import { type ReadReference, UnreadableReferences } from './reference.ts'
import { readRis } from './ris.ts'

/**
 * Reads a file that a library of references has exported: CSL-JSON, biblatex, BibTeX or RIS, told by what stands in it.
 *
 * @throws UnreadableReferences where it is none of them, or broken
 */
export function readReferences(bytes: Uint8Array): ReadReference[] {
  const { text } = decode(bytes)
  const read = readerOf(text)
  if (!read) {
    throw new UnreadableReferences('It is neither CSL-JSON nor BibTeX nor RIS.', text, 0)
  }
  const references = read(text)
  if (references.length === 0) throw new UnreadableReferences('There is no entry in it.', text, 0)
  return references
}

function readerOf(text: string): ((text: string) => ReadReference[]) | undefined {
  if (/^\s*[[{]/.test(text)) return readCsl
  if (/^[A-Z][A-Z0-9]\s{1,2}-/m.test(text)) return readRis
  return /@\s*[A-Za-z]+\s*[{(]/.test(text) ? readBib : undefined
}
