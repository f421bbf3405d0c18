import type { ContainerDirective } from 'mdast-util-directive'
import { CONFIDENCES, type EditorialSentence, LIKELIHOODS } from '../model/editor.ts'
import { type Language, mapEach } from '../model/language.ts'
import { isDateOrInterval } from '../text/dates.ts'
import {
  attributesOf,
  idList,
  placeOf,
  reportUnknownAttributes,
  reportUnknownDirective,
  type WrittenFile,
} from './directives.ts'
import { statementsOf } from './markdown.ts'
import { formsOf, HOW_TO_SETTLE, ON_EDITORS, readSettled } from './settled.ts'

/** What each directive may carry, and whether it must name the claims it rests on. */
const DIRECTIVES: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly claims: boolean }>
> = {
  sentence: { attributes: ['claims', 'settled'], claims: true },
  answer: { attributes: ['claims', 'settled'], claims: true },
  judgement: { attributes: ['claims', 'likelihood', 'confidence', 'settled'], claims: true },
  // The paragraph of a dispute is its title.
  dispute: { attributes: ['table', 'settled'], claims: false },
  position: { attributes: ['claims', 'settled'], claims: true },
  lead: { attributes: ['claims', 'plain', 'settled'], claims: true },
  assessment: { attributes: ['claims', 'likelihood', 'confidence', 'settled'], claims: true },
  point: { attributes: ['topic', 'merges', 'claims', 'settled'], claims: false },
  event: { attributes: ['date', 'first', 'publication', 'claims', 'settled'], claims: true },
  'figure-note': { attributes: ['measure', 'claims', 'settled'], claims: true },
  chart: { attributes: ['measures', 'claims', 'settled'], claims: true },
  // Of what the maker of a picture says in its credit no source need say anything.
  picture: { attributes: ['id', 'claims', 'section', 'sensitive', 'settled'], claims: false },
  // These speak of the sources themselves, or ask what they leave open; no paragraph says what is not said.
  question: { attributes: ['settled'], claims: false },
  imprint: { attributes: ['settled'], claims: false },
  gap: { attributes: ['bottom-line', 'settled'], claims: false },
  summary: { attributes: ['settled'], claims: false },
}

/** Attributes that a directive can do without. */
const OPTIONAL = [
  ...['claims', 'merges', 'plain', 'first', 'publication', 'table', 'bottom-line'],
  ...['likelihood', 'confidence', 'settled', 'section', 'sensitive'],
]

/** The editor's prose as it is found, before it is put in its places. */
export interface Prose {
  readonly directive: string
  readonly heading: string | undefined
  /** The directive in the file, by which it is known what stands inside of what. */
  readonly node: ContainerDirective
  readonly attributes: Readonly<Record<string, string>>
  readonly sentence: EditorialSentence
}

/**
 * Reads one directive of the editor's file; every fault of it is reported.
 *
 * @returns `undefined` where nothing can be printed of it
 */
export function readProse(
  directive: ContainerDirective,
  heading: string | undefined,
  languages: readonly Language[],
  file: WrittenFile,
): Prose | undefined {
  const { path, context } = file
  const place = placeOf(directive, path)
  const kind = Object.hasOwn(DIRECTIVES, directive.name) ? DIRECTIVES[directive.name] : undefined
  if (kind === undefined) {
    reportUnknownDirective(directive, Object.keys(DIRECTIVES), file)
    return undefined
  }
  const attributes = attributesOf(directive)
  const owner = `\`${directive.name}\``
  reportUnknownAttributes(attributes, kind.attributes, owner, place, file)
  const required = kind.attributes.filter((key) => !OPTIONAL.includes(key) && !attributes[key])
  for (const key of required) {
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `${owner} names no ${key}`,
      expected: [key === 'id' ? '#…' : `${key}=…`],
    })
  }
  if (attributes.date && !isDateOrInterval(attributes.date)) {
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `${owner} has the date \`${attributes.date}\``,
      expected: ['2014', '2014-11-20', '2019/2021', '2019/..'],
    })
    return undefined
  }
  const settled =
    attributes.settled === undefined
      ? []
      : readSettled(attributes.settled, ON_EDITORS, { ...place, path })
  if (settled === undefined) {
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `${owner} settles \`${attributes.settled}\``,
      expected: formsOf(ON_EDITORS),
      advice: HOW_TO_SETTLE,
    })
  }
  const claims = idList(attributes.claims)
  if (kind.claims && claims.length === 0) {
    context.report({
      rule: 'claims-missing',
      path,
      place,
      reason: `${owner} rests on no claim`,
      expected: ['claims="…"'],
      advice: 'Name the claims that say it, by their ids.',
    })
  }
  if (JUDGING.includes(directive.name)) checkJudgement(owner, attributes, place, file)
  if (['lead', 'assessment'].includes(directive.name) && heading === undefined) {
    context.report({
      rule: 'section-unknown',
      path,
      place,
      reason: `${directive.name === 'lead' ? 'A lead' : 'An assessment'} stands under no heading`,
      advice: 'Put it under the title of its section.',
    })
  }
  const statements = statementsOf(directive, languages, file)
  if (!statements || required.length > 0) return undefined
  return {
    directive: directive.name,
    heading,
    node: directive,
    attributes,
    sentence: {
      statements: mapEach(statements, ({ statement }) => statement),
      claims,
      ...(settled && settled.length > 0 && { settled }),
      place,
    },
  }
}

/** The directives in which the editor judges, wherever they are printed. */
const JUDGING = ['judgement', 'assessment']

/** What a judgement declares is a term of the scale, and something is declared. */
function checkJudgement(
  owner: string,
  attributes: Readonly<Record<string, string>>,
  place: { line: number; column: number },
  { path, context }: WrittenFile,
): void {
  for (const [key, scale] of [
    ['likelihood', LIKELIHOODS],
    ['confidence', CONFIDENCES],
  ] as const) {
    const value = attributes[key]
    if (value === undefined || (scale as readonly string[]).includes(value)) continue
    context.report({
      rule: 'directive-attribute',
      path,
      place,
      reason: `${owner} has the ${key} \`${value}\``,
      actual: value,
      expected: scale,
    })
  }
  if (attributes.likelihood !== undefined || attributes.confidence !== undefined) return
  context.report({
    rule: 'directive-attribute',
    path,
    place,
    reason: `${owner} says neither how likely nor how well founded it is`,
    expected: ['likelihood=…', 'confidence=…'],
    advice: 'Name the one of the two that its sentence speaks of; a lead needs neither.',
  })
}
