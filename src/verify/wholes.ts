import { firstOf } from '../model/language.ts'
import type { Claim, Figure, Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'

/** How far shares may miss 100 per cent by rounding. */
const ROUNDING = 1.5

interface Placed {
  readonly claim: Claim
  readonly figure: Figure
}

/**
 * Adds up what a source says itself: shares of one whole must make 100 per cent, parts must not
 * exceed their whole. What the note has already declared to be an error of the source is in order.
 */
export function checkWholes(sources: readonly Source[], context: Context): void {
  for (const source of sources) {
    const figures = source.claims.flatMap((claim) =>
      claim.figures.map((figure): Placed => ({ claim, figure })),
    )
    checkShares(source, figures, context)
    checkParts(source, figures, context)
  }
}

function checkShares(source: Source, figures: readonly Placed[], context: Context): void {
  const wholes = new Set(figures.flatMap(({ figure }) => figure.shareOf ?? []))
  for (const whole of wholes) {
    const shares = figures.filter(({ figure }) => figure.shareOf === whole)
    const sum = shares.reduce((total, { figure }) => total + figure.value, 0)
    const [first] = shares
    if (!first || Math.abs(sum - 100) <= ROUNDING || isDeclared(source, shares)) continue
    context.report({
      rule: 'shares-whole',
      path: first.claim.place.path,
      place: first.claim.place,
      reason: `The shares of \`${whole}\` in \`${source.id}\` make ${round(sum)} per cent`,
      actual: shares.map(({ figure }) => firstOf(figure.words)).join(' + '),
      expected: ['100 per cent'],
      advice:
        'Compare them with the original. Where the source is wrong, add a health entry of kind `error` that names the claim.',
    })
  }
}

function checkParts(source: Source, figures: readonly Placed[], context: Context): void {
  for (const whole of figures) {
    const parts = figures.filter(
      ({ figure }) =>
        figure.partOf === whole.figure.measure && timeOf(figure) === timeOf(whole.figure),
    )
    const sum = parts.reduce((total, { figure }) => total + least(figure), 0)
    if (parts.length === 0 || sum <= most(whole.figure)) continue
    if (isDeclared(source, [whole, ...parts])) continue
    context.report({
      rule: 'parts-exceed',
      path: whole.claim.place.path,
      place: whole.claim.place,
      reason: `“${firstOf(whole.figure.words)}” in \`${whole.claim.id}\` is less than its parts`,
      actual: parts
        .map(({ figure, claim }) => `${firstOf(figure.words)} (${claim.id})`)
        .join(' + '),
      expected: [`at least ${round(sum)}`],
      advice:
        'Compare them with the original. Where the source is wrong, add a health entry of kind `error` that names the claim.',
    })
  }
}

function isDeclared({ health }: Source, figures: readonly Placed[]): boolean {
  return health.some(
    (entry) =>
      entry.kind === 'error' && figures.some(({ claim }) => entry.claims.includes(claim.id)),
  )
}

/** The least that a figure can be: of "at most 30" nothing is certain. */
function least({ value, bound }: Figure): number {
  return bound === 'at-most' ? 0 : value
}

function most({ value, bound }: Figure): number {
  return bound === 'at-least' ? Number.POSITIVE_INFINITY : value
}

function timeOf({ period, asOf }: Figure): string | undefined {
  return period ?? asOf
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
