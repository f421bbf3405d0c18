import { findSource } from '../model/source.ts'
import type { Project } from '../project/load.ts'
import type { NumberQuantity } from '../text/numbers/quantity.ts'
import type { Marks } from '../verify/reading/marks.ts'
import { marksOfSelected } from '../verify/reading/selected.ts'
import { readingsOf } from './read.ts'

/** Words that somebody has selected of one paragraph. */
export interface Stretch {
  /** From 1. */
  readonly paragraph: number
  /** Offsets in UTF-16 units, `end` not included; of all of it where they are absent. */
  readonly start?: number
  readonly end?: number
}

/** What selected words hold, and the text of the paragraphs that they are of. */
export interface Selected extends Pick<Marks, 'names' | 'unknownNames'> {
  /** Each with the text of its paragraph. */
  readonly figures: readonly { readonly figure: NumberQuantity; readonly text: string }[]
  readonly text: string
}

/**
 * What is selected of an original.
 *
 * @returns `undefined` where the original is not at hand, nobody here reads its language, or it has no such paragraph
 */
export function selectedOf(
  project: Project,
  source: string,
  stretches: readonly Stretch[],
): Selected | undefined {
  const readings = readingsOf(project)
  const language = findSource(source, project.sources)?.record.language ?? ''
  const held = stretches.map(({ paragraph, start = 0, end }) => {
    const text = readings.paragraph(source, paragraph)
    if (text === undefined) return undefined
    const words = { text, start, end: end ?? text.length }
    return { text, ...marksOfSelected(words, language, project.editor?.names ?? []) }
  })
  const all = held.flatMap((each) => each ?? [])
  if (all.length < stretches.length) return undefined
  return {
    text: all.map(({ text }) => text).join('\n'),
    figures: all.flatMap(({ figures, text }) => figures.map((figure) => ({ figure, text }))),
    names: [...new Set(all.flatMap(({ names }) => names))],
    unknownNames: [...new Set(all.flatMap(({ unknownNames }) => unknownNames))],
  }
}
