import { decode } from '../../text/decode.ts'

/** A page as text, and what a person should know of how its bytes were read. */
export interface PageText {
  readonly text: string
  readonly notices: readonly string[]
}

/** Where a page says how it is encoded: within its first bytes, in letters that most encodings share. */
const HEAD = 4096

const CHARSET = /<meta[^>]+charset\s*=\s*["']?\s*([\w:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w:-]+)/i

/** Encodings of several bytes a letter, and those of other scripts: what a page says decides between them. */
const SEVERAL_BYTES = /^(?:utf-?8|utf-?16)/i

/**
 * The text of a page. Its bytes come before what it says: a page that says UTF-8 and is none is read as what it is,
 * and one that is UTF-8 whatever it says. What it says decides between encodings that bytes do not tell apart, unless
 * no text comes of it.
 */
export function textOfPage(bytes: Uint8Array): PageText {
  const decoded = decode(bytes)
  if (decoded.encoding.startsWith('utf')) return { text: decoded.text, notices: [] }
  // No valid UTF-8, and no UTF-16: one byte a letter, or a few damaged bytes.
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const match = CHARSET.exec(head)
  const said = match?.[1] ?? match?.[2]
  const asSaid = said === undefined || SEVERAL_BYTES.test(said) ? undefined : decodeAs(bytes, said)
  const isOther =
    asSaid !== undefined && arabicShare(decoded.text) > MOSTLY && arabicShare(asSaid) < MOSTLY
  if (asSaid !== undefined && !isOther) return { text: asSaid, notices: [] }
  const damaged = decodeAs(bytes, 'utf-8') ?? decoded.text
  if (isUtf8WithDamage(damaged)) {
    return {
      text: damaged,
      notices: [
        'Some of its letters are damaged (they are no valid UTF-8) and are shown as \uFFFD.',
      ],
    }
  }
  const notices =
    said === undefined ? [] : [`It says that it is ${said}, and is ${decoded.encoding}.`]
  return { text: decoded.text, notices }
}

/** Of which share of its letters beside ASCII a text is one of the Arabic script, and not of signs that look so. */
const MOSTLY = 0.8

/** How much of what is not ASCII is in words of Arabic letters: bytes of other encodings seldom make one. */
function arabicShare(text: string): number {
  const others = text.match(/[^\p{ASCII}\s]/gu)?.length ?? 0
  const inWords =
    text.match(/\p{Script=Arabic}{2,}/gu)?.reduce((sum, word) => sum + word.length, 0) ?? 0
  return others === 0 ? 0 : inWords / others
}

function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label).decode(bytes).replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}

/** Whether most of what is not ASCII was read: a page in one byte a letter would be nearly all marks of damage. */
function isUtf8WithDamage(text: string): boolean {
  const others = text.match(/[^\p{ASCII}]/gu)?.length ?? 0
  const marks = text.match(/\uFFFD/g)?.length ?? 0
  return others > 0 && marks < others / 10
}
