import { basename, join } from 'node:path'
import type { VFileMessage } from 'vfile-message'
import { shortHash } from '../lock/fingerprint.ts'
import { isLocked, lockOriginal, originalHash, paragraphsIn, writeLock } from '../lock/lock-file.ts'
import { type ArticleParagraph, originalText } from '../model/article.ts'
import type { Lock, LockedOriginal, Original } from '../model/lock.ts'
import { claimsCiting, findSource, type Locator, type Source } from '../model/source.ts'
import { Collector, type Context } from '../report/context.ts'
import { toMessages } from '../report/findings.ts'
import { whyNoText } from '../text/no-text.ts'
import { createWorld, type World } from '../world/world.ts'
import { type CutParagraph, cutListOf, cutListPath, cutOf, withKept, writeCutList } from './cut.ts'
import { type FixedLocator, followPassages, type OpenPassage, readNoteTexts } from './follow.ts'
import {
  type Folders,
  foldersOf,
  lockPath,
  type Project,
  readProject,
  SAVE_AS_TEXT,
} from './load.ts'

/** A passage for its writer to act on, with the words of both originals where they are at hand. */
export interface ToldPassage extends OpenPassage {
  readonly was?: string
  /** The paragraph that it may have become, or that is most like it. */
  readonly candidate?: { readonly paragraph: number; readonly text: string }
}

export interface UpdateOptions extends Partial<Folders> {
  /** Numbers of paragraphs of the file that were cut and are to be put back. */
  readonly keep?: Locator
}

export interface UpdateResult {
  /** Whether the newer article took its place; where it did not, all is as it was. */
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  /** Where the original lies. */
  readonly path: string
  /** Where the former one is kept; absent where it was not at hand. */
  readonly previous?: string
  /** Numbers of paragraphs, and of those that the other text does not have. */
  readonly paragraphs: Readonly<Record<'was' | 'is' | 'added' | 'removed', number>>
  /** Locators that were rewritten, since their passages moved. */
  readonly fixed: readonly FixedLocator[]
  /** Number of the claims of whose passages every word is there, moved or not. */
  readonly settled: number
  /** What was altered or is gone. */
  readonly open: readonly ToldPassage[]
  /** Locators of entries on the state of the source that lead to nothing any more. */
  readonly lostHealth: readonly string[]
  /** What of the file is no part of the original. */
  readonly cut: readonly CutParagraph[]
}

/**
 * Puts a newer article in the place of the original of a source. Passages that merely moved are
 * followed, in the note and in the lock; of those that were altered or are gone the lock keeps what it
 * knew, so that every check names them, until `lock` accepts the new text.
 *
 * The former original is kept beside the new one as `<name>.previous`, for as long as anything is
 * open the first one of them; to hand that in as the newer article takes all of it back.
 *
 * @param id of the source
 * @param article path of a saved page, PDF, DOCX, Markdown or text
 * @throws Error where a file cannot be read or written, TypeError where what is to be kept was not cut; then nothing
 *   was changed
 */
export async function update(
  id: string,
  article: string,
  options: UpdateOptions = {},
  world = createWorld(),
): Promise<UpdateResult> {
  const folders = foldersOf(options)
  const { keep = [] } = options
  return world.exclusively(folders.sources, () => takeArticle(id, article, keep, folders, world))
}

async function takeArticle(
  id: string,
  article: string,
  keep: Locator,
  folders: Folders,
  world: World,
): Promise<UpdateResult> {
  const context = new Collector()
  // What else is wrong with the notes is for `check` to tell.
  const project = await readProject(folders, world, new Collector())
  const source = sourceToUpdate(id, project, context)
  const newer = await readNewer(article, keep, world, context)
  if (!source || !newer) return nothing(context, source && join(folders.originals, source.original))
  const path = join(folders.originals, source.original)
  const former = project.originals.get(source.id)
  const locked = whatIsKnown(source, project.sources, former, project.lock)
  const notes = await readNoteTexts(project.sources, world)
  if (!locked || !notes.has(source.path)) {
    context.report({
      rule: 'passages-unknown',
      path,
      reason: `What \`${source.id}\` rests on is not known: neither its original nor a lock of it is at hand`,
      advice: `Save the article as ${path}, compare the claims with it, and run \`mujaz lock\`.`,
    })
    return nothing(context, path)
  }
  if (former && originalHash(former) === originalHash(newer)) {
    context.report({
      rule: 'article-same',
      path: article,
      reason: `This is the original that \`${source.id}\` has already`,
      advice: 'Hand in the newer article. Nothing was changed.',
    })
    return nothing(context, path)
  }
  const original = { path, bytes: newer.bytes }
  const cut = cutListOf(newer.paragraphs, original)
  const followed = followPassages(source, project.sources, notes, locked, original)
  const previous = `${path}.previous`
  // What nobody has accepted must not push out what the claims were written from.
  const first = locked.unsettled && (await world.read(previous))
  const kept = former && (!first || followed.open.length === 0)
  const files = new Map<string, Uint8Array | string>([
    ...(kept ? [[previous, former.bytes] as const] : []),
    [path, newer.bytes],
    ...(cut ? [[cutListPath(path), writeCutList(cut)] as const] : []),
    [await world.follow(lockPath(folders)), relock(project.lock, source, followed.locked)],
    ...(await Promise.all(
      [...followed.notes].map(async ([note, text]) => [await world.follow(note), text] as const),
    )),
  ])
  await world.replace(files, folders.sources)
  const is = paragraphsIn(original)
  const was = [former, first && { path: previous, bytes: first }].flatMap((text) =>
    text ? paragraphsIn(text) : [],
  )
  const open = followed.open.map((passage) => {
    const known = followed.locked.unsettled?.[passage.claim.id]?.[passage.paragraph]
    const before = was.find((text) => known?.hash.startsWith(shortHash(text)))
    return openPassage(passage, before, is)
  })
  return {
    written: true,
    findings: toMessages(context.findings, 'build'),
    path,
    ...((kept || first) && { previous }),
    paragraphs: count(locked, is),
    fixed: followed.fixed,
    settled: claimsCiting(source.id, project.sources).filter(
      (claim) => !open.some((each) => each.claim === claim),
    ).length,
    open,
    lostHealth: followed.lostHealth,
    cut: cutOf(newer.paragraphs),
  }
}

function sourceToUpdate(id: string, { sources }: Project, context: Context): Source | undefined {
  const source = findSource(id, sources)
  if (source) return source
  context.report({
    rule: 'source-unknown',
    path: id,
    reason: `No note has the id \`${id}\``,
    actual: id,
    expected: sources.map((each) => each.id),
  })
  return undefined
}

/** A newer text, and the paragraphs of the file that it was read of; a text is taken whole and has none that count. */
interface Newer extends Original {
  readonly paragraphs: readonly ArticleParagraph[]
}

async function readNewer(
  path: string,
  keep: Locator,
  world: World,
  context: Context,
): Promise<Newer | undefined> {
  let bytes: Uint8Array | undefined
  try {
    bytes = await world.read(path)
  } catch (cause) {
    throw new Error(`The article ${path} cannot be read.`, { cause })
  }
  if (bytes === undefined) {
    context.report({ rule: 'file-missing', path, reason: 'There is no such article' })
    return undefined
  }
  const newer = await originalIn(path, bytes, keep)
  if (typeof newer !== 'string') return newer
  context.report({ rule: 'article-unreadable', path, reason: newer, advice: SAVE_AS_TEXT })
  return undefined
}

/**
 * The text of a saved file, read as it was when it was added; a text is taken as it is, byte for byte, so that to
 * hand in a former one takes everything back.
 *
 * @returns it, or why it cannot be an original
 */
async function originalIn(path: string, bytes: Uint8Array, keep: Locator): Promise<Newer | string> {
  const { kindOf } = await import('../ingest/kind.ts')
  const { readArticle } = await import('../ingest/read-article.ts')
  const { UnreadableFile } = await import('../ingest/unreadable.ts')
  const name = basename(path)
  let read: readonly ArticleParagraph[]
  let text: Uint8Array | undefined
  try {
    const isText = kindOf(bytes, name) === 'text'
    if (isText) text = bytes
    read = isText ? [] : (await readArticle({ name, bytes })).paragraphs
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message.replace(/\.$/, '')
    throw new Error(`The article ${path} could not be read.`, { cause: error })
  }
  const paragraphs = withKept(read, keep)
  if (typeof paragraphs === 'string') throw new TypeError(paragraphs)
  const original = text ?? new TextEncoder().encode(originalText(paragraphs))
  return whyNoText(original) ?? { path, bytes: original, paragraphs }
}

/**
 * The passages as they were last read: from the lock; what is cited and was never locked, from the
 * original that is at hand.
 */
function whatIsKnown(
  source: Source,
  sources: readonly Source[],
  former: Original | undefined,
  lock: Lock | undefined,
): LockedOriginal | undefined {
  const locked = lock?.originals[source.id]
  if (!former) return locked
  const read = lockOriginal(
    source.id,
    sources.flatMap(({ claims }) => claims),
    former,
  )
  if (!locked) return read
  // Of an original that is not the locked one, the numbers say nothing to the lock.
  if (!isLocked(former, locked)) return locked
  return { ...locked, passages: { ...read.passages, ...locked.passages } }
}

function relock(lock: Lock | undefined, { id }: Source, entry: LockedOriginal): string {
  const { originals = {}, statements = {}, pictures } = lock ?? {}
  return writeLock({ version: 1, originals: { ...originals, [id]: entry }, statements, pictures })
}

function openPassage(
  passage: OpenPassage,
  was: string | undefined,
  is: readonly string[],
): ToldPassage {
  const { fate: match } = passage
  const at = match.kind === 'gone' ? match.nearest?.at : match.at
  const now = at === undefined ? undefined : is[at - 1]
  return {
    ...passage,
    ...(was !== undefined && { was }),
    ...(at !== undefined && now !== undefined && { candidate: { paragraph: at, text: now } }),
  }
}

function count({ paragraphs: was }: LockedOriginal, is: readonly string[]) {
  const now = is.map(shortHash)
  const [before, after] = [new Set(was), new Set(now)]
  return {
    was: was.length,
    is: now.length,
    added: now.filter((hash) => !before.has(hash)).length,
    removed: was.filter((hash) => !after.has(hash)).length,
  }
}

function nothing(context: Collector, path = ''): UpdateResult {
  return {
    written: false,
    findings: toMessages(context.findings, 'build'),
    path,
    paragraphs: { was: 0, is: 0, added: 0, removed: 0 },
    fixed: [],
    settled: 0,
    open: [],
    lostHealth: [],
    cut: [],
  }
}
