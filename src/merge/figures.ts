import type { Chart, ComparedFigure, Comparison, Panel } from '../model/brief.ts'
import type { ChartPlan, EditorsFile, Measure } from '../model/editor.ts'
import { firstOf } from '../model/language.ts'
import type { Figure, Place, TextStatus } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import {
  adviceOnMeasure,
  type ClaimIndex,
  citationsOf,
  type PlacedClaim,
  resolveClaims,
} from './claims.ts'
import { relationTo } from './compare.ts'
import { cite } from './editorial.ts'

/** All figures of all measures, set beside each other where more than one source or claim gives one. */
export function compareFigures(
  index: ClaimIndex,
  editor: EditorsFile,
  context: Context,
): Comparison[] {
  for (const note of editor.figureNotes) findMeasure(note.measure, editor, note.place, context)
  const given = figuresByMeasure(index)
  const comparisons = editor.measures
    .map((measure) => comparisonOf(measure, given, index, editor, context))
    .filter(({ figures }) => figures.length > 1)
  for (const comparison of comparisons) reportUnexplained(comparison, index, context)
  return comparisons
}

/** A contradiction that the editor has not explained. */
function reportUnexplained(
  { measure, figures, notes }: Comparison,
  index: ClaimIndex,
  context: Context,
): void {
  if (notes.length > 0) return
  for (const { figure, claim, relation } of figures) {
    const place = index.final.get(claim)?.claim.place
    if (relation !== 'differs' || !place) continue
    const others = figures.filter((other) => other.figure !== figure)
    context.report({
      rule: 'figures-differ',
      path: place.path,
      place,
      reason: `“${firstOf(figure.words)}” in \`${claim}\` contradicts another figure of \`${measure.id}\``,
      actual: firstOf(figure.words),
      expected: others.map((other) => `${firstOf(other.figure.words)} (${other.claim})`),
      advice: `Correct the figure or what it is said to count, or explain the difference: \`::::figure-note{measure=${measure.id} claims="…"}\` in the editor’s file.`,
    })
  }
}

/** The chart's panels, and a caption whose footnote leads to every figure in it. */
export function buildChart(
  plan: ChartPlan,
  index: ClaimIndex,
  editor: EditorsFile,
  context: Context,
): Chart {
  const given = figuresByMeasure(index)
  const panels = [...new Set(plan.measures)].flatMap((id) => {
    const measure = findMeasure(id, editor, plan.place, context)
    return measure ? panelsOf(comparisonOf(measure, given, index, editor, context)) : []
  })
  const shown = panels.flatMap(({ figures }) => figures.map(({ claim }) => claim))
  const claims = resolveClaims(
    [...new Set([...plan.claims, ...shown])],
    index,
    'The chart',
    plan.place,
    context,
  )
  return {
    statements: plan.statements,
    citations: citationsOf(claims),
    claims: claims.map(({ claim }) => claim.id),
    panels,
  }
}

/** The figures of a measure, apart by whom they count: a figure that does not say so stands with none that does. */
export function panelsOf({ measure, figures }: Pick<Comparison, 'measure' | 'figures'>): Panel[] {
  const populations = [...new Set(figures.map(({ figure }) => figure.population))]
  return populations.map((population) => ({
    measure,
    ...(population !== undefined && { population }),
    figures: figures.filter(({ figure }) => figure.population === population),
  }))
}

/** The figures of each measure, the best founded one first. */
type FiguresByMeasure = ReadonlyMap<
  string,
  readonly { readonly placed: PlacedClaim; readonly figure: Figure }[]
>

function figuresByMeasure({ final }: ClaimIndex): FiguresByMeasure {
  const byMeasure = new Map<string, { placed: PlacedClaim; figure: Figure }[]>()
  const withFigures = [...final.values()].filter(({ claim }) => claim.figures.length > 0)
  for (const placed of withFigures.sort(byFoundation)) {
    for (const figure of placed.claim.figures) {
      const given = byMeasure.get(figure.measure) ?? []
      given.push({ placed, figure })
      byMeasure.set(figure.measure, given)
    }
  }
  return byMeasure
}

function comparisonOf(
  measure: Measure,
  all: FiguresByMeasure,
  index: ClaimIndex,
  editor: EditorsFile,
  context: Context,
): Comparison {
  const given = all.get(measure.id) ?? []
  const figures = given.map(({ placed, figure }, position): ComparedFigure => {
    const { claim } = placed
    const relation = relationTo(
      figure,
      given.slice(0, position).map((earlier) => earlier.figure),
    )
    return {
      figure,
      claim: claim.id,
      ...(claim.attribution && { attribution: claim.attribution }),
      citations: citationsOf([placed]),
      ...(relation && { relation }),
    }
  })
  const notes = editor.figureNotes
    .filter((note) => note.measure === measure.id)
    .map((note) => cite(note, `The note on \`${measure.id}\``, index, context))
  return { measure, figures, notes }
}

/** How texts came to be, the most trustworthy first. */
const STANDINGS: readonly TextStatus[] = ['original', 'translated', 'summary', 'machine-translated']

/** The best founded figure leads: the weightier claim, then the better text, then the newer source. */
function byFoundation(a: PlacedClaim, b: PlacedClaim): number {
  const standing = ({ sources }: PlacedClaim) =>
    Math.max(...sources.map(({ text }) => STANDINGS.indexOf(text)))
  return (
    b.claim.weight - a.claim.weight ||
    standing(a) - standing(b) ||
    (b.source.record.issued ?? '').localeCompare(a.source.record.issued ?? '') ||
    a.claim.id.localeCompare(b.claim.id)
  )
}

/** A measure by its id; that there is none is told. */
export function findMeasure(
  id: string,
  editor: EditorsFile,
  place: Place,
  context: Context,
): Measure | undefined {
  const measure = editor.measures.find((candidate) => candidate.id === id)
  if (measure === undefined) {
    context.report({
      rule: 'measure-unknown',
      path: place.path,
      place,
      reason: `The measure \`${id}\` is not known`,
      cause: id,
      actual: id,
      expected: editor.measures.map((known) => known.id),
      advice: adviceOnMeasure(id, editor),
    })
  }
  return measure
}
