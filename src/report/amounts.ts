/** Amounts as people are told them, in steps, findings and tables. */

/** A number and what it counts: `1 page`, `2 pages`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`
}

/** A size in bytes, or that of a text in UTF-8. */
export function kilobytes(size: number | string | Uint8Array): string {
  const bytes = typeof size === 'number' ? size : Buffer.byteLength(size)
  return `${Math.round(bytes / 1024)} KB`
}
