import { findPack } from '../../languages/packs.ts'
import { paragraphsIn } from '../../lock/lock-file.ts'
import { type Language, languagesOf, of, printedLanguage } from '../../model/language.ts'
import type { Original } from '../../model/lock.ts'
import { type Claim, formatLocator, type Locator, type Source } from '../../model/source.ts'
import { withoutBrackets } from '../editorial/sentences.ts'

/** A claim beside the paragraphs that it cites. */
export interface Held {
  readonly claim: Claim
  readonly source: Source
  /** That of the statement: the source's own, or the default one where the brief has none in that. */
  readonly language: Language
  /** That of the passage. Where it is another one, only what has one value in all languages is compared. */
  readonly original: Language
  /** The statement, without what the editor adds in brackets: no source says that. */
  readonly statement: string
  /** All paragraphs of the original, the first at index 0. */
  readonly paragraphs: readonly string[]
  /** Those that the claim cites. */
  readonly cited: readonly string[]
}

/**
 * Lays each claim that will print beside its passage, where there is a pack for the language of the source. A
 * locator that leads nowhere is told elsewhere.
 */
export function heldClaims(source: Source, bytes: Original): Held[] {
  const paragraphs = paragraphsIn(bytes)
  return source.claims.flatMap((claim): Held[] => {
    const compared = comparedIn(claim, source)
    const cited = paragraphsAt(claim.at, paragraphs)
    if (compared === undefined || cited.length === 0) return []
    const { language, original } = compared
    const statement = withoutBrackets(of(claim.statements, language).plain, language)
    return [{ claim, source, language, original, statement, paragraphs, cited }]
  })
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
  const original = findPack(new Intl.Locale(record.language).language)?.tag
  if (original === undefined || status !== 'final') return undefined
  const languages = languagesOf(statements)
  return { language: printedLanguage(original, languages) ?? languages[0], original }
}

/** The paragraphs that a locator names, as far as they are there. */
function paragraphsAt(at: Locator, paragraphs: readonly string[]): string[] {
  return at.flatMap(({ from, to }) => paragraphs.slice(from - 1, to))
}

/** "paragraph 3", "paragraphs 3, 7–8". */
export function cites({ at }: Claim): string {
  const one = at.length === 1 && at[0]?.from === at[0]?.to
  return `${one ? 'paragraph' : 'paragraphs'} ${formatLocator(at)}`
}
