import type { RootContent } from 'mdast'
import { type ByLanguage, each, type Language, languagesOf, of } from '../model/language.ts'
import { callsOf } from './calls.ts'
import type { Mark } from './comment.ts'
import type { Position, Row } from './document.ts'
import type { Source } from './markdown.ts'

/** Rows that say something of the world, and so carry one call in each language. */
const CITED: readonly string[] = [
  'sentence',
  'answer',
  'judgement',
  'position',
  'lead',
  'assessment',
  'point',
  'event',
  'caption',
]

/** A row while its languages are being gathered. */
export class RowBuilder {
  readonly #mark: Mark & { kind: 'row' }
  readonly #position: Position
  readonly #content: ByLanguage<RootContent[]>
  /** The language that was added last. */
  #last: Language | undefined

  constructor(mark: Mark & { kind: 'row' }, languages: readonly Language[], position: Position) {
    this.#content = each(languages, () => [])
    this.#mark = mark
    this.#position = position
  }

  /** Whether text of the default language still belongs here: not after another language. */
  takesMore(language: Language): boolean {
    return this.#last === undefined || this.#last === language
  }

  add(language: Language, blocks: readonly RootContent[]): void {
    this.#last = language
    of(this.#content, language).push(...blocks)
  }

  /** The row; `undefined` where nothing was added. */
  finish(): Row | undefined {
    if (this.#last === undefined) return undefined
    const { role, argument, flags } = this.#mark
    return { kind: 'row', role, argument, flags, content: this.#content, position: this.#position }
  }
}

/** Reports languages that are missing, and calls that one language has and another has not. */
export function reportRowFaults(
  name: string,
  content: ByLanguage<readonly RootContent[]>,
  place: Position | undefined,
  { path, context }: Source,
): void {
  const languages = languagesOf(content)
  const missing = languages.filter((language) => of(content, language).length === 0)
  for (const language of missing) {
    context.report({
      rule: 'language-missing',
      path,
      place,
      reason: `This ${name} has no text in \`${language}\``,
      expected: languages,
    })
  }
  if (missing.length > 0) return
  const calls = languages.map((language) => callsOf(of(content, language)).join(', '))
  const [first = ''] = calls
  if (calls.some((list) => list !== first)) {
    context.report({
      rule: 'brief-form',
      path,
      place,
      reason: `The languages of this ${name} call different notes: ${calls
        .map((list, index) => `${languages[index]} ${list || 'none'}`)
        .join('; ')}`,
      advice: 'One number is one citation: put the same calls into each language.',
    })
  } else if (first === '' && CITED.includes(name)) {
    context.report({
      rule: 'note-undefined',
      path,
      place,
      reason: `This ${name} calls no note`,
      advice: 'No statement stands without a source: add its call at the end, in each language.',
    })
  }
}
