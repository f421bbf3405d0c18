import type { Token } from '../text/numbers/pack.ts'
import type { NumberQuantity, Quantity } from '../text/numbers/quantity.ts'
import { readQuantities } from '../text/numbers/read.ts'
import { tokenize } from '../text/numbers/tokens.ts'
import { readWeekdays } from '../text/numbers/weekdays.ts'
import type { LanguagePack } from '../text/pack.ts'
import { remember } from '../text/remember.ts'
import { PACKS, packOf } from './packs.ts'
import { perLanguage } from './per-language.ts'

/**
 * The quantities of a text, read once: a statement is held against its other language, its passage and the
 * statements it is joined with, and a passage against every claim that cites it.
 */
export function quantitiesIn(text: string, language: string): readonly Quantity[] {
  return quantitiesOf(language)(text)
}

const quantitiesOf = perLanguage((language) =>
  remember((text): readonly Quantity[] => readQuantities(text, tokensIn(text, language))),
)

/** The days of the week that a text names, from Monday, in order. */
export function weekdaysIn(text: string, language: string): readonly NumberQuantity[] {
  return weekdaysOf(language)(text)
}

const weekdaysOf = perLanguage((language) =>
  remember((text): readonly NumberQuantity[] => readWeekdays(tokensIn(text, language))),
)

/** A text as tokens, in order. */
export function tokensIn(text: string, language: string): readonly Token[] {
  return tokensOf(language)(text)
}

/** Several readers ask for the tokens of one text, one after the other; kept, they would take more than all else. */
const FEW = 64

const tokensOf = perLanguage((language) => {
  const packs = readIn(language)
  return remember((text): readonly Token[] => tokenize(text, packs), FEW)
})

/** The packs that a text is read by: its own, and the first of each other script for the words in it. */
function readIn(language: string): readonly [LanguagePack, ...LanguagePack[]] {
  const own = packOf(language)
  const others = PACKS.filter(
    ({ script }, index) =>
      script !== own.script && PACKS.findIndex((pack) => pack.script === script) === index,
  )
  return [own, ...others]
}
