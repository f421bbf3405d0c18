import { paragraphsIn } from '../../lock/lock-file.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Original } from '../../model/lock.ts'
import { type Claim, formatLocator, type Locator, type Source } from '../../model/source.ts'
import { withoutBrackets } from '../editorial/sentences.ts'

/** A claim beside the paragraphs that it cites. */
export interface Held {
  readonly claim: Claim
  readonly source: Source
  /** That of the source: in it statement and passage are compared. */
  readonly language: Language
  /** The statement, without what the editor adds in brackets: no source says that. */
  readonly statement: string
  /** All paragraphs of the original, the first at index 0. */
  readonly paragraphs: readonly string[]
  /** Those that the claim cites. */
  readonly cited: readonly string[]
}

/**
 * Lays each claim that will print beside its passage, where the brief has the language of the source: a
 * statement and a passage of two languages share no words. A locator that leads nowhere is told elsewhere.
 */
export function heldClaims(source: Source, original: Original): Held[] {
  const paragraphs = paragraphsIn(original)
  return source.claims.flatMap((claim): Held[] => {
    const language = languagesOf(claim.statements).find((each) => each === source.record.language)
    const cited = paragraphsAt(claim.at, paragraphs)
    if (language === undefined || claim.status !== 'final' || cited.length === 0) return []
    const statement = withoutBrackets(of(claim.statements, language).plain, language)
    return [{ claim, source, language, statement, paragraphs, cited }]
  })
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
