const KNOWN: string[] = []

/** A code of a composite font as a string in a content has it: two bytes, hexadecimal. */
export function hexOf(code: number): string {
  KNOWN[code] ??= code.toString(16).padStart(4, '0')
  return KNOWN[code]
}
