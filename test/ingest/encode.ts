const SMART = {
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
}

/** The bytes of a text in an encoding of one byte a character; `undefined` where it lacks a character. */
export function encodeIn(encoding: string, text: string): Uint8Array | undefined {
  const places = new Map<string, number>()
  for (let byte = 255; byte >= 0; byte -= 1) {
    places.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte)
  }
  // Node before 23 takes windows-1252 for ISO-8859-1.
  if (encoding === 'windows-1252') {
    for (const [character, byte] of Object.entries(SMART)) places.set(character, byte)
  }
  const bytes = [...text].map((character) => places.get(character))
  return bytes.every((byte) => byte !== undefined) ? Uint8Array.from(bytes as number[]) : undefined
}

/** The bytes of a text in UTF-16. */
export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
