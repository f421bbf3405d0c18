import type { ContainerDirective } from 'mdast-util-directive'
import {
  type Assessment,
  type ChartPlan,
  CONFIDENCES,
  type DisputePlan,
  type EditorsFile,
  type FigureNote,
  type Gap,
  type Judgement,
  type Lead,
  LIKELIHOODS,
  type MergedPointPlan,
  type PointWording,
  type TimelineEvent,
  USUAL_SECTIONS,
} from '../model/editor.ts'
import type { Language } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { idList, placeOf, type WrittenFile } from './directives.ts'
import { picturesIn } from './editors-pictures.ts'
import { type Prose, readProse } from './editors-prose.ts'
import { NEEDS, placesOf, planIn, usualSections } from './editors-record.ts'
import { readFrontMatter } from './front-matter.ts'
import { directivesUnderHeadings, openFile, parseBody } from './markdown.ts'
import { ON_VALUES, readSettled } from './settled.ts'

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
  const directives = directivesUnderHeadings(root)
  const prose = directives.flatMap(({ directive, heading }) => {
    const read = readProse(directive, heading, languages, file)
    return read ? [read] : []
  })
  const disputes = disputesIn(
    directives.map(({ directive }) => directive),
    prose,
    file,
  )
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
    maximumSentence: data.style['maximum-sentence'],
    date: data.date,
    ...(data.version !== undefined && { version: data.version }),
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
    answer: sentences('answer'),
    judgements: named('judgement').map(
      ({ sentence, attributes }): Judgement => ({ ...sentence, ...declared(attributes) }),
    ),
    keyFigures: data['key-figures'].map(({ population, time, ...figure }, at) => ({
      ...figure,
      ...(population !== undefined && { population }),
      ...(time !== undefined && { time }),
      place: placeAt(['key-figures', at, 'claim']),
    })),
    disputes,
    questions: sentences('question'),
    imprint: sentences('imprint'),
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
        ...declared(attributes),
      }),
    ),
    points: named('point')
      .filter(({ attributes }) => attributes.merges === undefined)
      .map(
        ({ sentence, attributes }): PointWording => ({
          ...sentence,
          topic: attributes.topic ?? '',
        }),
      ),
    mergedPoints: named('point')
      .filter(({ attributes }) => attributes.merges !== undefined)
      .map(
        ({ sentence, attributes }): MergedPointPlan => ({
          ...sentence,
          topic: attributes.topic ?? '',
          merges: idList(attributes.merges),
        }),
      ),
    timeline: named('event').map(
      ({ sentence, attributes }): TimelineEvent => ({
        ...sentence,
        date: attributes.date ?? '',
        first: attributes.first !== undefined,
        publication: attributes.publication !== undefined,
      }),
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
    pictures: picturesIn(data.pictures, named('picture'), placeAt, file),
    gaps: named('gap').map(
      ({ sentence, attributes }): Gap => ({
        ...sentence,
        bottomLine: attributes['bottom-line'] !== undefined,
      }),
    ),
    sourceSummary: sentences('summary'),
  }
}

/** The least number of sides that a dispute has. */
const SIDES = 2

/**
 * The disputes with the positions that stand inside of them. A position outside of one, and a dispute without
 * two, is told.
 */
function disputesIn(
  directives: readonly ContainerDirective[],
  prose: readonly Prose[],
  { path, context }: WrittenFile,
): DisputePlan[] {
  const report = (node: ContainerDirective, reason: string, advice: string) =>
    context.report({ rule: 'dispute-form', path, place: placeOf(node, path), reason, advice })
  const disputes = directives.filter(({ name }) => name === 'dispute')
  const sidesOf = (dispute: ContainerDirective) =>
    directives.filter((each) => each.name === 'position' && dispute.children.includes(each))
  const placed = disputes.flatMap(sidesOf)
  for (const node of directives.filter((each) => each.name === 'position')) {
    if (placed.includes(node)) continue
    report(
      node,
      'A `position` stands in no `dispute`',
      'Put it between `:::::dispute` with its title and `:::::`, beside the other positions.',
    )
  }
  for (const dispute of disputes) {
    const { length } = sidesOf(dispute)
    if (length >= SIDES) continue
    report(
      dispute,
      `A \`dispute\` has ${length === 0 ? 'no position' : 'one position alone'}`,
      'Give each side a `::::position{claims="…"}` inside of it.',
    )
  }
  // What was too faulty to be read is told already.
  const readOf = (node: ContainerDirective) => prose.filter((read) => read.node === node)
  const sentenceOf = (node: ContainerDirective) => readOf(node).map(({ sentence }) => sentence)
  return disputes.flatMap((dispute) =>
    readOf(dispute).map(({ sentence, attributes }) => ({
      ...sentence,
      inTableAlone: attributes.table !== undefined,
      positions: sidesOf(dispute).flatMap(sentenceOf),
    })),
  )
}

/** What a judgement declares. */
function declared(
  attributes: Readonly<Record<string, string>>,
): Pick<Judgement, 'likelihood' | 'confidence'> {
  return {
    ...oneOf('likelihood', LIKELIHOODS, attributes),
    ...oneOf('confidence', CONFIDENCES, attributes),
  }
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
