import { acceptedIn } from '../lock/accept.ts'
import { acceptanceIn, type LockRevision } from '../lock/acceptances.ts'
import {
  type Citation,
  type Claim,
  findSource,
  type HealthEntry,
  restsOn,
  type Settled,
} from '../model/source.ts'
import { type Text, type TextKind, textsFor, textsOf } from '../model/texts.ts'
import { joinCitations, locatorsMeet, numbersIn } from '../text/locator.ts'
import { passageHash, settlementOf } from './settled.ts'
import { restingTexts } from './support/editors-values.ts'
import { type Standing, standings } from './support/support.ts'
import type { Evidence } from './verify.ts'

/** What can be shown for one statement of a brief: a claim, a wording of a point, or a sentence of the editor’s. */
export interface ShownStatement<R> {
  readonly text: Text
  /** The claims that it rests on: of a claim itself. */
  readonly claims: readonly Claim[]
  /** Every source once, with all paragraphs that any of its claims cites. */
  readonly citations: readonly Citation[]
  readonly passages: readonly {
    readonly source: string
    readonly paragraph: number
    /** Of its words as the lock keeps it; absent where neither original nor lock has the paragraph. */
    readonly hash?: string
  }[]
  /** Absent where it rests on nothing. */
  readonly support?: Standing
  readonly settled: readonly Settled[]
  /** What is wrong with the passages, or in doubt. */
  readonly health: readonly (HealthEntry & { readonly source: string })[]
  /** Whether all languages were accepted together, as they stand. */
  readonly accepted: boolean
  /** The commit that brought that, where it is known. */
  readonly acceptance?: R
}

/** Texts that the manifest keeps, and that state nothing. */
const NAMES: readonly TextKind[] = ['measure', 'source-title']

/**
 * All statements of a project, each with what can be shown for it. Drafts do not print and are left out. Changes nothing.
 *
 * @param open ids of the editor’s sentences of which something stands in none of their claims
 * @param revisions of the lock, the newest first
 */
export function shownStatements<R extends LockRevision>(
  evidence: Omit<Evidence, 'wordings' | 'unread'>,
  open: ReadonlySet<string>,
  revisions: readonly R[],
): ShownStatement<R>[] {
  const { sources, editor, lock } = evidence
  const claims = new Map(
    sources.flatMap((source) =>
      source.claims.flatMap((claim) =>
        claim.status === 'final' ? [[claim.id, claim] as const] : [],
      ),
    ),
  )
  const texts = textsFor('recorded', textsOf(sources, editor)).filter(
    ({ id, kind }) => !NAMES.includes(kind) && (kind !== 'claim' || claims.has(id)),
  )
  const standing = standings(evidence)
  const settlement = settlementOf(evidence)
  const held = new Set(restingTexts(texts))
  const acceptance = acceptanceIn(revisions)
  const isAccepted = acceptedIn(lock?.statements ?? {})
  return texts.map((text) => {
    const own = text.rests.flatMap((id) => claims.get(id) ?? [])
    const citations = citationsOf(own)
    const settled = settlement.marksOn(text)
    const supportOf = (): Standing | undefined => {
      if (text.kind === 'claim') return standing.get(text.id) ?? 'unknown'
      if (!held.has(text)) return undefined
      if (open.has(text.id) || own.length < text.rests.length) return 'open'
      return settled.some(({ rule }) => rule === 'support-editorial') ? 'settled' : 'proved'
    }
    const support = supportOf()
    const accepted = isAccepted(text)
    const found = accepted ? acceptance(text) : undefined
    return {
      ...{ text, claims: own, citations, settled, accepted },
      passages: citations.flatMap(({ source, at }) =>
        numbersIn(at).map((paragraph) => {
          const hash = passageHash(source, paragraph, evidence)
          return { source, paragraph, ...(hash !== undefined && { hash }) }
        }),
      ),
      ...(support && { support }),
      health: citations.flatMap(({ source, at }) =>
        (findSource(source, sources)?.health ?? [])
          .filter((entry) => locatorsMeet(entry.at, at))
          .map((entry) => ({ ...entry, source })),
      ),
      ...(found && { acceptance: found }),
    }
  })
}

/** Every source that claims rest on once, with all paragraphs that any of them cites. */
export function citationsOf(claims: readonly Claim[]): Citation[] {
  return joinCitations(claims.flatMap(restsOn))
}
