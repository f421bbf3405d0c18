import { join } from 'node:path'
import { isLocked, originalHash, readLock } from '../lock/lock-file.ts'
import type { Audience } from '../model/audience.ts'
import type { EditorsFile } from '../model/editor.ts'
import { type Language, USUAL_LANGUAGES } from '../model/language.ts'
import type { Lock, Original } from '../model/lock.ts'
import type { Pictures } from '../model/picture.ts'
import type { Returned } from '../model/returned.ts'
import type { Source } from '../model/source.ts'
import { readAudience, type TemplateFile } from '../read/audience.ts'
import { readBriefLanguages } from '../read/brief-languages.ts'
import { readEditorsFile } from '../read/editors-file.ts'
import { type ReadNote, readNote } from '../read/note.ts'
import { readReturnedFile } from '../read/returned-file.ts'
import type { Context } from '../report/context.ts'
import { sha256 } from '../text/hash.ts'
import { nearest } from '../text/nearest.ts'
import { whyNoText } from '../text/no-text.ts'
import type { World } from '../world/world.ts'
import { ownFile } from './own-files.ts'
import { readPictures } from './pictures.ts'

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
  /** Those of the editor's file; the usual ones where it cannot be read. */
  readonly languages: readonly Language[]
  readonly pictures: Pictures
  /** By source id, those that are at hand. */
  readonly originals: ReadonlyMap<string, Original>
  /** Ids of the sources of which it was told why their originals are not at hand. */
  readonly unread: ReadonlySet<string>
  readonly lock: Lock | undefined
  /** The translation memory, which is read where somebody wants something of it. */
  readonly memory: MemoryFile | undefined
  /** What others have sent back and nobody has dealt with. */
  readonly returned: Returned
}

/** The file of a translation memory. */
export interface MemoryFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Of a brief whose languages nobody can say nothing is read: all would be told to lack what it need not have. */
const NOTHING: Project = {
  sources: [],
  leftOut: new Set(),
  editor: undefined,
  languages: USUAL_LANGUAGES,
  pictures: new Map(),
  originals: new Map(),
  unread: new Set(),
  lock: undefined,
  memory: undefined,
  returned: { path: '', proposals: [], comments: [], unplaced: [] },
}

/** The audiences that come with Mujaz. */
const OWN_TEMPLATES = ownFile('templates')

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

/**
 * Reads everything under the folder of sources. What an interrupted run has left half done there is finished
 * or taken back first.
 */
export async function readProject(
  folders: Folders,
  world: World,
  context: Context,
): Promise<Project> {
  await world.recover(folders.sources)
  const editorPath = join(folders.sources, 'brief.md')
  const editorBytes = await world.read(editorPath)
  if (editorBytes === undefined) {
    context.report({
      rule: 'file-missing',
      path: editorPath,
      reason: 'The editor’s file is not there',
      advice:
        'It holds the title, the sections, the measures and the names: `mujaz help editor` explains it, and `mujaz init` in an empty folder writes one to begin with.',
    })
  }
  const languages = await languagesNamed(editorPath, editorBytes, folders, world, context)
  if (languages === undefined) return NOTHING
  const written =
    editorBytes &&
    context.reuse('editor', keyOf(editorPath, editorBytes), (own) =>
      readEditorsFile(editorPath, editorBytes, languages, own),
    )
  const { editor, pictures } = written
    ? await readPictures(written, folders.sources, world, context)
    : { editor: undefined, pictures: NOTHING.pictures }
  const notes = await readNotes(join(folders.sources, 'notes'), languages, world, context)
  const sources = notes.flatMap(({ source }) => source ?? [])
  if (editor) reportLaterDates(notes, editor, context)
  const lock = await world.read(lockPath(folders))
  const memory = await world.read(memoryPath(folders))
  const returned = returnedPath(folders)
  return {
    sources,
    leftOut: new Set(notes.flatMap(({ leftOut }) => leftOut)),
    editor,
    languages,
    pictures,
    ...(await readOriginals(notes, folders.originals, world, context)),
    lock:
      lock &&
      context.reuse('lock', keyOf(lockPath(folders), lock), (own) =>
        readLock(lockPath(folders), new TextDecoder().decode(lock), own),
      ),
    memory: memory && { path: memoryPath(folders), bytes: memory },
    returned: readReturnedFile(returned, await world.read(returned), context),
  }
}

/** The languages of a brief, for whoever needs nothing else of its project. */
export async function readLanguages(
  folders: Folders,
  world: World,
  context: Context,
): Promise<readonly Language[]> {
  const path = join(folders.sources, 'brief.md')
  const named = await languagesNamed(path, await world.read(path), folders, world, context)
  return named ?? USUAL_LANGUAGES
}

async function languagesNamed(
  path: string,
  bytes: Uint8Array | undefined,
  { templates }: Folders,
  world: World,
  context: Context,
): Promise<readonly Language[] | undefined> {
  return bytes === undefined
    ? USUAL_LANGUAGES
    : readBriefLanguages(path, bytes, await baseFiles(templates, world), context)
}

/** What to do with an original that is none. */
export const SAVE_AS_TEXT = 'Save the article as a text file: one paragraph a line, in UTF-8.'

/** The originals that are at hand; what cannot be one, and what seems to be misspelt, is told. */
async function readOriginals(
  notes: readonly ReadNote[],
  folder: string,
  world: World,
  context: Context,
): Promise<Pick<Project, 'originals' | 'unread'>> {
  const originals = new Map<string, Original>()
  const unread = new Set<string>()
  const missing: ReadNote[] = []
  for (const note of notes) {
    if (!note.source) continue
    const { id, original } = note.source
    const path = join(folder, original)
    const bytes = await world.read(path)
    if (bytes === undefined) {
      missing.push(note)
      continue
    }
    const read = context.reuse('original', keyOf(path, bytes), () => ({
      kept: { path, bytes },
      reason: whyNoText(bytes),
    }))
    const { kept, reason } = read
    if (reason === undefined) originals.set(id, kept)
    else {
      unread.add(id)
      context.report({ rule: 'original-unreadable', path, reason, advice: SAVE_AS_TEXT })
    }
  }
  if (missing.length === 0) return { originals, unread }
  const named = new Set(notes.map(({ source }) => source?.original))
  const others = ((await world.list(folder)) ?? []).filter(
    (name) => !named.has(name) && !/\.previous$|(?:^|\/)\./.test(name),
  )
  for (const { source, places } of missing) {
    const meant = source && nearest(source.original, others)
    if (!source || meant === undefined) continue
    unread.add(source.id)
    context.report({
      rule: 'original-misspelt',
      path: source.path,
      place: places?.original,
      reason: `\`original\`: there is no \`${source.original}\` in the folder of originals`,
      actual: source.original,
      advice: `Did you mean \`${meant}\`? No other note names it.`,
    })
  }
  return { originals, unread }
}

/** By source, the hash of its original, as far as that is known: the one in the lock, where it is the same. */
export function originalHashes({
  sources,
  originals,
  lock,
}: Pick<Project, 'sources' | 'originals' | 'lock'>): Map<string, string> {
  return new Map(
    sources.flatMap(({ id }) => {
      const [original, locked] = [originals.get(id), lock?.originals[id]]
      const isSame = locked && (!original || isLocked(original, locked))
      const hash = isSame ? locked.sha256 : original && originalHash(original)
      return hash === undefined ? [] : [[id, hash] as const]
    }),
  )
}

/** What was published after the day of the brief cannot have been read for it. */
function reportLaterDates(
  notes: readonly ReadNote[],
  { date }: EditorsFile,
  context: Context,
): void {
  for (const { source, places } of notes) {
    const issued = source?.record.issued
    if (source === undefined || issued === undefined) continue
    const exact = Math.min(issued.length, date.length)
    if (issued.slice(0, exact) <= date.slice(0, exact)) continue
    context.report({
      rule: 'issued-later',
      path: source.path,
      place: places?.issued,
      reason: `\`issued\`: \`${issued}\` is after the date of the brief, ${date}`,
      actual: issued,
      advice: 'Correct the date, or that of the brief; write years of the Gregorian calendar.',
    })
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

/** Where the translation memory of a project lies. */
export function memoryPath(folders: Folders): string {
  return join(folders.sources, 'memory.tmx')
}

/** Where that lies which others have sent back. */
export function returnedPath(folders: Folders): string {
  return join(folders.sources, 'returned.yaml')
}

/**
 * Reads one audience; the project's own folder goes before the one that comes with Mujaz.
 *
 * @param languages those of the brief
 */
export async function readAudienceFolder(
  name: string,
  templates: string,
  languages: readonly Language[],
  world: World,
  context: Context,
): Promise<Audience | undefined> {
  const base = (await readTemplates(BASE, templates, world)) ?? []
  // What is no name of a folder would lead out of the templates, and what is written out of its own folder.
  const isName = /^[^./\\][^/\\]*$/.test(name)
  const own = name === BASE || !isName ? [] : await readTemplates(name, templates, world)
  if (own === undefined || !isName) {
    context.report({
      rule: 'audience-unknown',
      path: join(templates, name),
      reason: `There is no audience \`${name}\``,
      actual: name,
      expected: await audienceNames(templates, world),
      advice: `Make one with \`mujaz new audience ${name}\`; \`mujaz help audience\` explains it.`,
    })
    return undefined
  }
  const keysOf = (files: readonly TemplateFile[]) =>
    files.map(({ path, bytes }) => keyOf(path, bytes))
  return context.reuse(
    'audience',
    JSON.stringify([name, languages, keysOf(base), keysOf(own)]),
    (anew) => readAudience(name, base, own, languages, anew),
  )
}

/** Files of Markdown, under whatever spelling of their ending. */
const MARKDOWN = /\.(?:md|markdown)$/i

/** What programs keep for themselves: `.trash`, `.stversions`, `.obsidian`. */
const HIDDEN = /(?:^|\/)\./

async function readNotes(
  folder: string,
  languages: readonly Language[],
  world: World,
  context: Context,
): Promise<ReadNote[]> {
  const names = ((await world.list(folder)) ?? []).filter((name) => MARKDOWN.test(name))
  const notes: ReadNote[] = []
  for (const name of names) {
    const path = join(folder, name)
    const bytes = await world.read(path)
    if (HIDDEN.test(name)) {
      // What an editor marks an open file with leads nowhere.
      if (bytes !== undefined) context.report({ rule: 'note-hidden', path, reason: NOT_READ })
    } else if (bytes === undefined) {
      context.report({
        rule: 'file-missing',
        path,
        reason: 'This note is a link that leads nowhere',
        advice: 'Put the note in its place, or delete the link.',
      })
    } else
      notes.push(
        context.reuse('note', `${keyOf(path, bytes)} ${languages.join()}`, (own) =>
          readNote(path, bytes, languages, own),
        ),
      )
  }
  if (!names.some((name) => !HIDDEN.test(name))) {
    context.report({
      rule: 'no-notes',
      path: folder,
      reason: 'There is no source note in this folder',
      advice:
        'Write one file a source: `mujaz help notes` explains it, and `mujaz init` in an empty folder writes two to begin with.',
    })
  }
  return notes
}

const NOT_READ = 'This file is not read, since its name or that of its folder begins with a dot'

/** Names of the audiences there are, those that come with Mujaz among them. */
export async function audienceNames(templates: string, world: World): Promise<string[]> {
  const lists = await Promise.all([templates, OWN_TEMPLATES].map((root) => world.list(root)))
  const names = lists
    .flatMap((list) => list ?? [])
    .flatMap((file) => /^([^/]+)\//.exec(file)?.[1] ?? [])
  return [...new Set(names)].filter((name) => name !== BASE).sort()
}

/** Names of the files that every audience rests on. */
async function baseFiles(templates: string, world: World): Promise<string[]> {
  const own = await world.list(join(templates, BASE))
  return own ?? (await world.list(join(OWN_TEMPLATES, BASE))) ?? []
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
    const files = await Promise.all(
      names.map(async (file) => {
        const path = join(folder, file)
        const bytes = await world.read(path)
        return bytes ? [{ name: file, path, bytes }] : []
      }),
    )
    return files.flat()
  }
  return undefined
}
