import type { PhrasingContent } from 'mdast'
import { plain } from '../markdown/plain.ts'
import { of } from '../model/language.ts'
import type { Document, Heading } from './document.ts'

/** Ids that the layout gives to parts of its own. */
export const RESERVED_IDS: readonly string[] = ['brief', 'contents', 'notes']

/** The id of each heading below a section's own, for links to lead to. A document in, ids out. */
export function headingIds({ languages, cover, sections }: Document): ReadonlyMap<Heading, string> {
  const taken = new Set([...RESERVED_IDS, ...sections.map(({ id }) => id)])
  const [language = ''] = languages
  const parts = [{ prefix: '', blocks: cover }].concat(
    sections.map(({ id, blocks }) => ({ prefix: `${id}--`, blocks })),
  )
  return new Map(
    parts.flatMap(({ prefix, blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'heading'
          ? [[block, takeId(`${prefix}${slugOf(of(block.content, language))}`, taken)] as const]
          : [],
      ),
    ),
  )
}

/** The wanted id or, where it is taken, the first with a number behind it. Takes it. */
export function takeId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`
  taken.add(id)
  return id
}

/** A heading as an id: "Return and reintegration" is `return-and-reintegration`. */
export function slugOf(heading: readonly PhrasingContent[]): string {
  const words = plain(heading)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? ['part']
  return words.join('-')
}
