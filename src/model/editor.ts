import type { ByLanguage, Language } from './language.ts'
import type { Place, Settled, Statement } from './source.ts'

/** The sections of a brief whose editor's file lists none, in their order. */
export const USUAL_SECTIONS = ['background', 'approach', 'outcomes', 'criticisms', 'risks'] as const

export type UsualSection = (typeof USUAL_SECTIONS)[number]

/** What a section is called in notes, audiences and addresses: `background`. */
export type SectionId = string

/** A heading inside a section, and the topics that stand under it in this order. */
export interface TopicGroup {
  readonly title: ByLanguage
  readonly topics: readonly PlannedTopic[]
}

export interface PlannedTopic {
  readonly topic: string
  /** Where the plan names it. */
  readonly place: Place
}

export interface SectionPlan {
  readonly id: SectionId
  readonly title: ByLanguage
  /** It says what there was before, and may rest on sources that do not speak of the subject. */
  readonly background: boolean
  readonly groups: readonly TopicGroup[]
  readonly place: Place
}

/** A named quantity under which figures are compared. */
export interface Measure {
  readonly id: string
  readonly label: ByLanguage
  /** What is counted: `people`, `per cent`, `US dollars a month`. */
  readonly unit: ByLanguage
}

/** Who or what is counted. Figures of two populations are not compared with each other. */
export interface Population {
  readonly id: string
  readonly label: ByLanguage
  /** The id of a wider population, all of which this one is a part of. */
  readonly within?: string
}

/** One person, body, place or operation: one spelling in each language. */
export interface RegisteredName {
  readonly id: string
  readonly kind: 'person' | 'organisation' | 'place' | 'operation' | 'other'
  readonly name: ByLanguage
  /** The shorter form that a table or a second mention uses. */
  readonly short?: ByLanguage
  /** Further forms that are right: a title, an older name, a first name by which one is known. */
  readonly also?: Forms
  /** Forms that are known to be wrong and too far from the right one to be recognised as slips. */
  readonly misspelt?: Forms
  /** A private person, a minor, someone accused: an audience may ask that no one reads the name. */
  readonly private: boolean
  /** Its single words are ordinary words as well, and name it only together: «عمر», "May". */
  readonly ordinary: boolean
}

/** Some forms of a name or a term in each language; a language without any may be absent. */
export type Forms = Readonly<Partial<Record<Language, readonly string[]>>>

/** A term of the glossary: one translation, and what must not stand for it. */
export interface Term {
  readonly id: string
  readonly term: ByLanguage
  /** Further forms that count as the term. One that ends in `*` counts with any ending. */
  readonly also: Forms
  /** Renderings that may not be used; forms as in `also`. */
  readonly forbidden: Forms
  /** Whoever uses it in one language uses it in the other. */
  readonly paired: boolean
}

/** The terms of likelihood of ICD 203, from 1 per cent to 99. */
export const LIKELIHOODS = [
  'almost-no-chance',
  'very-unlikely',
  'unlikely',
  'roughly-even',
  'likely',
  'very-likely',
  'almost-certain',
] as const

export type Likelihood = (typeof LIKELIHOODS)[number]

/** How well a judgement is founded. */
export const CONFIDENCES = ['low', 'moderate', 'high'] as const

export type Confidence = (typeof CONFIDENCES)[number]

/** A sentence of the editor's, in every language. */
export interface EditorialSentence {
  readonly statements: ByLanguage<Statement>
  /** Ids of the claims it rests on; empty only where the sentence speaks of the sources themselves. */
  readonly claims: readonly string[]
  readonly settled?: readonly Settled[]
  readonly place: Place
}

export interface Lead extends EditorialSentence {
  /** The heading it stands under, as written. */
  readonly section: string
  /** In plain language: it takes the place of the section's other leads where an audience asks so. */
  readonly plain: boolean
}

/** The editor's wording of a point, in place of the claim that would speak for it. */
export interface PointWording extends EditorialSentence {
  readonly topic: string
}

/** The short form of several points, for audiences that are given it in their place. */
export interface MergedPointPlan extends PointWording {
  /** The topics of the points that it merges, all of one section. Its own topic is another one. */
  readonly merges: readonly string[]
}

export interface TimelineEvent extends EditorialSentence {
  /** ISO 8601 date or interval: `2013`, `2014-11-20`, `2019/2021`. */
  readonly date: string
  /** Whether it opens its year or month, after whose dates it stands otherwise. */
  readonly first: boolean
  /** Whether it is that a source was published. */
  readonly publication: boolean
}

/** An explanation of why figures of one measure differ. */
export interface FigureNote extends EditorialSentence {
  readonly measure: string
}

/** What chart to draw: its caption, and the measures whose figures it shows, in order. */
export interface ChartPlan extends EditorialSentence {
  readonly measures: readonly string[]
}

/** A label of a drawing, by the id of its place there. */
export interface PictureLabel {
  readonly id: string
  readonly text: ByLanguage
}

/** A picture or a map: its record, and the caption as its sentence, which may rest on no claim. */
export interface PicturePlan extends EditorialSentence {
  readonly id: string
  /** Below the folder of sources. */
  readonly file: string
  /** What it shows, for whoever does not see it. */
  readonly alt: ByLanguage
  /** Who made it, and under which licence it is shown. */
  readonly credit: ByLanguage
  readonly labels: readonly PictureLabel[]
  /** Where it stands, as written; among the pictures where it is not said. */
  readonly section?: string
  /** It shows a private person or a minor. */
  readonly sensitive: boolean
  /**
   * What the brief calls it, once it was read: see `pictureRef`. Its labels are then in the order of the drawing.
   */
  readonly ref?: string
}

/** Something that the sources do not say. */
export interface Gap extends EditorialSentence {
  /** It matters so much that the bottom line ends with it. */
  readonly bottomLine: boolean
}

/** A judgement of the editor's: how likely a thing is, or how well founded; never both. */
export interface Judgement extends EditorialSentence {
  readonly likelihood?: Likelihood
  readonly confidence?: Confidence
}

/** A judgement on what one section tells, which stands there. */
export interface Assessment extends Judgement {
  /** The heading it stands under, as written. */
  readonly section: string
}

/** A figure that is to be read before all others: one of a claim's, by what it measures. */
export interface KeyFigurePlan {
  readonly claim: string
  readonly measure: string
  /** Which of the claim's figures of that measure is meant, where there are several. */
  readonly population?: string
  /** The same by what it covers, or when it held. */
  readonly time?: string
  readonly place: Place
}

/** What the sources are divided on, as its title, and each side of it in a sentence. */
export interface DisputePlan extends EditorialSentence {
  /** Whether it stands in the table of disputes alone, and not in the part that opens the brief. */
  readonly inTableAlone: boolean
  readonly positions: readonly EditorialSentence[]
}

/** The editor's file: what the brief is called, how it is built, and the editor's own prose. */
export interface EditorsFile {
  readonly path: string
  /** The languages of the brief. The first stands bare in the files that a person writes. */
  readonly languages: readonly Language[]
  readonly title: ByLanguage
  readonly shortTitle: ByLanguage
  readonly subtitle?: ByLanguage
  /** Whom the brief serves, and for what. */
  readonly purpose?: ByLanguage
  /** Words to find the brief by, with commas between them. */
  readonly keywords?: ByLanguage
  /** How many words a sentence may have, in the languages for which the file says it. */
  readonly maximumSentence: Readonly<Partial<Record<Language, number>>>
  /** ISO 8601 date of the brief. */
  readonly date: string
  /** Which issue of the brief it is: `2`, `2.1`. */
  readonly version?: string
  readonly sections: readonly SectionPlan[]
  readonly measures: readonly Measure[]
  readonly populations: readonly Population[]
  readonly names: readonly RegisteredName[]
  /** The glossary. */
  readonly terms: readonly Term[]
  readonly bottomLine: readonly EditorialSentence[]
  /** What the brief answers to the question that it was asked. */
  readonly answer: readonly EditorialSentence[]
  readonly judgements: readonly Judgement[]
  readonly keyFigures: readonly KeyFigurePlan[]
  readonly disputes: readonly DisputePlan[]
  /** What is left to ask of those who may know. */
  readonly questions: readonly EditorialSentence[]
  /** How the brief was made and is to be read. */
  readonly imprint: readonly EditorialSentence[]
  readonly leads: readonly Lead[]
  readonly assessments: readonly Assessment[]
  readonly points: readonly PointWording[]
  readonly mergedPoints: readonly MergedPointPlan[]
  /** Where the values of the front matter stand, by the ids that they have as texts. */
  readonly places: Readonly<Record<string, Place>>
  /** What was settled of texts that are values in some file, by their ids. */
  readonly settled: Readonly<Record<string, readonly Settled[]>>
  readonly timeline: readonly TimelineEvent[]
  readonly figureNotes: readonly FigureNote[]
  readonly chart?: ChartPlan
  readonly pictures: readonly PicturePlan[]
  /** What the sources cannot answer. */
  readonly gaps: readonly Gap[]
  /** What the reader should know of the sources as a whole. */
  readonly sourceSummary: readonly EditorialSentence[]
}

/**
 * The section of a name: its id, or its title in any language. Upper and lower case and the form
 * of the apostrophe do not matter.
 */
export function findSection(name: string, editor: EditorsFile): SectionId | undefined {
  const wanted = foldHeading(name)
  return editor.sections.find(
    (section) =>
      section.id === wanted ||
      Object.values(section.title).some((title) => foldHeading(title) === wanted),
  )?.id
}

/** A heading as it is compared: upper and lower case and the form of the apostrophe do not matter. */
export function foldHeading(text: string): string {
  return text.trim().toLowerCase().replace(/[’']/g, "'")
}
