import type { Language } from '../../model/language.ts'
import { quantitiesIn } from '../../text/numbers/quantities-in.ts'
import type { NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import { remember } from '../../text/remember.ts'
import { lightStemsOf } from '../../text/stems.ts'
import { wordsIn } from '../../text/words.ts'
import { byLanguage, type Held } from './passage.ts'

/** Two numbers of a claim, each of which its passage has beside what the claim gives the other. */
export interface Exchanged {
  readonly a: Quantity
  readonly b: Quantity
}

/** How many words behind a number are looked at for what it counts. */
const REACH = 2

interface Counted {
  readonly quantity: NumberQuantity
  readonly words: ReadonlySet<string>
}

/**
 * Numbers that changed their places: "16 men and 4 women" on a passage that says "4 men and 16 women".
 * A number is told only where the passage gives it a noun of its own and the claim the other one's.
 */
export function exchangedIn(held: Held): Exchanged[] {
  const { statement, language } = held
  const [own = []] = byLanguage(held)
  const said = countedIn[language](statement)
  const has = own.flatMap(({ cited }) => cited).flatMap((text) => countedIn[language](text))
  return said.flatMap((a, index) =>
    said.slice(index + 1).flatMap((b) => {
      if (isSame(a, b)) return []
      const crossed = gives(has, a, b) && gives(has, b, a)
      const straight = has.some(
        (c) => (isSame(a, c) && meets(a, c)) || (isSame(b, c) && meets(b, c)),
      )
      return crossed && !straight ? [{ a: a.quantity, b: b.quantity }] : []
    }),
  )
}

/** Whether the value of one stands in the passage beside what the claim counts with the other. */
function gives(has: readonly Counted[], value: Counted, noun: Counted): boolean {
  return has.some((each) => isSame(each, value) && meets(each, noun))
}

function isSame({ quantity: a }: Counted, { quantity: b }: Counted): boolean {
  return a.kind === b.kind && a.value === b.value
}

function meets(a: Counted, b: Counted): boolean {
  return [...a.words].some((word) => b.words.has(word))
}

const countedIn: Readonly<Record<Language, (text: string) => readonly Counted[]>> = {
  en: remember((text) => findCounted(text, 'en')),
  ar: remember((text) => findCounted(text, 'ar')),
}

function findCounted(text: string, language: Language): Counted[] {
  const words = wordsIn(text, language)
  return quantitiesIn(text).flatMap((quantity) => {
    if (quantity.kind === 'date' || quantity.kind === 'year') return []
    const behind = words.filter(({ start }) => start >= quantity.end).slice(0, REACH)
    return [{ quantity, words: new Set(behind.flatMap((word) => lightStemsOf(word, language))) }]
  })
}
