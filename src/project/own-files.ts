import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { World } from '../world/world.ts'

/** The package finds itself by its name, since the bundler decides in which folder this line stands. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('mujaz/package.json'))

/** Where a file or folder lies that comes with Mujaz: `templates`, `sources/RULES.md`. */
export function ownFile(path: string): string {
  return join(PACKAGE, path)
}

/**
 * Reads a file that comes with Mujaz.
 *
 * @throws Error where it is missing
 */
export async function readOwnFile(path: string, world: World): Promise<Uint8Array> {
  const place = ownFile(path)
  const bytes = await world.read(place)
  if (!bytes) throw new Error(`Mujaz is not whole: ${place} is missing.`)
  return bytes
}
