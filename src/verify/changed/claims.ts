import { dateInWords } from '../../languages/dates.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import { wordsIn } from '../../languages/words.ts'
import type { Match } from '../../lock/match.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { languagesOf, of } from '../../model/language.ts'
import type { Claim, Figure, Source } from '../../model/source.ts'
import { type Text, type TextKind, type TextPlace, textsOf } from '../../model/texts.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { mentionsIn } from '../names/mentions.ts'
import { registerOf } from '../names/register.ts'
import { namedIn } from '../support/names.ts'
import { comparedIn } from '../support/passage.ts'
import { unsupportedIn } from '../support/quantities.ts'
import { isSameQuantity } from '../support/settled.ts'
import { isOneText } from './alignment.ts'
import { type Change, changesInside, type ReadChange } from './inside.ts'

/** A passage of a claim that a newer original has otherwise or not at all. */
export interface OpenedPassage {
  readonly claim: Claim
  /** Its number when it was locked. */
  readonly paragraph: number
  readonly fate: Match
  /** Its words of then; absent where the former original is not at hand. */
  readonly was?: string
  /** The paragraph that it may have become. */
  readonly candidate?: { readonly paragraph: number; readonly text: string }
}

/**
 * What a change of its passages is to a claim, the gravest first. `contradicted`: a figure, a date or a hedge that it
 * states is not there any more. `gone`: nothing is there that its passage became. `sense`: a denial, a doubt or a
 * name that it gives came or went there. `unknown`: the former words are not at hand. `figures`: figures, dates or names
 * changed that it does not state. `words`: nothing but words did.
 */
export const BEARINGS = ['contradicted', 'gone', 'sense', 'unknown', 'figures', 'words'] as const

export type Bearing = (typeof BEARINGS)[number]

/** What changed in one passage. */
export interface ChangedPassage {
  /** Its number when it was locked. */
  readonly paragraph: number
  /** The number of what it became; absent where nothing is known to be it. */
  readonly at?: number
  /** Absent where there are no two wordings to compare. */
  readonly changes?: readonly Change[]
}

/** Something that a claim states and its passage does not any more. */
export interface Contradiction {
  /** `hedge`: the number is there, and bound otherwise. */
  readonly differs: 'value' | 'hedge'
  /** In the words of the claim. */
  readonly said: string
  /** When it was locked. */
  readonly paragraph: number
  /** What the passage has in its place; absent where it has nothing. */
  readonly now?: string
  /** The measures of the claim's own figures that carry the number. */
  readonly measures: readonly string[]
}

/** A text of the editor's, or a value of front matter, that states what a claim is contradicted in. */
export interface StatingText {
  /** As a message begins with it: "An event". */
  readonly owner: string
  readonly place: TextPlace
  readonly said: string
}

/** A claim whose passages changed, and what that is to it. */
export interface ChangedClaim {
  readonly claim: Claim
  readonly bearing: Bearing
  readonly passages: readonly ChangedPassage[]
  readonly contradicted: readonly Contradiction[]
  /** What else states it. */
  readonly texts: readonly StatingText[]
  /** Ids of the claims whose figures make up a whole with one that is contradicted. */
  readonly wholes: readonly string[]
}

/** The notes and the editor's file that claims are ranked in. */
export interface Notes {
  readonly sources: readonly Source[]
  readonly editor: EditorsFile | undefined
}

/** Ranks the claims whose passages a newer original of a source changed: those that it contradicts come first. */
export function rankClaims(
  source: Source,
  opened: readonly OpenedPassage[],
  notes: Notes,
): ChangedClaim[] {
  const texts = textsOf(notes.sources, notes.editor)
  const claims = [...new Set(opened.map(({ claim }) => claim))]
  return claims
    .map((claim) =>
      changedClaim(
        claim,
        source,
        opened.filter((each) => each.claim === claim),
        notes,
        texts,
      ),
    )
    .toSorted((a, b) => BEARINGS.indexOf(a.bearing) - BEARINGS.indexOf(b.bearing))
}

function changedClaim(
  claim: Claim,
  source: Source,
  opened: readonly OpenedPassage[],
  { sources, editor }: Notes,
  texts: readonly Text[],
): ChangedClaim {
  const names = editor?.names ?? []
  const read = opened.map((passage) => readPassage(passage, source, names))
  const lost = read.flatMap((passage) => lostIn(claim, passage, source))
  const quantities = lost.map(({ quantity }) => quantity)
  const contradicted = lost.map(({ quantity, ...told }) => ({
    ...told,
    measures: claim.figures
      .filter((figure) => carries(figure, quantity))
      .map((each) => each.measure),
  }))
  return {
    claim,
    bearing: bearingOf(claim, read, contradicted.length > 0, source, names),
    passages: read.map(({ paragraph, at, changes }) => ({
      paragraph,
      ...(at !== undefined && { at }),
      ...(changes && { changes: changes.map(({ quantities: _, ...change }) => change) }),
    })),
    contradicted,
    texts: texts.flatMap((text) => statedBy(text, claim, source, quantities)),
    wholes: wholesWith(claim, quantities, sources),
  }
}

/** A passage with both its wordings, as far as there are two. */
interface ReadPassage extends Pick<OpenedPassage, 'paragraph' | 'was'> {
  readonly at?: number
  readonly now?: string
  readonly changes?: readonly ReadChange[]
}

function readPassage(
  { paragraph, fate, was, candidate }: OpenedPassage,
  { record }: Source,
  names: EditorsFile['names'],
): ReadPassage {
  // What stood beside the passage when it was locked is somebody else.
  const became =
    fate.kind !== 'gone' ||
    (fate.nearest?.known === false &&
      was !== undefined &&
      candidate !== undefined &&
      isOneText(was, candidate.text))
  const then = was !== undefined && { was }
  if (!candidate || !became) return { paragraph, ...then }
  const { paragraph: at, text: now } = candidate
  const changes = was === undefined ? undefined : changesInside(was, now, record.language, names)
  return { paragraph, at, now, ...then, ...(changes && { changes }) }
}

type Lost = Omit<Contradiction, 'measures'> & { readonly quantity: Quantity }

/** What a claim states that its passage said and says no longer, read as `check` reads it. */
function lostIn(
  claim: Claim,
  { paragraph, was, now, changes = [] }: ReadPassage,
  source: Source,
): Lost[] {
  // A draft is held as well: it is to be written anew like any other claim.
  const compared = comparedIn({ ...claim, status: 'final' }, source)
  if (!compared) return []
  const { language, original } = compared
  // With the editor's brackets: "[Editor: the report dates it to 2018]" speaks of the passage as well.
  const statement = of(claim.statements, language).plain
  const missing = (passage: string | undefined) =>
    unsupportedIn(
      statement,
      passage === undefined ? [] : [{ text: passage, language: original }],
      language,
      [],
    )
  // Without the words of then, all that is not there counts; without those of now, nothing is there any more.
  const before = was === undefined ? [] : missing(was)
  if (was === undefined && now === undefined) return []
  return missing(now)
    .filter(
      ({ said, problem }) =>
        !before.some((each) => each.said.start === said.start && each.problem === problem),
    )
    .map(({ said, problem }) => {
      const change = changes.find(({ quantities }) => isAbout(quantities?.was, said))
      return {
        differs: problem,
        said: said.text,
        quantity: said,
        paragraph,
        ...(change?.now !== undefined && { now: change.now }),
      }
    })
}

/** Whether a quantity of a passage is the one that a claim states; "12" is one of "12 of 600" too. */
function isAbout(quantity: Quantity | undefined, said: Quantity): boolean {
  if (quantity === undefined) return false
  if (isSameQuantity(quantity, said)) return true
  if (said.kind === 'date') return false
  if (quantity.kind === 'date') return said.kind === 'year' && quantity.year === said.value
  const parts = [quantity.value, ...(quantity.parts ?? [])]
  return [said.value, ...(said.parts ?? [])].some((value) => parts.includes(value))
}

function carries({ value }: Figure, quantity: Quantity): boolean {
  return quantity.kind !== 'date' && [quantity.value, ...(quantity.parts ?? [])].includes(value)
}

function bearingOf(
  claim: Claim,
  passages: readonly ReadPassage[],
  isContradicted: boolean,
  source: Source,
  names: EditorsFile['names'],
): Bearing {
  const changes = passages.flatMap((passage) => passage.changes ?? [])
  if (isContradicted) return 'contradicted'
  if (passages.some(({ at }) => at === undefined)) return 'gone'
  const turns = changes.some(({ kind }) => kind === 'denial' || kind === 'doubt')
  if (turns || passages.some((passage) => losesName(claim, passage, source, names))) return 'sense'
  if (passages.some((passage) => passage.changes === undefined)) return 'unknown'
  return changes.some(({ kind }) => kind !== 'words') ? 'figures' : 'words'
}

/** Whether a passage does not name any more whom a claim names, or who says it. */
function losesName(
  claim: Claim,
  { was, now }: ReadPassage,
  source: Source,
  names: EditorsFile['names'],
): boolean {
  const compared = comparedIn({ ...claim, status: 'final' }, source)
  if (!compared || was === undefined || now === undefined) return false
  const register = registerOf(names, compared.original)
  const [before, after] = [namedIn(was, register), namedIn(now, register)]
  const { language } = compared
  const words = wordsIn(of(claim.statements, language).plain, language)
  const said = mentionsIn(words, registerOf(names, language)).any
  return [...before.keys()].some(
    (id) => !after.has(id) && (said.has(id) || claim.attribution === id),
  )
}

/** Texts that rest on no claim, and can state a figure all the same. */
const LABELS: ReadonlySet<TextKind> = new Set([
  ...(['title', 'short-title', 'subtitle', 'purpose', 'section', 'group'] as const),
  ...(['measure', 'unit', 'population', 'picture-alt', 'picture-label'] as const),
])

/** What is said of a source itself. */
const ABOUT: ReadonlySet<TextKind> = new Set(['health-note', 'card-interest', 'card-reliance'])

/** Where a text of the editor's, or of the note's front matter, states one of some quantities. */
function statedBy(
  text: Text,
  claim: Claim,
  source: Source,
  quantities: readonly Quantity[],
): StatingText[] {
  const { kind, owner, place, says, rests, dated = '' } = text
  const concerns =
    kind !== 'claim' &&
    (rests.includes(claim.id) ||
      LABELS.has(kind) ||
      (ABOUT.has(kind) && text.id.startsWith(`source:${source.id}:`)))
  if (!concerns) return []
  const [language] = languagesOf(says)
  const wordings = [
    ...languagesOf(says).map((each) => ({ text: of(says, each).plain, language: each })),
    ...dated.split('/').map((end) => ({ text: dateInWords(end, language), language })),
  ]
  for (const wording of wordings) {
    const found = quantitiesIn(wording.text, wording.language).find(
      (has) => !has.optional && quantities.some((quantity) => isSameQuantity(has, quantity)),
    )
    if (found) return [{ owner, place, said: found.text }]
  }
  return []
}

/** The claims whose figures are shares or parts of one whole with a figure that carries one of some quantities. */
function wholesWith(
  claim: Claim,
  quantities: readonly Quantity[],
  sources: readonly Source[],
): string[] {
  const own = claim.figures.filter((figure) =>
    quantities.some((quantity) => carries(figure, quantity)),
  )
  const others = sources
    .filter(({ id }) => id === claim.source)
    .flatMap(({ claims }) => claims)
    .filter((other) => other.id !== claim.id)
  return others
    .filter(({ figures }) =>
      figures.some((figure) => own.some((each) => areOfOneWhole(figure, each))),
    )
    .map(({ id }) => id)
}

function areOfOneWhole(a: Figure, b: Figure): boolean {
  if (a.shareOf !== undefined && a.shareOf === b.shareOf) return true
  if (a.partOf !== undefined && a.partOf === b.partOf) return true
  return a.partOf === b.measure || b.partOf === a.measure
}
