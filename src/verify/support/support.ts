import { dateInWords } from '../../languages/dates.ts'
import { fingerprint } from '../../lock/fingerprint.ts'
import { numbersIn, supportHash } from '../../lock/support.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { languagesOf, of } from '../../model/language.ts'
import type { Lock, LockedOriginal, Original } from '../../model/lock.ts'
import type { Settled, Source } from '../../model/source.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { RULES } from '../../report/rules.ts'
import { parseDate } from '../../text/dates.ts'
import { registerOf } from '../names/register.ts'
import { reportUnsettled, type Settlement, tellIdle } from '../settled.ts'
import { type Ground, restingTexts, ungroundedIn } from './editors-values.ts'
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
import { type Held, heldClaims } from './passage.ts'
import { unsupportedIn } from './quantities.ts'
import { misquoted } from './quotations.ts'
import { type Settleable, settles, stands } from './settled.ts'

/** What claims and passages are held against each other by. */
export interface Bench {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
  readonly originals: ReadonlyMap<string, Original>
  readonly lock: Lock | undefined
}

/**
 * Holds every claim against the paragraphs that it cites, in the language of its source: what it says in
 * numbers, names and quotation marks must stand there, and no other passage may be likelier. Where the
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
      const { unsettled, idle } = findingsOn(held, editor, locked)
      for (const finding of unsettled) {
        context.report(finding)
        if (isDoubt(finding)) unsupported.add(held.claim.id)
      }
      for (const mark of idle) context.report(tellIdle(mark, `Claim \`${held.claim.id}\``))
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
        if (findingsOn(held, editor, locked).unsettled.some(isDoubt)) return []
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
  settlement: Settlement,
  context: Context,
): void {
  const grounds = new Map<string, Ground>(
    sources.flatMap((source) => source.claims.map((claim) => [claim.id, { claim, source }])),
  )
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

/** What a claim's passage does not bear out and nobody settled, and the marks on it that settle nothing. */
function findingsOn(
  held: Held,
  editor: EditorsFile | undefined,
  locked: LockedOriginal | undefined,
): { readonly unsettled: readonly Finding[]; readonly idle: readonly Settled[] } {
  const found = allFoundOn(held, editor)
  const marks = (held.claim.settled ?? []).filter(({ at }) => at !== undefined)
  const standing = marks.filter((mark) => stands(mark, held, locked))
  return {
    unsettled: found
      .filter((each) => !standing.some((mark) => settles(mark, each, held.language)))
      .map(({ finding }) => finding),
    // One that lapsed since its paragraphs changed is told by what it settled.
    idle: marks.filter((mark) => !found.some((each) => settles(mark, each, held.language))),
  }
}

function allFoundOn(held: Held, editor: EditorsFile | undefined): Settleable[] {
  const { source, language, statement } = held
  const cited = held.cited.map((text) => ({ text, language }))
  const issued = parseDate(source.record.issued ?? '')
  const likelier = likelierThan(held)
  return [
    ...unsupportedIn(statement, cited, language, issued).map((each) => ({
      finding: tellUnsupported(each, held),
      quantities: [each.said],
    })),
    ...exchangedIn(held).map((each) => ({
      finding: tellExchanged(each, held),
      quantities: [each.a, each.b],
    })),
    ...(editor
      ? unnamedIn(held, editor.names, registerOf(editor.names, language)).map((each) => ({
          finding: tellUnnamed(each, held, editor.path),
          name: each.name.id,
        }))
      : []),
    ...misquoted(held, editor?.names ?? []).map((each) => ({ finding: tellMisquoted(each, held) })),
    ...(likelier ? [{ finding: tellElsewhere(likelier, held) }] : []),
  ]
}

/** Without the original nothing can be held, but what was held before is remembered. */
function checkRemembered(source: Source, locked: LockedOriginal, context: Context): void {
  const { supported } = locked
  // A lock of before this was remembered says nothing of it.
  if (supported === undefined) return
  for (const claim of source.claims) {
    const language = languagesOf(claim.statements).find((each) => each === source.record.language)
    if (language === undefined || claim.status !== 'final') continue
    const now = supportHash(claim, of(claim.statements, language).plain, locked)
    // That a paragraph was never locked is told beside this.
    if (now === undefined || supported[claim.id] === now) continue
    context.report(tellUnproved(claim, claim.id in supported))
  }
}
