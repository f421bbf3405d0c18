import type { Bound } from '../model/source.ts'

/** Signs of Markdown's, of directives and of what other programs write into Markdown. */
const SIGNS = /[\\`*_[\]<>~{}&|^$%=@!#"]|:(?=\p{L})/gu

/** What a figure is marked with. */
export interface FigureData {
  /** Id of a measure of the editor's file. */
  readonly measure: string
  readonly value: number
  readonly bound: Bound
}

/**
 * The attributes of a figure's mark.
 *
 * @param carries whether its language is the one that carries the data: the others name the measure alone
 */
export function figureAttributes({ measure, value, bound }: FigureData, carries: boolean): string {
  return [
    // Only what is no id needs quotes.
    `measure=${/^[\w-]+$/.test(measure) ? measure : `"${measure.replace(/["&]/g, asEntity)}"`}`,
    ...(carries ? [`value=${value}`] : []),
    ...(carries && bound !== 'exact' ? [`bound=${bound}`] : []),
  ].join(' ')
}

/** The mark of a figure within a statement: `:figure[more than 700]{measure=members value=700 bound=more-than}`. */
export function figureMark(words: string, attributes: string): string {
  return `:figure[${asWords(words)}]{${attributes}}`
}

/** Words as Markdown that says these very words, whatever signs they hold. */
export function asWords(text: string): string {
  return text.replace(SIGNS, '\\$&')
}

function asEntity(sign: string): string {
  return `&#${sign.charCodeAt(0)};`
}
