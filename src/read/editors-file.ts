import type { ContainerDirective } from 'mdast-util-directive'
import * as z from 'zod'
import { packOf } from '../languages/packs.ts'
import { RESERVED_IDS } from '../model/brief.ts'
import {
  type Assessment,
  type ChartPlan,
  CONFIDENCES,
  type EditorialSentence,
  type EditorsFile,
  type FigureNote,
  foldHeading,
  type Gap,
  type Lead,
  LIKELIHOODS,
  type PointWording,
  type SectionPlan,
  type TimelineEvent,
  USUAL_SECTIONS,
} from '../model/editor.ts'
import { type ByLanguage, each, type Language, mapEach } from '../model/language.ts'
import type { Place } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { isDateOrInterval } from '../text/dates.ts'
import { nearest } from '../text/nearest.ts'
import {
  attributesOf,
  idList,
  placeOf,
  reportUnknownAttributes,
  reportUnknownDirective,
  type WrittenFile,
} from './directives.ts'
import { inLanguages, partialDate, readFrontMatter } from './front-matter.ts'
import { directivesUnderHeadings, openFile, parseBody, statementsOf } from './markdown.ts'
import { formsOf, HOW_TO_SETTLE, ON_EDITORS, ON_VALUES, readSettled } from './settled.ts'

const sectionIn = inLanguages((text) =>
  z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
        error: 'is no id; write small letters, digits and hyphens, such as open-risks',
      })
      .refine((id) => !RESERVED_IDS.includes(id), {
        error: 'is the name of another part of a brief',
      }),
    title: text,
    background: z.boolean().optional(),
    groups: z
      .array(z.strictObject({ title: text, topics: z.array(z.string().min(1)).min(1) }))
      .default([]),
  }),
)

/** Every section has an id of its own, and a heading that belongs to it alone. */
function checkSections(
  sections: readonly { readonly id: string; readonly title: ByLanguage }[],
  issues: z.RefinementCtx,
): void {
  const first = new Map<string, string>()
  for (const [at, { id, title }] of sections.entries()) {
    for (const [key, name] of [['id', id], ...Object.entries(title)] as const) {
      const folded = foldHeading(name)
      const other = first.get(folded)
      if (other !== undefined && other !== id) {
        issues.addIssue({
          code: 'custom',
          path: key === 'id' ? [at, 'id'] : [at, 'title', key],
          message: `is what the section \`${other}\` is called`,
        })
      } else if (key === 'id' && other === id) {
        issues.addIssue({ code: 'custom', path: [at, 'id'], message: 'names a section twice' })
      }
      first.set(folded, id)
    }
  }
}

/** Where a mark stands while it is not known yet. */
const NOWHERE = { path: '', line: 1, column: 1 }

/** What lies within another population lies within a known one, and never within itself. */
function checkPopulations(
  populations: Readonly<Record<string, { readonly within?: string | undefined }>>,
  issues: z.RefinementCtx,
): void {
  const widerThan = (id: string) =>
    Object.hasOwn(populations, id) ? populations[id]?.within : undefined
  const inCircles = new Set<string>()
  for (const [id, { within }] of Object.entries(populations)) {
    if (within === undefined) continue
    const report = (message: string) =>
      issues.addIssue({ code: 'custom', path: [id, 'within'], message })
    if (!Object.hasOwn(populations, within)) {
      const meant = nearest(within, Object.keys(populations))
      report(`names no population${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`)
      continue
    }
    const way = [id]
    for (let at = widerThan(id); at && !way.includes(at); at = widerThan(at)) way.push(at)
    // A circle is told once, at the first of those that stand in it.
    if (widerThan(way.at(-1) ?? id) !== id || inCircles.has(id)) continue
    for (const each of way) inCircles.add(each)
    report(`goes round in a circle: ${[...way, id].join(' in ')}`)
  }
}

const planIn = inLanguages((text, forms, languages) =>
  z.strictObject({
    // What they are is read before all else.
    languages: z.array(z.string()).optional(),
    title: text,
    'short-title': text,
    subtitle: text.optional(),
    purpose: text.optional(),
    keywords: text.optional(),
    date: partialDate,
    sections: z.array(sectionIn(languages)).min(1).superRefine(checkSections).optional(),
    measures: z.record(z.string(), z.strictObject({ label: text, unit: text })).default({}),
    populations: z
      .record(z.string(), z.strictObject({ label: text, within: z.string().optional() }))
      .superRefine(checkPopulations)
      .default({}),
    names: z
      .record(
        z.string(),
        z.strictObject({
          kind: z.enum(['person', 'organisation', 'place', 'operation', 'other']),
          name: text,
          short: text.optional(),
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
          term: text,
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
  }),
)

/** A brief whose date cannot be read has no source that is younger. */
const NEEDS = {
  standIns: { date: '9999' },
  vital: ['sections', 'measures', 'populations', 'names', 'terms'],
}

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
 * @param languages those of the brief
 * @returns what could be read, or `undefined` where nothing can be done with the rest
 */
export function readEditorsFile(
  path: string,
  bytes: Uint8Array,
  languages: readonly Language[],
  context: Context,
): EditorsFile | undefined {
  const file = openFile(path, bytes, context)
  const root = parseBody(file)
  const front = readFrontMatter(root, planIn(languages), file, { ...NEEDS, languages })
  const prose = directivesUnderHeadings(root).flatMap(({ directive, heading }) => {
    const read = readProse(directive, heading, languages, file)
    return read ? [read] : []
  })
  if (front === undefined) return undefined
  const { data, placeAt } = front
  const named = (directive: string) => prose.filter((read) => read.directive === directive)
  const sentences = (directive: string) => named(directive).map((read) => read.sentence)
  const [chart] = named('chart')
  return {
    path,
    languages,
    title: data.title,
    shortTitle: data['short-title'],
    ...(data.subtitle && { subtitle: data.subtitle }),
    ...(data.purpose && { purpose: data.purpose }),
    ...(data.keywords && { keywords: data.keywords }),
    date: data.date,
    sections: data.sections
      ? data.sections.map(({ groups, background, ...section }, at) => ({
          ...section,
          // Who marks no section means the one that is called so.
          background: background ?? section.id === USUAL_SECTIONS[0],
          place: placeAt(['sections', at, 'id']),
          groups: groups.map(({ title, topics }, group) => ({
            title,
            topics: topics.map((topic, index) => ({
              topic,
              place: placeAt(['sections', at, 'groups', group, 'topics', index]),
            })),
          })),
        }))
      : usualSections(path, languages),
    measures: Object.entries(data.measures).map(([id, measure]) => ({ id, ...measure })),
    populations: Object.entries(data.populations).map(([id, { label, within }]) => ({
      id,
      label,
      ...(within && { within }),
    })),
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

/** The five sections under their usual titles. */
function usualSections(path: string, languages: readonly Language[]): SectionPlan[] {
  return USUAL_SECTIONS.map((id) => ({
    id,
    title: each(languages, (language) => packOf(language).sections[id]),
    background: id === USUAL_SECTIONS[0],
    groups: [],
    place: { path, line: 1, column: 1 },
  }))
}

/** Where the words of the front matter stand, under the ids that they have as texts. */
function placesOf(
  { sections = [], measures, populations, names, terms }: z.infer<ReturnType<typeof planIn>>,
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
    ...Object.keys(populations).map((id) => [
      `population:${id}:label`,
      placeAt(['populations', id, 'label']),
    ]),
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
  const statements = statementsOf(directive, languages, file)
  if (!statements || required.length > 0) return undefined
  return {
    directive: directive.name,
    heading,
    attributes,
    sentence: {
      statements: mapEach(statements, ({ statement }) => statement),
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
