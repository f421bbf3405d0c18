import { acceptedIn } from '../lock/accept.ts'
import { withAcceptedEntries } from '../memory/entries.ts'
import { readTmx, writeTmx } from '../memory/tmx.ts'
import type { EditorsFile } from '../model/editor.ts'
import { mapEach } from '../model/language.ts'
import type { MemoryEntry } from '../model/memory.ts'
import type { Claim } from '../model/source.ts'
import { type Text, textsFor, textsOf } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { Guard } from './guard.ts'
import type { Project } from './load.ts'
import { withLacking } from './written.ts'

/** What the translation memory of a project holds; `undefined` where it is broken, which is reported. */
export function entriesOf(
  { memory }: Pick<Project, 'memory'>,
  context: Context,
): readonly MemoryEntry[] | undefined {
  return memory ? readTmx(memory.path, memory.bytes, context) : []
}

/**
 * The file of a project's memory once some texts are accepted.
 *
 * @param entries what it holds now
 * @param accepted all texts that are accepted as they stand
 * @returns `undefined` where it stays as it is, or is not there and would be empty
 */
export function memoryWith(
  entries: readonly MemoryEntry[],
  accepted: readonly Text[],
  project: Project,
): string | undefined {
  const { memory, languages, editor } = project
  if (!editor) return undefined
  const { isKept } = guardOf({ ...project, editor })
  const after = withAcceptedEntries(entries, entriesFor(accepted, isKept))
  if (!memory && after.length === 0) return undefined
  const text = writeTmx(after, languages)
  return memory && decode(memory.bytes).text === text ? undefined : text
}

/**
 * All pairs of a project: what its memory holds and what is accepted now, without what is sensitive or names a private
 * person, by the marks of the memory or by the notes and the register of today.
 *
 * @param entries what its memory holds
 * @param lacking claims that can be read but for a language that they lack
 * @param all with what is kept back from others
 */
export function pairsForTranslators(
  entries: readonly MemoryEntry[],
  project: Project & { readonly editor: EditorsFile },
  lacking: readonly Claim[],
  all: boolean,
): readonly MemoryEntry[] {
  const { editor, lock, leftOut } = project
  const sources = withLacking(project.sources, lacking)
  const readable = new Set(lacking.map(({ id }) => id))
  const texts = textsFor('inStep', textsOf(sources, editor))
  const accepted = texts.filter(acceptedIn(lock?.statements ?? {}))
  const { guard, isKept } = guardOf({ sources, editor })
  const pairs = withAcceptedEntries(entries, entriesFor(accepted, isKept))
  if (all) return pairs
  const kept = new Set(texts.filter(isKept).map(({ id }) => id))
  return pairs.filter(
    ({ words, texts: ids, confined }) =>
      !confined &&
      // Of a claim that cannot be read nobody knows whether it is sensitive by now.
      !ids.some((id) => kept.has(id) || (leftOut.has(id) && !readable.has(id))) &&
      !Object.values(words).some((text) => guard.names(text)),
  )
}

function entriesFor(texts: readonly Text[], isKept: (text: Text) => boolean): MemoryEntry[] {
  return texts.map((text) => ({
    words: mapEach(text.says, ({ plain }) => plain),
    texts: [text.id],
    confined: isKept(text),
  }))
}

/** What keeps words back, and whether it keeps a text. */
function guardOf({ sources, editor }: Pick<Project, 'sources'> & { readonly editor: EditorsFile }) {
  const claims = new Map(
    sources.flatMap((source) => source.claims.map((claim) => [claim.id, claim] as const)),
  )
  const guard = new Guard(editor, [...claims.values()], sources)
  const isKept = (text: Text) =>
    guard.keeps(
      text,
      text.rests.flatMap((id) => claims.get(id) ?? []),
    )
  return { guard, isKept }
}
