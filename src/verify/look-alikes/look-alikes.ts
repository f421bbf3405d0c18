import { packOf } from '../../languages/packs.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Claim, Source } from '../../model/source.ts'
import type { Context } from '../../report/context.ts'
import { featuresOf, rankFeatures } from './features.ts'
import { nearestEarlier } from './nearest.ts'

/**
 * From which likeness on two claims say nearly the same: of twelve words two or three may be others.
 * Claims on one subject are a quarter alike at most; what is said in quite other words is not found.
 */
export const ALIKE = 0.45

/** The fewest features of a claim that is compared: below that, any two are alike. */
const FEWEST_FEATURES = 9

/** Two claims that say nearly the same. */
export interface LookAlike {
  readonly claim: Claim
  readonly other: Claim
  /** In which language they are most alike. */
  readonly language: Language
  /** From {@link ALIKE} to 1. */
  readonly likeness: number
}

/**
 * Points out claims of different topics that say nearly the same in one of the languages: each claim
 * with the one that is most like it. Claims that dispute each other are left alone, for that is what
 * disputes look like. Changes nothing.
 */
export function checkLookAlikes(sources: readonly Source[], context: Context): void {
  for (const { claim, other, language, likeness } of findLookAlikes(
    sources.flatMap(({ claims }) => claims),
  )) {
    context.report({
      rule: 'look-alike',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` on \`${claim.topic}\` says nearly what \`${other.id}\` on \`${other.topic}\` says: ${Math.floor(likeness * 100)} per cent of the ${packOf(language).nameInEnglish} is the same`,
      actual: of(claim.statements, language).plain,
      expected: [of(other.statements, language).plain],
      advice: `If they say the same, give them one topic, and they become one point with both citations; if not, say in both languages what sets them apart. The other is at ${other.place.path}:${other.place.line}.`,
    })
  }
}

/**
 * The pairs, each claim at most once, whatever the order of the claims. The time is proportional to
 * their number.
 */
export function findLookAlikes(all: readonly Claim[]): LookAlike[] {
  const claims = all
    .filter(({ status }) => status === 'final')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const found = new Map<string, LookAlike>()
  const [any] = claims
  for (const language of any ? languagesOf(any.statements) : []) {
    const mayPair = (a: number, b: number) => {
      const [first, second] = [claims[a], claims[b]]
      return first !== undefined && second !== undefined && areApart(first, second)
    }
    for (const { earlier, later, likeness } of nearestEarlier(
      rankFeatures(featuresIn(claims, language)),
      ALIKE,
      mayPair,
    )) {
      const [claim, other] = [claims[later], claims[earlier]]
      if (!claim || !other || (found.get(claim.id)?.likeness ?? 0) >= likeness) continue
      found.set(claim.id, { claim, other, language, likeness })
    }
  }
  return [...found.values()].sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1))
}

function* featuresIn(claims: readonly Claim[], language: Language): Generator<readonly string[]> {
  for (const { statements } of claims) {
    const own = featuresOf(of(statements, language).plain)
    yield own.length < FEWEST_FEATURES ? [] : own
  }
}

function areApart(a: Claim, b: Claim): boolean {
  return a.topic !== b.topic && a.disputes !== b.id && b.disputes !== a.id
}
