import { quantitiesIn } from '../languages/quantities.ts'
import type { EditorsFile, Population } from '../model/editor.ts'
import { compareTimes, timeOf, valuesOf } from '../model/figures.ts'
import { firstOf, languagesOf, of } from '../model/language.ts'
import type { Claim, Figure, Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'

/** How far shares may miss 100 per cent by rounding. */
const ROUNDING = 1.5

/** What a number is that is no count. */
const SHARES: ReadonlySet<string> = new Set(['percent', 'points', 'per-mille', 'fraction'])

interface Placed {
  readonly source: Source
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
      claim.figures.map((figure): Placed => ({ source, claim, figure })),
    )
    checkShares(source, figures, context)
    checkParts(source, figures, context)
  }
}

/**
 * Holds what is counted of a population against what any source counts of a wider one: less than its
 * part it cannot be. Where the times differ, or either figure is a share, nothing follows. What a note
 * of the editor's on both figures explains, or a source's note declares to be an error, is in order.
 */
export function checkPopulations(
  sources: readonly Source[],
  { populations, figureNotes }: Pick<EditorsFile, 'populations' | 'figureNotes'>,
  context: Context,
): void {
  const counts = sources.flatMap((source) =>
    source.claims
      .filter(({ status }) => status === 'final')
      .flatMap((claim) => claim.figures.map((figure): Placed => ({ source, claim, figure })))
      .filter(({ figure }) => figure.population !== undefined && !isShare(figure)),
  )
  const byMeasure = new Map<string, Placed[]>()
  for (const each of counts) {
    const { measure } = each.figure
    byMeasure.set(measure, byMeasure.get(measure) ?? [])
    byMeasure.get(measure)?.push(each)
  }
  for (const part of counts) {
    const wider = widerThan(part.figure.population, populations)
    if (wider.length === 0) continue
    const exceeded = (byMeasure.get(part.figure.measure) ?? []).filter(
      (whole) =>
        wider.includes(whole.figure.population ?? '') &&
        mayBeOfOneTime(part.figure, whole.figure) &&
        valuesOf(part.figure)[0] > valuesOf(whole.figure)[1] &&
        !isDeclared(part.source, [part]) &&
        !isDeclared(whole.source, [whole]) &&
        !figureNotes.some(
          ({ measure, claims }) =>
            measure === part.figure.measure &&
            [part, whole].every(({ claim }) => claims.includes(claim.id)),
        ),
    )
    if (exceeded.length === 0) continue
    const { measure, population } = part.figure
    context.report({
      rule: 'figure-above-whole',
      path: part.claim.place.path,
      place: part.claim.place,
      reason: `“${firstOf(part.figure.words)}” in \`${part.claim.id}\` counts more of \`${population}\` than another figure counts of the wider population`,
      actual: firstOf(part.figure.words),
      expected: exceeded.map(
        ({ claim, figure }) =>
          `not above “${firstOf(figure.words)}” of \`${figure.population}\` (${claim.id})`,
      ),
      advice: `Compare both with their originals, and what they count. Where both stand, explain it: \`::::figure-note{measure=${measure} claims="${[part, ...exceeded].map(({ claim }) => claim.id).join(' ')}"}\` in the editor’s file.`,
    })
  }
}

/** The ids of all populations that one is part of. */
function widerThan(id: string | undefined, populations: readonly Population[]): string[] {
  const wider: string[] = []
  const next = (of: string | undefined) => populations.find((each) => each.id === of)?.within
  for (let at = next(id); at !== undefined && !wider.includes(at); at = next(at)) wider.push(at)
  return wider
}

/** Whether they are of one time, as far as they say; a figure without one may be of any. */
function mayBeOfOneTime(a: Figure, b: Figure): boolean {
  return timeOf(a) === undefined || timeOf(b) === undefined || compareTimes(a, b) === 'same'
}

/** A part of a population may well have a greater share of something than the whole of it. */
function isShare({ shareOf, words }: Figure): boolean {
  return (
    shareOf !== undefined ||
    languagesOf(words).some((language) =>
      quantitiesIn(of(words, language), language).some(({ kind }) => SHARES.has(kind)),
    )
  )
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
  return bound === 'at-most' || bound === 'less-than' ? 0 : value
}

function most({ value, bound }: Figure): number {
  return bound === 'at-least' || bound === 'more-than' ? Number.POSITIVE_INFINITY : value
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
