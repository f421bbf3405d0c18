import type { VFileMessage } from 'vfile-message'
import { type Pages, pagesOf } from '../manifest/pages.ts'
import type { Brief } from '../model/brief.ts'
import { findSection } from '../model/editor.ts'
import { type ByLanguage, mapEach } from '../model/language.ts'
import type { Content, Manifest } from '../model/manifest.ts'
import { findSource, type HealthKind, type Place } from '../model/source.ts'
import type { Text, TextKind } from '../model/texts.ts'
import { type Folders, foldersOf, lockPath, type Project } from '../project/load.ts'
import { digest } from '../text/hash.ts'
import { writeLocator } from '../text/locator.ts'
import { type ShownStatement, shownStatements } from '../verify/statements.ts'
import type { Standing } from '../verify/support/support.ts'
import type { Revision } from '../world/history.ts'
import { createWorld } from '../world/world.ts'
import { knownManifest } from './baseline.ts'
import { manifestPath } from './cache.ts'
import { beginBrief } from './full-brief.ts'
import { Memo } from './memo.ts'
import { Outcome } from './outcome.ts'

export interface EvidenceOptions extends Partial<Folders> {
  /** The manifest of the build whose pages are named. @default that of the last build in `output` */
  readonly manifest?: string
}

/** What an auditor asks of one statement. */
export interface EvidenceRow {
  /** Id of the text, as everywhere: `ferry-passengers`, `point:closures`, `lead:background.2`. */
  readonly statement: string
  readonly kind: TextKind
  /** Of a claim, and of a wording of a point. */
  readonly section?: string
  readonly topic?: string
  /** File and line. */
  readonly place: Pick<Place, 'path' | 'line'>
  readonly words: ByLanguage
  /** Ids of the claims that a sentence of the editor’s rests on; of a claim none. */
  readonly claims: readonly string[]
  readonly citations: readonly {
    readonly source: string
    /** Paragraphs: `3, 7-8`. */
    readonly at: string
    /** Tag of BCP 47 of the language that was read. */
    readonly language: string
  }[]
  /** SHA-256 of the normalised words of each paragraph, as the lock keeps it. */
  readonly passages: readonly {
    readonly source: string
    readonly paragraph: number
    readonly hash?: string
  }[]
  /** Absent where it rests on nothing. */
  readonly support?: Standing
  readonly settled: readonly {
    readonly rule: string
    readonly what?: string
    readonly at?: string
    readonly reason: string
  }[]
  readonly health: readonly {
    readonly source: string
    readonly at: string
    readonly kind: HealthKind
    readonly note: ByLanguage
  }[]
  readonly accepted: boolean
  /** Whose commit brought the acceptance, when and which; absent where git does not know it. */
  readonly acceptance?: { readonly by: string; readonly on: string; readonly commit: string }
  readonly sensitive: boolean
  /** The models that drafted it. */
  readonly draftedBy: readonly string[]
  /** By audience and edition; of a statement that has been edited since that build none. */
  readonly pages: Pages
}

export interface EvidenceResult {
  /** Absent where the notes cannot be read or make no brief, which is among the findings. */
  readonly rows?: readonly EvidenceRow[]
  readonly findings: readonly VFileMessage[]
}

/**
 * Everything that can be shown for every statement of a brief, for whoever has to answer for it. Needs no browser, writes
 * nothing. It holds what is sensitive as well, and is part of no edition.
 */
export async function evidence(
  options: EvidenceOptions = {},
  world = createWorld(),
): Promise<EvidenceResult> {
  const folders = foldersOf(options)
  const tools = { world, memo: new Memo(), browser: undefined, onStep: undefined }
  const outcome = new Outcome('build')
  const { full: begun, proof } = await beginBrief(folders, undefined, tools)
  const full = outcome.found(begun)
  outcome.found(await proof())
  if (!full || outcome.verdict === 'fatal') return { findings: outcome.messages }
  const open = new Set(
    outcome.findings.flatMap(({ rule, settling }) =>
      rule === 'support-editorial' && settling ? [settling.text] : [],
    ),
  )
  const { project, brief } = full
  const revisions = await world.history(lockPath(folders))
  const shown = inOrder(shownStatements(project, open, revisions), brief)
  const pages = pagesIn(
    await knownManifest(options.manifest ?? manifestPath('output'), world),
    full.content(),
  )
  return {
    rows: shown.map((each) => rowOf(each, project, pages)),
    findings: outcome.messages,
  }
}

/** The editor’s sentences as the file has them, then the claims as the editions print them. */
function inOrder<R>(shown: readonly ShownStatement<R>[], brief: Brief): ShownStatement<R>[] {
  const points = brief.sections.flatMap(({ groups, merged }) => [
    ...groups.flatMap(({ points }) => points),
    ...merged,
  ])
  const printed = points.flatMap(({ topic, claims }) => [`point:${topic}`, ...claims])
  const places = new Map(printed.toReversed().map((id, at) => [id, printed.length - at]))
  const isOfSection = ({ text }: ShownStatement<R>) =>
    text.kind === 'claim' || text.kind === 'point'
  return [
    ...shown.filter((each) => !isOfSection(each)),
    ...shown
      .filter(isOfSection)
      .toSorted(
        (a, b) => (places.get(a.text.id) ?? Infinity) - (places.get(b.text.id) ?? Infinity) || 0,
      ),
  ]
}

type PagesFor = (text: Text, topic: string | undefined) => Pages

/** Pages of a build, of what it says as the brief says it now. */
function pagesIn(manifest: Manifest | undefined, now: Content): PagesFor {
  if (!manifest) return () => ({})
  const { points, sentences } = manifest.content
  return (text, topic) => {
    if (topic !== undefined) {
      const isSame = digest(points[topic]?.hashes ?? '') === digest(now.points[topic]?.hashes)
      return isSame ? pagesOf(manifest, `point:${topic}`) : {}
    }
    const hashes = digest(mapEach(text.says, ({ plain }) => digest(plain)))
    return pagesOf(
      manifest,
      sentences.find((sentence) => digest(sentence.hashes) === hashes),
    )
  }
}

function rowOf(
  shown: ShownStatement<Revision>,
  { sources, editor }: Project,
  pages: PagesFor,
): EvidenceRow {
  const { text, claims, citations, passages, support, settled, health, accepted, acceptance } =
    shown
  const topic =
    text.kind === 'point'
      ? text.id.slice('point:'.length)
      : text.kind === 'claim'
        ? claims[0]?.topic
        : undefined
  const written = topic === undefined ? undefined : claims[0]?.section
  const section =
    written !== undefined && editor ? (findSection(written, editor) ?? written) : written
  return {
    statement: text.id,
    kind: text.kind,
    ...(section !== undefined && { section }),
    ...(topic !== undefined && { topic }),
    place: { path: text.place.path, line: 'line' in text.place ? text.place.line : 1 },
    words: mapEach(text.says, ({ plain }) => plain),
    claims: text.kind === 'claim' ? [] : claims.map(({ id }) => id),
    citations: citations.map(({ source, at }) => ({
      source,
      at: writeLocator(at),
      language: findSource(source, sources)?.record.language ?? '',
    })),
    passages,
    ...(support && { support }),
    settled: settled.map(({ rule, what, at, source, reason }) => ({
      rule,
      ...(what !== undefined && { what }),
      ...(at && { at: `${source === undefined ? '' : `${source}: `}${writeLocator(at)}` }),
      reason,
    })),
    health: health.map(({ source, at, kind, note }) => ({
      source,
      at: writeLocator(at),
      kind,
      note,
    })),
    accepted,
    ...(acceptance && {
      acceptance: {
        by: acceptance.author,
        on: acceptance.date,
        commit: acceptance.commit,
      },
    }),
    sensitive: claims.some((claim) => claim.sensitive),
    draftedBy: [...new Set(claims.flatMap(({ draftedBy }) => draftedBy ?? []))],
    pages: pages(text, topic),
  }
}
