/** The beginning of a text, in one line. */
export function excerpt(text: string): string {
  const short = text.trim().replace(/\s+/gu, ' ')
  return short.length > 60 ? `${short.slice(0, 60)}…` : short
}
