import { type EditorsFile, findSection, type SectionId } from '../model/editor.ts'
import { firstOf } from '../model/language.ts'
import {
  type Citation,
  type Claim,
  citedIn,
  type Place,
  type Source,
  sourcesOf,
} from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { joinCitations } from '../text/locator.ts'
import { nearest } from '../text/nearest.ts'

/** A claim that will print, with the source it stands in and the section it belongs to. */
export interface PlacedClaim {
  readonly claim: Claim
  readonly source: Source
  /** All that it rests on, that source first. */
  readonly sources: readonly Source[]
  readonly section: SectionId
}

/** All claims of all notes, by id. Drafts are known, so that a reference to one can be told. */
export interface ClaimIndex {
  readonly final: ReadonlyMap<string, PlacedClaim>
  readonly drafts: ReadonlySet<string>
  /** Claims that stand in a note but were too faulty to be read: their faults are reported already. */
  readonly leftOut: ReadonlySet<string>
}

/**
 * Brings the claims of all notes together and checks what each of them names: its section, its
 * measures, its speaker, the claim it disputes.
 */
export function indexClaims(
  sources: readonly Source[],
  leftOut: ReadonlySet<string>,
  editor: EditorsFile,
  context: Context,
): ClaimIndex {
  const final = new Map<string, PlacedClaim>()
  const missing = new Set(leftOut)
  const drafts = new Set<string>()
  const places = new Map<string, Place>()
  const sourcePaths = new Map<string, string>()
  for (const source of sources) {
    const other = sourcePaths.get(source.id)
    if (other !== undefined)
      reportDuplicate(source.id, { path: source.path, line: 1, column: 1 }, other, context)
    sourcePaths.set(source.id, source.path)
    for (const claim of source.claims) {
      const first = places.get(claim.id)
      if (first) {
        reportDuplicate(claim.id, claim.place, `${first.path}:${first.line}`, context)
        missing.add(claim.id)
        continue
      }
      places.set(claim.id, claim.place)
      checkNames(claim, editor, context)
      const section = sectionOf(claim, editor, context)
      if (section === undefined) missing.add(claim.id)
      if (claim.status === 'draft') {
        drafts.add(claim.id)
        reportDraft(claim, context)
      }
      const placed = section && {
        claim,
        source,
        // That one of them is not there is told where its passages are looked for.
        sources: [source, ...sourcesOf(claim, sources).slice(1)],
        section,
      }
      if (placed && claim.status !== 'draft') final.set(claim.id, placed)
      if (placed) checkBackground(placed, editor, context)
    }
  }
  for (const { claim } of final.values()) {
    if (
      claim.disputes !== undefined &&
      !places.has(claim.disputes) &&
      !leftOut.has(claim.disputes)
    ) {
      const owner = `Claim \`${claim.id}\` disputes`
      reportUnknownClaim(claim.disputes, owner, claim.place, [...places.keys()], context)
    }
  }
  return { final, drafts, leftOut: missing }
}

/** The citations of several claims: one a source, in the order in which the claims name them. */
export function citationsOf(claims: readonly PlacedClaim[]): Citation[] {
  return joinCitations(
    claims.flatMap(({ claim, sources }) =>
      sources.map(({ id }) => ({ source: id, at: citedIn(claim, id) })),
    ),
  )
}

/** The claims an editorial sentence names; those that do not exist or are drafts are reported. */
export function resolveClaims(
  ids: readonly string[],
  index: ClaimIndex,
  owner: string,
  place: Place,
  context: Context,
): PlacedClaim[] {
  return ids.flatMap((id) => {
    const found = index.final.get(id)
    if (found) return [found]
    if (index.drafts.has(id)) {
      context.report({
        rule: 'claim-draft',
        path: place.path,
        place,
        reason: `${owner} rests on the draft \`${id}\``,
        advice: 'Finish the claim, or take it out of the list.',
      })
    } else if (!index.leftOut.has(id)) {
      reportUnknownClaim(id, `${owner} rests on`, place, [...index.final.keys()], context)
    }
    return []
  })
}

function sectionOf(claim: Claim, editor: EditorsFile, context: Context): SectionId | undefined {
  const section = findSection(claim.section, editor)
  if (section === undefined) reportNoSection(`Claim \`${claim.id}\``, claim, editor, context)
  return section
}

/** Tells that a heading names no section, whatever stands under it. */
export function reportNoSection(
  owner: string,
  { section, place }: Pick<Claim, 'section' | 'place'>,
  editor: EditorsFile,
  context: Context,
): void {
  context.report({
    rule: 'section-unknown',
    path: place.path,
    place,
    reason: `${owner} stands under “${section}”, which is no section`,
    cause: section,
    actual: section,
    expected: editor.sections.map(({ title }) => firstOf(title)),
    advice: 'Use a title as it stands in the editor’s file, or the section’s id.',
  })
}

function checkNames(claim: Claim, editor: EditorsFile, context: Context): void {
  for (const { measure, population } of claim.figures) {
    checkPopulation(population, claim, editor, context)
    if (editor.measures.some(({ id }) => id === measure)) continue
    context.report({
      rule: 'measure-unknown',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` has a figure of the unknown measure \`${measure}\``,
      cause: measure,
      actual: measure,
      expected: editor.measures.map(({ id }) => id),
      advice: adviceOnMeasure(measure, editor),
    })
  }
  const { attribution } = claim
  if (attribution !== undefined && !editor.names.some(({ id }) => id === attribution)) {
    const meant = nearest(
      attribution,
      editor.names.map(({ id }) => id),
    )
    context.report({
      rule: 'name-unknown',
      path: claim.place.path,
      place: claim.place,
      reason: `Claim \`${claim.id}\` is said by \`${attribution}\`, who is not in the names register`,
      cause: attribution,
      actual: attribution,
      advice:
        meant === undefined
          ? 'Add the name to the editor’s file, with its one spelling in each language.'
          : `Did you mean \`${meant}\`? A new name is added to the editor’s file.`,
    })
  }
}

/** What has no name in the register cannot be named in print either. */
function checkPopulation(
  population: string | undefined,
  claim: Claim,
  { populations }: EditorsFile,
  context: Context,
): void {
  if (population === undefined || populations.some(({ id }) => id === population)) return
  const known = populations.map(({ id }) => id)
  const meant = nearest(population, known)
  context.report({
    rule: 'population-unknown',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` has a figure of the unknown population \`${population}\``,
    cause: population,
    actual: population,
    expected: known,
    advice:
      meant === undefined
        ? 'Add the population to the editor’s file, with its label in each language; until then no chart or table says whom the figure counts.'
        : `Did you mean \`${meant}\`? A new population is added to the editor’s file.`,
  })
}

function checkBackground(
  { claim, sources, section }: PlacedClaim,
  editor: EditorsFile,
  context: Context,
): void {
  const source = sources.find(({ backgroundOnly }) => backgroundOnly)
  const isBackground = editor.sections.some(({ id, background }) => background && id === section)
  if (source === undefined || isBackground) return
  context.report({
    rule: 'background-only',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` stands in \`${section}\`, but \`${source.id}\` serves as background only`,
    advice: 'Move the claim to the background, or rest it on another source.',
  })
}

function reportDraft(claim: Claim, context: Context): void {
  context.report({
    rule: 'draft-left',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` is a draft and does not print`,
    advice: 'Finish it, or take it out.',
  })
}

function reportDuplicate(id: string, place: Place, first: string, context: Context): void {
  context.report({
    rule: 'duplicate-id',
    path: place.path,
    place,
    reason: `The id \`${id}\` is used twice; the other is at ${first}`,
    actual: id,
    advice: 'Rename one of the two, and what refers to it.',
  })
}

function reportUnknownClaim(
  id: string,
  owner: string,
  place: Place,
  known: readonly string[],
  context: Context,
): void {
  const meant = nearest(id, known)
  context.report({
    rule: 'claim-unknown',
    path: place.path,
    place,
    reason: `${owner} \`${id}\`, which no note has`,
    cause: id,
    actual: id,
    advice:
      meant === undefined
        ? 'Look for a spelling mistake, or for a claim that was renamed.'
        : `Did you mean \`${meant}\`?`,
  })
}

/** What to do about a measure that is not known: name the one that was meant, or enter it. */
export function adviceOnMeasure(id: string, { measures }: EditorsFile): string {
  const meant = nearest(
    id,
    measures.map((measure) => measure.id),
  )
  return meant === undefined
    ? 'Add the measure to the editor’s file, with its label in each language.'
    : `Did you mean \`${meant}\`? A new measure is added to the editor’s file.`
}
