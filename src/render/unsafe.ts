import { findInStyle, type Unsafe } from './unsafe-style.ts'

/**
 * The elements a page may be made of. None runs, embeds, fetches or changes what is read after it:
 * so a page that is made of these alone, each written out in full, is read by every browser as here.
 */
const ELEMENTS: ReadonlySet<string> = new Set(
  `html head meta title style body
   main header footer section article aside nav div hgroup search address
   h1 h2 h3 h4 h5 h6 p blockquote pre hr ul ol li dl dt dd figure figcaption menu
   a em strong small s cite q dfn abbr ruby rb rt rp rtc data time code var samp kbd sub sup i b u
   mark bdi bdo span br wbr ins del img picture table caption colgroup col thead tbody tfoot tr td th
   details summary fieldset legend label input button output meter progress template center font
   svg g defs symbol use path rect circle ellipse line polyline polygon text tspan textpath desc
   lineargradient radialgradient stop clippath mask pattern marker image`
    .trim()
    .split(/\s+/),
)

/** Attributes that name something to be fetched, sent to or run. */
const ADDRESSES: ReadonlySet<string> = new Set(
  `href xlink:href src srcset imagesrcset poster data background action formaction ping cite
   longdesc manifest icon lowsrc dynsrc code codebase archive classid profile usemap srcdoc
   attributionsrc http-equiv`
    .trim()
    .split(/\s+/),
)

const ATTRIBUTE = String.raw`\s+([^\s"'<>\/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>${'`'}]+))?`

/** What may follow a `<`: a tag written out in full, a comment, the document type. */
const MARKUP = new RegExp(
  String.raw`<(?:\/([a-z][a-z0-9]*)\s*>|([a-z][a-z0-9]*)((?:${ATTRIBUTE})*)\s*\/?>|!--(?!-?>)(?:(?!--!?>|<!--)[\s\S])*-->|!doctype html>)`,
  'giy',
)

const ATTRIBUTES = new RegExp(ATTRIBUTE, 'g')

/** The beginning of an attribute whose value has to be looked at: most tags have none. */
const TELLING = new RegExp(
  String.raw`\s(?:on|(?:style|${[...ADDRESSES].join('|')})(?:[\s=]|$))`,
  'iu',
)

/** Inside of these a browser reads everything up to the end tag as text. */
const TEXT_ELEMENTS: ReadonlySet<string> = new Set(['title', 'style'])

/**
 * Looks through a page as it was rendered, so that it does not matter how a template put it
 * together. What is not known to be harmless is found. The policy of the page forbids the same to
 * the browser (see `policy.ts`); this tells the writer of the template.
 *
 * @param styles the style sheet of the audience, which was looked through before
 */
export function findUnsafe(html: string, styles: string): Unsafe[] {
  const found: Unsafe[] = []
  let at = html.indexOf('<')
  while (at >= 0) {
    MARKUP.lastIndex = at
    const match = MARKUP.exec(html)
    if (!match) {
      found.push({
        found: excerpt(html, at),
        reason: 'is neither a tag written out in full nor text (write &lt; for a bare `<`)',
      })
      at = html.indexOf('<', at + 1)
      continue
    }
    const end = at + match[0].length
    const name = (match[1] ?? match[2])?.toLowerCase()
    if (name !== undefined && !ELEMENTS.has(name)) {
      found.push({
        found: excerpt(html, at),
        reason: `\`<${name}>\` can run, fetch or hide something`,
      })
    }
    if (match[2] !== undefined && name !== undefined) {
      const tag = at
      found.push(...unsafeAttributes(name, match[3] ?? '', () => excerpt(html, tag)))
      if (TEXT_ELEMENTS.has(name)) {
        const close = endOf(name, html, end)
        const content = html.slice(end, close < 0 ? undefined : close)
        found.push(...unsafeContent(name, content, styles))
        at = close < 0 ? -1 : close
        continue
      }
    }
    at = html.indexOf('<', end)
  }
  return found
}

/** Where the end tag of an element begins; -1 where it is never closed. */
function endOf(element: string, html: string, from: number): number {
  const tag = new RegExp(`</${element}`, 'gi')
  tag.lastIndex = from
  return tag.exec(html)?.index ?? -1
}

function unsafeContent(name: string, content: string, styles: string): Unsafe[] {
  const own = name === 'style' ? content.replace(styles, '') : content
  // In a drawing a browser reads tags even here.
  const tag = /<[a-z!/?]/i.exec(own)
  return [
    ...(tag
      ? [{ found: excerpt(own, tag.index), reason: `is a tag inside of \`<${name}>\`` }]
      : []),
    ...(name === 'style' ? findInStyle(own) : []),
  ]
}

function unsafeAttributes(element: string, attributes: string, tag: () => string): Unsafe[] {
  if (!TELLING.test(attributes)) return []
  return [...attributes.matchAll(ATTRIBUTES)].flatMap(([, name = '', quoted = '']): Unsafe[] => {
    const key = name.toLowerCase()
    if (key.startsWith('on')) return [{ found: tag(), reason: `\`${name}\` would run something` }]
    if (key !== 'style' && !ADDRESSES.has(key)) return []
    const value = decoded(quoted.replace(/^(["'])([\s\S]*)\1$/, '$2'))
    if (key === 'style') return findInStyle(value)
    if (isHarmless(element, key, value)) return []
    return [{ found: tag(), reason: `\`${name}\` may not lead to \`${value.slice(0, 60)}\`` }]
  })
}

/** A link may lead anywhere that a reader can see; everything else must be in the page itself. */
function isHarmless(element: string, attribute: string, value: string): boolean {
  // What a browser leaves out of an address before it looks at it (URL standard, 4.4).
  const address = value.replaceAll(/[\t\n\r]/g, '').trim()
  if (address.startsWith('#')) return true
  if (attribute === 'href' && element === 'a') return /^(?:https?:\/\/|mailto:|tel:)/i.test(address)
  const inPage = /^data:(?:image|font)\/[\w.+-]+[;,]/i
  if (attribute === 'srcset') return address.split(/\s*,\s+/).every((one) => inPage.test(one))
  return ['src', 'href', 'xlink:href'].includes(attribute) && inPage.test(address)
}

/** Character references as a browser reads them, as far as they can hide something. */
function decoded(value: string): string {
  return value
    .replaceAll(/&#x([0-9a-f]+);?/gi, (_, code) => character(Number.parseInt(code, 16)))
    .replaceAll(/&#([0-9]+);?/g, (_, code) => character(Number(code)))
    .replaceAll(
      /&(colon|tab|newline|lpar|rpar|sol|bsol|quot|apos|amp|lt|gt|num);?/gi,
      (_, name) => {
        return NAMED[name.toLowerCase()] ?? ''
      },
    )
}

const NAMED: Readonly<Record<string, string>> = {
  colon: ':',
  tab: '\t',
  newline: '\n',
  lpar: '(',
  rpar: ')',
  sol: '/',
  bsol: '\\',
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  num: '#',
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
}

function excerpt(html: string, at: number): string {
  const text = html.slice(at, at + 80).replaceAll(/\s+/g, ' ')
  const end = text.indexOf('>')
  return end < 0 ? text : text.slice(0, end + 1)
}
