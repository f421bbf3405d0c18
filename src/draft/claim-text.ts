import { type ByLanguage, type Language, of } from '../model/language.ts'
import type { Bound } from '../model/source.ts'
import { asWords, figureAttributes, figureMark } from '../project/figure-mark.ts'

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
  const marks = figures.map(({ words, measure, value, bound }) => ({
    words: of(words, language),
    attributes: figureAttributes({ measure, value, bound }, isFirst),
  }))
  return markedStatement(of(statements, language), marks)
}

/**
 * A statement as Markdown that says these very words, whatever signs they hold, with its figures marked.
 *
 * @returns `undefined` where the words of a figure do not stand in it, or two figures share some
 */
export function markedStatement(
  statement: string,
  marks: readonly { readonly words: string; readonly attributes: string }[],
): string | undefined {
  const placed = marks
    .map((mark) => {
      const start = mark.words === '' ? -1 : statement.indexOf(mark.words)
      return { ...mark, start, end: start + mark.words.length }
    })
    .toSorted((a, b) => a.start - b.start)
  let text = ''
  let from = 0
  for (const { words, attributes, start, end } of placed) {
    if (start < from) return undefined
    text += `${asWords(statement.slice(from, start))}${figureMark(words, attributes)}`
    from = end
  }
  text += asWords(statement.slice(from))
  // A figure at the beginning is a directive, and meant as one.
  if (placed[0]?.start === 0) return text
  return text.replace(BEGINS, (sign) => (/\d/.test(sign) ? `${sign}\\` : `\\${sign}`))
}
