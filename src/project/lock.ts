import type { VFileMessage } from 'vfile-message'
import { acceptedIn, withAccepted } from '../lock/accept.ts'
import { citedParagraphs, lockOriginal, paragraphsIn, writeLock } from '../lock/lock-file.ts'
import { type ByLanguage, mapEach } from '../model/language.ts'
import type { Lock, LockedOriginal } from '../model/lock.ts'
import { pictureHash } from '../model/picture.ts'
import { claimsNaming } from '../model/source.ts'
import { type Text, type TextKind, textsFor, textsOf } from '../model/texts.ts'
import { Collector } from '../report/context.ts'
import { toMessages, verdict } from '../report/findings.ts'
import { createWorld, type World } from '../world/world.ts'
import { type Folders, foldersOf, lockPath, memoryPath, type Project, readProject } from './load.ts'
import { entriesOf, memoryWith } from './memory.ts'

export interface LockResult {
  readonly path: string
  /** Whether the lock was written; it is not where a note cannot be read. */
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  /** Ids of the sources whose originals were at hand. */
  readonly locked: readonly string[]
  /** Ids of the sources that keep what the lock said before, their originals not being at hand. */
  readonly kept: readonly string[]
  /** Ids of the claims that a newer original had left open, and that are accepted as they stand now. */
  readonly settled: readonly string[]
}

export interface AcceptResult {
  readonly path: string
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  /** The translation memory, where what was accepted has changed it. */
  readonly memory?: string
  /** Names of the statements that are accepted now and were not before. */
  readonly accepted: readonly string[]
  /** How many of those nobody was shown, by what they are. */
  readonly unseen: Readonly<Partial<Record<TextKind, number>>>
  /** Names of those that were shown, or would have been, and not agreed to. */
  readonly left: readonly string[]
  /** Names that were given and that no statement has. */
  readonly unknown: readonly string[]
}

/** A text in both languages, and what stands in the originals where it comes from. */
export interface Pair {
  readonly id: string
  /** What it is, as a message begins with it. */
  readonly owner: string
  readonly says: ByLanguage
  /** The paragraphs that it rests on; without their text where the original is not at hand. */
  readonly passages: readonly {
    readonly source: string
    readonly paragraph: number
    readonly text?: string
  }[]
}

export interface AcceptOptions extends Partial<Folders> {
  /**
   * Is shown each pair that is not accepted yet, and says whether it is now. `stop` leaves the rest as it
   * is. Without it all are accepted as they stand.
   */
  readonly ask?: (
    pair: Pair,
    count: { readonly number: number; readonly of: number },
  ) => Promise<'yes' | 'no' | 'stop'>
}

/**
 * Writes down what the notes were checked against: hashes and fingerprints of every original at
 * hand and of its cited paragraphs, and the claims that stood up to them. What was locked before stays
 * where an original is not at hand, and statements stay as they were accepted.
 *
 * @param hold holds the claims of a project against their originals: by source, those that stand, each
 *   with a hash of what was held
 */
export async function writeDown(
  hold: (project: Project) => ReadonlyMap<string, Readonly<Record<string, string>>>,
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<LockResult> {
  const folders = foldersOf(options)
  return world.exclusively(folders.sources, () => lockAll(hold, folders, world))
}

async function lockAll(
  hold: Parameters<typeof writeDown>[0],
  folders: Folders,
  world: World,
): Promise<LockResult> {
  const context = new Collector()
  const project = await readProject(folders, world, context)
  // A source may be called `constructor`.
  const originals: Record<string, LockedOriginal> = Object.create(null)
  const locked: string[] = []
  const kept: string[] = []
  const settled: string[] = []
  const claims = project.sources.flatMap((source) => source.claims.map(({ id }) => id))
  for (const source of project.sources) {
    const original = project.originals.get(source.id)
    const before = project.lock?.originals[source.id]
    if (original) {
      locked.push(source.id)
      const open = before?.unsettled ?? {}
      settled.push(...claims.filter((id) => Object.hasOwn(open, id)))
    } else if (before) kept.push(source.id)
    const entry = original
      ? {
          ...lockOriginal(source.id, claimsNaming(source.id, project.sources), original),
          supported: before?.supported,
        }
      : before
    if (entry) originals[source.id] = entry
  }
  const statements = project.lock?.statements ?? {}
  const supported = hold({ ...project, lock: { version: 1, originals, statements } })
  for (const [id, claims] of supported) {
    const entry = originals[id]
    if (entry) originals[id] = { ...entry, supported: claims }
  }
  const pictures = Object.fromEntries(
    (project.editor?.pictures ?? []).flatMap(({ file, ref }) =>
      ref === undefined ? [] : [[file, pictureHash(ref)]],
    ),
  )
  const text = writeLock({ version: 1, originals, statements, pictures })
  const path = lockPath(folders)
  // A lock that cannot be read is what this is the cure for.
  const others = context.findings.filter(({ rule }) => rule !== 'lock-form')
  const written = verdict([{ findings: others }], 'build') !== 'fatal'
  if (written) await world.replace(new Map([[await world.follow(path), text]]), folders.sources)
  return { path, written, findings: toMessages(context.findings, 'build'), locked, kept, settled }
}

/**
 * Accepts statements as saying the same in both languages: those that are named, or all of them.
 * From then on an edit in one language alone is told.
 */
export async function accept(
  names: readonly string[] | 'all',
  { ask, ...options }: AcceptOptions = {},
  world = createWorld(),
): Promise<AcceptResult> {
  const folders = foldersOf(options)
  return world.exclusively(folders.sources, () => acceptNamed(names, ask, folders, world))
}

async function acceptNamed(
  names: readonly string[] | 'all',
  ask: AcceptOptions['ask'],
  folders: Folders,
  world: World,
): Promise<AcceptResult> {
  const context = new Collector()
  const project = await readProject(folders, world, context)
  const texts = lockedTexts(project)
  const before = project.lock?.statements ?? {}
  const chosen = names === 'all' ? texts : texts.filter((text) => isCalled(text, names))
  const wasAccepted = acceptedIn(before)
  const open = chosen.filter((text) => !wasAccepted(text))
  const unknown =
    names === 'all' ? [] : names.filter((name) => !texts.some((text) => isCalled(text, [name])))
  const path = lockPath(folders)
  const remembered = entriesOf(project, context)
  const written =
    verdict([context], 'build') !== 'fatal' && unknown.length === 0 && remembered !== undefined
  let changed: string | undefined
  const agreed = written && ask ? await askEach(open, project, ask) : open
  if (written) {
    const lock: Lock = {
      version: 1,
      originals: project.lock?.originals ?? {},
      statements: withAccepted(texts, new Set(agreed.map(({ id }) => id)), before),
      pictures: project.lock?.pictures,
    }
    const files = new Map([[await world.follow(path), writeLock(lock)]])
    const memory = memoryWith(remembered, texts.filter(acceptedIn(lock.statements)), project)
    if (memory !== undefined) {
      changed = memoryPath(folders)
      files.set(await world.follow(changed), memory)
    }
    await world.replace(files, folders.sources)
  }
  return {
    path,
    written,
    // One that cannot be read is not written over.
    findings: toMessages(context.findings, remembered === undefined ? 'check' : 'build'),
    ...(changed !== undefined && { memory: changed }),
    accepted: agreed.map(({ id }) => id),
    unseen: ask ? {} : countKinds(agreed),
    left: open.filter((text) => !agreed.includes(text)).map(({ id }) => id),
    unknown,
  }
}

/** Those of some texts to which somebody said yes. */
async function askEach(
  open: readonly Text[],
  project: Project,
  ask: NonNullable<AcceptOptions['ask']>,
): Promise<Text[]> {
  const agreed: Text[] = []
  for (const [at, text] of open.entries()) {
    const answer = await ask(pairOf(text, project), { number: at + 1, of: open.length })
    if (answer === 'stop') break
    if (answer === 'yes') agreed.push(text)
  }
  return agreed
}

/** A text as a person compares its languages. */
export function pairOf({ id, owner, says, rests }: Text, { sources, originals }: Project): Pair {
  const claims = sources.flatMap((source) => source.claims).filter(({ id }) => rests.includes(id))
  return {
    id,
    owner,
    says: mapEach(says, ({ plain }) => plain),
    passages: sources.flatMap((source) => {
      const original = originals.get(source.id)
      const paragraphs = original ? paragraphsIn(original) : []
      return citedParagraphs(source.id, claims).map((number) => {
        const text = paragraphs[number - 1]
        return { source: source.id, paragraph: number, ...(text !== undefined && { text }) }
      })
    }),
  }
}

function countKinds(texts: readonly Text[]): AcceptResult['unseen'] {
  const counts: Partial<Record<TextKind, number>> = {}
  for (const { kind } of texts) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** All that is kept in step. */
function lockedTexts({ sources, editor }: Project): Text[] {
  return textsFor('inStep', textsOf(sources, editor))
}

/** Whether a text is meant by one of some names: its id, or its kind and its line. */
function isCalled({ id, alias }: Text, names: readonly string[]): boolean {
  return names.includes(id) || (alias !== undefined && names.includes(alias))
}
