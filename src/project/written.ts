import type { PhrasingContent } from 'mdast'
import type { Language } from '../model/language.ts'
import type { Claim, Source } from '../model/source.ts'
import { readNote } from '../read/note.ts'
import { statementsIn } from '../read/note-places.ts'
import { Collector } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import type { World } from '../world/world.ts'
import type { Project } from './load.ts'

/** The claims of a project as their notes write them. */
export interface WrittenClaims {
  /** By claim and language, with the marks of figures. */
  readonly statements: ReadonlyMap<
    string,
    ReadonlyMap<Language, readonly PhrasingContent[] | undefined>
  >
  /** Those that are whole but for a further language of which nothing is there, as read in the default one alone. */
  readonly lacking: readonly Claim[]
}

/** Reads the notes of a project once more, for what a brief has no need of. */
export async function readWrittenClaims(
  { sources, languages, leftOut }: Pick<Project, 'sources' | 'languages' | 'leftOut'>,
  world: World,
): Promise<WrittenClaims> {
  const statements = new Map<
    string,
    ReadonlyMap<Language, readonly PhrasingContent[] | undefined>
  >()
  const lacking: Claim[] = []
  for (const { path } of sources) {
    const bytes = await world.read(path)
    if (bytes === undefined) continue
    for (const [id, own] of statementsIn(decode(bytes).text, languages)) {
      if (!statements.has(id)) statements.set(id, own)
    }
    if (leftOut.size === 0) continue
    // Read as if the brief was in its default language alone, they are whole.
    const { source } = readNote(path, bytes, languages.slice(0, 1), new Collector())
    lacking.push(
      ...(source?.claims ?? []).filter(
        ({ id }) => leftOut.has(id) && statements.get(id)?.size === 1,
      ),
    )
  }
  return { statements, lacking }
}

/** Sources with claims that lack a language, as if they were whole. */
export function withLacking(sources: readonly Source[], lacking: readonly Claim[]): Source[] {
  return sources.map((source) => ({
    ...source,
    claims: [...source.claims, ...lacking.filter((claim) => claim.source === source.id)],
  }))
}
