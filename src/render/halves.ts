import { inHalf, POINT } from '../model/ids.ts'
import type { Language } from '../model/language.ts'

/** An opening tag, whatever stands in the quotation marks of its attributes. */
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi

/** An attribute with its value. */
const ATTRIBUTE = /(\s)([^\s=>"'/]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g

/** Attributes whose value is an id, or several with spaces between them. */
const IDS: ReadonlySet<string> = new Set([
  ...['id', 'for', 'headers', 'list', 'data-note', 'data-call', 'data-page-of'],
  ...['aria-labelledby', 'aria-describedby', 'aria-details', 'aria-controls', 'aria-owns'],
  'popovertarget',
])

/** Attributes whose value is an address. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'xlink:href'])

/**
 * Tells the ids of one half of a page apart from those of the other: `note-12` becomes `note-12-en`,
 * and all that leads to it leads there. So the templates need not know of halves, and what works in
 * one language alone works back to back. A link marked `data-other-half` leads to the same place in
 * the other half.
 *
 * What others link to from outside, the points, keep their ids in the leading half, so that they have the same in
 * every edition.
 *
 * @param html what a template made of the half; its text is escaped, so that each `<` begins a tag
 */
export function withOwnIds(
  html: string,
  half: Language,
  other: Language,
  leading: Language,
): string {
  const ownId = (id: string, language: Language) =>
    id.startsWith(POINT) && language === leading ? id : inHalf(id, language)
  return html.replace(TAG, (tag) => {
    const target = /\sdata-other-half\b/i.test(tag) ? other : half
    return tag.replace(ATTRIBUTE, (_, space, name: string, equals, value: string) => {
      return `${space}${name}${equals}${ownValue(name.toLowerCase(), value, half, target, ownId)}`
    })
  })
}

function ownValue(
  name: string,
  value: string,
  half: Language,
  target: Language,
  ownId: (id: string, language: Language) => string,
): string {
  const [, quote = '', content = ''] = /^(["']?)([\s\S]*?)\1$/.exec(value) ?? []
  const own = (text: string) => `${quote}${text}${quote}`
  if (IDS.has(name)) return own(content.replace(/\S+/g, (id) => ownId(id, half)))
  if (ADDRESSES.has(name))
    return own(content.replace(/^#(.+)$/, (_, id) => `#${ownId(id, target)}`))
  return own(content.replace(/url\(#([^)]+)\)/g, (_, id) => `url(#${ownId(id, half)})`))
}
