import { readHouse } from '../formats/docx.ts'
import type { House } from '../formats/format.ts'
import { sha256 } from '../text/hash.ts'
import type { World } from '../world/world.ts'

/** The Word file whose looks others have, and a hash of what is taken of it. */
export interface OpenedHouse {
  readonly house: House
  readonly hash: string
}

/**
 * Opens the Word file that is named for its looks, if one is.
 *
 * @throws Error where it is not there, or no Word file
 */
export async function openHouse(
  path: string | undefined,
  world: World,
): Promise<OpenedHouse | undefined> {
  if (path === undefined) return undefined
  const bytes = await world.read(path)
  if (!bytes) throw new Error(`${path} is not there.`)
  try {
    const house = await readHouse(bytes)
    return { house, hash: sha256(JSON.stringify(house)) }
  } catch (error) {
    throw new Error(`${path} ${error instanceof Error ? error.message : String(error)}.`)
  }
}
