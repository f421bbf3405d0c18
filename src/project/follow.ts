import { isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { shortHash } from '../lock/fingerprint.ts'
import { originalHash, paragraphsIn } from '../lock/lock-file.ts'
import { compareUnsettled, compareWithLock, type Match } from '../lock/match.ts'
import type { LockedOriginal, LockedPassage, Original } from '../model/lock.ts'
import {
  type Claim,
  formatLocator,
  type Locator,
  namedPassages,
  type Source,
} from '../model/source.ts'
import { decode } from '../text/decode.ts'
import {
  joinLocators,
  locatorOf,
  numbersIn,
  writeCitations,
  writeLocator,
} from '../text/locator.ts'
import type { World } from '../world/world.ts'
import { keepingLineEnds, withSetAside } from './change-note.ts'
import { mapAttribute, withAttribute } from './directive-line.ts'

/** A locator that was rewritten because its passages moved. */
export interface FixedLocator {
  /** Id of the claim; of an entry of the state of the source, `health`, and of what is set aside, `set-aside`. */
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
  /** By path, the texts of the notes whose locators are rewritten. */
  readonly notes: ReadonlyMap<string, string>
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
 * words stand at another number, in whatever note a claim names them. What was altered or is gone keeps its
 * locator, and the lock keeps what it was, by claim, since its number may belong to another passage now.
 *
 * @param sources all of the project: claims of other notes may rest on the source as well
 * @param notes by path, the texts of all notes
 */
export function followPassages(
  source: Source,
  sources: readonly Source[],
  notes: ReadonlyMap<string, string>,
  locked: LockedOriginal,
  original: Original,
): Followed {
  const matches = compareWithLock(locked, original)
  const leftovers = compareUnsettled(locked, original)
  const fixed: FixedLocator[] = []
  const open: OpenPassage[] = []
  const passages: Record<string, LockedPassage> = {}
  const unsettled: Record<string, Record<string, LockedPassage>> = {}
  const rewritten = new Map<string, string>()
  for (const claim of sources.flatMap(({ claims }) => claims)) {
    const named = namedPassages(claim).filter((passage) => passage.source === source.id)
    const left = leftovers.get(claim.id)
    const moves = new Map<number, number>()
    for (const paragraph of numbersOf(joinLocators(named.map(({ at }) => at)), left)) {
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
    const changed = named
      .map(({ at }) => fromTo(at, follow(at, moves)))
      .filter(({ from, to }) => from !== to)
    const { path } = claim.place
    const text = rewritten.get(path) ?? notes.get(path)
    if (changed.length === 0 || text === undefined) continue
    rewritten.set(path, rewrite(text, claim, source.id, moves))
    // What settles a claim follows with it; it is told where that alone has moved.
    fixed.push(...changed.slice(0, 1).map((each) => ({ claim: claim.id, path, ...each })))
  }
  const note = rewritten.get(source.path) ?? notes.get(source.path) ?? ''
  const health = followHealth(source, note, locked, original)
  if (health.fixed.length > 0) rewritten.set(source.path, health.text)
  const aside = followSetAside(source, health.text, locked, original)
  if (aside.fixed.length > 0) rewritten.set(source.path, aside.text)
  const known = new Set(locked.paragraphs)
  return {
    fixed: [...fixed, ...health.fixed, ...aside.fixed],
    open,
    lostHealth: health.lost,
    notes: rewritten,
    locked: {
      sha256: originalHash(original),
      paragraphs: paragraphsIn(original)
        .map(shortHash)
        .map((hash) => (known.has(hash) ? hash : NEW)),
      passages,
      ...(Object.keys(unsettled).length > 0 && { unsettled }),
      // Bound to the words of its passage: where these changed it vouches for nothing.
      ...(locked.supported && { supported: locked.supported }),
    },
  }
}

/** By path, the texts of the notes of some sources. */
export async function readNoteTexts(
  sources: readonly Source[],
  world: World,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { path } of sources) {
    const bytes = await world.read(path)
    if (bytes) texts.set(path, noteText(bytes))
  }
  return texts
}

/** A note as it is, line ends and all; what is not UTF-8 becomes so. */
function noteText(note: Uint8Array): string {
  const { text, encoding } = decode(note)
  return encoding === 'utf-8' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(note) : text
}

/** What a claim names, and what it named in an earlier original. */
function numbersOf(at: Locator, left: ReadonlyMap<number, Match> | undefined): Set<number> {
  return new Set([...numbersIn(at), ...(left?.keys() ?? [])])
}

/** A locator after its paragraphs moved. */
function follow(at: Locator, moves: ReadonlyMap<number, number>): Locator {
  return locatorOf(numbersIn(at).map((number) => moves.get(number) ?? number))
}

/** The text of a note in which the locators of a claim in one source follow, and nothing else is changed. */
function rewrite(
  text: string,
  { source: own, at, also = [], settled = [], place }: Claim,
  source: string,
  moves: ReadonlyMap<number, number>,
): string {
  const lines = text.split('\n')
  let line = lines[place.line - 1] ?? ''
  if (own === source) line = withAttribute(line, 'at', writeLocator(follow(at, moves))) ?? line
  else if (also.some((citation) => citation.source === source)) {
    const moved = also.map((citation) =>
      citation.source === source ? { source, at: follow(citation.at, moves) } : citation,
    )
    line = withAttribute(line, 'also', writeCitations(moved)) ?? line
  }
  lines[place.line - 1] = mapAttribute(line, 'settled', (written) =>
    written
      .split(';')
      .map((part, index) => {
        const { at: bears, source: whose = own } = settled[index] ?? {}
        if (!bears || whose !== source) return part
        return part.replace(
          /(\bat\s+(?:[a-z0-9-]*[a-z][a-z0-9-]*\s*:\s*)?)[\d\s,،–-]+?(?=\s*:)/,
          (_, before) => `${before}${writeLocator(follow(bears, moves))}`,
        )
      })
      .join(';'),
  )
  return lines.join('\n')
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
    for (const number of numbersIn(at)) {
      const to = nearestOf(before[number - 1], number, now)
      if (to !== undefined) moves.set(number, to)
    }
    if (numbersIn(at).some((number) => !moves.has(number))) lost.unshift(formatLocator(at))
    const to = follow(at, moves)
    const place = places[index]
    if (place === undefined || formatLocator(to) === formatLocator(at)) continue
    const written = writeLocator(to)
    const plain = /^\d+$/.test(written) ? written : `"${written}"`
    rewritten = rewritten.slice(0, place[0]) + plain + rewritten.slice(place[1])
    fixed.unshift({ claim: 'health', path: source.path, ...fromTo(at, to) })
  }
  return { text: rewritten, fixed, lost }
}

/** The same of what is set aside: a paragraph that is not there any more is read anew, whatever it became. */
function followSetAside(
  { setAside, path }: Source,
  text: string,
  { paragraphs: before }: LockedOriginal,
  original: Original,
): { readonly text: string; readonly fixed: readonly FixedLocator[] } {
  const now = paragraphsIn(original).map(shortHash)
  const to = locatorOf(
    numbersIn(setAside).flatMap((number) => {
      const known = before[number - 1]
      // Of what the lock does not know it cannot be said that it is gone.
      return known === undefined || known === NEW ? number : (nearestOf(known, number, now) ?? [])
    }),
  )
  if (formatLocator(to) === formatLocator(setAside)) return { text, fixed: [] }
  return {
    text: keepingLineEnds(text, (plain) => withSetAside(plain, to)),
    fixed: [{ claim: 'set-aside', path, ...fromTo(setAside, to) }],
  }
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
