import { relative } from 'node:path'
import type { World } from './world.ts'

/**
 * The world as it will be once some files are written: they are read and listed as if they were there, and
 * what is to be replaced comes among them. Nothing on disk is touched.
 *
 * @param files by path; what is replaced is added here
 */
export function draftWorld(files: Map<string, Uint8Array | string>, world: World): World {
  return {
    ...world,
    async read(path) {
      const content = files.get(path)
      if (content === undefined) return world.read(path)
      return typeof content === 'string' ? new TextEncoder().encode(content) : content
    },
    async list(folder) {
      const below = [...files.keys()].map((path) => relative(folder, path).replaceAll('\\', '/'))
      const inside = below.filter((path) => path !== '' && !path.startsWith('../'))
      const there = await world.list(folder)
      if (inside.length === 0) return there
      return [...new Set([...(there ?? []), ...inside])].sort()
    },
    follow: async (path) => path,
    async replace(more) {
      for (const [path, content] of more) files.set(path, content)
    },
    recover: async () => {},
    exclusively: (_folder, work) => work(),
  }
}
