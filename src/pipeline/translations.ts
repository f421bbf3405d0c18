import type { VFileMessage } from 'vfile-message'
import type { PlacedTranslation } from '../exchange/place.ts'
import type { ReturnedComment } from '../exchange/returned.ts'
import type { Language } from '../model/language.ts'
import { textsOf } from '../model/texts.ts'
import type { Folders, Project } from '../project/load.ts'
import { type Pair, pairOf } from '../project/lock.ts'
import {
  type SecondWords,
  whyNotSecond,
  withSecondLanguages,
  writeSecondLanguages,
} from '../project/second-language.ts'
import { withLacking } from '../project/written.ts'
import { type Finding, toMessages } from '../report/findings.ts'
import { RULES } from '../report/rules.ts'
import type { World } from '../world/world.ts'
import { freshFindings } from './assess.ts'
import type { Memo } from './memo.ts'

/** The words of a claim in a language that it had none in. */
export interface ImportedTranslation extends Pair {
  readonly language: Language
  readonly path: string
  readonly line: number
  /** Markdown, as it is written. */
  readonly words: string
  /** Where in the file it stands. */
  readonly at: string
  /** Whether the claim says something else now than what was translated. */
  readonly conflict: boolean
  /** What is found of it. */
  readonly findings: readonly VFileMessage[]
  /** Why the claim cannot be given these words; absent where it can. */
  readonly refused?: string
  /** Whether it stands in its note as a draft, or as accepted: whoever sent it had accepted it, and nothing is found. */
  readonly as: 'draft' | 'accepted'
  readonly comments: readonly ReturnedComment[]
}

/** Translations that came back, held to all checks; nothing is written yet. */
export interface HeldTranslations {
  readonly all: readonly ImportedTranslation[]
  /** Findings that belong to none of them. */
  readonly beyond: readonly VFileMessage[]
  /** Writes those that can be written: as drafts, but for those that are accepted. */
  write(): Promise<void>
}

/**
 * Puts translations into their notes in memory, as if they were final, and runs every check on that.
 *
 * @param known files by path, the notes as they are; and what is found of the project before
 */
export async function holdTranslations(
  placed: readonly PlacedTranslation[],
  known: {
    readonly project: Project
    readonly files: ReadonlyMap<string, string>
    readonly before: readonly Finding[]
  },
  folders: Folders,
  world: World,
  memo: Memo,
): Promise<HeldTranslations> {
  if (placed.length === 0) return { all: [], beyond: [], write: async () => {} }
  const { project, files, before } = known
  const { languages, sources, editor } = project
  const secondOf = (
    { claim, language, words }: PlacedTranslation,
    status?: 'draft',
  ): SecondWords => ({
    ...{ claim, language, words },
    // What was a draft before stays one until somebody says otherwise.
    attributes: status === undefined ? {} : { status },
  })
  const reasons = new Map(
    placed.map((each) => {
      const { path } = each.claim.place
      return [each, whyNotSecond(path, files.get(path) ?? '', secondOf(each), languages)] as const
    }),
  )
  const writable = placed.filter((each) => reasons.get(each) === undefined)
  const made = new Map<string, string>()
  const lines = new Map<PlacedTranslation, readonly [from: number, to: number]>()
  for (const path of new Set(writable.map(({ claim }) => claim.place.path))) {
    const own = new Map(
      writable
        .filter(({ claim }) => claim.place.path === path)
        .map((each) => [{ ...secondOf(each), attributes: { status: undefined } }, each]),
    )
    const held = withSecondLanguages(files.get(path) ?? '', [...own.keys()])
    made.set(path, held.text)
    for (const [second, where] of held.lines) {
      const each = own.get(second)
      if (each) lines.set(each, where)
    }
  }
  const fresh = await freshFindings(made, before, folders, world, memo)
  const told = new Set<Finding>()
  const findingsOn = (each: PlacedTranslation) =>
    fresh.filter((finding) => {
      const [from = 0, to = 0] = lines.get(each) ?? []
      const { path, place, reason } = finding
      const isThere =
        path === each.claim.place.path && place && from <= place.line && place.line <= to
      const isOwn = isThere === true || reason.includes(`\`${each.claim.id}\``)
      if (isOwn) told.add(finding)
      return isOwn
    })
  const whole = {
    ...project,
    sources: withLacking(
      sources,
      placed.map(({ claim }) => claim),
    ),
  }
  const texts = textsOf(whole.sources, editor)
  const all = placed.flatMap((each): (ImportedTranslation & { each: PlacedTranslation })[] => {
    const { claim, language, words, isConflict, comments, state, place } = each
    const text = texts.find(({ id }) => id === claim.id)
    if (!text) return []
    const found = findingsOn(each)
    const refused = reasons.get(each)
    const isFinal =
      state === 'final' &&
      refused === undefined &&
      !isConflict &&
      claim.status === 'final' &&
      found.every(({ rule }) => RULES[rule].severity === 'warning')
    return [
      {
        ...pairOf(text, whole),
        ...{ language, path: claim.place.path, line: claim.place.line, words },
        ...{ at: place, conflict: isConflict, findings: toMessages(found, 'check'), comments },
        ...(refused !== undefined && { refused }),
        as: isFinal ? 'accepted' : 'draft',
        each,
      },
    ]
  })
  return {
    all: all.map(({ each: _, ...told }) => told),
    beyond: toMessages(
      fresh.filter((finding) => !told.has(finding)),
      'check',
    ),
    async write() {
      const written = all.flatMap(({ each, refused, as }) =>
        refused === undefined ? [secondOf(each, as === 'draft' ? 'draft' : undefined)] : [],
      )
      if (written.length > 0) await writeSecondLanguages(written, files, folders.sources, world)
    },
  }
}
