import { packOf } from '../../languages/packs.ts'
import { quantitiesIn } from '../../languages/quantities.ts'
import { wordsIn } from '../../languages/words.ts'
import type { RegisteredName } from '../../model/editor.ts'
import type { Language } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import type { NumberQuantity, Quantity } from '../../text/numbers/quantity.ts'
import type { Word } from '../../text/words.ts'
import { mentionsIn } from '../names/mentions.ts'
import { registerOf } from '../names/register.ts'

/** What a paragraph has that a brief may need, in the words that it has it in. */
export interface Marks {
  /** Numbers with what binds them: "more than 700". Dates and years are not among them. */
  readonly figures: readonly NumberQuantity[]
  /** Days, months and years. */
  readonly dates: readonly string[]
  /** Ids of names of the register. */
  readonly names: readonly string[]
  /** Words with a capital letter that are no name of the register, where the script has any. */
  readonly unknownNames: readonly string[]
  /** Words that say that somebody says so. */
  readonly speech: readonly string[]
}

/** Reads the marks of a text in one language. */
export function marksOf(text: string, language: Language, names: readonly RegisteredName[]): Marks {
  const quantities = quantitiesIn(text, language)
  const words = wordsIn(text, language)
  const { any, covered } = mentionsIn(words, registerOf(names, language))
  return {
    figures: quantities.filter(isFigure).filter((figure) => !isListMarker(figure, text)),
    dates: quantities.filter((each) => !isFigure(each) && isDate(each)).map((each) => each.text),
    names: [...any],
    unknownNames: capitalised(text, words, covered),
    speech: speechIn(text, language),
  }
}

/** The words that say that somebody says so, as they are written there. */
function speechIn(text: string, language: Language): string[] {
  const written = text.match(/\p{L}[\p{L}\p{M}\u0640]*/gu) ?? []
  const folded = written.map((word) => foldSpelling(normalise(word)))
  let from = 0
  return [...foldSpelling(normalise(text)).matchAll(packOf(language).style.speech)].map(
    ([said]) => {
      const length = said.split(' ').length
      const at = written.findIndex(
        (_, index) =>
          index >= from &&
          folded
            .slice(index, index + length)
            .join(' ')
            .includes(said),
      )
      if (at < 0) return said
      from = at + length
      return written.slice(at, at + length).join(' ')
    },
  )
}

/** Whether a paragraph has anything that a reader would ask after. */
export function isMarked({ figures, names, unknownNames, speech }: Marks): boolean {
  return figures.length + names.length + unknownNames.length + speech.length > 0
}

function isDate(quantity: Quantity): boolean {
  return quantity.kind === 'date' ? !quantity.optional : quantity.kind === 'year'
}

/** "First" and "one" are as often grammar as number, and a time of day is seldom what is asked for. */
function isFigure(quantity: Quantity): quantity is NumberQuantity {
  return (
    quantity.kind !== 'date' &&
    !quantity.optional &&
    !['year', 'decade', 'ordinal', 'time', 'weekday'].includes(quantity.kind)
  )
}

/** The number of an item of a list: "1." or "2)" at its beginning. */
function isListMarker({ start, end }: NumberQuantity, text: string): boolean {
  return text.slice(0, start).trim() === '' && /^[.)]\s/u.test(text.slice(end))
}

/** Runs of words with a capital letter, but for one that begins a sentence. */
function capitalised(text: string, words: readonly Word[], covered: ReadonlySet<number>): string[] {
  const runs: string[] = []
  let run: Word[] = []
  const close = () => {
    const [first] = run
    if (first && (run.length > 1 || !beginsSentence(text, first.start))) {
      runs.push(run.map(({ written }) => written).join(' '))
    }
    run = []
  }
  words.forEach((word, at) => {
    // A script without capital letters tells no name by them.
    const isCapital = /^\p{Lu}/u.test(word.written) && !covered.has(at)
    const follows = run.length > 0 && text.slice(run.at(-1)?.end, word.start) === ' '
    if (!isCapital || !follows) close()
    if (isCapital) run.push(word)
  })
  close()
  return [...new Set(runs)]
}

function beginsSentence(text: string, at: number): boolean {
  return /(?:^|[.!?:؟]["”»’)\]]*\s+|["“«(])\s*$/u.test(text.slice(0, at))
}
