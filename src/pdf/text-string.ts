/**
 * Text in a PDF (ISO 32000-1, 7.9.2.2): plain ASCII as it is, anything else as UTF-16 with a byte
 * order mark. ASCII is where PDFDocEncoding and UTF-8 agree, so no reader can take it wrongly.
 */
export function textString(text: string): string {
  if (/^[\t\n\r -~]*$/u.test(text)) return text
  return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16().toString('latin1')
}

/** What a text string says; Chromium writes no PDFDocEncoding beyond ASCII. */
export function readTextString(bytes: string): string {
  if (!bytes.startsWith('\xFE\xFF')) return bytes
  const even = bytes.length % 2 === 0 ? bytes : bytes.slice(0, -1)
  return Buffer.from(even, 'latin1').swap16().toString('utf16le').slice(1)
}
