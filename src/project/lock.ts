import type { VFileMessage } from 'vfile-message'
import { hashesOf } from '../lock/fingerprint.ts'
import { lockOriginal, writeLock } from '../lock/lock-file.ts'
import type { Lock, LockedOriginal, LockedStatement } from '../model/lock.ts'
import { type Text, textsFor, textsOf } from '../model/texts.ts'
import { Collector } from '../report/context.ts'
import { toMessages, verdict } from '../report/findings.ts'
import { createWorld } from '../world/world.ts'
import { type Folders, foldersOf, lockPath, type Project, readProject } from './load.ts'

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
  /** Names of the statements that are accepted now and were not before. */
  readonly accepted: readonly string[]
  /** Names that were given and that no statement has. */
  readonly unknown: readonly string[]
}

/**
 * Writes down what the notes were checked against: hashes and fingerprints of every original at
 * hand and of its cited paragraphs. What was locked before stays where an original is not at hand,
 * and statements stay as they were accepted.
 */
export async function lock(
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<LockResult> {
  const folders = foldersOf(options)
  const context = new Collector()
  const project = await readProject(folders, world, context)
  const originals: Record<string, LockedOriginal> = {}
  const locked: string[] = []
  const kept: string[] = []
  const settled: string[] = []
  for (const source of project.sources) {
    const original = project.originals.get(source.id)
    const before = project.lock?.originals[source.id]
    if (original) {
      locked.push(source.id)
      const open = before?.unsettled ?? {}
      settled.push(...source.claims.map(({ id }) => id).filter((id) => id in open))
    } else if (before) kept.push(source.id)
    const entry = original ? lockOriginal(source, original) : before
    if (entry) originals[source.id] = entry
  }
  const text = writeLock({ version: 1, originals, statements: project.lock?.statements ?? {} })
  const path = lockPath(folders)
  // A lock that cannot be read is what this is the cure for.
  const others = context.findings.filter(({ rule }) => rule !== 'lock-form')
  const written = verdict([{ findings: others }], 'build') !== 'fatal'
  if (written) await world.replace(new Map([[path, text]]))
  return { path, written, findings: toMessages(context.findings, 'build'), locked, kept, settled }
}

/**
 * Accepts statements as saying the same in both languages: those that are named, or all of them.
 * From then on an edit in one language alone is told.
 */
export async function accept(
  names: readonly string[] | 'all',
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<AcceptResult> {
  const folders = foldersOf(options)
  const context = new Collector()
  const project = await readProject(folders, world, context)
  const texts = lockedTexts(project)
  const chosen = names === 'all' ? texts : texts.filter((text) => isCalled(text, names))
  const before = stillTrue(project)
  const after = new Map([...before, ...chosen.map((text) => [text.id, hashesOf(text)] as const)])
  const accepted = chosen.map(({ id }) => id).filter((id) => !isSame(before.get(id), after.get(id)))
  const unknown =
    names === 'all' ? [] : names.filter((name) => !texts.some((text) => isCalled(text, [name])))
  const path = lockPath(folders)
  const written = verdict([context], 'build') !== 'fatal' && unknown.length === 0
  if (written) {
    const lock: Lock = {
      version: 1,
      originals: project.lock?.originals ?? {},
      statements: Object.fromEntries(after),
    }
    await world.replace(new Map([[path, writeLock(lock)]]))
  }
  return { path, written, findings: toMessages(context.findings, 'build'), accepted, unknown }
}

/** All that is kept in step. */
function lockedTexts({ sources, editor }: Project): Text[] {
  return textsFor('inStep', textsOf(sources, editor))
}

/** Whether a text is meant by one of some names: its id, or its kind and its line. */
function isCalled({ id, alias }: Text, names: readonly string[]): boolean {
  return names.includes(id) || (alias !== undefined && names.includes(alias))
}

/**
 * What the lock said before, by the present ids: a sentence of the editor's is counted where it stands,
 * and sentences move. A statement that is stale keeps its old hashes, or it would be forgotten that it is.
 */
function stillTrue(project: Project): Map<string, LockedStatement> {
  const locked = Object.entries(project.lock?.statements ?? {})
  const known = new Map<string, LockedStatement>()
  for (const text of lockedTexts(project)) {
    const now = hashesOf(text)
    const [, match] =
      locked.find(([, { en, ar }]) => en === now.en && ar === now.ar) ??
      locked.find(([, { en, ar }]) => en === now.en || ar === now.ar) ??
      []
    if (match) known.set(text.id, match)
  }
  return known
}

function isSame(a: LockedStatement | undefined, b: LockedStatement | undefined): boolean {
  return a?.en === b?.en && a?.ar === b?.ar
}
