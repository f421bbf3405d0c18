import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readLock } from '../lock/lock-file.ts'
import type { Audience } from '../model/audience.ts'
import type { EditorsFile } from '../model/editor.ts'
import type { Lock, Original } from '../model/lock.ts'
import type { Source } from '../model/source.ts'
import { readAudience, type TemplateFile } from '../read/audience.ts'
import { readEditorsFile } from '../read/editors-file.ts'
import { type ReadNote, readNote } from '../read/note.ts'
import type { Context } from '../report/context.ts'
import { sha256 } from '../text/hash.ts'
import type { World } from '../world/world.ts'

/** Where the files of a project lie. */
export interface Folders {
  /** Notes, the editor's file and the lock. */
  readonly sources: string
  /** Originals as published; they need not be there. */
  readonly originals: string
  /** Audiences. One that is not in this folder is looked for among those that come with Mujaz. */
  readonly templates: string
}

/** What a person wrote, read and checked in itself. */
export interface Project {
  readonly sources: readonly Source[]
  /** Ids of claims that stand in the notes but are too faulty to be used. */
  readonly leftOut: ReadonlySet<string>
  /** Absent where it is missing or its front matter is broken, which was reported. */
  readonly editor: EditorsFile | undefined
  /** By source id, those that are at hand. */
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
}

/**
 * The audiences that come with Mujaz. The package finds itself by its name, since the bundler decides
 * in which folder this line stands.
 */
const OWN_TEMPLATES = join(
  dirname(createRequire(import.meta.url).resolve('mujaz/package.json')),
  'templates',
)

/** The audience from which the Markdown brief takes its wordings and its citation style. */
export const BASE = 'base'

/** The folders of a project, each with its usual place where it is not named. */
export function foldersOf({
  sources = 'sources',
  originals = join(sources, 'originals'),
  templates = 'templates',
}: Partial<Folders>): Folders {
  return { sources, originals, templates }
}

/** Reads everything under the folder of sources. */
export async function readProject(
  folders: Folders,
  world: World,
  context: Context,
): Promise<Project> {
  const notes = await readNotes(join(folders.sources, 'notes'), world, context)
  const sources = notes.flatMap(({ source }) => source ?? [])
  const editorPath = join(folders.sources, 'brief.md')
  const editorBytes = await world.read(editorPath)
  if (editorBytes === undefined) {
    context.report({
      rule: 'file-missing',
      path: editorPath,
      reason: 'The editor’s file is not there',
      advice:
        'It holds the title, the sections, the measures and the names: see sources/README.md.',
    })
  }
  const originals = new Map<string, Original>()
  for (const { id, original } of sources) {
    const path = join(folders.originals, original)
    const bytes = await world.read(path)
    if (bytes !== undefined) originals.set(id, { path, bytes })
  }
  const lock = await world.read(lockPath(folders))
  return {
    sources,
    leftOut: new Set(notes.flatMap(({ leftOut }) => leftOut)),
    editor:
      editorBytes &&
      context.reuse('editor', keyOf(editorPath, editorBytes), (own) =>
        readEditorsFile(editorPath, editorBytes, own),
      ),
    originals,
    lock: lock && readLock(lockPath(folders), new TextDecoder().decode(lock), context),
  }
}

/** All that decides what is read in a file, and at which places. */
function keyOf(path: string, bytes: Uint8Array): string {
  return `${path} ${sha256(bytes)}`
}

/** Where the lock of a project lies. */
export function lockPath(folders: Folders): string {
  return join(folders.sources, 'lock.json')
}

/** Reads one audience; the project's own folder goes before the one that comes with Mujaz. */
export async function readAudienceFolder(
  name: string,
  templates: string,
  world: World,
  context: Context,
): Promise<Audience | undefined> {
  const base = (await readTemplates(BASE, templates, world)) ?? []
  const own = name === BASE ? [] : await readTemplates(name, templates, world)
  if (own === undefined) {
    context.report({
      rule: 'audience-unknown',
      path: join(templates, name),
      reason: `There is no audience \`${name}\``,
      actual: name,
      expected: await audienceNames(templates, world),
      advice: `Make one with \`mujaz new audience ${name}\`: see templates/README.md.`,
    })
    return undefined
  }
  return readAudience(name, base, own, context)
}

async function readNotes(folder: string, world: World, context: Context): Promise<ReadNote[]> {
  const names = ((await world.list(folder)) ?? []).filter((name) => name.endsWith('.md'))
  if (names.length === 0) {
    context.report({
      rule: 'no-notes',
      path: folder,
      reason: 'There is no source note in this folder',
      advice: 'Write one file a source: see sources/README.md.',
    })
  }
  const notes: ReadNote[] = []
  for (const name of names) {
    const path = join(folder, name)
    const bytes = await world.read(path)
    if (bytes === undefined) continue
    notes.push(context.reuse('note', keyOf(path, bytes), (own) => readNote(path, bytes, own)))
  }
  return notes
}

/** Names of the audiences there are, those that come with Mujaz among them. */
export async function audienceNames(templates: string, world: World): Promise<string[]> {
  const lists = await Promise.all([templates, OWN_TEMPLATES].map((root) => world.list(root)))
  const names = lists
    .flatMap((list) => list ?? [])
    .flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? [])
  return [...new Set(names)].filter((name) => name !== BASE).sort()
}

/** The files of one folder of templates; `undefined` where there is none of that name. */
export async function readTemplates(
  name: string,
  templates: string,
  world: World,
): Promise<TemplateFile[] | undefined> {
  for (const root of [templates, OWN_TEMPLATES]) {
    const folder = join(root, name)
    const names = await world.list(folder)
    if (names === undefined) continue
    return Promise.all(
      names.map(async (file) => {
        const path = join(folder, file)
        return { name: file, path, bytes: (await world.read(path)) ?? new Uint8Array() }
      }),
    )
  }
  return undefined
}
