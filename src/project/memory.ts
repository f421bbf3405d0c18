import { acceptedIn } from '../lock/accept.ts'
import { withAcceptedEntries } from '../memory/entries.ts'
import { readTmx, writeTmx } from '../memory/tmx.ts'
import { type ByLanguage, languagesOf, mapEach, of } from '../model/language.ts'
import type { MemoryEntry } from '../model/memory.ts'
import { type Text, type TextId, textsFor, textsOf } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { textWithholder } from '../select/withhold.ts'
import { decode } from '../text/decode.ts'
import type { Project } from './load.ts'

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
  const after = withAcceptedEntries(entries, entriesFor(accepted, project))
  const { memory, languages } = project
  if (!memory && after.length === 0) return undefined
  const text = writeTmx(after, languages)
  return memory && decode(memory.bytes).text === text ? undefined : text
}

/**
 * All pairs of a project for a translator outside of it: what its memory holds and what is accepted now, without what is
 * sensitive or names a private person, by the marks of the memory or by the notes and the register of today.
 *
 * @param entries what its memory holds
 * @returns the pairs, and how many are kept back
 */
export function pairsForOthers(
  entries: readonly MemoryEntry[],
  project: Project,
): { readonly pairs: readonly MemoryEntry[]; readonly confined: number } {
  const texts = textsFor('inStep', textsOf(project.sources, project.editor))
  const accepted = texts.filter(acceptedIn(project.lock?.statements ?? {}))
  const all = withAcceptedEntries(entries, entriesFor(accepted, project))
  const sensitive = sensitiveTexts(project)
  const names = namesSomebody(project)
  const pairs = all.filter(
    ({ words, texts, confined }) =>
      !confined &&
      // Of a claim that cannot be read nobody knows whether it is sensitive by now.
      !texts.some((id) => sensitive.has(id) || project.leftOut.has(id)) &&
      !names(words),
  )
  return { pairs, confined: all.length - pairs.length }
}

function entriesFor(texts: readonly Text[], project: Project): MemoryEntry[] {
  const sensitive = sensitiveTexts(project)
  const names = namesSomebody(project)
  return texts.map(({ id, says }) => {
    const words = mapEach(says, ({ plain }) => plain)
    return { words, texts: [id], confined: sensitive.has(id) || names(words) }
  })
}

/** Ids of the texts that are sensitive, or rest on what is. */
function sensitiveTexts({ sources, editor }: Project): ReadonlySet<TextId> {
  const claims = new Set(
    sources.flatMap((source) =>
      source.claims.flatMap((claim) => (claim.sensitive ? claim.id : [])),
    ),
  )
  const pictures = (editor?.pictures ?? [])
    .filter(({ sensitive }) => sensitive)
    .map(({ id }) => `picture:${id}`)
  return new Set(
    textsOf(sources, editor)
      .filter(
        ({ id, rests }) =>
          rests.some((claim) => claims.has(claim)) ||
          pictures.some((picture) => id === picture || id.startsWith(`${picture}:`)),
      )
      .map(({ id }) => id),
  )
}

/** Whether words name a private person: whether a reader from whom such names are withheld would read others. */
function namesSomebody({ editor }: Project): (words: ByLanguage) => boolean {
  const [first] = editor?.names ?? []
  if (!editor || !first) return () => false
  const marks = mapEach(first.name, () => ({ 'name-withheld': '' }))
  const withheld = textWithholder(editor.names, marks)
  return (words) =>
    languagesOf(words).some((language) => {
      const text = of(words, language)
      // A translator's memory may be in a language more than the brief.
      const read = marks[language] ? language : editor.languages[0]
      return read !== undefined && withheld(text, read) !== text
    })
}
