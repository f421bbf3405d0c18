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
 * and one that is UTF-8 whatever it says. What it says decides between encodings that bytes do not tell apart.
 */
export function textOfPage(bytes: Uint8Array): PageText {
  const decoded = decode(bytes)
  if (decoded.encoding !== 'windows-1256') return { text: decoded.text, notices: [] }
  // No valid UTF-8, and no UTF-16: one byte a letter, or a few damaged bytes.
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  const match = CHARSET.exec(head)
  const said = match?.[1] ?? match?.[2]
  if (said !== undefined && !SEVERAL_BYTES.test(said)) {
    const text = decodeAs(bytes, said)
    if (text !== undefined) return { text, notices: [] }
  }
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
