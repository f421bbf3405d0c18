import type { Edition } from '../model/language.ts'
import type { Manifest, RecordedSentence } from '../model/manifest.ts'
import { digest } from '../text/hash.ts'

/** Pages from 1, by audience and edition. */
export type Pages = Readonly<Record<string, Readonly<Partial<Record<Edition, readonly number[]>>>>>

/**
 * On which pages of a build something stands.
 *
 * @param what a key such as `point:passengers`; or a sentence, which is known by its words
 */
export function pagesOf(manifest: Manifest, what: string | RecordedSentence | undefined): Pages {
  const found = Object.entries(manifest.audiences).flatMap(([name, { statements, editions }]) => {
    const key = typeof what === 'string' ? what : what && keyOf(what, statements)
    const pages = Object.entries(editions).flatMap(([edition, { statements: places }]) => {
      const on = key === undefined ? undefined : places[key]
      return on ? [[edition, on] as const] : []
    })
    return pages.length > 0 ? [[name, Object.fromEntries(pages)] as const] : []
  })
  return Object.fromEntries(found)
}

/** The key of a sentence in what an audience is told. */
function keyOf(
  { kind, of, words }: RecordedSentence,
  statements: Readonly<Record<string, string>>,
): string | undefined {
  if (kind === 'event') return `event:${of}`
  const hash = words && digest([words, []])
  return Object.keys(statements).find((key) => statements[key] === hash)
}
