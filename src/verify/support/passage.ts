import { findPack } from '../../languages/packs.ts'
import { paragraphsIn } from '../../lock/lock-file.ts'
import {
  type Language,
  languagesOf,
  of,
  primaryLanguage,
  printedLanguage,
} from '../../model/language.ts'
import type { Original } from '../../model/lock.ts'
import {
  type Citation,
  type Claim,
  findSource,
  formatLocator,
  type Locator,
  restsOn,
  type Source,
} from '../../model/source.ts'
import { withoutBrackets } from '../editorial/sentences.ts'

/** A claim beside the paragraphs of one source that it cites. */
export interface Beside {
  readonly claim: Claim
  readonly source: Source
  /** That of the statement: the source's own, or the default one where the brief has none in that. */
  readonly language: Language
  /** That of the passage. Where it is another one, only what has one value in all languages is compared. */
  readonly original: Language
  /** The statement, without what the editor adds in brackets: no source says that. */
  readonly statement: string
  readonly at: Locator
  /** All paragraphs of the original, the first at index 0. */
  readonly paragraphs: readonly string[]
  /** Those that the claim cites. */
  readonly cited: readonly string[]
}

/** A claim beside all that it rests on. */
export interface Held extends Beside {
  /** The same beside what it cites of further sources, each in its own language. */
  readonly also: readonly Beside[]
}

/** A claim beside each of its passages: that of the note it stands in comes first. */
export function sidesOf(held: Held): readonly [Beside, ...Beside[]] {
  return [held, ...held.also]
}

/** The sides of a claim by the language of their sources, its own first. */
export function byLanguage(held: Held): readonly (readonly [Beside, ...Beside[]])[] {
  const groups = new Map<Language, [Beside, ...Beside[]]>()
  for (const side of sidesOf(held)) {
    const group = groups.get(side.language)
    if (group) group.push(side)
    else groups.set(side.language, [side])
  }
  return [...groups.values()]
}

/** What is at hand of sources. */
export interface Shelf {
  readonly sources: readonly Source[]
  /** By source id. */
  readonly originals: ReadonlyMap<string, Original>
}

/**
 * Lays each claim of a source that will print beside its passages, where all their originals are at hand and
 * there are packs for the languages of the sources. A locator that leads nowhere is told elsewhere.
 */
export function heldClaims(source: Source, shelf: Shelf): Held[] {
  return source.claims
    .filter(({ status }) => status === 'final')
    .flatMap((claim) => {
      const sides = restsOn(claim).flatMap((citation) => besideOf(claim, citation, shelf))
      const [own, ...also] = sides
      return own && sides.length === restsOn(claim).length ? [{ ...own, also }] : []
    })
}

function besideOf(
  claim: Claim,
  { source: id, at }: Citation,
  { sources, originals }: Shelf,
): Beside[] {
  const source = findSource(id, sources)
  const original = originals.get(id)
  const compared = source && comparedIn(claim, source)
  if (!original || !compared) return []
  const paragraphs = paragraphsIn(original)
  const cited = paragraphsAt(at, paragraphs)
  if (cited.length === 0) return []
  const { language } = compared
  const statement = withoutBrackets(of(claim.statements, language).plain, language)
  return [{ claim, source, ...compared, statement, at, paragraphs, cited }]
}

/**
 * In which languages a claim and its passage are compared: in that of the source, where the brief has it; else
 * the default language stands for it.
 *
 * @returns `undefined` where nobody can read the passage, or the claim does not print
 */
export function comparedIn(
  { statements, status }: Claim,
  { record }: Source,
): Pick<Held, 'language' | 'original'> | undefined {
  const original = findPack(primaryLanguage(record.language))?.tag
  if (original === undefined || status !== 'final') return undefined
  const languages = languagesOf(statements)
  return { language: printedLanguage(original, languages) ?? languages[0], original }
}

/** The paragraphs that a locator names, as far as they are there. */
function paragraphsAt(at: Locator, paragraphs: readonly string[]): string[] {
  return at.flatMap(({ from, to }) => paragraphs.slice(from - 1, to))
}

/** "paragraph 3", "paragraphs 3, 7–8 and paragraph 2 of `port-review`". */
export function cites(held: Held): string {
  return sidesOf(held).map(citesHere).join(' and ')
}

/** The same of one source. */
export function citesHere({ claim, source, at }: Beside): string {
  const whose = source.id === claim.source ? '' : ` of \`${source.id}\``
  return `${isOne(at) ? 'paragraph' : 'paragraphs'} ${formatLocator(at)}${whose}`
}

/** Whether a claim cites one paragraph alone. */
export function citesOne(held: Held): boolean {
  return held.also.length === 0 && isOne(held.at)
}

function isOne([first, ...others]: Locator): boolean {
  return others.length === 0 && first?.from === first?.to
}
