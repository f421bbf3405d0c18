/** Begins a sequence that says `text` (`ActualText`; ISO 32000-1, 14.9.4), whatever its glyphs say. */
export function actualText(text: string): string {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()
  return `/Span<</ActualText <${bytes.toString('hex')}> >> BDC`
}
