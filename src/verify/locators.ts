import { citedParagraphs, isLocked, paragraphsIn } from '../lock/lock-file.ts'
import { compareUnsettled, compareWithLock, type Match } from '../lock/match.ts'
import type { Lock, LockedOriginal, Original } from '../model/lock.ts'
import {
  type Claim,
  citedIn,
  claimsNaming,
  findSource,
  formatLocator,
  type Locator,
  namedPassages,
  type Place,
  type Source,
} from '../model/source.ts'
import { counted } from '../report/amounts.ts'
import type { Context } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'
import { lastParagraph, locatorsMeet, namesParagraph } from '../text/locator.ts'
import { nearest } from '../text/nearest.ts'
import { findingOf } from './report-match.ts'

/**
 * Checks that every locator leads to a paragraph that can carry a statement, and that the paragraph
 * still says what it said when it was locked: against the originals that are at hand, else against
 * the lock. Changes nothing.
 *
 * @param bench `originals` by source id, those that were found; `unread`, of which it was told why not
 * @returns ids of the claims whose passages can no longer be vouched for
 */
export function checkLocators(
  {
    sources,
    originals,
    unread,
    lock,
  }: {
    readonly sources: readonly Source[]
    readonly originals: ReadonlyMap<string, Original>
    readonly unread: ReadonlySet<string>
    readonly lock: Lock | undefined
  },
  context: Context,
): Set<string> {
  const unverified = new Set<string>()
  for (const claim of sources.flatMap(({ claims }) => claims)) {
    checkSources(claim, sources, context)
  }
  for (const source of sources) {
    // Of two notes with one id nobody can say whose the original is: that they have it is told.
    if (sources.some((other) => other !== source && other.id === source.id)) continue
    const original = originals.get(source.id)
    const locked = lock?.originals[source.id]
    const claims = claimsNaming(source.id, sources)
    const paragraphs = countParagraphs(original, locked)
    if (paragraphs === undefined && !unread.has(source.id)) context.report(tellNotLocked(source))
    checkPlaces(source, claims, paragraphs, context)
    for (const claim of comparePassages(source, claims, original, locked, context)) {
      unverified.add(claim)
    }
  }
  return unverified
}

/** How many paragraphs the original has, where anything at hand can tell. */
function countParagraphs(
  original: Original | undefined,
  locked: LockedOriginal | undefined,
): number | undefined {
  return original ? paragraphsIn(original).length : locked?.paragraphs.length
}

function tellNotLocked({ id, path, original }: Source): Finding {
  return {
    rule: 'not-locked',
    path,
    reason: `The locators of \`${id}\` cannot be checked: neither \`${original}\` nor a lock of it is at hand`,
    advice: 'Put the original into the folder of originals, then run `mujaz lock`.',
  }
}

/** Whether there is a note on each source that a claim names. */
function checkSources(claim: Claim, sources: readonly Source[], context: Context): void {
  for (const source of new Set(namedPassages(claim).map((passage) => passage.source))) {
    if (findSource(source, sources)) continue
    const meant = nearest(
      source,
      sources.map(({ id }) => id),
    )
    context.report({
      rule: 'source-unknown',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` names paragraphs of \`${source}\`, and no note has that id`,
      actual: source,
      expected: sources.map(({ id }) => id),
      advice:
        meant === undefined
          ? 'Write the note on that source first, or take it out of the claim.'
          : `Did you mean \`${meant}\`?`,
    })
  }
}

/** @param claims those of all notes that name the source */
function checkPlaces(
  source: Source,
  claims: readonly Claim[],
  paragraphs: number | undefined,
  context: Context,
): void {
  const noise = source.health.filter((entry) => entry.kind === 'noise')
  for (const entry of source.health) {
    const place = { path: source.path, line: 1, column: 1 }
    checkEnd(entry.at, `A health entry of \`${source.id}\``, place, paragraphs, context)
    checkClaimNames(entry.claims, source, claims, context)
  }
  for (const claim of claims) {
    const at = citedIn(claim, source.id)
    const owner = `Claim \`${claim.id}\``
    checkEnd(at, owner, claim.place, paragraphs, context, ofSource(claim, source))
    for (const entry of noise) checkNoise(claim, source, entry.at, context)
  }
}

/** Compares what was locked with what is at hand; gives the claims that lost their ground. */
function comparePassages(
  source: Source,
  claims: readonly Claim[],
  original: Original | undefined,
  locked: LockedOriginal | undefined,
  context: Context,
): string[] {
  if (locked === undefined) return []
  // Of a paragraph that is not there something else is told.
  const last = original ? paragraphsIn(original).length : locked.paragraphs.length
  const unlocked = citedParagraphs(source.id, claims).filter(
    (number) => number <= last && !(number in locked.passages),
  )
  for (const claim of claims) {
    const unsettled = locked.unsettled?.[claim.id] ?? {}
    const own = unlocked.filter(
      (number) => rests(claim, source.id, number) && !Object.hasOwn(unsettled, number),
    )
    if (own.length === 0) continue
    context.report({
      rule: 'passage-unlocked',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` cites paragraph ${own.join(', ')}${ofSource(claim, source)}, which was never locked`,
      advice: 'Read the paragraph once more, then run `mujaz lock` with the originals at hand.',
    })
  }
  if (original === undefined) return reportUnsettled(claims, locked, context)
  const changed = !isLocked(original, locked)
  if (!changed && locked.unsettled === undefined) return []
  if (changed)
    context.report({
      rule: 'original-changed',
      path: original.path,
      reason: `The original of \`${source.id}\` is not the one that was locked`,
      actual: counted(paragraphsIn(original).length, 'paragraph'),
      expected: [counted(locked.paragraphs.length, 'paragraph')],
      advice: 'Act on what is said of its passages; then run `mujaz lock`.',
    })
  const matches = compareWithLock(locked, original)
  const unsettled = compareUnsettled(locked, original)
  return claims
    .filter((claim) => {
      const left = unsettled.get(claim.id)
      const own = [
        ...[...matches].filter(([number]) => cites(claim, source.id, number) && !left?.has(number)),
        ...(left ?? []),
      ]
      for (const [number, match] of own) {
        const finding = findingOf(claim, number, match, original, left?.get(number) === match)
        if (finding) context.report(finding)
      }
      return own.some(([, match]) => isLost(match))
    })
    .map(({ id }) => id)
}

/** Without the original nothing can be looked for, but what was not found before is not forgotten. */
function reportUnsettled(
  claims: readonly Claim[],
  { unsettled = {} }: LockedOriginal,
  context: Context,
): string[] {
  const open = claims.filter(({ id }) => Object.hasOwn(unsettled, id))
  for (const { id, place } of open) {
    context.report({
      rule: 'passage-unlocked',
      path: place.path,
      place,
      reason: `Claim \`${id}\` rests on a passage that the present original does not have word for word`,
      advice: 'Act on what `mujaz check` says with the originals at hand; then run `mujaz lock`.',
    })
  }
  return open.map(({ id }) => id)
}

function isLost({ kind }: Match): boolean {
  return kind === 'altered' || kind === 'gone'
}

function cites(claim: Claim, source: string, number: number): boolean {
  return namesParagraph(citedIn(claim, source), number)
}

/** Whether a claim cites a paragraph of a source, or is settled by it. */
function rests(claim: Claim, source: string, number: number): boolean {
  return namedPassages(claim).some(
    (passage) => passage.source === source && namesParagraph(passage.at, number),
  )
}

/** Whose a paragraph is, where that is not plain: of the source in whose note the claim stands it is. */
function ofSource(claim: Claim, { id }: Source): string {
  return claim.source === id ? '' : ` of \`${id}\``
}

function checkEnd(
  at: Locator,
  owner: string,
  place: Place,
  paragraphs: number | undefined,
  context: Context,
  whose = '',
): void {
  if (paragraphs === undefined || lastParagraph(at) <= paragraphs) return
  context.report({
    rule: 'locator-beyond-end',
    path: place.path,
    place,
    reason: `${owner} cites paragraph ${lastParagraph(at)}${whose}, but the original has ${paragraphs}`,
    actual: formatLocator(at),
    expected: [`1–${paragraphs}`],
    advice: 'Paragraphs are the lines of the original that are not empty, counted from 1.',
  })
}

function checkNoise(claim: Claim, source: Source, noise: Locator, context: Context): void {
  const at = citedIn(claim, source.id)
  if (!locatorsMeet(at, noise)) return
  context.report({
    rule: 'locator-noise',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` cites paragraph ${formatLocator(noise)}${ofSource(claim, source)}, which the note declares to be noise`,
    actual: formatLocator(at),
    advice: 'Cite the paragraph that says it, or correct the health entry.',
  })
}

function checkClaimNames(
  ids: readonly string[],
  source: Source,
  claims: readonly Claim[],
  context: Context,
): void {
  const known = new Set(claims.map((claim) => claim.id))
  for (const id of ids.filter((name) => !known.has(name))) {
    context.report({
      rule: 'claim-unknown',
      path: source.path,
      reason: `A health entry of \`${source.id}\` names the claim \`${id}\`, which does not rest on that source`,
      cause: id,
      actual: id,
    })
  }
}
