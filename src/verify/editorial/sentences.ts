import { toString as textOf } from 'mdast-util-to-string'
import type { Assessment, EditorialSentence, EditorsFile } from '../../model/editor.ts'
import type { ByLanguage, Language } from '../../model/language.ts'
import type { Source, Statement } from '../../model/source.ts'
import type { Finding } from '../../report/findings.ts'

/** Prose of the editor's, in every language, and what it rests on. */
export interface Prose {
  /** What it is, as a message begins with it. */
  readonly owner: string
  readonly texts: ByLanguage
  readonly places: ByLanguage<Pick<Finding, 'path' | 'place'>>
  /** Ids of the claims it rests on. */
  readonly claims: readonly string[]
  /** Its footnote says what is wrong with the passages of the claims. */
  readonly warned: boolean
  /** Where it is an assessment: what it declares. */
  readonly assessment?: Assessment
}

/** How an editor's bracket begins, in each language. */
const BRACKET: Readonly<Record<Language, RegExp>> = {
  en: /\[Editor\s*:[^\]]*\]/g,
  ar: /\[المحرر\s*:[^\]]*\]/g,
}

/**
 * All prose of the editor's: the sentences of the editor's file. What a claim says is its source's,
 * whatever words it uses; only the editor's brackets inside of it are not ({@link brackets}).
 */
export function proseOf(editor: EditorsFile, sources: readonly Source[]): Prose[] {
  const each = (owner: string, sentences: readonly EditorialSentence[]) =>
    sentences.map((sentence) => prose(owner, sentence.statements, sentence.claims))
  return [
    ...each('A sentence of the bottom line', editor.bottomLine),
    ...editor.leads.map(({ section, statements, claims }) =>
      prose(`A lead of “${section}”`, statements, claims),
    ),
    ...editor.assessments.map((assessment) => ({
      ...prose(
        `An assessment under “${assessment.section}”`,
        assessment.statements,
        assessment.claims,
      ),
      assessment,
    })),
    ...editor.points.map(({ topic, statements, claims }) => ({
      ...prose(
        `The wording of point \`${topic}\``,
        statements,
        claims.length > 0 ? claims : claimsOn(topic, sources),
      ),
      warned: true,
    })),
    ...each('An event', editor.timeline),
    ...each('A note on figures', editor.figureNotes),
    ...each('The caption of the chart', editor.chart ? [editor.chart] : []),
    ...each('A gap', editor.gaps),
    ...each('The summary of sources', editor.sourceSummary),
  ]
}

/** The editor's brackets in a text, without what is around them. */
export function brackets(text: string, language: Language): string[] {
  return text.match(BRACKET[language]) ?? []
}

/**
 * The sentences of a text: they end with . ! ? or ؟ and a space. A full stop inside a number or
 * after one letter (an initial) ends none.
 */
export function sentencesIn(text: string): string[] {
  return text
    .split(/(?<=(?<!(?<!\p{L})\p{L})[.!?؟][”»"')\]]*)\s+/u)
    .map((sentence) => sentence.trim())
    .filter(Boolean)
}

/** Prose as it stands in statements. */
export function prose(
  owner: string,
  statements: ByLanguage<Statement>,
  claims: readonly string[],
): Prose {
  const { en, ar } = statements
  return {
    owner,
    texts: textsOf(statements),
    places: { en: placed(en), ar: placed(ar) },
    claims,
    warned: false,
  }
}

function claimsOn(topic: string, sources: readonly Source[]): string[] {
  return sources
    .flatMap(({ claims }) => claims)
    .filter((claim) => claim.topic === topic && claim.status === 'final')
    .map(({ id }) => id)
}

/** Statements without their Markdown. */
export function textsOf({ en, ar }: ByLanguage<Statement>): ByLanguage {
  return { en: plain(en), ar: plain(ar) }
}

function plain({ content }: Statement): string {
  return textOf({ type: 'paragraph', children: [...content] })
}

function placed({ place }: Statement): Pick<Finding, 'path' | 'place'> {
  return { path: place.path, place: { line: place.line, column: place.column } }
}
