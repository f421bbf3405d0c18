import { lightStemsIn, lightStemsOf } from '../../languages/stems.ts'
import { wordsIn } from '../../languages/words.ts'
import type { Language } from '../../model/language.ts'
import type { Locator } from '../../model/source.ts'
import { namesParagraph } from '../../text/locator.ts'
import type { Beside } from './passage.ts'

/** By how much of its words another passage must be better before a locator is doubted. */
const BETTER = 0.05

/** The same where the two have paragraphs in common: a passage one beside a longer one differs from it by little. */
const CLEARLY_BETTER = 0.2

/** How much longer another run of paragraphs may be: a long one has some of every claim's words. */
const LONGER = 7

/** Paragraphs that speak more of what a claim says than those that it cites. */
export interface Likelier {
  readonly at: Locator
  /** Shares of the weight of the claim's words that the two have, from 0 to 1. */
  readonly share: number
  readonly ownShare: number
}

/** How many times as much it must have where a claim rests on several sources: each has a part of it alone. */
const OUTWEIGHS = 2

/** How many words of the claim it has there at least: of a part of a claim a single one says little. */
const FEWEST = 2

/**
 * The passage of the source that shares more of a claim's words than the cited one, if there is one: of
 * as many paragraphs, not all of them cited. Rare words of the source weigh more than common ones.
 *
 * @param others what else the claim rests on: the words that stand there are not asked for here
 */
export function likelierThan(
  { source, at: ownPlace, language, statement, paragraphs }: Beside,
  others: readonly Beside[] = [],
): Likelier | undefined {
  const places = placesIn(paragraphs, language)
  const weight = (stem: string) => {
    const count = places.get(stem)?.length ?? 0
    return count === 0 ? 0 : Math.log(1 + paragraphs.length / count)
  }
  const elsewhere = others
    .filter((other) => other.language === language)
    .flatMap(({ cited }) => cited.map((text) => lightStemsIn(text, language)))
  const words = wordsIn(statement, language)
    .map((word) => lightStemsOf(word, language))
    .filter((light) => !elsewhere.some((has) => light.some((stem) => has.has(stem))))
    .map((light) => ({
      weight: Math.max(...light.map(weight)),
      places: new Set(light.flatMap((stem) => places.get(stem) ?? [])),
    }))
    .filter((word) => word.weight > 0)
  const total = words.reduce((sum, word) => sum + word.weight, 0)
  if (total === 0) return undefined
  const found = (window: readonly number[]) =>
    words.filter(({ places }) => window.some((at) => places.has(at)))
  const share = (window: readonly number[]) =>
    found(window).reduce((sum, word) => sum + word.weight, 0) / total
  const cited = ownPlace.flatMap(({ from, to }) => range(from - 1, to))
  const own = share(cited)
  const noise = source.health.filter(({ kind }) => kind === 'noise').flatMap(({ at }) => at)
  const lengthOf = (window: readonly number[]) =>
    window.reduce((sum, at) => sum + (paragraphs[at]?.length ?? 0), 0)
  let best: Likelier | undefined
  for (let from = 0; from + cited.length <= paragraphs.length; from += 1) {
    const window = range(from, from + cited.length)
    const overlaps = window.some((at) => cited.includes(at))
    if (overlaps && (cited.length === 1 || window.every((at) => cited.includes(at)))) continue
    if (window.some((at) => namesParagraph(noise, at + 1))) continue
    if (cited.length > 1 && lengthOf(window) > LONGER * lengthOf(cited)) continue
    const other = share(window)
    if (other < own + (overlaps ? CLEARLY_BETTER : BETTER) || (best && other <= best.share))
      continue
    if (others.length > 0 && (other < OUTWEIGHS * own || found(window).length < FEWEST)) continue
    best = { at: [{ from: from + 1, to: from + cited.length }], share: other, ownShare: own }
  }
  return best
}

/** In which paragraphs each light stem stands, from 0. Claims of one source are asked for one after the other. */
function placesIn(
  paragraphs: readonly string[],
  language: Language,
): ReadonlyMap<string, readonly number[]> {
  if (last?.paragraphs === paragraphs && last.language === language) return last.places
  const places = new Map<string, number[]>()
  for (const [at, text] of paragraphs.entries()) {
    for (const stem of lightStemsIn(text, language)) {
      const known = places.get(stem)
      if (known) known.push(at)
      else places.set(stem, [at])
    }
  }
  last = { paragraphs, language, places }
  return places
}

let last:
  | {
      readonly paragraphs: readonly string[]
      readonly language: Language
      readonly places: ReadonlyMap<string, readonly number[]>
    }
  | undefined

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
