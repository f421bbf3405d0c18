import { citedParagraphs, isLocked, paragraphsIn } from '../lock/lock-file.ts'
import { compareUnsettled, compareWithLock, type Match } from '../lock/match.ts'
import { numbersIn } from '../lock/support.ts'
import type { Lock, LockedOriginal, Original } from '../model/lock.ts'
import {
  type Claim,
  formatLocator,
  type Locator,
  locatorsOf,
  type Place,
  type Source,
} from '../model/source.ts'
import { counted } from '../report/amounts.ts'
import type { Context } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'
import { lastParagraph, locatorsMeet } from '../text/locator.ts'
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
  for (const source of sources) {
    // Of two notes with one id nobody can say whose the original is: that they have it is told.
    if (sources.some((other) => other !== source && other.id === source.id)) continue
    const original = originals.get(source.id)
    const locked = lock?.originals[source.id]
    const paragraphs = countParagraphs(original, locked)
    if (paragraphs === undefined && !unread.has(source.id)) context.report(tellNotLocked(source))
    checkPlaces(source, paragraphs, context)
    for (const claim of comparePassages(source, original, locked, context)) unverified.add(claim)
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

function checkPlaces(source: Source, paragraphs: number | undefined, context: Context): void {
  const noise = source.health.filter((entry) => entry.kind === 'noise')
  for (const entry of source.health) {
    const place = { path: source.path, line: 1, column: 1 }
    checkEnd(entry.at, `A health entry of \`${source.id}\``, place, paragraphs, context)
    checkClaimNames(entry.claims, source, context)
  }
  for (const claim of source.claims) {
    checkEnd(claim.at, `Claim \`${claim.id}\``, claim.place, paragraphs, context)
    for (const entry of noise) checkNoise(claim, entry.at, context)
  }
}

/** Compares what was locked with what is at hand; gives the claims that lost their ground. */
function comparePassages(
  source: Source,
  original: Original | undefined,
  locked: LockedOriginal | undefined,
  context: Context,
): string[] {
  if (locked === undefined) return []
  // Of a paragraph that is not there something else is told.
  const last = original ? paragraphsIn(original).length : locked.paragraphs.length
  const unlocked = citedParagraphs(source).filter(
    (number) => number <= last && !(number in locked.passages),
  )
  for (const claim of source.claims) {
    const unsettled = locked.unsettled?.[claim.id] ?? {}
    const own = unlocked.filter(
      (number) => rests(claim, number) && !Object.hasOwn(unsettled, number),
    )
    if (own.length === 0) continue
    context.report({
      rule: 'passage-unlocked',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` cites paragraph ${own.join(', ')}, which was never locked`,
      advice: 'Read the paragraph once more, then run `mujaz lock` with the originals at hand.',
    })
  }
  if (original === undefined) return reportUnsettled(source, locked, context)
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
  return source.claims
    .filter((claim) => {
      const left = unsettled.get(claim.id)
      const own = [
        ...[...matches].filter(([number]) => cites(claim, number) && !left?.has(number)),
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
function reportUnsettled(source: Source, { unsettled = {} }: LockedOriginal, context: Context) {
  const claims = source.claims.filter(({ id }) => Object.hasOwn(unsettled, id))
  for (const { id, place } of claims) {
    context.report({
      rule: 'passage-unlocked',
      path: place.path,
      place,
      reason: `Claim \`${id}\` rests on a passage that the present original does not have word for word`,
      advice: 'Act on what `mujaz check` says with the originals at hand; then run `mujaz lock`.',
    })
  }
  return claims.map(({ id }) => id)
}

function isLost({ kind }: Match): boolean {
  return kind === 'altered' || kind === 'gone'
}

function cites({ at }: Claim, number: number): boolean {
  return at.some(({ from, to }) => from <= number && number <= to)
}

/** Whether a claim cites a paragraph, or is settled by it. */
function rests(claim: Claim, number: number): boolean {
  return locatorsOf(claim).some((locator) => numbersIn(locator).includes(number))
}

function checkEnd(
  at: Locator,
  owner: string,
  place: Place,
  paragraphs: number | undefined,
  context: Context,
): void {
  if (paragraphs === undefined || lastParagraph(at) <= paragraphs) return
  context.report({
    rule: 'locator-beyond-end',
    path: place.path,
    place,
    reason: `${owner} cites paragraph ${lastParagraph(at)}, but the original has ${paragraphs}`,
    actual: formatLocator(at),
    expected: [`1–${paragraphs}`],
    advice: 'Paragraphs are the lines of the original that are not empty, counted from 1.',
  })
}

function checkNoise(claim: Claim, noise: Locator, context: Context): void {
  if (!locatorsMeet(claim.at, noise)) return
  context.report({
    rule: 'locator-noise',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` cites paragraph ${formatLocator(noise)}, which the note declares to be noise`,
    actual: formatLocator(claim.at),
    advice: 'Cite the paragraph that says it, or correct the health entry.',
  })
}

function checkClaimNames(ids: readonly string[], source: Source, context: Context): void {
  const known = new Set(source.claims.map((claim) => claim.id))
  for (const id of ids.filter((name) => !known.has(name))) {
    context.report({
      rule: 'claim-unknown',
      path: source.path,
      reason: `A health entry of \`${source.id}\` names the claim \`${id}\`, which the note does not have`,
      cause: id,
      actual: id,
    })
  }
}
