import type { ContainerDirective } from 'mdast-util-directive'
import * as z from 'zod'
import {
  type Assessment,
  type ChartPlan,
  CONFIDENCES,
  type EditorialSentence,
  type EditorsFile,
  type FigureNote,
  type Forms,
  type Gap,
  type Lead,
  LIKELIHOODS,
  type PointWording,
  SECTION_IDS,
  type TimelineEvent,
} from '../model/editor.ts'
import type { Place } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { isDateOrInterval } from '../text/dates.ts'
import {
  attributesOf,
  idList,
  placeOf,
  reportUnknownAttributes,
  reportUnknownDirective,
  type WrittenFile,
} from './directives.ts'
import { byLanguage, partialDate, readFrontMatter } from './front-matter.ts'
import { directivesUnderHeadings, openFile, parseBody, statementsOf } from './markdown.ts'
import { formsOf, HOW_TO_SETTLE, ON_EDITORS, ON_VALUES, readSettled } from './settled.ts'

const group = z.strictObject({ title: byLanguage, topics: z.array(z.string().min(1)).min(1) })

/** Some forms in each language: `{ en: [al-Rakka], ar: [الرقّة] }`. */
const forms = z
  .strictObject({
    en: z.array(z.string().min(1)).min(1).optional(),
    ar: z.array(z.string().min(1)).min(1).optional(),
  })
  .transform(({ en, ar }): Forms => ({ ...(en && { en }), ...(ar && { ar }) }))

/** Where a mark stands while it is not known yet. */
const NOWHERE = { path: '', line: 1, column: 1 }

const plan = z.strictObject({
  title: byLanguage,
  'short-title': byLanguage,
  subtitle: byLanguage,
  purpose: byLanguage,
  keywords: byLanguage.optional(),
  date: partialDate,
  sections: z
    .array(
      z.strictObject({
        id: z.enum(SECTION_IDS),
        title: byLanguage,
        groups: z.array(group).default([]),
      }),
    )
    .refine((sections) => sections.map((section) => section.id).join() === SECTION_IDS.join(), {
      error: `must be these five in this order: ${SECTION_IDS.join(', ')}`,
    }),
  measures: z
    .record(z.string(), z.strictObject({ label: byLanguage, unit: byLanguage }))
    .default({}),
  names: z
    .record(
      z.string(),
      z.strictObject({
        kind: z.enum(['person', 'organisation', 'place', 'operation', 'other']),
        name: byLanguage,
        short: byLanguage.optional(),
        also: forms.optional(),
        misspelt: forms.optional(),
        private: z.boolean().default(false),
        ordinary: z.boolean().default(false),
      }),
    )
    .default({}),
  terms: z
    .record(
      z.string(),
      z.strictObject({
        term: byLanguage,
        also: forms.default({}),
        forbidden: forms.default({}),
        paired: z.boolean().default(true),
      }),
    )
    .default({}),
  settled: z
    .record(
      z.string(),
      z.string().refine((mark) => readSettled(mark, ON_VALUES, NOWHERE) !== undefined, {
        error: `settles nothing; ${HOW_TO_SETTLE}`,
      }),
    )
    .default({}),
})

/** What each directive may carry, and whether it must name the claims it rests on. */
const DIRECTIVES: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly claims: boolean }>
> = {
  sentence: { attributes: ['claims', 'settled'], claims: true },
  lead: { attributes: ['claims', 'plain', 'settled'], claims: true },
  assessment: { attributes: ['claims', 'likelihood', 'confidence', 'settled'], claims: true },
  point: { attributes: ['topic', 'claims', 'settled'], claims: false },
  event: { attributes: ['date', 'claims', 'settled'], claims: true },
  'figure-note': { attributes: ['measure', 'claims', 'settled'], claims: true },
  chart: { attributes: ['measures', 'claims', 'settled'], claims: true },
  // These two speak of the sources themselves; no paragraph says what is not said.
  gap: { attributes: ['bottom-line', 'settled'], claims: false },
  summary: { attributes: ['settled'], claims: false },
}

/** Attributes that a directive can do without. */
const OPTIONAL = ['claims', 'plain', 'bottom-line', 'likelihood', 'confidence', 'settled']

/** The editor's prose as it is found, before it is put in its places. */
interface Prose {
  readonly directive: string
  readonly heading: string | undefined
  readonly attributes: Readonly<Record<string, string>>
  readonly sentence: EditorialSentence
}

/**
 * Reads the editor's file. Every fault is reported in this one reading.
 *
 * @returns the file, or `undefined` where its front matter cannot be read
 */
export function readEditorsFile(
  path: string,
  bytes: Uint8Array,
  context: Context,
): EditorsFile | undefined {
  const file = openFile(path, bytes, context)
  const root = parseBody(file)
  const front = readFrontMatter(root, plan, file)
  const prose = directivesUnderHeadings(root).flatMap(({ directive, heading }) => {
    const read = readProse(directive, heading, file)
    return read ? [read] : []
  })
  if (front === undefined) return undefined
  const { data, placeAt } = front
  const named = (directive: string) => prose.filter((read) => read.directive === directive)
  const sentences = (directive: string) => named(directive).map((read) => read.sentence)
  const [chart] = named('chart')
  return {
    path,
    title: data.title,
    shortTitle: data['short-title'],
    subtitle: data.subtitle,
    purpose: data.purpose,
    ...(data.keywords && { keywords: data.keywords }),
    date: data.date,
    sections: data.sections.map(({ groups, ...section }, at) => ({
      ...section,
      place: placeAt(['sections', at, 'id']),
      groups: groups.map(({ title, topics }, group) => ({
        title,
        topics: topics.map((topic, index) => ({
          topic,
          place: placeAt(['sections', at, 'groups', group, 'topics', index]),
        })),
      })),
    })),
    measures: Object.entries(data.measures).map(([id, measure]) => ({ id, ...measure })),
    names: Object.entries(data.names).map(([id, { short, also, misspelt, ...name }]) => ({
      id,
      ...name,
      ...(short && { short }),
      ...(also && { also }),
      ...(misspelt && { misspelt }),
    })),
    terms: Object.entries(data.terms).map(([id, term]) => ({ id, ...term })),
    places: placesOf(data, placeAt),
    settled: Object.fromEntries(
      Object.entries(data.settled).map(([id, marks]) => [
        id,
        readSettled(marks, ON_VALUES, { ...placeAt(['settled', id]), path }) ?? [],
      ]),
    ),
    bottomLine: sentences('sentence'),
    leads: named('lead').map(
      ({ sentence, heading, attributes }): Lead => ({
        ...sentence,
        section: heading ?? '',
        plain: attributes.plain !== undefined,
      }),
    ),
    assessments: named('assessment').map(
      ({ sentence, heading, attributes }): Assessment => ({
        ...sentence,
        section: heading ?? '',
        ...oneOf('likelihood', LIKELIHOODS, attributes),
        ...oneOf('confidence', CONFIDENCES, attributes),
      }),
    ),
    points: named('point').map(
      ({ sentence, attributes }): PointWording => ({ ...sentence, topic: attributes.topic ?? '' }),
    ),
    timeline: named('event').map(
      ({ sentence, attributes }): TimelineEvent => ({ ...sentence, date: attributes.date ?? '' }),
    ),
    figureNotes: named('figure-note').map(
      ({ sentence, attributes }): FigureNote => ({
        ...sentence,
        measure: attributes.measure ?? '',
      }),
    ),
    ...(chart && {
      chart: {
        ...chart.sentence,
        measures: idList(chart.attributes.measures),
      } satisfies ChartPlan,
    }),
    gaps: named('gap').map(
      ({ sentence, attributes }): Gap => ({
        ...sentence,
        bottomLine: attributes['bottom-line'] !== undefined,
      }),
    ),
    sourceSummary: sentences('summary'),
  }
}

/** Where the words of the front matter stand, under the ids that they have as texts. */
function placesOf(
  { sections, measures, names, terms }: z.infer<typeof plan>,
  placeAt: (path: readonly (string | number)[]) => Place,
): Record<string, Place> {
  return Object.fromEntries([
    ...['title', 'short-title', 'subtitle', 'purpose', 'keywords'].map((key) => [
      `brief:${key}`,
      placeAt([key]),
    ]),
    ...sections.flatMap(({ id, groups }, at) => [
      [`section:${id}:title`, placeAt(['sections', at, 'title'])],
      ...groups.map((_, group) => [
        `section:${id}:group.${group + 1}`,
        placeAt(['sections', at, 'groups', group, 'title']),
      ]),
    ]),
    ...Object.keys(measures).flatMap((id) =>
      ['label', 'unit'].map((key) => [`measure:${id}:${key}`, placeAt(['measures', id, key])]),
    ),
    ...Object.keys(names).flatMap((id) => [
      [`name:${id}`, placeAt(['names', id, 'name'])],
      [`name:${id}:short`, placeAt(['names', id, 'short'])],
      [`name:${id}:also`, placeAt(['names', id, 'also'])],
    ]),
    ...Object.keys(terms).map((id) => [`term:${id}`, placeAt(['terms', id, 'term'])]),
  ])
}

function readProse(
  directive: ContainerDirective,
  heading: string | undefined,
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
      expected: [`${key}=…`],
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
  if (directive.name === 'assessment') checkJudgement(attributes, place, file)
  if (['lead', 'assessment'].includes(directive.name) && heading === undefined) {
    context.report({
      rule: 'section-unknown',
      path,
      place,
      reason: `${directive.name === 'lead' ? 'A lead' : 'An assessment'} stands under no heading`,
      advice: 'Put it under the title of its section.',
    })
  }
  const statements = statementsOf(directive, file)
  if (!statements || required.length > 0) return undefined
  return {
    directive: directive.name,
    heading,
    attributes,
    sentence: {
      statements: { en: statements.en.statement, ar: statements.ar.statement },
      claims,
      ...(settled && settled.length > 0 && { settled }),
      place,
    },
  }
}

/** What an assessment declares is a term of the scale, and something is declared. */
function checkJudgement(
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
      reason: `\`assessment\` has the ${key} \`${value}\``,
      actual: value,
      expected: scale,
    })
  }
  if (attributes.likelihood !== undefined || attributes.confidence !== undefined) return
  context.report({
    rule: 'directive-attribute',
    path,
    place,
    reason: '`assessment` says neither how likely nor how well founded it is',
    expected: ['likelihood=…', 'confidence=…'],
    advice: 'Name the one of the two that its sentence speaks of; a lead needs neither.',
  })
}

/** An attribute whose value stands in a list; what does not was reported. */
function oneOf<K extends string, V extends string>(
  key: K,
  values: readonly V[],
  attributes: Readonly<Record<string, string>>,
): { [key in K]?: V } {
  const value = values.find((candidate) => candidate === attributes[key])
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: V }
}
