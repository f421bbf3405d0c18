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
