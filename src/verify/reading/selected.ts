import { findPack } from '../../languages/packs.ts'
import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type Language, primaryLanguage } from '../../model/language.ts'
import type { NumberQuantity } from '../../text/numbers/quantity.ts'
import { type Marks, marksOf } from './marks.ts'

/** Words of a paragraph: offsets in UTF-16 units, `end` not included. */
export interface SelectedWords {
  readonly text: string
  readonly start: number
  readonly end: number
}

/**
 * What selected words hold. A figure is read within its paragraph, so that whoever selects a number alone is told
 * what binds it.
 *
 * @param language any tag; nothing is told of words in a language that there is no pack for
 */
export function marksOfSelected(
  { text, start, end }: SelectedWords,
  language: Language,
  names: readonly RegisteredName[],
): Pick<Marks, 'figures' | 'names' | 'unknownNames'> {
  const tag = findPack(primaryLanguage(language))?.tag
  if (tag === undefined) return { figures: [], names: [], unknownNames: [] }
  const isWithin = (figure: NumberQuantity) => figure.start < end && figure.end > start
  const [from, to] = wholeWords(text, start, end, tag)
  const own = marksOf(text.slice(from, to), tag, names)
  return { ...own, figures: marksOf(text, tag, names).figures.filter(isWithin) }
}

/** A selection with the whole of the words at its ends: half of a name is none. */
function wholeWords(
  text: string,
  start: number,
  end: number,
  language: Language,
): readonly [from: number, to: number] {
  const words = wordsIn(text, language).filter((word) => word.start < end && word.end > start)
  return [
    Math.min(start, ...words.map((word) => word.start)),
    Math.max(end, ...words.map((word) => word.end)),
  ]
}
