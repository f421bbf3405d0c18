/** Adds what a `ToUnicode` map says of its codes (ISO 32000-1, 9.10.3). */
export function readCharacterMap(map: string, unicode: Map<number, string>): void {
  for (const [, body = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, code = '', text = ''] of body.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/giu)) {
      unicode.set(Number.parseInt(code, 16), fromHex(text))
    }
  }
  for (const [, body = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, first = '', last = '', text = ''] of body.matchAll(
      /<([\da-f]+)>\s*<([\da-f]+)>\s*<([\da-f]+)>/giu,
    )) {
      const start = Number.parseInt(first, 16)
      const head = fromHex(text)
      const tail = head.charCodeAt(head.length - 1)
      for (let code = start; code <= Number.parseInt(last, 16); code++) {
        unicode.set(code, head.slice(0, -1) + String.fromCharCode(tail + code - start))
      }
    }
  }
}

function fromHex(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}
