import type { Dispute, KeyFigure, Section } from '../model/brief.ts'
import type { DisputePlan, EditorsFile, KeyFigurePlan } from '../model/editor.ts'
import { timeOf } from '../model/figures.ts'
import { firstOf, mapEach } from '../model/language.ts'
import type { Figure, Place } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { type ClaimIndex, citationsOf, resolveClaims } from './claims.ts'
import { relation } from './compare.ts'
import { cite } from './editorial.ts'
import { findMeasure } from './figures.ts'

/** The figures that the editor puts first, each with what contradicts it among all figures of its measure. */
export function buildKeyFigures(
  editor: EditorsFile,
  index: ClaimIndex,
  context: Context,
): KeyFigure[] {
  return editor.keyFigures.flatMap((plan) => {
    const { claim: id, place } = plan
    const measure = findMeasure(plan.measure, editor, place, context)
    const [placed] = resolveClaims([id], index, 'A key figure', place, context)
    const figure = placed && measure && figureOf(plan, placed.claim.figures, context)
    if (!placed || !measure || !figure) return []
    const contradictedBy = [...index.final.values()].flatMap((other) =>
      other.claim.figures
        .filter((each) => each.measure === measure.id && relation(figure, each) === 'differs')
        .map((each) => ({
          figure: each,
          claim: other.claim.id,
          citations: citationsOf([other]),
        })),
    )
    return [{ measure, figure, claim: id, citations: citationsOf([placed]), contradictedBy }]
  })
}

/** The one figure of a claim that is meant; that there is none, or more than one, is told. */
function figureOf(
  { claim, measure, population, time, place }: KeyFigurePlan,
  figures: readonly Figure[],
  context: Context,
): Figure | undefined {
  const own = figures.filter((figure) => figure.measure === measure)
  const meant = own.filter(
    (figure) =>
      (population === undefined || figure.population === population) &&
      (time === undefined || timeOf(figure) === time),
  )
  const [figure] = meant
  if (meant.length === 1) return figure
  const several = meant.length > 1
  context.report({
    rule: 'key-figure-unknown',
    path: place.path,
    place,
    reason: `Claim \`${claim}\` has ${several ? 'several figures' : 'no such figure'} of \`${measure}\``,
    expected: (own.length > 0 ? own : figures).map(keysOf),
    advice: several
      ? 'Say which one: by its `population`, or by its `time`.'
      : 'Name a measure of which the claim has a figure, or another claim.',
  })
  return undefined
}

/** What tells a figure from the others of its claim, as it is written in the front matter. */
function keysOf(figure: Figure): string {
  const { measure, population, words } = figure
  const time = timeOf(figure)
  const keys = [
    `measure: ${measure}`,
    ...(population === undefined ? [] : [`population: ${population}`]),
    ...(time === undefined ? [] : [`time: ${time}`]),
  ]
  return `${keys.join(', ')} (“${firstOf(words)}”)`
}

/**
 * What the sources are divided on, a line for each side. Each side is disputed by another one in the notes
 * as well, or it is told.
 */
export function buildDisputes(
  editor: EditorsFile,
  sections: readonly Section[],
  index: ClaimIndex,
  context: Context,
): Dispute[] {
  const isDisputed = disputing(sections, index)
  return editor.disputes.map((plan) => {
    const positions = plan.positions.map((position) => cite(position, 'A position', index, context))
    const sides = positions.map(({ claims }) => claims)
    // That there is one side alone, and which claims are not known, is told already.
    if (sides.length > 1 && sides.every(({ length }) => length > 0)) {
      reportUndeclared(plan, undisputed(sides, isDisputed), sides, context)
    }
    return {
      title: mapEach(plan.statements, ({ plain }) => plain),
      positions,
      inTableAlone: plan.inTableAlone,
    }
  })
}

/** The sides of which no claim is in dispute with one of another side. */
function undisputed(
  sides: readonly (readonly string[])[],
  isDisputed: (one: string, other: string) => boolean,
): number[] {
  return [...sides.keys()].filter(
    (at) =>
      !sides.some(
        (other, side) =>
          side !== at && sides[at]?.some((one) => other.some((each) => isDisputed(one, each))),
      ),
  )
}

/** Whether two claims dispute each other: themselves, or by the points that they are joined into. */
function disputing(
  sections: readonly Section[],
  { final }: ClaimIndex,
): (one: string, other: string) => boolean {
  const points = sections.flatMap(({ groups }) => groups.flatMap((group) => group.points))
  const pointOf = (id: string) => points.find(({ claims }) => claims.includes(id))
  return (one, other) =>
    final.get(one)?.claim.disputes === other ||
    final.get(other)?.claim.disputes === one ||
    pointOf(one)?.disputedBy.includes(pointOf(other)?.topic ?? '') === true
}

/** @param alone the sides that nobody disputes: all of them are one mistake, and told as one */
function reportUndeclared(
  plan: DisputePlan,
  alone: readonly number[],
  sides: readonly (readonly string[])[],
  context: Context,
): void {
  const named = (claims: readonly string[]) => claims.map((id) => `\`${id}\``).join(', ')
  const report = (place: Place, reason: string, claim: string | undefined) =>
    context.report({
      rule: 'dispute-undeclared',
      path: place.path,
      place,
      reason,
      advice: `If they do contradict each other, say so on the claim: \`disputes=${claim ?? '…'}\`.`,
    })
  if (alone.length === sides.length) {
    const all = sides.map(named).join(' and ')
    report(
      plan.place,
      `The claims of this dispute do not dispute each other: ${all}`,
      sides[0]?.[0],
    )
    return
  }
  for (const at of alone) {
    const { place } = plan.positions[at] ?? plan
    const others = sides.filter((_, side) => side !== at).flat()
    const reason = `A position rests on ${named(sides[at] ?? [])}, which none of ${named(others)} disputes`
    report(place, reason, others[0])
  }
}
