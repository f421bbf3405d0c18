import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal: of a file, for which nothing shorter is proof. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** A short hash of anything, for telling whether it is what it was. */
export function digest(value: unknown): string {
  return sha256(
    typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value),
  ).slice(0, 16)
}

/** A record with its keys in order, so that the same things are written as the same bytes. */
export function inOrder<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
