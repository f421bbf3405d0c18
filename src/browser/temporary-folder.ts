import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder of this process's own, gone with it at the latest. */
export interface TemporaryFolder {
  readonly path: string
  delete(): Promise<void>
}

/** A browser that was just killed may still be writing its last file. */
const PATIENCE = { recursive: true, force: true, maxRetries: 3 } as const

/**
 * Makes a folder that nobody can foresee. It is deleted when this process exits, if not before.
 *
 * Made in one breath: a signal is handled between two turns of the event loop, and a folder that was
 * made in one turn and is known in the next would stay behind if the signal came between.
 *
 * @param parent such as `/tmp`
 * @throws Error, with a cause, if none can be made there
 */
export function makeTemporaryFolder(parent: string, prefix: string): TemporaryFolder {
  let path: string
  try {
    path = mkdtempSync(join(parent, prefix))
  } catch (cause) {
    throw new Error(`no folder can be made in ${parent} (TMPDIR).`, { cause })
  }
  const onExit = () => rmSync(path, PATIENCE)
  process.once('exit', onExit)
  return {
    path,
    async delete() {
      await rm(path, PATIENCE)
      // Until it is gone: the process may be ended while it is being deleted.
      process.off('exit', onExit)
    },
  }
}
