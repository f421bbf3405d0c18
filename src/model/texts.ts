import type { PhrasingContent } from 'mdast'
import type { Audience, Labels } from './audience.ts'
import {
  type EditorialSentence,
  type EditorsFile,
  findSection,
  type Judgement,
  type PicturePlan,
  type PointWording,
} from './editor.ts'
import { type ByLanguage, firstOf, languagesOf, mapEach, of } from './language.ts'
import { onceOf } from './once-of.ts'
import { claimsOn, formatLocator, type Place, type Settled, type Source } from './source.ts'

/**
 * What a text is called, whatever line it stands on: a claim's id, `point:topic`, `lead:background.2`
 * (the second one there), `brief:title`, `section:outcomes:title`, `source:harbour:title`.
 */
export type TextId = string

/** What a text is. */
export type TextKind =
  | 'claim'
  | 'point'
  | 'sentence'
  | 'answer'
  | 'judgement'
  | 'dispute'
  | 'position'
  | 'question'
  | 'imprint'
  | 'lead'
  | 'assessment'
  | 'event'
  | 'figure-note'
  | 'chart'
  | 'picture'
  | 'picture-alt'
  | 'picture-credit'
  | 'picture-label'
  | 'gap'
  | 'summary'
  | 'title'
  | 'short-title'
  | 'subtitle'
  | 'purpose'
  | 'keywords'
  | 'section'
  | 'group'
  | 'measure'
  | 'unit'
  | 'population'
  | 'source-title'
  | 'source-short-title'
  | 'source-container'
  | 'author'
  | 'translator'
  | 'health-note'
  | 'card-interest'
  | 'card-reliance'
  | 'name'
  | 'short-name'
  | 'name-forms'
  | 'term'
  | 'label'
  | 'running-line'
  | 'full-brief'

/** Whether a text is a value in a file and not Markdown, by what it is called. */
export function isValue(id: TextId): boolean {
  return /^(?:brief|section|measure|population|source|name|term):|^picture:[^:]+:/.test(id)
}

/** What is done with texts. */
export type Use =
  /** The lock tells when one language was edited and the other was not. */
  | 'inStep'
  /** Numbers, hedges and dates are the same in all languages. */
  | 'numbers'
  /** No language says the opposite of the other. */
  | 'senses'
  /** Names are spelt as the register spells them, and named in all languages. */
  | 'names'
  /** The glossary is kept to. */
  | 'terms'
  /** It is the editor's own prose: judgements are made in the terms of their scales. */
  | 'prose'
  /** It is made of sentences: they are short, name their sources, and say when what they say was so. */
  | 'style'
  /** The manifest keeps its words, to tell the next time what has changed. */
  | 'recorded'
  /** A mark stands for a private name where an audience may not read it; else it is reported. */
  | 'withheld'

/** Where a text stands; of what is a value in a file, the file alone. */
export type TextPlace = Place | Pick<Place, 'path'>

/** One text in one language. */
export interface Saying {
  /** Without Markdown. */
  readonly plain: string
  /** With its Markdown; absent of what is a value in a file. */
  readonly content?: readonly PhrasingContent[]
  readonly place: TextPlace
}

/** One text that a person wrote, in every language of the brief. */
export interface Text {
  readonly id: TextId
  readonly kind: TextKind
  /** What it is, as a message begins with it: "Claim `np-children`". */
  readonly owner: string
  readonly says: ByLanguage<Saying>
  /** Where all of it begins. */
  readonly place: TextPlace
  /** Ids of the claims it rests on. */
  readonly rests: readonly string[]
  /** A sentence of the editor's by its kind and its line: `lead:175`. A person may call it so. */
  readonly alias?: string
  /** What a person has looked at in it and found to be right. */
  readonly settled?: readonly Settled[]
  /** When it was, of an event of the timeline: ISO 8601, a date or an interval. */
  readonly dated?: string
  /** What a judgement declares. */
  readonly declares?: Pick<Judgement, 'likelihood' | 'confidence'>
}

/** A sentence of the editor's: whatever is held to anything is held here. */
const SENTENCE = {
  inStep: true,
  numbers: true,
  senses: true,
  names: true,
  terms: true,
  prose: true,
  style: true,
  recorded: true,
  withheld: true,
} as const

/** What stands over the editor's sentences, or says what they are about. */
const HEADING = {
  ...SENTENCE,
  // It judges nothing.
  prose: false,
  style: false,
  // The manifest compares what is stated; a heading states nothing.
  recorded: false,
} as const

/** What stands in the record of a source. */
const RECORD = {
  ...HEADING,
  // The source chose the words.
  terms: false,
} as const

/** Who wrote a source, and where it appeared: names. */
const NAMED = {
  ...RECORD,
  // A name has no sense that could be turned round.
  senses: false,
  // A spelling that is corrected in one language leaves the other as right as it was.
  inStep: false,
} as const

/** What the names register itself says. */
const REGISTERED = {
  ...HEADING,
  // As of any name.
  senses: false,
  // As of any name: a corrected spelling leaves the other language right.
  inStep: false,
  // The names are held to this.
  names: false,
} as const

/** What a template prints beside the brief. */
const WORDING = {
  ...HEADING,
  // A few words without a sentence around them: what is left out in one language proves nothing.
  senses: false,
  // The lock goes with the notes; templates may serve many projects.
  inStep: false,
  // It prints as it stands; a private name in it is reported instead.
  withheld: false,
} as const

/** What is done with the texts of each kind. Whoever adds a kind has to decide it for every use. */
export const USES = {
  // What it says is its source's, whatever words it uses; the editor's brackets in it are prose.
  claim: { ...SENTENCE, prose: false },
  point: SENTENCE,
  sentence: SENTENCE,
  answer: SENTENCE,
  judgement: SENTENCE,
  // The title of what is in dispute.
  dispute: HEADING,
  position: SENTENCE,
  question: SENTENCE,
  imprint: SENTENCE,
  lead: SENTENCE,
  assessment: SENTENCE,
  event: SENTENCE,
  'figure-note': SENTENCE,
  chart: SENTENCE,
  picture: SENTENCE,
  // It says what is to be seen, and judges nothing.
  'picture-alt': HEADING,
  'picture-label': HEADING,
  // Names of people and licences.
  'picture-credit': NAMED,
  gap: SENTENCE,
  summary: SENTENCE,
  title: HEADING,
  'short-title': HEADING,
  subtitle: HEADING,
  purpose: HEADING,
  keywords: HEADING,
  section: HEADING,
  group: HEADING,
  measure: { ...HEADING, recorded: true },
  // A word that several measures share, in Arabic not always the same one.
  unit: { ...HEADING, inStep: false },
  // The manifest keeps its id with each figure: called otherwise it is still the same people.
  population: HEADING,
  'source-title': { ...RECORD, recorded: true },
  'source-short-title': RECORD,
  'source-container': NAMED,
  author: NAMED,
  translator: NAMED,
  // It quotes what the source gets wrong, misspelt names and forbidden renderings first of all.
  'health-note': { ...RECORD, names: false },
  // The editor's words, which the manifest keeps with the record of the source.
  'card-interest': { ...SENTENCE, recorded: false },
  'card-reliance': { ...SENTENCE, recorded: false },
  name: REGISTERED,
  'short-name': REGISTERED,
  'name-forms': REGISTERED,
  // It is not printed.
  term: { ...REGISTERED, names: true, withheld: false },
  label: WORDING,
  'running-line': WORDING,
  'full-brief': WORDING,
} as const satisfies Readonly<Record<TextKind, Readonly<Record<Use, boolean>>>>

/** The kinds of texts with which one thing is done. */
export type KindFor<U extends Use> = {
  [K in TextKind]: (typeof USES)[K][U] extends true ? K : never
}[TextKind]

/** Those of some texts with which one thing is done. */
export function textsFor(use: Use, texts: readonly Text[]): Text[] {
  return texts.filter(({ kind }) => USES[kind][use])
}

/**
 * Every text of a project that is printed, or compared with another, once. Words of figures are part of
 * their claims; misspelt forms of names and forbidden ones of terms are only looked for.
 */
export function textsOf(sources: readonly Source[], editor: EditorsFile | undefined): Text[] {
  return [
    ...sources.flatMap(textsOfSource),
    ...(editor
      ? [
          ...valuesOf(editor).headings,
          ...sentencesOf(editor, sources),
          ...valuesOf(editor).register,
        ]
      : []),
  ].filter(({ says }) => Object.values(says).every(({ plain }) => plain !== STAND_IN))
}

/** Stands for a text that could not be read. That is told where it was to stand, and nothing else is said of it. */
export const STAND_IN = '…'

/**
 * The wordings of an audience.
 *
 * @param folder the audience's folder, as a message names it: `templates/base`
 * @param inherited the labels of `templates/base`, so that what an audience takes over unchanged is
 *   told of once
 */
export function textsOfAudience(
  { name, labels, runningLine, fullBrief }: Wordings,
  folder: string,
  inherited?: ByLanguage<Labels>,
): Text[] {
  const keys = new Set(languagesOf(labels).flatMap((language) => Object.keys(of(labels, language))))
  const isOwn = (key: string) =>
    languagesOf(labels).some(
      (language) => of(labels, language)[key] !== inherited?.[language]?.[key],
    )
  const label = (key: string): Text => ({
    id: `audience:${name}:label:${key}`,
    kind: 'label',
    owner: `The label \`${key}\``,
    says: mapEach(labels, (own, language) => ({
      plain: own[key] ?? '',
      place: { path: `${folder}/labels/${language}.yaml` },
    })),
    place: { path: folder },
    rests: [],
  })
  const setting = (kind: 'running-line' | 'full-brief', words: ByLanguage | undefined) => {
    const owner = `The setting \`${kind}\``
    return words
      ? [value(kind, `audience:${name}:${kind}`, owner, words, { path: `${folder}/audience.yaml` })]
      : []
  }
  return [
    ...[...keys].filter(isOwn).map(label),
    ...setting('running-line', runningLine),
    ...setting('full-brief', fullBrief),
  ]
}

/** What an audience says of its own. */
export type Wordings = Pick<Audience, 'name' | 'labels' | 'runningLine' | 'fullBrief'>

const textsOfSource = onceOf(allTextsOf)

/** The texts of the editor's that stand on nothing but that file. */
const valuesOf = onceOf((editor: EditorsFile) => ({
  headings: headingsOf(editor),
  register: registerOf(editor),
}))

function allTextsOf({ id, path, record, health, card, claims, places }: Source): Text[] {
  const { title, titleShort, containerTitle, author = [], translator = [] } = record
  const of = (kind: TextKind, part: string, owner: string, words: ByLanguage | undefined) =>
    words ? [value(kind, `source:${id}:${part}`, owner, words, places[part] ?? { path })] : []
  return [
    ...of('source-title', 'title', `A title of \`${id}\``, title),
    ...of('source-short-title', 'short-title', `A title of \`${id}\``, titleShort),
    ...of('source-container', 'container', `A title of \`${id}\``, containerTitle),
    ...author.flatMap((name, at) =>
      of('author', `author.${at + 1}`, `An author of \`${id}\``, name),
    ),
    ...translator.flatMap((name, at) =>
      of('translator', `translator.${at + 1}`, `A translator of \`${id}\``, name),
    ),
    ...health.flatMap(({ at, note }, index) => {
      const owner = `The health note on paragraph ${formatLocator(at)} of \`${id}\``
      return of('health-note', `health.${index + 1}`, owner, note)
    }),
    ...of('card-interest', 'interest', `What \`${id}\` wants`, card?.interest),
    ...of('card-reliance', 'reliance', `What \`${id}\` is worth`, card?.reliance),
    ...claims.map(
      (claim): Text => ({
        id: claim.id,
        kind: 'claim',
        owner: `Claim \`${claim.id}\``,
        says: claim.statements,
        place: claim.place,
        rests: [claim.id],
        ...(claim.settled && { settled: claim.settled }),
      }),
    ),
  ]
}

function headingsOf(editor: EditorsFile): Text[] {
  const { path, places, title, shortTitle, subtitle, purpose, keywords, sections } = editor
  const of = (kind: TextKind, id: TextId, owner: string, words: ByLanguage) =>
    value(kind, id, owner, words, places[id] ?? { path })
  return [
    of('title', 'brief:title', 'The title', title),
    of('short-title', 'brief:short-title', 'The short title', shortTitle),
    ...(subtitle ? [of('subtitle', 'brief:subtitle', 'The subtitle', subtitle)] : []),
    ...(purpose ? [of('purpose', 'brief:purpose', 'The purpose', purpose)] : []),
    ...(keywords ? [of('keywords', 'brief:keywords', 'The list of keywords', keywords)] : []),
    ...sections.flatMap(({ id, title, groups }) => [
      of('section', `section:${id}:title`, `The title of section \`${id}\``, title),
      ...groups.map(({ title: heading }, at) =>
        of('group', `section:${id}:group.${at + 1}`, `The heading “${firstOf(heading)}”`, heading),
      ),
    ]),
    ...editor.measures.flatMap(({ id, label, unit }) => [
      of('measure', `measure:${id}:label`, `The label of measure \`${id}\``, label),
      of('unit', `measure:${id}:unit`, `The unit of measure \`${id}\``, unit),
    ]),
    ...editor.populations.map(({ id, label }) =>
      of('population', `population:${id}:label`, `The label of population \`${id}\``, label),
    ),
  ]
}

/** The editor's prose. Sentences have no ids of their own: they are counted where they stand. */
function sentencesOf(editor: EditorsFile, sources: readonly Source[]): Text[] {
  const counts = new Map<string, number>()
  const counted = (
    kind: TextKind,
    of: string | undefined,
    owner: string,
    { statements, claims, settled, place }: EditorialSentence,
  ): Text => {
    const group = of === undefined ? kind : `${kind}:${of}`
    const count = (counts.get(group) ?? 0) + 1
    counts.set(group, count)
    return {
      id: `${group}.${count}`,
      kind,
      owner,
      says: statements,
      place,
      rests: claims,
      alias: `${kind}:${place.line}`,
      ...(settled && { settled }),
    }
  }
  const under = ({ section }: { readonly section: string }) =>
    findSection(section, editor) ?? section
  return [
    ...editor.bottomLine.map((sentence) =>
      counted('sentence', undefined, 'A sentence of the bottom line', sentence),
    ),
    ...editor.answer.map((sentence) =>
      counted('answer', undefined, 'A sentence of the answer', sentence),
    ),
    ...editor.judgements.map((judgement) => ({
      ...counted('judgement', undefined, 'A judgement', judgement),
      declares: judgement,
    })),
    ...editor.disputes.flatMap((dispute) => [
      counted('dispute', undefined, 'The title of a dispute', dispute),
      ...dispute.positions.map((position) =>
        counted('position', undefined, 'A position of a dispute', position),
      ),
    ]),
    ...editor.questions.map((question) => counted('question', undefined, 'A question', question)),
    ...editor.imprint.map((sentence) =>
      counted('imprint', undefined, 'A sentence of the imprint', sentence),
    ),
    ...editor.leads.map((lead) =>
      counted('lead', under(lead), `A lead of “${lead.section}”`, lead),
    ),
    ...editor.points.map((point) => pointText(point, [point.topic], sources)),
    ...editor.mergedPoints.map((point) => pointText(point, point.merges, sources)),
    ...editor.assessments.map((assessment) => ({
      ...counted(
        'assessment',
        under(assessment),
        `An assessment under “${assessment.section}”`,
        assessment,
      ),
      declares: assessment,
    })),
    ...editor.timeline.map((event) => ({
      ...counted('event', event.date, 'An event', event),
      dated: event.date,
    })),
    ...editor.figureNotes.map((note) =>
      counted('figure-note', note.measure, `The note on figures of \`${note.measure}\``, note),
    ),
    ...(editor.chart
      ? [counted('chart', undefined, 'The caption of the chart', editor.chart)]
      : []),
    ...editor.pictures.flatMap((picture) => textsOfPicture(picture, editor)),
    ...editor.gaps.map((gap) => counted('gap', undefined, 'A gap', gap)),
    ...editor.sourceSummary.map((sentence) =>
      counted('summary', undefined, 'The summary of sources', sentence),
    ),
  ]
}

/** The editor's words of a point, which rest on all claims of its topics where they name none. */
function pointText(
  { topic, statements, claims, settled, place }: PointWording,
  topics: readonly string[],
  sources: readonly Source[],
): Text {
  const all = claimsOn(topics, sources).filter(({ status }) => status === 'final')
  return {
    id: `point:${topic}`,
    kind: 'point',
    owner: `The wording of point \`${topic}\``,
    says: statements,
    place,
    rests: claims.length > 0 ? claims : all.map(({ id }) => id),
    ...(settled && { settled }),
  }
}

function textsOfPicture(picture: PicturePlan, { path, places }: EditorsFile): Text[] {
  const { id, alt, credit, labels, statements, claims, settled, place } = picture
  const of = (kind: TextKind, part: string, owner: string, words: ByLanguage): Text => {
    const textId = `picture:${id}:${part}`
    return value(kind, textId, owner, words, places[textId] ?? { path })
  }
  return [
    {
      id: `picture:${id}`,
      kind: 'picture',
      owner: `The caption of picture \`${id}\``,
      says: statements,
      place,
      rests: claims,
      ...(settled && { settled }),
    },
    of('picture-alt', 'alt', `The description of picture \`${id}\``, alt),
    of('picture-credit', 'credit', `The credit of picture \`${id}\``, credit),
    ...labels.map(({ id: label, text }) =>
      of('picture-label', `label:${label}`, `The label \`${label}\` of picture \`${id}\``, text),
    ),
  ]
}

function registerOf({ path, places, names, terms }: EditorsFile): Text[] {
  const of = (kind: TextKind, id: TextId, owner: string, words: ByLanguage) =>
    value(kind, id, owner, words, places[id] ?? { path })
  return [
    ...names.flatMap(({ id, name, short, also }) => [
      of('name', `name:${id}`, `The name \`${id}\``, name),
      ...(short
        ? [of('short-name', `name:${id}:short`, `The short name of \`${id}\``, short)]
        : []),
      // Forms of which one language has more than the other are spellings, each for itself.
      ...(isPaired(mapEach(name, (_, language) => also?.[language] ?? []))
        ? [
            of(
              'name-forms',
              `name:${id}:also`,
              `The further forms of \`${id}\``,
              mapEach(name, (_, language) => also?.[language]?.join('; ') ?? ''),
            ),
          ]
        : []),
    ]),
    ...terms.map(({ id, term }) => of('term', `term:${id}`, `The term \`${id}\``, term)),
  ]
}

/** Whether there are forms, and as many in each language. */
function isPaired(forms: ByLanguage<readonly string[]>): boolean {
  const { length } = firstOf(forms)
  return length > 0 && Object.values(forms).every((each) => each.length === length)
}

/** A text that is a value in a file. */
function value(
  kind: TextKind,
  id: TextId,
  owner: string,
  words: ByLanguage,
  place: TextPlace,
): Text {
  return {
    id,
    kind,
    owner,
    says: mapEach(words, (plain) => ({ plain, place })),
    place,
    rests: [],
  }
}
