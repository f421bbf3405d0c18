import { type ByLanguage, type Language, of } from '../model/language.ts'
import type { Bound } from '../model/source.ts'

/** A claim as it is written into a note. */
export interface DraftedClaim {
  readonly id: string
  readonly topic: string
  /** The paragraph that it rests on, from 1. */
  readonly paragraph: number
  readonly attribution?: string
  /** It names a private person. */
  readonly sensitive: boolean
  readonly statements: ByLanguage
  readonly figures: readonly DraftedFigure[]
  readonly draftedBy: string
}

export interface DraftedFigure {
  readonly measure: string
  readonly value: number
  readonly bound: Bound
  /** Words of the statement in each language. */
  readonly words: ByLanguage
}

/** Signs of Markdown's, of directives and of what other programs write into Markdown. */
const SIGNS = /[\\`*_[\]<>~{}&|^$%=@!#"]|:(?=\p{L})/gu

/** What makes something else than a paragraph of a line that begins with it. */
const BEGINS = /^(?:[+\-:]|\d+(?=[.)]))/

/**
 * A claim as Markdown, a directive of its own. Its statements are words, whatever signs they hold.
 *
 * @returns `undefined` where the words of a figure do not stand in its statement, or two figures share some
 */
export function claimText(
  claim: DraftedClaim,
  [first, ...others]: readonly [Language, ...Language[]],
  status: 'draft' | 'final',
): string | undefined {
  const { id, topic, paragraph, attribution, sensitive, draftedBy } = claim
  const attributes = [
    `#${id}`,
    `topic=${topic}`,
    `at="${paragraph}"`,
    ...(attribution === undefined ? [] : [`attribution=${attribution}`]),
    ...(sensitive ? ['sensitive'] : []),
    ...(status === 'draft' ? ['status=draft'] : []),
    `drafted-by="${draftedBy}"`,
  ]
  const own = statementText(claim, first, true)
  const translations = others.map((language) => statementText(claim, language, false))
  if (own === undefined || translations.includes(undefined)) return undefined
  return [
    `::::claim{${attributes.join(' ')}}`,
    own,
    ...others.flatMap((language, at) => ['', `:::${language}`, translations[at], ':::']),
    '::::',
    '',
  ].join('\n')
}

function statementText(
  { statements, figures }: DraftedClaim,
  language: Language,
  isFirst: boolean,
): string | undefined {
  const statement = of(statements, language)
  const placed = figures
    .map((figure) => {
      const words = of(figure.words, language)
      const start = words === '' ? -1 : statement.indexOf(words)
      return { figure, words, start, end: start + words.length }
    })
    .toSorted((a, b) => a.start - b.start)
  let text = ''
  let from = 0
  for (const { figure, words, start, end } of placed) {
    if (start < from) return undefined
    const { measure, value, bound } = figure
    const data = [
      `measure=${measure}`,
      ...(isFirst ? [`value=${value}`] : []),
      ...(isFirst && bound !== 'exact' ? [`bound=${bound}`] : []),
    ]
    text += `${asWords(statement.slice(from, start))}:figure[${asWords(words)}]{${data.join(' ')}}`
    from = end
  }
  text += asWords(statement.slice(from))
  // A figure at the beginning is a directive, and meant as one.
  if (placed[0]?.start === 0) return text
  return text.replace(BEGINS, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`))
}

function asWords(text: string): string {
  return text.replace(SIGNS, '\\$&')
}
