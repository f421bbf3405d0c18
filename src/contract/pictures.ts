import type { Document, Row } from './document.ts'

/** The rows of a document that stand for pictures. */
export function pictureRows({ cover, sections }: Document): Row[] {
  return [...cover, ...sections.flatMap(({ blocks }) => blocks)].flatMap((block) =>
    block.kind === 'row' && block.role === 'picture' ? [block] : [],
  )
}

/** What a document calls its pictures: see `pictureRef`. */
export function picturesNamed(document: Document): string[] {
  return pictureRows(document).map(({ argument }) => argument)
}
