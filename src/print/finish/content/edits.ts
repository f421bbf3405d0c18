/** What stands in the place of a part of a content. */
export type Edit = readonly [from: number, to: number, text: string]

/** A content with all of its edits. Where two begin together, what is put in comes before what is replaced. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = ''
  let at = 0
  for (const [from, to, replacement] of edits.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    out += text.slice(at, from) + replacement
    at = to
  }
  return out + text.slice(at)
}
