import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of other people's files that the project does not hold; `undefined` where it is not at hand. */
export function ingestFolder(): string | undefined {
  const beside = fileURLToPath(new URL('../../../shared/ingest', import.meta.url))
  return [process.env.MUJAZ_INGEST, beside].find(
    (folder) => folder !== undefined && existsSync(folder),
  )
}

/** Names of its files that a pattern fits, in order. */
export function filesOf(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
}
