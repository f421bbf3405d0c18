import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { shortHash } from '../lock/fingerprint.ts'
import { paragraphsIn } from '../lock/lock-file.ts'
import { compareUnsettled, compareWithLock, type Match } from '../lock/match.ts'
import type { LockedOriginal, LockedPassage, Original } from '../model/lock.ts'
import { type Claim, formatLocator, type Locator, type Source } from '../model/source.ts'
import { decode } from '../text/decode.ts'
import { sha256 } from '../text/hash.ts'
import { joinLocators } from '../text/locator.ts'

/** A locator that was rewritten because its passages moved. */
export interface FixedLocator {
  /** Id of the claim; of an entry of the state of the source, `health`. */
  readonly claim: string
  /** Of the note. */
  readonly path: string
  readonly from: string
  readonly to: string
}

/** A passage that is not where a claim says, word for word, and that nobody but its writer can judge. */
export interface OpenPassage {
  readonly claim: Claim
  /** Its number when it was locked. */
  readonly paragraph: number
  readonly fate: Exclude<Match, { readonly kind: 'exact' | 'moved' }>
}

export interface Followed {
  readonly fixed: readonly FixedLocator[]
  /** Altered, respelt or gone. */
  readonly open: readonly OpenPassage[]
  /** Locators of entries on the state of the source whose paragraphs are not there any more. */
  readonly lostHealth: readonly string[]
  /** The text of the note with its locators rewritten. */
  readonly note: string
  /**
   * The lock's entry in the numbers of the new text. What is new there is not known to it, so that it can
   * still be what became of a passage.
   */
  readonly locked: LockedOriginal
}

/** Stands in the lock for a paragraph that nobody has accepted yet; no hash is as short. */
const NEW = '0'

/**
 * Follows the passages of a source through a change of its original: locators are rewritten where all
 * words stand at another number. What was altered or is gone keeps its locator, and the lock keeps
 * what it was, by claim, since its number may belong to another passage now.
 */
export function followPassages(
  source: Source,
  note: Uint8Array,
  locked: LockedOriginal,
  original: Original,
): Followed {
  const matches = compareWithLock(locked, original)
  const leftovers = compareUnsettled(locked, original)
  const lines = textOf(note).split('\n')
  const fixed: FixedLocator[] = []
  const open: OpenPassage[] = []
  const passages: Record<string, LockedPassage> = {}
  const unsettled: Record<string, Record<string, LockedPassage>> = {}
  for (const claim of source.claims) {
    const left = leftovers.get(claim.id)
    const moves = new Map<number, number>()
    for (const paragraph of numbersOf(claim.at, left)) {
      const match = left?.get(paragraph) ?? matches.get(paragraph)
      const passage = locked.unsettled?.[claim.id]?.[paragraph] ?? locked.passages[paragraph]
      if (match === undefined || passage === undefined) continue
      if (match.kind === 'exact' || match.kind === 'moved') {
        const now = match.kind === 'moved' ? match.to : paragraph
        moves.set(paragraph, now)
        passages[now] = passage
      } else {
        open.push({ claim, paragraph, fate: match })
        unsettled[claim.id] = { ...unsettled[claim.id], [paragraph]: passage }
      }
    }
    const at = follow(claim.at, moves)
    if (formatLocator(at) === formatLocator(claim.at)) continue
    rewrite(lines, claim, at)
    fixed.push({ claim: claim.id, path: source.path, ...fromTo(claim.at, at) })
  }
  const health = followHealth(source, lines.join('\n'), locked, original)
  const known = new Set(locked.paragraphs)
  return {
    fixed: [...fixed, ...health.fixed],
    open,
    lostHealth: health.lost,
    note: health.text,
    locked: {
      sha256: sha256(original.bytes),
      paragraphs: paragraphsIn(original)
        .map(shortHash)
        .map((hash) => (known.has(hash) ? hash : NEW)),
      passages,
      ...(Object.keys(unsettled).length > 0 && { unsettled }),
    },
  }
}

/** A note as it is, line ends and all; what is not UTF-8 becomes so. */
function textOf(note: Uint8Array): string {
  const { text, encoding } = decode(note)
  return encoding === 'utf-8' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(note) : text
}

/** What a claim cites, and what it cited in an earlier original. */
function numbersOf(at: Locator, left: ReadonlyMap<number, Match> | undefined): Set<number> {
  return new Set([...paragraphsOf(at), ...(left?.keys() ?? [])])
}

function paragraphsOf(at: Locator): number[] {
  return at.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
}

/** A locator after its paragraphs moved. */
function follow(at: Locator, moves: ReadonlyMap<number, number>): Locator {
  return joinLocators([
    paragraphsOf(at).map((number) => {
      const now = moves.get(number) ?? number
      return { from: now, to: now }
    }),
  ])
}

/** Changes the locator on the opening line of a claim, and nothing else of the file. */
function rewrite(lines: string[], { place }: Claim, at: Locator): void {
  lines[place.line - 1] = (lines[place.line - 1] ?? '').replace(
    /\bat=(?:"[^"]*"|'[^']*'|[^\s}]+)/,
    `at="${written(at)}"`,
  )
}

/**
 * Follows what the note says of the state of paragraphs. They are not cited, so all that the lock has
 * of them is a short hash; of several paragraphs that read the same the nearest is taken.
 */
function followHealth(
  source: Source,
  text: string,
  { paragraphs: before }: LockedOriginal,
  original: Original,
): { readonly text: string; readonly fixed: FixedLocator[]; readonly lost: string[] } {
  const now = paragraphsIn(original).map(shortHash)
  const fixed: FixedLocator[] = []
  const lost: string[] = []
  let rewritten = text
  const places = healthPlaces(text)
  // From the last to the first, so that places before stay where they are.
  for (const [index, { at }] of [...source.health.entries()].reverse()) {
    const moves = new Map<number, number>()
    for (const number of paragraphsOf(at)) {
      const to = nearestOf(before[number - 1], number, now)
      if (to !== undefined) moves.set(number, to)
    }
    if (paragraphsOf(at).some((number) => !moves.has(number))) lost.unshift(formatLocator(at))
    const to = follow(at, moves)
    const place = places[index]
    if (place === undefined || formatLocator(to) === formatLocator(at)) continue
    const plain = /^\d+$/.test(written(to)) ? written(to) : `"${written(to)}"`
    rewritten = rewritten.slice(0, place[0]) + plain + rewritten.slice(place[1])
    fixed.unshift({ claim: 'health', path: source.path, ...fromTo(at, to) })
  }
  return { text: rewritten, fixed, lost }
}

/** From where to where the locators of the health entries stand in a note, in their order. */
function healthPlaces(text: string): (readonly [number, number] | undefined)[] {
  const [opening = '', yaml = ''] = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? []
  const offset = opening.indexOf('\n') + 1
  const health = parseDocument(yaml).get('health')
  if (!isSeq(health)) return []
  return health.items.map((item) => {
    const at = isMap(item) ? item.get('at', true) : undefined
    if (!isScalar(at) || !at.range) return undefined
    return [offset + at.range[0], offset + at.range[1]]
  })
}

function nearestOf(
  hash: string | undefined,
  number: number,
  hashes: readonly string[],
): number | undefined {
  return hashes
    .flatMap((other, index) => (other === hash ? [index + 1] : []))
    .toSorted((a, b) => Math.abs(a - number) - Math.abs(b - number))[0]
}

function fromTo(from: Locator, to: Locator): { readonly from: string; readonly to: string } {
  return { from: formatLocator(from), to: formatLocator(to) }
}

function written(at: Locator): string {
  return formatLocator(at).replaceAll('–', '-')
}
