import type { PhrasingContent } from 'mdast'
import { type ByLanguage, type Language, languagesOf, printedLanguage } from './language.ts'
import { onceOf } from './once-of.ts'

/** Where something stands in a file that a person writes. Lines and columns count from 1. */
export interface Place {
  /** Path of the file, as the person named it. */
  readonly path: string
  readonly line: number
  readonly column: number
}

/** Paragraphs `from` to `to` of an original, both included, numbered from 1. */
export interface ParagraphRange {
  readonly from: number
  readonly to: number
}

/** What a claim rests on: ascending, without overlap. Written `3`, `3-5` or `3, 7-8`. */
export type Locator = readonly ParagraphRange[]

/** `3, 7–8`: the form in which a person writes it, with a dash for the eye. */
export function formatLocator(locator: Locator): string {
  return locator.map(({ from, to }) => (from === to ? from : `${from}–${to}`)).join(', ')
}

/** One source and paragraphs of it. */
export interface Citation {
  /** Id of the {@link Source}. */
  readonly source: string
  readonly at: Locator
}

/** How the text that was read came to be. */
export type TextStatus = 'original' | 'translated' | 'machine-translated' | 'summary'

/** `error`: the source is wrong here; `doubt`: it may be; `noise`: debris that nobody may cite. */
export type HealthKind = 'error' | 'doubt' | 'noise'

/** One thing that a reader must know about the state of a source. */
export interface HealthEntry {
  readonly at: Locator
  readonly kind: HealthKind
  /** Ids of the claims whose footnote says it too, because it touches what they say. */
  readonly claims: readonly string[]
  readonly note: ByLanguage
}

/**
 * The bibliographic record. Names follow CSL-JSON. `undefined` means that the source does not say:
 * it is printed as such and never guessed.
 */
export interface BibliographicRecord {
  readonly type: string
  /** Tag of BCP 47 of the language that was read: `ar`, `fr`. */
  readonly language: string
  /** What it is called; where the source does not say, there is a short title or an outlet to call it by. */
  readonly title?: ByLanguage
  /** What later footnotes call it. */
  readonly titleShort?: ByLanguage
  readonly author?: readonly ByLanguage[]
  readonly translator?: readonly ByLanguage[]
  readonly containerTitle?: ByLanguage
  /** ISO 8601, as exactly as it is known: `2020`, `2020-04` or `2020-04-21`. */
  readonly issued?: string
  /** Of what bears no date: the date that it cannot be older than, as far as its text shows. ISO 8601. */
  readonly notBefore?: string
  readonly URL?: string
}

/**
 * What a source is called in a few words: by its short title, its title or its outlet.
 *
 * @throws Error where there is none of them: the record was not checked when it was read
 */
export function shortTitleOf({
  titleShort,
  title,
  containerTitle,
}: BibliographicRecord): ByLanguage {
  const called = titleShort ?? title ?? containerTitle
  if (called === undefined) throw new Error('There is nothing to call this source by')
  return called
}

/** The language in whose words a record is given where one is enough: the one that was read, or else the first that it has. */
export function ownLanguageOf(record: BibliographicRecord): Language {
  const languages = languagesOf(shortTitleOf(record))
  return printedLanguage(record.language, languages) ?? languages[0]
}

/** The editor's verdict on a source, in a line each. */
export interface CardLines {
  /** What the source wants, and whose side it is on. */
  readonly interest?: ByLanguage
  /** How far it can be trusted, and for what. */
  readonly reliance?: ByLanguage
}

/** Our reading notes on one original. */
export interface Source {
  readonly id: string
  /** Path of the note. */
  readonly path: string
  readonly record: BibliographicRecord
  /** File name of the original inside the folder of originals. */
  readonly original: string
  readonly text: TextStatus
  /** Sources of one origin count once as corroboration. */
  readonly origin: string
  /** It says nothing on the brief's subject and can support claims in the background alone. */
  readonly backgroundOnly: boolean
  readonly health: readonly HealthEntry[]
  /** Paragraphs that were read and that the brief does not need, so that nobody is reminded of them. */
  readonly setAside: Locator
  /** What its card says beyond its record. */
  readonly card?: CardLines
  readonly claims: readonly Claim[]
  /** Where the values of the record stand that are held to something: `title`, `author.1`, `health.2`. */
  readonly places: Readonly<Record<string, Place>>
}

/**
 * How a figure binds. "More than 700" and "fewer than 700" exclude the number, "at least 700" and "up to 700" do not:
 * in a table they are > and ≥, < and ≤.
 */
export const BOUNDS = ['exact', 'more-than', 'at-least', 'about', 'at-most', 'less-than'] as const

export type Bound = (typeof BOUNDS)[number]

/** A number inside a claim. Figures are compared only where measure, population and period allow. */
export interface Figure {
  readonly measure: string
  readonly value: number
  readonly bound: Bound
  /** Register id of who is counted, where the measure leaves it open. */
  readonly population?: string
  /** ISO 8601 date or interval that the figure covers: `2018`, `2019/2021`. */
  readonly period?: string
  /** ISO 8601 date at which the figure held. */
  readonly asOf?: string
  /** Names the whole of which this figure is a share, in per cent: all shares of one whole make 100. */
  readonly shareOf?: string
  /** The measure of which this figure counts a part: parts are never more than their whole. */
  readonly partOf?: string
  /** The words that carry it, in each language: "more than 700". */
  readonly words: ByLanguage
}

/** One statement in one language. */
export interface Statement {
  readonly language: Language
  /** Inline Markdown, without directives. */
  readonly content: readonly PhrasingContent[]
  /** The same without its Markdown, as it is compared. */
  readonly plain: string
  readonly place: Place
}

/**
 * Rules whose findings a person may settle, with a reason, since no program can tell, and whose marks carry a
 * seal of the very words that they are about.
 */
export const SETTLEABLE_BY_SEAL = [
  'numbers-exchanged',
  'sense-opposed',
  'support-editorial',
  'source-unnamed',
  'present-stale',
  'hedge-lost',
  'speaker-lost',
] as const

/** Rules on a claim and the passages it rests on, which a mark names itself. */
export const SETTLEABLE_SUPPORT = [
  'support-number',
  'support-hedge',
  'support-exchanged',
  'support-name',
  'support-elsewhere',
  'support-likelier',
] as const

/** A finding that a person has looked at and found to be right as it stands. */
export interface Settled {
  readonly rule: (typeof SETTLEABLE_BY_SEAL | typeof SETTLEABLE_SUPPORT)[number]
  /** The number or the name that it is about, or its seal: all else that the rule finds is told as before. */
  readonly what?: string
  /**
   * The paragraphs that bear it out, of what is about a passage. When their words change it is settled no
   * longer.
   */
  readonly at?: Locator
  /** Whose paragraphs these are, where they are not of the source that the claim stands in. */
  readonly source?: string
  readonly reason: string
  /** Where the mark stands. */
  readonly place: Place
}

/** One statement, in every language of the brief, that rests on paragraphs of a source, or of several. */
export interface Claim {
  readonly id: string
  /** Id of the {@link Source} it stands in. */
  readonly source: string
  /** The heading it stands under, as written: a section's id or its title in any language. */
  readonly section: string
  readonly topic: string
  readonly at: Locator
  /** What it rests on besides, in other sources, each of them once: alone none of them says it. */
  readonly also?: readonly Citation[]
  /** How much it matters: 1 (detail) to 5 (the brief is wrong without it). */
  readonly weight: number
  readonly statements: ByLanguage<Statement>
  readonly figures: readonly Figure[]
  /** Who says it: an entry of the names register. */
  readonly attribution?: string
  readonly tags: readonly string[]
  /** It names a private person or a minor, or repeats an allegation against someone. */
  readonly sensitive: boolean
  /** The claim, in this or another source, that it contradicts. */
  readonly disputes?: string
  readonly settled?: readonly Settled[]
  readonly status: 'final' | 'draft'
  /** The model that drafted it, which stays when a person has accepted it; absent where a person wrote it. */
  readonly draftedBy?: string
  readonly place: Place
}

/** All that a claim rests on: the source that it stands in first. */
export function restsOn({ source, at, also = [] }: Resting): Citation[] {
  return [{ source, at }, ...also]
}

/** What of a claim says where it rests. */
type Resting = Pick<Claim, 'source' | 'at' | 'also'>

/** The paragraphs of a source that a claim cites; none where it does not rest on it. */
export function citedIn(claim: Resting, source: string): Locator {
  return restsOn(claim).find((citation) => citation.source === source)?.at ?? []
}

/** All that a claim names of any source: what it cites, and what bears out that it is right. */
export function namedPassages(claim: Resting & Pick<Claim, 'settled'>): Citation[] {
  const { source, settled = [] } = claim
  return [
    ...restsOn(claim),
    ...settled.flatMap((each) => (each.at ? [{ source: each.source ?? source, at: each.at }] : [])),
  ]
}

/** Where two notes have one id, which is told, it is the first one's. */
const byId = onceOf(
  (sources: readonly Source[]): ReadonlyMap<string, Source> =>
    new Map(sources.toReversed().map((source) => [source.id, source])),
)

/** The source of an id; `undefined` where there is no note on it. */
export function findSource(id: string, sources: readonly Source[]): Source | undefined {
  return byId(sources).get(id)
}

/** The sources that a claim rests on, as far as there are notes on them: its own first. */
export function sourcesOf(claim: Resting, sources: readonly Source[]): Source[] {
  return restsOn(claim).flatMap((citation) => findSource(citation.source, sources) ?? [])
}

/** Claims by something that they have, each with its place among all of them. */
function claimsBy(keyOf: (claim: Claim) => string) {
  const byKey = onceOf((sources: readonly Source[]) => {
    const all = new Map<string, { readonly claim: Claim; readonly order: number }[]>()
    for (const [order, claim] of sources.flatMap(({ claims }) => claims).entries()) {
      const own = all.get(keyOf(claim))
      if (own) own.push({ claim, order })
      else all.set(keyOf(claim), [{ claim, order }])
    }
    return all
  })
  return (keys: readonly string[], sources: readonly Source[]): Claim[] =>
    [...new Set(keys)]
      .flatMap((key) => byKey(sources).get(key) ?? [])
      .sort((a, b) => a.order - b.order)
      .map(({ claim }) => claim)
}

/** The claims of some ids, as far as the notes have them, in the order of the notes. */
export const claimsOf = claimsBy(({ id }) => id)

/** The claims on some topics, in the order of the notes. */
export const claimsOn = claimsBy(({ topic }) => topic)

/** By source, the claims of all notes of which some passages are in it. */
function claimsWith(passagesOf: (claim: Claim) => readonly Citation[]) {
  return onceOf((sources: readonly Source[]): ReadonlyMap<string, readonly Claim[]> => {
    const bySource = new Map<string, Claim[]>()
    for (const claim of sources.flatMap(({ claims }) => claims)) {
      for (const id of new Set(passagesOf(claim).map(({ source }) => source))) {
        const known = bySource.get(id)
        if (known) known.push(claim)
        else bySource.set(id, [claim])
      }
    }
    return bySource
  })
}

const citing = claimsWith((claim) =>
  restsOn(claim).filter(({ source }) => citedIn(claim, source).length > 0),
)

/** The claims of all notes that rest on a source. */
export function claimsCiting(source: string, sources: readonly Source[]): readonly Claim[] {
  return citing(sources).get(source) ?? []
}

const naming = claimsWith(namedPassages)

/** The claims of all notes that name paragraphs of a source: they rest on them, or are borne out by them. */
export function claimsNaming(source: string, sources: readonly Source[]): readonly Claim[] {
  return naming(sources).get(source) ?? []
}

/**
 * By how many independent origins something is borne out. A claim that rests on several sources is borne out
 * by all of them together, once: alone none of them says it, and where one of them errs it is wrong.
 *
 * @param grounds the origins of each claim
 */
export function independentOrigins(grounds: readonly (readonly string[])[]): number {
  const taken = new Set<string>()
  let count = 0
  for (const origins of grounds.toSorted((a, b) => new Set(a).size - new Set(b).size)) {
    if (origins.length === 0 || origins.some((origin) => taken.has(origin))) continue
    for (const origin of origins) taken.add(origin)
    count += 1
  }
  return count
}
