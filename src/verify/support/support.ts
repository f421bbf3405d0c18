import { dateInWords } from '../../languages/dates.ts'
import { hashOfPassage } from '../../lock/fingerprint.ts'
import { supportHash } from '../../lock/support.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { languagesOf, of } from '../../model/language.ts'
import type { Lock, Original } from '../../model/lock.ts'
import { type Claim, restsOn, type Settled, type Source, sourcesOf } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { RULES } from '../../report/rules.ts'
import { parseDate } from '../../text/dates.ts'
import { numbersIn } from '../../text/locator.ts'
import { Kept } from '../../text/remember.ts'
import { groundsOf } from '../grounds.ts'
import { reportUnsettled, type Settlement, tellIdle } from '../settled.ts'
import { restingTexts, ungroundedIn } from './editors-values.ts'
import { exchangedIn } from './exchanged.ts'
import { likelierThan } from './likeliest.ts'
import {
  tellElsewhere,
  tellExchanged,
  tellMisquoted,
  tellUngrounded,
  tellUnnamed,
  tellUnproved,
  tellUnsupported,
} from './messages.ts'
import { unnamedIn } from './names.ts'
import { comparedIn, type Held, heldClaims, sidesOf } from './passage.ts'
import { unsupportedOf } from './quantities.ts'
import { misquoted } from './quotations.ts'
import { type Settleable, settles, stands } from './settled.ts'

/** What claims and passages are held against each other by. */
export interface Bench {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
}

/** A source may be called `constructor`. */
const NOTHING_LOCKED: Lock['originals'] = Object.create(null)

/**
 * Holds every claim against the paragraphs that it cites, in the languages of their sources: what it says in
 * numbers, names and quotation marks must stand there, and no other passage may be likelier. Of a translation
 * quotations and likeness are not asked, since it shares no words with its passage. Where an
 * original is not at hand, the lock tells which claims were held and have not been edited since.
 * Changes nothing.
 *
 * @returns ids of the claims that their passages do not bear out
 */
export function checkSupport(bench: Bench, context: Context): Set<string> {
  const locked = bench.lock?.originals ?? NOTHING_LOCKED
  const unsupported = new Set<string>()
  for (const { held, remembered } of layOut(bench)) {
    for (const claim of remembered) checkRemembered(claim, bench, context)
    for (const each of held) {
      if (!isInPlace(each, locked)) continue
      const { unsettled, idle } = findingsOn(each, bench.editor, locked)
      for (const finding of unsettled) {
        context.report(finding)
        if (isDoubt(finding)) unsupported.add(each.claim.id)
      }
      for (const mark of idle) context.report(tellIdle(mark, `Claim \`${each.claim.id}\``))
    }
  }
  return unsupported
}

/**
 * By source, of those whose originals are at hand: the claims that their passages bear out, with their hashes.
 * Of a claim that rests on another original too, which is not at hand, the lock of before goes on to say it.
 */
export function supportedClaims(bench: Bench): Map<string, Readonly<Record<string, string>>> {
  const { editor, originals, lock } = bench
  return new Map(
    layOut(bench).flatMap(({ source, held, remembered }) => {
      const locked = lock?.originals[source.id]
      if (!originals.has(source.id) || !lock || !locked) return []
      const stand = held
        .filter((each) => !findingsOn(each, editor, lock.originals).unsettled.some(isDoubt))
        .map(({ claim }) => claim)
      const hashes = [...stand, ...remembered].flatMap((claim) => {
        const hash = hashOf(claim, bench)
        const holds = stand.includes(claim) || locked.supported?.[claim.id] === hash
        return hash !== undefined && holds ? [[claim.id, hash] as const] : []
      })
      return [[source.id, Object.fromEntries(hashes)] as const]
    }),
  )
}

/**
 * How a statement stands beside what it rests on: `proved` now; proved but for what a person has `settled`; proved before,
 * which the `locked` hash says, since an original is not at hand; `open`, where something is not borne out or was altered;
 * or `unknown`, where it was never held and cannot be.
 */
export type Standing = 'proved' | 'settled' | 'locked' | 'open' | 'unknown'

/** The standing of every claim that can be printed, by its id. Changes nothing. */
export function standings(bench: Bench): Map<string, Standing> {
  const locked = bench.lock?.originals ?? NOTHING_LOCKED
  const heldNow = (each: Held): Standing => {
    if (!isInPlace(each, locked)) return 'open'
    const { unsettled, idle } = findingsOn(each, bench.editor, locked)
    if (unsettled.some(isDoubt)) return 'open'
    const marks = (each.claim.settled ?? []).filter(({ at }) => at !== undefined)
    return marks.some((mark) => !idle.includes(mark)) ? 'settled' : 'proved'
  }
  const heldBefore = (claim: Claim): Standing => {
    const { supported } = locked[claim.source] ?? {}
    const now = hashOf(claim, bench)
    if (supported === undefined || now === undefined) return 'unknown'
    return supported[claim.id] === now ? 'locked' : 'open'
  }
  return new Map(
    layOut(bench).flatMap(({ source, held, remembered }) => [
      ...source.claims.map(({ id }) => [id, 'unknown'] as const),
      ...remembered.map((claim) => [claim.id, heldBefore(claim)] as const),
      ...held.map((each) => [each.claim.id, heldNow(each)] as const),
    ]),
  )
}

/** Of each source the claims that can be held, and those of which only the lock knows. */
function layOut(bench: Bench) {
  const { sources, originals } = bench
  const ids = sources.map(({ id }) => id)
  // Of two notes with one id nobody can say whose the original is: that they have it is told.
  const single = sources.filter(({ id }) => ids.indexOf(id) === ids.lastIndexOf(id))
  return single.map((source) => ({
    source,
    held: heldClaims(source, { sources: single, originals }),
    remembered: source.claims.filter(
      (claim) =>
        claim.status === 'final' &&
        restsOn(claim).some((citation) => !originals.has(citation.source)),
    ),
  }))
}

/**
 * Holds the editor's sentences against the claims that they rest on: no number, date or name is of the
 * editor's own. Changes nothing.
 */
export function checkGrounds(
  texts: readonly Text[],
  { sources, editor }: Pick<Bench, 'sources'> & { readonly editor: EditorsFile },
  settlement: Settlement,
  context: Context,
): void {
  const grounds = groundsOf(sources)
  for (const text of restingTexts(texts)) {
    const own = text.rests.flatMap((id) => grounds.get(id) ?? [])
    // That a claim is not there is told where the brief is put together.
    if (own.length < text.rests.length) continue
    // The date before an event is said as well, in front of its words.
    const findings = [text.says, ...datesIn(text)].flatMap((says) =>
      tellUngrounded(text, ungroundedIn({ says }, own, editor)),
    )
    reportUnsettled('support-editorial', text, findings, settlement, context)
  }
}

/** The ends of the time of an event, in words of the default language. */
function datesIn({ dated = '', says, place }: Text): Text['says'][] {
  const [language] = languagesOf(says)
  return dated
    .split('/')
    .filter((end) => parseDate(end) !== undefined)
    .map((end) => ({ [language]: { plain: dateInWords(end, language), place } }))
}

/** Whether the passages are those that were locked, or new ones. What became of others is told elsewhere. */
function isInPlace(held: Held, locked: Lock['originals']): boolean {
  return sidesOf(held).every(({ claim, source, at, paragraphs }) => {
    const { passages = {}, unsettled = {} } = locked[source.id] ?? {}
    if (claim.id in unsettled) return false
    return numbersIn(at).every((number) => {
      const [known, text] = [passages[number], paragraphs[number - 1]]
      return known === undefined || text === undefined || known.hash === hashOfPassage(text)
    })
  })
}

function isDoubt({ rule }: Finding): boolean {
  return RULES[rule].severity !== 'warning'
}

/** What a claim's passage does not bear out and nobody settled, and the marks on it that settle nothing. */
function findingsOn(
  held: Held,
  editor: EditorsFile | undefined,
  locked: Lock['originals'],
): { readonly unsettled: readonly Finding[]; readonly idle: readonly Settled[] } {
  const beside = sidesOf(held).flatMap(({ source, paragraphs }) => [source, paragraphs])
  const found = FOUND.recall(held.claim, [editor, ...beside], () => allFoundOn(held, editor))
  const marks = (held.claim.settled ?? []).filter(({ at }) => at !== undefined)
  const standing = marks.filter((mark) => stands(mark, held, locked))
  return {
    unsettled: found
      .filter((each) => !standing.some((mark) => settles(mark, each, held)))
      .map(({ finding }) => finding),
    // One that lapsed since its paragraphs changed is told by what it settled.
    idle: marks.filter((mark) => !found.some((each) => settles(mark, each, held))),
  }
}

/** By claim. */
const FOUND = new Kept<readonly Settleable[]>()

function allFoundOn(held: Held, editor: EditorsFile | undefined): Settleable[] {
  const sides = sidesOf(held)
  return [
    ...unsupportedOf(held).map((each) => ({
      finding: tellUnsupported(each, held),
      quantities: [each.said],
    })),
    ...exchangedIn(held).map((each) => ({
      finding: tellExchanged(each, held),
      quantities: [each.a, each.b],
    })),
    ...(editor
      ? unnamedIn(held, editor.names).map((each) => ({
          finding: tellUnnamed(each, held, editor.path),
          name: each.name.id,
        }))
      : []),
    ...misquoted(held, editor?.names ?? []).map((each) => ({ finding: tellMisquoted(each, held) })),
    ...sides.flatMap((side) => {
      const others = sides.filter((other) => other !== side)
      // A translation shares no words with its passage.
      const likelier = side.original === side.language ? likelierThan(side, others) : undefined
      return likelier ? [{ finding: tellElsewhere(likelier, side), source: side.source.id }] : []
    }),
  ]
}

/** Without the originals nothing can be held, but what was held before is remembered. */
function checkRemembered(claim: Claim, bench: Bench, context: Context): void {
  const { supported } = bench.lock?.originals[claim.source] ?? {}
  // A lock of before this was remembered says nothing of it.
  if (supported === undefined) return
  const now = hashOf(claim, bench)
  // That a paragraph was never locked is told beside this.
  if (now === undefined || supported[claim.id] === now) return
  context.report(tellUnproved(claim, claim.id in supported))
}

/** What stands for a claim having been held; `undefined` where it cannot be, whatever is at hand. */
function hashOf(claim: Claim, { sources, lock }: Bench): string | undefined {
  const known = sourcesOf(claim, sources)
  const languages = known.flatMap((source) => comparedIn(claim, source)?.language ?? [])
  if (languages.length < restsOn(claim).length) return undefined
  const statements = [...new Set(languages)].map((each) => of(claim.statements, each).plain)
  return supportHash(claim, statements, lock?.originals ?? NOTHING_LOCKED)
}
