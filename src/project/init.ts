import { join } from 'node:path'
import { USUAL_LANGUAGES } from '../model/language.ts'
import { draftWorld } from '../world/draft-world.ts'
import { createWorld, type World } from '../world/world.ts'
import { accept, writeDown } from './lock.ts'
import { audienceFiles } from './new-audience.ts'
import { ownFile, readOwnFile } from './own-files.ts'
import { fillIn, readTexts } from './starter.ts'

export interface InitOptions {
  /** The folder of the project, which is made where there is none. @default '.' */
  readonly folder?: string
  /** Those of the brief; the first stands bare in the notes. @default ['en', 'ar'] */
  readonly languages?: readonly string[]
  /** Unpacks the first brief, on five documents, in the place of the small project. @default false */
  readonly example?: boolean
}

export interface InitResult {
  readonly folder: string
  /** Paths of the files that were written. */
  readonly files: readonly string[]
}

/** Where what a project begins with lies among the files of Mujaz. */
const STARTER = 'src/project/starter'

/** The audience of its own that a project begins with. */
const AUDIENCE = 'council'

/** What `npm run` makes of a project. */
const SCRIPTS: Readonly<Record<string, string>> = {
  brief: 'mujaz build',
  check: 'mujaz check',
  preview: 'mujaz preview',
  release: 'mujaz build --release',
}

/**
 * Begins a project: a small complete one that builds at once, lock and all, or the first brief. All is written or
 * nothing, and nothing that exists is written over; a `package.json` that is there is only given the scripts
 * that it lacks.
 *
 * @param hold holds the claims of a project against their originals, as for {@link writeDown}
 * @throws TypeError where something is in the way, or there are no texts in a language
 */
export async function beginProject(
  hold: Parameters<typeof writeDown>[0],
  { folder = '.', languages = USUAL_LANGUAGES, example = false }: InitOptions = {},
  world = createWorld(),
): Promise<InitResult> {
  const files = example
    ? await firstBrief(folder, world)
    : await smallProject(folder, languages, world)
  const manifest = join(folder, 'package.json')
  return world.exclusively(folder, async () => {
    await refuseToOverwrite(folder, [...files.keys()], world)
    if (!example) await accepted(hold, join(folder, 'sources'), files, world)
    files.set(manifest, withScripts(manifest, await world.read(manifest)))
    await world.replace(files, folder)
    return { folder, files: [...files.keys()].sort() }
  })
}

/** The first brief, from its sources as they come with Mujaz. */
async function firstBrief(folder: string, world: World): Promise<Map<string, Uint8Array | string>> {
  const files = new Map<string, Uint8Array | string>()
  const sources = [
    ...['brief.md', 'lock.json'],
    ...(await below('sources/notes', world, 'notes/')),
    ...(await below('sources/pictures', world, 'pictures/')),
  ]
  for (const name of sources) {
    files.set(join(folder, 'sources', name), await readOwnFile(`sources/${name}`, world))
  }
  files.set(join(folder, 'README.md'), await readOwnFile(`${STARTER}/example.md`, world))
  files.set(join(folder, '.gitignore'), await readOwnFile(`${STARTER}/files/gitignore`, world))
  return files
}

async function smallProject(
  folder: string,
  tags: readonly string[],
  world: World,
): Promise<Map<string, Uint8Array | string>> {
  const known = (await below(`${STARTER}/languages`, world)).map((name) => name.slice(0, -5))
  const missing = tags.find((tag) => !known.includes(tag))
  if (missing !== undefined || tags.length > 2 || new Set(tags).size < tags.length) {
    throw new TypeError(
      `A project cannot begin in ${tags.join()}: name one or two of ${known.join(', ')}.`,
    )
  }
  const texts = new Map<string, ReturnType<typeof readTexts>>()
  for (const tag of tags) {
    texts.set(tag, readTexts(await ownText(`${STARTER}/languages/${tag}.yaml`, world)))
  }
  const files = new Map<string, Uint8Array | string>()
  const audience = join('templates', AUDIENCE)
  for (const name of await below(`${STARTER}/files`, world)) {
    const filled = fillIn(await ownText(`${STARTER}/files/${name}`, world), texts, USUAL_LANGUAGES)
    files.set(join(folder, name === 'gitignore' ? '.gitignore' : name), filled)
  }
  const settings = join(folder, audience, 'audience.yaml')
  const chosen = new TextEncoder().encode(String(files.get(settings)))
  const begun = audienceFiles(AUDIENCE, [{ name: 'audience.yaml', path: settings, bytes: chosen }])
  for (const [name, content] of begun) files.set(join(folder, audience, name), content)
  return files
}

/** Adds the lock: what the notes rest on, and every statement accepted, since we have read them all. */
async function accepted(
  hold: Parameters<typeof writeDown>[0],
  sources: string,
  files: Map<string, Uint8Array | string>,
  world: World,
): Promise<void> {
  const draft = draftWorld(files, world)
  const locked = await writeDown(hold, { sources }, draft)
  const { written, findings } = locked.written ? await accept('all', { sources }, draft) : locked
  if (!written) throw new Error(`The project to begin with is faulty: ${findings.join('\n')}`)
}

/** What is there stays as it is, and a project is not mixed with another one. */
async function refuseToOverwrite(
  folder: string,
  paths: readonly string[],
  world: World,
): Promise<void> {
  const taken: string[] = []
  for (const path of paths) {
    const there = await world.read(path).catch(() => 'a folder')
    if (there !== undefined) taken.push(path)
  }
  for (const name of ['sources', 'templates']) {
    const there = (await world.list(join(folder, name))) ?? []
    taken.push(...there.map((file) => join(folder, name, file)))
  }
  const names = [...new Set(taken)].sort()
  if (names.length === 0) return
  const most = 5
  const more = names.length > most ? ` and ${names.length - most} more` : ''
  throw new TypeError(
    `Nothing was written, since this is in the way: ${names.slice(0, most).join(', ')}${more}. Begin in another folder (mujaz init my-brief), or move it away.`,
  )
}

/** The manifest of a package with our scripts, as far as it has none of their names. */
function withScripts(path: string, before: Uint8Array | undefined): string {
  const text = before && new TextDecoder().decode(before)
  let manifest: Record<string, unknown>
  try {
    manifest = text === undefined ? { private: true } : JSON.parse(text)
  } catch (cause) {
    throw new Error(`Nothing was written: ${path} is no JSON.`, { cause })
  }
  const own = manifest.scripts as Record<string, string> | undefined
  const indent = /^[ \t]+/m.exec(text ?? '')?.[0] ?? 2
  return `${JSON.stringify({ ...manifest, scripts: { ...SCRIPTS, ...own } }, undefined, indent)}\n`
}

/** Names of the files below a folder of Mujaz', each with something before it. */
async function below(folder: string, world: World, before = ''): Promise<string[]> {
  const names = (await world.list(ownFile(folder))) ?? []
  return names.map((name) => `${before}${name}`)
}

async function ownText(path: string, world: World): Promise<string> {
  return new TextDecoder().decode(await readOwnFile(path, world))
}
