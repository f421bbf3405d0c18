import type { Lock, Original } from '../model/lock.ts'
import type { Claim, Locator, Place, Source } from '../model/source.ts'
import type { Findings } from '../report/findings.ts'
import { formatLocator, lastParagraph, locatorsMeet } from '../text/locator.ts'
import { lockOriginal } from './lock.ts'

/**
 * Checks that every locator leads to a paragraph that can carry a statement: against the originals
 * that are at hand, else against the lock. Changes nothing.
 *
 * @param originals by source id, those that were found
 */
export function verify(
  sources: readonly Source[],
  originals: ReadonlyMap<string, Original>,
  lock: Lock | undefined,
  findings: Findings,
): void {
  for (const source of sources) {
    const paragraphs = countParagraphs(source, originals.get(source.id), lock, findings)
    const noise = source.health.filter((entry) => entry.kind === 'noise')
    for (const entry of source.health) {
      const place = { path: source.path, line: 1, column: 1 }
      checkEnd(entry.at, `A health entry of \`${source.id}\``, place, paragraphs, findings)
      checkClaimNames(entry.claims, source, findings)
    }
    for (const claim of source.claims) {
      checkEnd(claim.at, `Claim \`${claim.id}\``, claim.place, paragraphs, findings)
      for (const entry of noise) checkNoise(claim, entry.at, findings)
    }
  }
}

/** How many paragraphs the original has, where anything at hand can tell. */
function countParagraphs(
  source: Source,
  original: Original | undefined,
  lock: Lock | undefined,
  findings: Findings,
): number | undefined {
  const locked = lock?.originals[source.id]
  if (original === undefined) {
    if (locked === undefined) {
      findings.add({
        rule: 'not-locked',
        path: source.path,
        reason: `The locators of \`${source.id}\` cannot be checked: neither \`${source.original}\` nor a lock of it is at hand`,
        advice: 'Put the original into the folder of originals, then run `mujaz lock`.',
      })
    }
    return locked?.paragraphs
  }
  const now = lockOriginal(original)
  if (locked !== undefined && locked.sha256 !== now.sha256) {
    findings.add({
      rule: 'original-changed',
      path: original.path,
      reason: `The original of \`${source.id}\` is not the one that was locked`,
      actual: `${now.paragraphs} paragraphs, sha256 ${now.sha256.slice(0, 12)}…`,
      expected: [`${locked.paragraphs} paragraphs, sha256 ${locked.sha256.slice(0, 12)}…`],
      advice: 'Compare the claims with the new text, then run `mujaz lock`.',
    })
  }
  return now.paragraphs
}

function checkEnd(
  at: Locator,
  owner: string,
  place: Place,
  paragraphs: number | undefined,
  findings: Findings,
): void {
  if (paragraphs === undefined || lastParagraph(at) <= paragraphs) return
  findings.add({
    rule: 'locator-beyond-end',
    path: place.path,
    place,
    reason: `${owner} cites paragraph ${lastParagraph(at)}, but the original has ${paragraphs}`,
    actual: formatLocator(at),
    expected: [`1–${paragraphs}`],
    advice: 'Paragraphs are the lines of the original that are not empty, counted from 1.',
  })
}

function checkNoise(claim: Claim, noise: Locator, findings: Findings): void {
  if (!locatorsMeet(claim.at, noise)) return
  findings.add({
    rule: 'locator-noise',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` cites paragraph ${formatLocator(noise)}, which the note declares to be noise`,
    actual: formatLocator(claim.at),
    advice: 'Cite the paragraph that says it, or correct the health entry.',
  })
}

function checkClaimNames(ids: readonly string[], source: Source, findings: Findings): void {
  const known = new Set(source.claims.map((claim) => claim.id))
  for (const id of ids.filter((name) => !known.has(name))) {
    findings.add({
      rule: 'claim-unknown',
      path: source.path,
      reason: `A health entry of \`${source.id}\` names the claim \`${id}\`, which the note does not have`,
      actual: id,
    })
  }
}
