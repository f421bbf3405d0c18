import { OWN_TBX } from '../exchange/tbx.ts'
import { OWN_ORIGINAL } from '../exchange/xliff/unit.ts'
import { PAGE_POLICY } from '../formats/html.ts'
import { OWN_TMX } from '../memory/tmx.ts'
import type { Folders } from '../project/load.ts'
import { isWithin } from '../world/within.ts'
import type { World } from '../world/world.ts'

/**
 * Refuses to write files into a folder of what a person wrote, or over one: there `brief.md`, `manifest.json` and
 * the folder of an audience may mean something else.
 *
 * @throws Error naming both folders
 */
export async function refuseFolder(
  out: string,
  folders: Partial<Folders>,
  world: World,
): Promise<void> {
  const at = await world.follow(out)
  for (const [what, folder] of Object.entries(folders)) {
    const there = await world.follow(folder)
    // A whole project may be searched for originals, the folder that is written to among it.
    const reason = isWithin(there, at)
      ? 'holds'
      : isWithin(at, there) && what !== 'originals' && 'lies in'
    if (!reason || (await world.list(folder)) === undefined) continue
    throw new Error(
      `Nothing was written: ${out} ${at === there ? 'is' : reason} the folder of ${what}, ${folder}. Name another one with --out.`,
    )
  }
}

/** How files begin, or what they hold, that a run of Mujaz made, whatever their folder. */
const OWN: readonly (readonly [RegExp, RegExp | string])[] = [
  [/\.md$/, /^---\r?\nmujaz: \d/],
  [/\.html$/, `content="${PAGE_POLICY}"`],
  [/\.pdf$/, '<pdf:Producer>Mujaz'],
  [/(?:^|[\\/])manifest\.json$/, /^\s*\{\s*"version":/],
  [/(?:^|[\\/])references\.json$/, /^\[\s*\{\s*"id":[\s\S]*"custom":[\s\S]*"origin":/],
  [/\.bib$/, /^% Written by Mujaz$/m],
  [/\.ris$/, /^DB {2}- Mujaz\r?$/m],
  [/\.xlf$/, `original="${OWN_ORIGINAL}`],
  [/\.tbx$/, OWN_TBX],
  [/\.tmx$/, OWN_TMX],
]

/**
 * Refuses to write over a file that Mujaz did not make. It made what the manifest of the folder names, and what
 * shows that it is its own.
 *
 * @param known whether the manifest names a file
 * @throws Error naming the file
 */
export async function refuseForeign(
  paths: Iterable<string>,
  known: (path: string) => boolean,
  world: World,
): Promise<void> {
  for (const path of paths) {
    if (known(path)) continue
    const bytes = await world.read(path)
    if (bytes === undefined || bytes.length === 0 || isOwn(path, bytes)) continue
    throw new Error(
      `Nothing was written: ${path} is there, and Mujaz did not make it. Move it away, or name another folder with --out.`,
    )
  }
}

function isOwn(path: string, bytes: Uint8Array): boolean {
  const [, sign] = OWN.find(([name]) => name.test(path)) ?? []
  if (sign === undefined) return false
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return typeof sign === 'string' ? text.includes(sign) : sign.test(text)
}
