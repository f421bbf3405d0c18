import { quantitiesIn } from '../../languages/quantities.ts'
import { lightStemsOf } from '../../languages/stems.ts'
import { wordsIn } from '../../languages/words.ts'
import type { Language } from '../../model/language.ts'
import type { NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import { remember } from '../../text/remember.ts'
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
  const said = countedIn(statement, language)
  // A translation counts with other nouns.
  const has = own
    .filter(({ original }) => original === language)
    .flatMap(({ cited }) => cited)
    .flatMap((text) => countedIn(text, language))
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

const READERS = new Map<Language, (text: string) => readonly Counted[]>()

function countedIn(text: string, language: Language): readonly Counted[] {
  const reader = READERS.get(language) ?? remember((each) => findCounted(each, language))
  READERS.set(language, reader)
  return reader(text)
}

function findCounted(text: string, language: Language): Counted[] {
  const words = wordsIn(text, language)
  return quantitiesIn(text, language).flatMap((quantity) => {
    if (quantity.kind === 'date' || quantity.kind === 'year') return []
    const behind = words.filter(({ start }) => start >= quantity.end).slice(0, REACH)
    return [{ quantity, words: new Set(behind.flatMap((word) => lightStemsOf(word, language))) }]
  })
}
