import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The package finds itself by its name, since the bundler decides in which folder this line stands. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('mujaz/package.json'))

/** Where a file or folder lies that comes with Mujaz: `templates`, `sources/RULES.md`. */
export function ownFile(path: string): string {
  return join(PACKAGE, path)
}
