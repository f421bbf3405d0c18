/** Text out of bytes, and how it was encoded. */
export interface Decoded {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'
}

/**
 * Decodes what a person hands in. UTF-8 with or without a byte order mark; UTF-16 by its mark or,
 * without one, by its zero bytes; and windows-1256, the legacy encoding of Arabic files, where the
 * bytes are no valid UTF-8. The mark is dropped and line ends become `\n`.
 */
export function decode(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes).replace(/\r\n?/g, '\n')
  return { text, encoding }
}

function encodingOf(bytes: Uint8Array): Decoded['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 512)
  const zeros = { even: 0, odd: 0 }
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1
  })
  // Line ends, spaces and ASCII punctuation have a zero high byte even in an Arabic text, more than one in twenty. A
  // single zero is a damage: taken for UTF-16, the whole text would be read as something else.
  const enough = head.length / 2 / 20
  if (zeros.odd > enough && zeros.even === 0) return 'utf-16le'
  if (zeros.even > enough && zeros.odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1256'
  }
}

/** A direction mark that a reader cannot see. */
export interface BidiControl {
  readonly codePoint: string
  readonly line: number
  readonly column: number
}

const CONTROL = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/

/** Every explicit direction mark in a text: embeddings, overrides, isolates and the three marks. */
export function bidiControls(text: string): BidiControl[] {
  if (!CONTROL.test(text)) return []
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(new RegExp(CONTROL, 'g'))].map((match) => ({
      codePoint: `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      line: index + 1,
      column: match.index + 1,
    })),
  )
}
