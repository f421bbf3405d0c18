import { lightStemsIn, lightStemsOf } from '../../languages/stems.ts'
import { wordsIn } from '../../languages/words.ts'
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
  const stems = paragraphs.map((text) => lightStemsIn(text, language))
  const weight = (stem: string) => {
    const count = stems.filter((each) => each.has(stem)).length
    return count === 0 ? 0 : Math.log(1 + paragraphs.length / count)
  }
  const elsewhere = others
    .filter((other) => other.language === language)
    .flatMap(({ cited }) => cited.map((text) => lightStemsIn(text, language)))
  const words = wordsIn(statement, language)
    .map((word) => lightStemsOf(word, language))
    .filter((light) => !elsewhere.some((has) => light.some((stem) => has.has(stem))))
    .map((light) => ({ light, weight: Math.max(...light.map(weight)) }))
    .filter((word) => word.weight > 0)
  const total = words.reduce((sum, word) => sum + word.weight, 0)
  if (total === 0) return undefined
  const found = (window: readonly number[]) =>
    words.filter(({ light }) => light.some((stem) => window.some((at) => stems[at]?.has(stem))))
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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}
