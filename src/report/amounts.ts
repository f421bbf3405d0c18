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

/** How many claims are held against their originals, against what the lock knows of these, and against neither. */
export interface ClaimCounts {
  readonly originals: number
  readonly lock: number
  readonly nothing: number
}

/** What claims are held against, in words: `20 claims against the originals, 3 against the lock`. */
export function heldAgainst({ originals, lock, nothing }: ClaimCounts): string {
  const parts = [
    ...(originals > 0 ? [[originals, 'against the originals'] as const] : []),
    ...(lock > 0 ? [[lock, 'against the lock'] as const] : []),
    ...(nothing > 0 ? [[nothing, 'against nothing'] as const] : []),
  ]
  return parts
    .map(([count, what], at) => `${at === 0 ? counted(count, 'claim') : count} ${what}`)
    .join(', ')
}
