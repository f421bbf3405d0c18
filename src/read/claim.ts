import type { ContainerDirective } from 'mdast-util-directive'
import { type ByLanguage, type Language, mapEach, of } from '../model/language.ts'
import { BOUNDS, type Bound, type Claim, type Figure } from '../model/source.ts'
import { isDateOrInterval } from '../text/dates.ts'
import { ID } from '../text/id.ts'
import { parseCitations, parseLocator } from '../text/locator.ts'
import {
  attributesOf,
  idList,
  placeOf,
  reportUnknownAttributes,
  reportUnknownDirective,
  type WrittenFile,
} from './directives.ts'
import type { MarkedFigure, MarkedStatement } from './inline.ts'
import { statementsOf } from './markdown.ts'
import { formsOf, HOW_TO_SETTLE, ON_CLAIM, readSettled } from './settled.ts'

const CLAIM_ATTRIBUTES = [
  'id',
  'topic',
  'at',
  'also',
  'weight',
  'attribution',
  'tags',
  'sensitive',
  'disputes',
  'settled',
  'status',
  'drafted-by',
]

const FIGURE_ATTRIBUTES = [
  'measure',
  'value',
  'bound',
  'population',
  'period',
  'as-of',
  'share-of',
  'part-of',
]

/**
 * Reads one claim.
 *
 * @param heading the heading it stands under
 * @param source id of the note
 * @returns the claim, or `undefined` after everything that is wrong with it has been reported
 */
export function readClaim(
  directive: ContainerDirective,
  heading: string | undefined,
  source: string,
  languages: readonly Language[],
  file: WrittenFile,
): Claim | undefined {
  const { path, context } = file
  const place = placeOf(directive, path)
  if (directive.name !== 'claim') {
    reportUnknownDirective(directive, ['claim'], file)
    return undefined
  }
  const attributes = attributesOf(directive)
  const name = attributes.id || '(no id)'
  let sound = reportUnknownAttributes(
    attributes,
    CLAIM_ATTRIBUTES,
    `claim \`${name}\``,
    place,
    file,
  )
  const fault = (reason: string, expected: string[], advice?: string) => {
    sound = false
    context.report({ rule: 'directive-attribute', path, place, reason, expected, advice })
  }

  if (!ID.test(attributes.id ?? '')) {
    fault('A claim has no id, or one that is not lower-case words with hyphens', ['#claim-id'])
  }
  if (!attributes.topic) fault(`Claim \`${name}\` names no topic`, ['topic=…'])
  const weight = Number(attributes.weight ?? '3')
  if (![1, 2, 3, 4, 5].includes(weight)) {
    fault(`Claim \`${name}\` has the weight \`${attributes.weight}\``, ['1', '2', '3', '4', '5'])
  }
  const status = attributes.status ?? 'final'
  if (status !== 'final' && status !== 'draft') {
    fault(`Claim \`${name}\` has the status \`${status}\``, ['final', 'draft'])
  }
  const settled =
    attributes.settled === undefined ? [] : readSettled(attributes.settled, ON_CLAIM, place)
  if (settled === undefined) {
    fault(`Claim \`${name}\` settles \`${attributes.settled}\``, formsOf(ON_CLAIM), HOW_TO_SETTLE)
  }

  const at = attributes.at === undefined ? undefined : parseLocator(attributes.at)
  if (at === undefined) {
    sound = false
    const missing = attributes.at === undefined
    context.report({
      rule: missing ? 'locator-missing' : 'locator-form',
      path,
      place,
      reason: missing
        ? `Claim \`${name}\` names no paragraph`
        : `Claim \`${name}\`: \`${attributes.at}\` is no locator`,
      expected: ['at="3"', 'at="3-5"', 'at="3, 7-8"'],
      advice: 'Name the paragraphs of the original that it rests on, numbered from 1.',
    })
  }
  const also = attributes.also === undefined ? [] : parseCitations(attributes.also)
  const itself = also?.some((citation) => citation.source === source)
  if (also === undefined || itself) {
    sound = false
    context.report({
      rule: 'locator-form',
      path,
      place,
      reason: itself
        ? `Claim \`${name}\`: \`also\` names \`${source}\`, in whose note the claim stands`
        : `Claim \`${name}\`: \`also\` is \`${attributes.also}\`, which leads to no paragraphs of another source`,
      actual: attributes.also,
      expected: ['also="other-source: 3"', 'also="other-source: 3, 7-8; third-source: 2"'],
      advice: itself
        ? 'Paragraphs of its own source belong into `at`.'
        : 'Name each further source once, by its id, and its paragraphs, numbered from 1.',
    })
  }
  for (const { source: whose } of settled ?? []) {
    if (whose === undefined || whose === source) continue
    if (also?.some((citation) => citation.source === whose)) continue
    fault(`Claim \`${name}\` is settled by paragraphs of \`${whose}\`, on which it does not rest`, [
      `also="${whose}: …"`,
    ])
  }
  if (heading === undefined) {
    sound = false
    context.report({
      rule: 'section-unknown',
      path,
      place,
      reason: `Claim \`${name}\` stands under no heading`,
      advice: 'Put it under a heading that is the title of a section.',
    })
  }

  const statements = statementsOf(directive, languages, file)
  const figures = statements && readFigures(statements, languages, name, file)
  if (!sound || !at || !also || !statements || !figures || heading === undefined) return undefined
  return {
    id: attributes.id ?? '',
    source,
    section: heading,
    topic: attributes.topic ?? '',
    at,
    ...(also.length > 0 && { also }),
    weight,
    statements: mapEach(statements, ({ statement }) => statement),
    figures,
    ...(attributes.attribution && { attribution: attributes.attribution }),
    tags: idList(attributes.tags),
    sensitive: attributes.sensitive !== undefined && attributes.sensitive !== 'false',
    ...(attributes.disputes && { disputes: attributes.disputes }),
    ...(settled && settled.length > 0 && { settled }),
    status: status as Claim['status'],
    ...(attributes['drafted-by'] && { draftedBy: attributes['drafted-by'] }),
    place,
  }
}

/**
 * The figures of a claim. The default language carries the data; each further language marks the
 * same figures by their measure (and population, where one measure stands twice).
 */
function readFigures(
  statements: ByLanguage<MarkedStatement>,
  [first = '', ...others]: readonly Language[],
  claim: string,
  file: WrittenFile,
): Figure[] | undefined {
  let sound = true
  const rest = new Map(others.map((language) => [language, [...of(statements, language).figures]]))
  const figures: Figure[] = []
  for (const marked of of(statements, first).figures) {
    const words: Record<string, string> = { [first]: marked.words }
    for (const [language, candidates] of rest) {
      const index = candidates.findIndex((candidate) => isSameFigure(marked, candidate))
      const [match] = index < 0 ? [] : candidates.splice(index, 1)
      if (match) words[language] = match.words
      else {
        sound = false
        reportUnmatched(marked, claim, language, file)
      }
    }
    const figure = readFigure(marked, claim, words as ByLanguage, file)
    if (figure) figures.push(figure)
    else sound = false
  }
  for (const leftover of [...rest.values()].flat()) {
    sound = false
    reportUnmatched(leftover, claim, first, file)
  }
  return sound ? figures : undefined
}

function isSameFigure(a: MarkedFigure, b: MarkedFigure): boolean {
  return (
    a.attributes.measure === b.attributes.measure &&
    (b.attributes.population === undefined || a.attributes.population === b.attributes.population)
  )
}

function reportUnmatched(
  figure: MarkedFigure,
  claim: string,
  language: string,
  { path, context }: WrittenFile,
): void {
  context.report({
    rule: 'figure-unmatched',
    path,
    place: figure.place,
    reason: `Claim \`${claim}\`: the figure “${figure.words}” is not marked in ${language}`,
    expected: [`:figure[…]{measure=${figure.attributes.measure ?? '…'}}`],
    advice: 'Mark the same figure in both languages, with the same measure.',
  })
}

function readFigure(
  { words: _, attributes, place }: MarkedFigure,
  claim: string,
  words: ByLanguage,
  file: WrittenFile,
): Figure | undefined {
  const known = reportUnknownAttributes(
    attributes,
    FIGURE_ATTRIBUTES,
    `figure of \`${claim}\``,
    place,
    file,
  )
  const faults: { reason: string; expected: string[] }[] = []
  const value = Number(attributes.value || Number.NaN)
  const bound = (attributes.bound ?? 'exact') as Bound
  const { measure, population, period } = attributes
  const asOf = attributes['as-of']
  if (!measure) faults.push({ reason: 'names no measure', expected: ['measure=…'] })
  if (!Number.isFinite(value)) {
    faults.push({
      reason: `has the value \`${attributes.value}\``,
      expected: ['a plain number: value=1300'],
    })
  }
  if (!BOUNDS.includes(bound)) {
    faults.push({ reason: `has the bound \`${bound}\``, expected: [...BOUNDS] })
  }
  for (const [key, date] of Object.entries({ period, 'as-of': asOf })) {
    if (date !== undefined && !isDateOrInterval(date)) {
      faults.push({
        reason: `has the ${key} \`${date}\``,
        expected: ['2018', '2019/2021', '2019/..'],
      })
    }
  }
  for (const { reason, expected } of faults) {
    file.context.report({
      rule: 'directive-attribute',
      path: file.path,
      place,
      reason: `A figure of claim \`${claim}\` ${reason}`,
      expected,
    })
  }
  if (!known || faults.length > 0 || !measure) return undefined
  return {
    measure,
    value,
    bound,
    ...(population && { population }),
    ...(period && { period }),
    ...(asOf && { asOf }),
    ...(attributes['share-of'] && { shareOf: attributes['share-of'] }),
    ...(attributes['part-of'] && { partOf: attributes['part-of'] }),
    words,
  }
}
