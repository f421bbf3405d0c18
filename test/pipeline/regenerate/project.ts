import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { build } from '../../../src/pipeline/build.ts'

const projects = fileURLToPath(new URL('../../projects', import.meta.url))

/** A copy of a project that a test may edit. */
export interface Copy {
  readonly folder: string
  /** Where its files lie, as options of the library. */
  readonly folders: {
    readonly sources: string
    readonly originals: string
    readonly templates: string
    readonly out: string
  }
  read(path: string): Promise<string>
  write(path: string, text: string): Promise<void>
  /** Replaces a text that stands there, or fails. */
  edit(path: string, from: string | RegExp, to: string): Promise<void>
  remove(): Promise<void>
}

export function copyOfHarbour(): Promise<Copy> {
  return copyOf('harbour')
}

/** @param name of a folder of `test/projects` */
export async function copyOf(name: string): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'mujaz-regenerate-'))
  await cp(join(projects, name), folder, { recursive: true })
  const read = (path: string) => readFile(join(folder, path), 'utf8')
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return {
    folder,
    folders: {
      sources: join(folder, 'sources'),
      originals: join(folder, 'originals'),
      templates: join(folder, 'templates'),
      out: join(folder, 'output'),
    },
    read,
    write,
    async edit(path, from, to) {
      const text = await read(path)
      const edited = text.replace(from, to)
      if (edited === text) throw new Error(`${path} does not say “${from}”, or says “${to}”`)
      await write(path, edited)
    },
    remove: () => rm(folder, { recursive: true }),
  }
}

/** The Markdown that an audience is given of a project, built without an error. */
export async function briefFor(audience: string, { folders, read }: Copy): Promise<string> {
  const { written, findings } = await build({ ...folders, audiences: [audience], formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return read(`output/${audience}/brief.md`)
}
