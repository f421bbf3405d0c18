import { shortHash } from '../lock/fingerprint.ts'
import { isLocked, lockOriginal, originalHash, writeLock } from '../lock/lock-file.ts'
import type { LockedOriginal, Original } from '../model/lock.ts'
import { findSource, type Source } from '../model/source.ts'
import { Collector } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { paragraphsOf } from '../text/paragraphs.ts'
import type { World } from '../world/world.ts'
import { type ChangedFile, RefusedChange } from './change-note.ts'
import { type CutList, type CutPlace, cutListPath, readCutList, writeCutList } from './cut.ts'
import { followPassages, readNoteTexts } from './follow.ts'
import { type Folders, lockPath, readProject } from './load.ts'

/**
 * Puts a paragraph that was cut of a saved file into the original at its place. What names later paragraphs of it
 * follows, in all notes and in the lock.
 *
 * @param id of the source
 * @param number of the paragraph in the file, as the list of what was cut has it
 * @param state the hash of the original that the person saw
 * @returns what was changed, the original first
 * @throws RefusedChange where it cannot be done; then nothing was written
 */
export async function putBack(
  id: string,
  number: number,
  state: string,
  folders: Folders,
  world: World,
): Promise<readonly ChangedFile[]> {
  return world.exclusively(folders.sources, async () => {
    // What else is wrong with the notes is for `check` to tell.
    const { sources, originals, lock } = await readProject(folders, world, new Collector())
    const source = findSource(id, sources)
    const former = originals.get(id)
    if (!source || !former) throw new RefusedChange(`The original of \`${id}\` is not at hand.`)
    const list = await readCutList(former, world)
    const cut = list?.cut.find((each) => each.number === number)
    if (!list || !cut || list.sha256 !== state) {
      throw new RefusedChange(
        'The original was changed meanwhile. Nothing was written: look at it as it is now, and try again.',
      )
    }
    const locked = lock?.originals[id]
    if (locked && !isLocked(former, locked)) {
      throw new RefusedChange(
        'The lock knows another text of this original. Run `mujaz check`, and `mujaz lock` when all is well.',
      )
    }
    const original = { path: former.path, bytes: withParagraph(former, cut) }
    const notes = await readNoteTexts(sources, world)
    const known = numberedNow(source, sources, former, locked)
    const followed = followPassages(source, sources, notes, known, original)
    const entry = locked && relocked(locked, followed.locked, cut, original)
    const after = new Map<string, Uint8Array | string>([
      [former.path, original.bytes],
      [cutListPath(former.path), writeCutList(without(cut, list, original))],
      ...followed.notes,
      ...(lock && entry
        ? ([
            [
              lockPath(folders),
              writeLock({ ...lock, originals: { ...lock.originals, [id]: entry } }),
            ],
          ] as const)
        : []),
    ])
    const files: ChangedFile[] = []
    for (const [path, text] of after) {
      files.push({ path, before: (await world.read(path)) ?? '', after: text })
    }
    const places = await Promise.all(
      files.map(async (file) => [await world.follow(file.path), file.after] as const),
    )
    await world.replace(new Map(places), folders.sources)
    return files
  })
}

/** An original with one paragraph more, all else of it as it was. */
function withParagraph({ path, bytes }: Original, { after, text }: CutPlace): Uint8Array {
  if (decode(bytes).encoding !== 'utf-8') {
    throw new RefusedChange(`${path} is not in UTF-8: save it so first.`)
  }
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n')
  const paragraphs = lines.flatMap((line, index) => (paragraphsOf(line).length > 0 ? index : []))
  const at = after === 0 ? 0 : (paragraphs[after - 1] ?? lines.length - 1) + 1
  const end = lines[0]?.endsWith('\r') ? '\r' : ''
  return new TextEncoder().encode(lines.toSpliced(at, 0, text + end).join('\n'))
}

/** What the source rests on, in the numbers of the original as it is: of the lock, and of what is not locked yet. */
function numberedNow(
  { id }: Source,
  sources: readonly Source[],
  former: Original,
  locked: LockedOriginal | undefined,
): LockedOriginal {
  const claims = sources.flatMap((source) => source.claims)
  const now = lockOriginal(id, claims, former)
  return locked
    ? { ...locked, paragraphs: now.paragraphs, passages: { ...now.passages, ...locked.passages } }
    : now
}

/** The lock's entry with one paragraph more. What it did not know before it goes on not to know. */
function relocked(
  locked: LockedOriginal,
  followed: LockedOriginal,
  { after, text }: CutPlace,
  original: Original,
): LockedOriginal {
  const before = (number: number) => (number > after ? number - 1 : number)
  const passages = Object.entries(followed.passages).filter(
    ([number]) => locked.passages[before(Number(number))] !== undefined,
  )
  return {
    ...followed,
    sha256: originalHash(original),
    paragraphs: locked.paragraphs.toSpliced(after, 0, shortHash(text)),
    passages: Object.fromEntries(passages),
  }
}

/** What can still be put back, in the places that it has now. */
function without(put: CutPlace, { cut }: CutList, original: Original): CutList {
  return {
    sha256: originalHash(original),
    cut: cut.flatMap((each) => {
      if (each.number === put.number) return []
      return { ...each, after: each.number > put.number ? each.after + 1 : each.after }
    }),
  }
}
