import { foldSpelling, normalise, wordsOf } from '../text/normalise.ts'
import { remember } from '../text/remember.ts'
import type { ReadReference } from './reference.ts'

/** By what the entry of a source can be known. */
export interface Wanted {
  /** The key of the entry, where a person named it. */
  readonly key?: string | undefined
  /** The id of the source. */
  readonly id?: string | undefined
  readonly url?: string | undefined
  /** In any language. */
  readonly titles: readonly string[]
  /** Whether a person says that the file is about this source: a single entry is its then. */
  readonly alone: boolean
}

/** The entries that may be meant; which it is can be told where there is one. */
export function entriesFor(entries: readonly ReadReference[], wanted: Wanted): ReadReference[] {
  const { key, id, url, titles, alone } = wanted
  if (key !== undefined) return entries.filter((entry) => entry.id === key)
  const signs: readonly ((entry: ReadReference) => boolean)[] = [
    (entry) => id !== undefined && bare(entry.id) === bare(id),
    (entry) => url !== undefined && isSameAddress(url, entry),
    ({ title }) => title !== undefined && titles.some((own) => isSameText(own, title)),
    () => alone && entries.length === 1,
  ]
  for (const is of signs) {
    const found = entries.filter(is)
    if (found.length > 0) return found
  }
  return []
}

/** Keys are written `haddad_harbour_2019`, ids `haddad-harbour-2019`. */
function bare(key: string): string {
  return key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function isSameAddress(url: string, { URL, DOI }: ReadReference): boolean {
  const own = placeOf(url)
  if (DOI !== undefined && own.toLowerCase().endsWith(`/${bareDoi(DOI).toLowerCase()}`)) return true
  return URL !== undefined && placeOf(URL) === own
}

/** A DOI without the address that some programs write before it. */
export function bareDoi(doi: string): string {
  return doi.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
}

/** A page by its address, whatever way leads to it: without protocol, `www.`, a place in it, and who sent a reader there. */
const placeOf = remember((url) =>
  decoded(url)
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/#.*$/s, '')
    .replace(/([?&])(?:utm_\w+|fbclid|gclid)=[^&]*/g, '$1')
    .replace(/\?&+/, '?')
    .replace(/[?&]+$/, '')
    .replace(/\/$/, '')
    .replace(/^[^/]*/, (host) => host.toLowerCase()),
)

/** Arabic stands in addresses in letters or in per cents. */
function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

/** Whether two texts are the same words, however they are spelt, pointed and punctuated. */
export function isSameText(a: string, b: string): boolean {
  return barely(a) !== '' && barely(a) === barely(b)
}

/** The words of a text: asked of each entry for each note. */
const barely = remember((text) => wordsOf(foldSpelling(normalise(text))).join(' '))
