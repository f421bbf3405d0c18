import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn, supportHash } from '../../lock/support.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { of } from '../../model/language.ts'
import type { Lock, LockedOriginal, Original } from '../../model/lock.ts'
import type { Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { RULES } from '../../report/rules.ts'
import { parseDate } from '../../text/dates.ts'
import { type Ground, restingTexts, ungroundedIn } from './editors-values.ts'
import { exchangedIn } from './exchanged.ts'
import { likelierThan } from './likeliest.ts'
import {
  ruleOf,
  tellElsewhere,
  tellExchanged,
  tellMisquoted,
  tellUngrounded,
  tellUnnamed,
  tellUnproved,
  tellUnsupported,
} from './messages.ts'
import { unnamedIn } from './names.ts'
import { comparedIn, type Held, heldClaims } from './passage.ts'
import { unsupportedIn } from './quantities.ts'
import { misquoted } from './quotations.ts'
import { isSettled, standing } from './settled.ts'

/** What claims and passages are held against each other by. */
export interface Bench {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
}

/**
 * Holds every claim against the paragraphs that it cites: what it says in numbers, names and quotation marks
 * must stand there, and no other passage may be likelier. Of a translation quotations and likeness are not asked,
 * since it shares no words with its passage. Where the
 * original is not at hand, the lock tells which claims were held and have not been edited since.
 * Changes nothing.
 *
 * @returns ids of the claims that their passages do not bear out
 */
export function checkSupport(bench: Bench, context: Context): Set<string> {
  const { sources, editor, originals, lock } = bench
  const unsupported = new Set<string>()
  for (const source of sources) {
    // Of two notes with one id nobody can say whose the original is: that they have it is told.
    if (sources.some((other) => other !== source && other.id === source.id)) continue
    const original = originals.get(source.id)
    const locked = lock?.originals[source.id]
    if (original === undefined) {
      if (locked) checkRemembered(source, locked, context)
      continue
    }
    for (const held of heldClaims(source, original)) {
      if (locked && !isInPlace(held, locked)) continue
      for (const finding of findingsOn(held, editor, locked)) {
        context.report(finding)
        if (isDoubt(finding)) unsupported.add(held.claim.id)
      }
    }
  }
  return unsupported
}

/** By source, of those whose originals are at hand: the claims that their passages bear out, with their hashes. */
export function supportedClaims(bench: Bench): Map<string, Readonly<Record<string, string>>> {
  const { sources, editor, originals, lock } = bench
  return new Map(
    sources.flatMap((source) => {
      const original = originals.get(source.id)
      const locked = lock?.originals[source.id]
      if (!original || !locked) return []
      const hashes = heldClaims(source, original).flatMap((held) => {
        if (findingsOn(held, editor, locked).some(isDoubt)) return []
        const { claim, language } = held
        const hash = supportHash(claim, of(claim.statements, language).plain, locked)
        return hash === undefined ? [] : [[claim.id, hash] as const]
      })
      return [[source.id, Object.fromEntries(hashes)] as const]
    }),
  )
}

/**
 * Holds the editor's sentences against the claims that they rest on: no number, date or name is of the
 * editor's own. Changes nothing.
 */
export function checkGrounds(
  texts: readonly Text[],
  { sources, editor }: Pick<Bench, 'sources'> & { readonly editor: EditorsFile },
  context: Context,
): void {
  const grounds = new Map<string, Ground>(
    sources.flatMap((source) => source.claims.map((claim) => [claim.id, { claim, source }])),
  )
  for (const text of restingTexts(texts)) {
    const own = text.rests.flatMap((id) => grounds.get(id) ?? [])
    // That a claim is not there is told where the brief is put together.
    if (own.length < text.rests.length) continue
    for (const finding of tellUngrounded(text, ungroundedIn(text, own, editor))) {
      context.report(finding)
    }
  }
}

/** Whether a passage is the one that was locked, or a new one. What became of others is told elsewhere. */
function isInPlace({ claim, paragraphs }: Held, { passages, unsettled = {} }: LockedOriginal) {
  if (claim.id in unsettled) return false
  return numbersIn(claim.at).every((number) => {
    const [known, text] = [passages[number], paragraphs[number - 1]]
    return known === undefined || text === undefined || known.hash === fingerprint(text).hash
  })
}

function isDoubt({ rule }: Finding): boolean {
  return RULES[rule].severity !== 'warning'
}

function findingsOn(
  held: Held,
  editor: EditorsFile | undefined,
  locked: LockedOriginal | undefined,
): Finding[] {
  const { source, language, original, statement } = held
  const cited = held.cited.map((text) => ({ text, language: original }))
  const issued = parseDate(source.record.issued ?? '')
  const settled = standing(held, locked)
  // A translation quotes nobody, and counts with other nouns.
  const isOwn = original === language
  const likelier = isOwn ? likelierThan(held) : undefined
  return [
    ...unsupportedIn(statement, cited, language, issued)
      .filter((each) => !isSettled(ruleOf(each), each.said, settled, language))
      .map((each) => tellUnsupported(each, held)),
    ...(isOwn ? exchangedIn(held) : [])
      .filter(
        ({ a, b }) =>
          ![a, b].some((said) => isSettled('support-exchanged', said, settled, language)),
      )
      .map((each) => tellExchanged(each, held)),
    ...(editor
      ? unnamedIn(held, editor.names)
          .filter(
            ({ name }) =>
              !settled.some(({ rule, what }) => rule === 'support-name' && what === name.id),
          )
          .map((each) => tellUnnamed(each, held, editor.path))
      : []),
    ...(isOwn ? misquoted(held, editor?.names ?? []) : []).map((each) => tellMisquoted(each, held)),
    ...(likelier && !settled.some(({ rule }) => rule === tellElsewhere(likelier, held).rule)
      ? [tellElsewhere(likelier, held)]
      : []),
  ]
}

/** Without the original nothing can be held, but what was held before is remembered. */
function checkRemembered(source: Source, locked: LockedOriginal, context: Context): void {
  const { supported } = locked
  // A lock of before this was remembered says nothing of it.
  if (supported === undefined) return
  for (const claim of source.claims) {
    const compared = comparedIn(claim, source)
    if (compared === undefined) continue
    const now = supportHash(claim, of(claim.statements, compared.language).plain, locked)
    // That a paragraph was never locked is told beside this.
    if (now === undefined || supported[claim.id] === now) continue
    context.report(tellUnproved(claim, claim.id in supported))
  }
}
