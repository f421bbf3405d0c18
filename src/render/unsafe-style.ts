/** Something in a page that could run, fetch or hide. */
export interface Unsafe {
  /** As it stands in the page. */
  readonly found: string
  readonly reason: string
}

/** Functions whose arguments are addresses, even without `url()`. */
const STRINGS = /\b(?:-webkit-)?(?:image-set|image|src|cross-fade)\(\s*(?:["']|var\()/i

/** An address that is not in the page itself. */
const ADDRESS = /\burl\((?!\s*["']?(?:data:(?:image|font)\/|#))/i

/**
 * What an address of data holds, where it is nothing but Base64 up to the quote that ends it. None of the
 * signs that something is found by is in that alphabet, and most of a style is fonts.
 */
const BASE64 = /(\burl\("data:(?:image|font)\/[\w.+-]+;base64,)[A-Za-z0-9+/=]+(?="\))/g

/**
 * What would be fetched by a style, however it is written: with escapes, with comments in it. Data
 * that stands in the style itself is no harm.
 */
export function findInStyle(style: string): Unsafe[] {
  if (!/[(@\\]/.test(style)) return []
  const short = style.replaceAll(BASE64, '$1')
  const plain = withoutEscapes(short.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, ''))
  const found = (match: RegExpExecArray | null, reason: string): Unsafe[] =>
    match ? [{ found: plain.slice(match.index, match.index + 60), reason }] : []
  return [
    ...found(/@import\b/i.exec(plain), 'would fetch another style sheet'),
    ...found(ADDRESS.exec(plain), 'would be fetched from outside of the page'),
    ...found(STRINGS.exec(plain), 'would be fetched from outside of the page; write `url("…")`'),
    ...found(
      /\blocal\(/i.exec(plain),
      'takes a font of the machine: each would print another page',
    ),
  ]
}

/** `\75rl` is `url` (CSS Syntax 3, 4.3.7). */
function withoutEscapes(style: string): string {
  return style
    .replaceAll(/\\([0-9a-f]{1,6})(?:\r\n|[ \t\r\n\f])?/gi, (_, code) => {
      const point = Number.parseInt(code, 16)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD'
    })
    .replaceAll(/\\([^\n\r\f0-9a-f])/gi, '$1')
}
