import { findPack } from '../../languages/packs.ts'
import { paragraphsIn } from '../../lock/lock-file.ts'
import type { EditorsFile, RegisteredName } from '../../model/editor.ts'
import { type Language, primaryLanguage } from '../../model/language.ts'
import { type Claim, citedIn, claimsCiting, findSource, type Source } from '../../model/source.ts'
import { namesParagraph } from '../../text/locator.ts'
import { foldSpelling, normalise, wordsOf } from '../../text/normalise.ts'
import type { NumberQuantity } from '../../text/numbers/quantity.ts'
import { sentencesIn } from '../../text/sentences.ts'
import type { Shelf } from '../support/passage.ts'
import { isMarked, type Marks, marksOf } from './marks.ts'
import { alike, centrality, Neighbours, type Vector, vectorsAmong } from './rank.ts'

/** A paragraph of another source that is about the same. */
export interface AlsoIn {
  readonly source: string
  /** From 1. */
  readonly paragraph: number
  /** From {@link ALIKE} to 1. */
  readonly likeness: number
  /** Figures of both that count the same and are not the same. */
  readonly otherwise: readonly { readonly here: string; readonly there: string }[]
}

/** One paragraph of an original, with what a reader decides by whether to read it. */
export interface ReadParagraph {
  /** From 1. */
  readonly paragraph: number
  readonly text: string
  /** Its sentence that tells most. */
  readonly best: string
  readonly marks: Marks
  readonly alsoIn: readonly AlsoIn[]
  /** Ids of the claims that rest on it. */
  readonly cited: readonly string[]
  /**
   * No claim rests on it though it holds a figure, a name or a speaker; nobody has set it aside, and nobody has said
   * under `health` what is wrong with it.
   */
  readonly uncovered: boolean
  /** Why it can be skipped; absent where it cannot. */
  readonly skip?: 'noise' | 'set aside' | 'in the record' | 'a line of few words' | 'said before'
}

/** An original in the order in which it is best read. */
export interface Reading {
  readonly source: string
  /** All paragraphs, what tells most in the fewest letters first, and what can be skipped last. */
  readonly paragraphs: readonly ReadParagraph[]
}

/** From this likeness on, two paragraphs are about the same: two on one subject in other words reach half of it. */
const ALIKE = 0.3

/** From this likeness on, a paragraph says what an earlier one of its source says. */
const SAME = 0.9

/** A paragraph of fewer words is a heading, a rubric or a button, unless there is a figure or a name in it. */
const FEWEST_WORDS = 4

/** How many words may stand beside a title or a name: "by", "written in April 2019". */
const MOST_BESIDE = 4

/** How many paragraphs of other sources are told of one. */
const MOST_ALIKE = 3

/** A paragraph of an original. */
interface Laid {
  readonly source: Source
  /** From 0. */
  readonly index: number
  readonly text: string
  readonly language: Language
}

/** A paragraph that no claim rests on, though it holds a figure, a name or a speaker. */
export type UncoveredParagraph = Pick<ReadParagraph, 'paragraph' | 'text' | 'marks'>

/**
 * The originals that are at hand, as they are best read. Offline, by words alone: nothing is summarised, and
 * nothing is left out. What is asked of one original is worked out when it is asked.
 */
export class Readings {
  /** Ids of the sources whose originals are at hand, and in a language that there is a pack for. */
  readonly sources: readonly string[]
  readonly #names: readonly RegisteredName[]
  readonly #all: readonly Laid[]
  readonly #bySource: ReadonlyMap<string, readonly Laid[]>
  readonly #notes: readonly Source[]
  readonly #vectors = new Map<Laid, Vector>()
  #vectorOf: ((text: Laid) => Vector) | undefined
  #neighbours: Neighbours | undefined

  constructor({ sources, originals }: Shelf, editor: EditorsFile | undefined) {
    this.#names = editor?.names ?? []
    // Of two notes with one id, which is told, the first one has the original.
    const single = sources.filter((source) => findSource(source.id, sources) === source)
    this.#all = single.flatMap((source) => {
      const original = originals.get(source.id)
      const language = findPack(primaryLanguage(source.record.language))?.tag
      // Nobody here can read a language without a pack.
      if (!original || language === undefined) return []
      return paragraphsIn(original).map((text, index) => ({ source, language, text, index }))
    })
    const bySource = new Map<string, Laid[]>()
    for (const each of this.#all) {
      const own = bySource.get(each.source.id)
      if (own) own.push(each)
      else bySource.set(each.source.id, [each])
    }
    this.#bySource = bySource
    this.#notes = sources
    this.sources = [...bySource.keys()]
  }

  /** How many paragraphs an original has; 0 where it is not at hand. */
  count(id: string): number {
    return this.#bySource.get(id)?.length ?? 0
  }

  /** A paragraph of an original; `undefined` where it is not at hand or has none of that number. */
  paragraph(id: string, number: number): string | undefined {
    return this.#bySource.get(id)?.[number - 1]?.text
  }

  /** What of an original no claim covers, in its order. */
  uncovered(id: string): UncoveredParagraph[] {
    const own = this.#bySource.get(id) ?? []
    return own.flatMap((each, at) => {
      const { text, index } = each
      if (this.#citing(each).length > 0 || isTold(each.source, index + 1)) return []
      const marks = this.#marksOf(each)
      const isUncovered =
        isMarked(marks) && this.#skipOf(each, marks, own.slice(0, at)) === undefined
      return isUncovered ? [{ paragraph: index + 1, text, marks }] : []
    })
  }

  /** An original in the order in which it is best read; `undefined` where it is not at hand. */
  reading(id: string): Reading | undefined {
    const own = this.#bySource.get(id)
    if (!own) return undefined
    const ranks = centrality(own.map((each) => this.#vector(each)))
    const paragraphs = own.map((each, at) => {
      const { source, text, language, index } = each
      const paragraph = index + 1
      const marks = this.#marksOf(each)
      const cited = this.#citing(each).map((claim) => claim.id)
      const skip = this.#skipOf(each, marks, own.slice(0, at))
      return {
        worth: worthOf(ranks[at] ?? 0, marks, text),
        read: {
          ...{ paragraph, text, marks },
          best: bestSentence(text, language, this.#names),
          alsoIn: this.#alsoIn(each, marks),
          cited,
          uncovered: !cited.length && !skip && isMarked(marks) && !isTold(source, paragraph),
          ...(skip !== undefined && { skip }),
        },
      }
    })
    const inOrder = paragraphs.toSorted(
      (a, b) =>
        Number(a.read.skip !== undefined) - Number(b.read.skip !== undefined) || b.worth - a.worth,
    )
    return { source: id, paragraphs: inOrder.map(({ read }) => read) }
  }

  #citing({ source, index }: Laid): Claim[] {
    return claimsCiting(source.id, this.#notes).filter((claim) =>
      namesParagraph(citedIn(claim, source.id), index + 1),
    )
  }

  #marksOf({ text, language }: Laid): Marks {
    return marksOf(text, language, this.#names)
  }

  #vector(laid: Laid): Vector {
    this.#vectorOf ??= vectorsAmong(this.#all)
    const vector = this.#vectors.get(laid) ?? this.#vectorOf(laid)
    this.#vectors.set(laid, vector)
    return vector
  }

  /** Only what nobody loses by: a paragraph without a number or a name can be the one that matters. */
  #skipOf(laid: Laid, marks: Marks, earlier: readonly Laid[]): ReadParagraph['skip'] {
    const { text, index } = laid
    const { health, setAside, record } = laid.source
    const noise = health.some(({ kind, at }) => kind === 'noise' && namesParagraph(at, index + 1))
    if (noise) return 'noise'
    if (namesParagraph(setAside, index + 1)) return 'set aside'
    if (isOfRecord(text, record)) return 'in the record'
    const vector = this.#vector(laid)
    if (earlier.some((other) => alike(this.#vector(other), vector) >= SAME)) return 'said before'
    const words = text.split(/\s+/u).length
    return words < FEWEST_WORDS && !isMarked(marks) ? 'a line of few words' : undefined
  }

  #alsoIn(own: Laid, { figures }: Marks): AlsoIn[] {
    const vector = this.#vector(own)
    this.#neighbours ??= new Neighbours(
      this.#all.map((each) => this.#vector(each)),
      ALIKE,
    )
    return this.#neighbours
      .of(vector)
      .flatMap((at) => this.#all[at] ?? [])
      .filter(({ source, language }) => source !== own.source && language === own.language)
      .map((other) => ({ other, likeness: alike(vector, this.#vector(other)) }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .toSorted((a, b) => b.likeness - a.likeness)
      .slice(0, MOST_ALIKE)
      .map(({ other, likeness }) => ({
        source: other.source.id,
        paragraph: other.index + 1,
        likeness,
        otherwise: otherwise(figures, this.#marksOf(other).figures),
      }))
  }
}

/** Whether the note says what is wrong with a paragraph: somebody has read it. */
function isTold({ health }: Source, paragraph: number): boolean {
  return health.some(({ at }) => namesParagraph(at, paragraph))
}

/** Whether a paragraph is the title of its source, or names its authors and little else. */
function isOfRecord(
  text: string,
  { title, author = [], translator = [] }: Source['record'],
): boolean {
  const words = wordsOf(foldSpelling(normalise(text)))
  return [title, ...author, ...translator].some((says) =>
    Object.values(says ?? {}).some((one) => {
      const own = wordsOf(foldSpelling(normalise(one)))
      const rest = words.filter((word) => !own.includes(word))
      return (
        own.length > 0 && own.every((word) => words.includes(word)) && rest.length <= MOST_BESIDE
      )
    }),
  )
}

/**
 * How much a paragraph tells for its length: how central it is, more where it has figures, dates, names and
 * speakers, over the root of its letters.
 */
function worthOf(rank: number, { figures, dates, names, speech }: Marks, text: string): number {
  const cues =
    1 +
    0.5 * Math.min(figures.length, 3) +
    0.2 * Math.min(dates.length, 2) +
    0.1 * Math.min(names.length, 4) +
    0.5 * Math.min(speech.length, 2)
  return (rank * cues) / Math.sqrt(text.length)
}

function bestSentence(text: string, language: Language, names: readonly RegisteredName[]): string {
  // The number of an item of a list ends with a full stop as well.
  const sentences = sentencesIn(text).filter((each) => each.split(/\s+/u).length >= FEWEST_WORDS)
  if (sentences.length < 2) return text
  const written = sentences.map((sentence) => ({ text: sentence, language }))
  const ranks = centrality(written.map(vectorsAmong(written)))
  const worth = sentences.map((sentence, at) =>
    worthOf(ranks[at] ?? 0, marksOf(sentence, language, names), sentence),
  )
  return sentences[worth.indexOf(Math.max(...worth))] ?? text
}

/** Figures that count the same thing in both, of which none is the other's. */
function otherwise(
  here: readonly NumberQuantity[],
  there: readonly NumberQuantity[],
): AlsoIn['otherwise'] {
  const same = (a: NumberQuantity, b: NumberQuantity) =>
    a.kind === b.kind && a.counted.some((noun) => b.counted.includes(noun))
  return here.flatMap((own) => {
    const rivals = there.filter((other) => same(own, other))
    if (rivals.length === 0 || rivals.some(({ value }) => value === own.value)) return []
    return rivals.slice(0, 1).map((rival) => ({ here: own.text, there: rival.text }))
  })
}
