import { findPack } from '../../languages/packs.ts'
import { paragraphsIn } from '../../lock/lock-file.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type Language, primaryLanguage } from '../../model/language.ts'
import { citedIn, claimsCiting, type Source } from '../../model/source.ts'
import { namesParagraph } from '../../text/locator.ts'
import { foldSpelling, normalise, wordsOf } from '../../text/normalise.ts'
import type { NumberQuantity } from '../../text/numbers/quantity.ts'
import { sentencesIn } from '../../text/sentences.ts'
import type { Shelf } from '../support/passage.ts'
import { isMarked, type Marks, marksOf } from './marks.ts'
import { alike, centrality, type Vector, vectorsOf } from './rank.ts'

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

/** A paragraph, with all that it is compared by. */
interface Laid {
  readonly source: Source
  /** From 0. */
  readonly index: number
  readonly text: string
  readonly language: Language
  readonly vector: Vector
  readonly marks: Marks
}

/**
 * Lays out the originals that are at hand as they are best read. Offline, by words alone: nothing is summarised, and
 * nothing is left out.
 */
export function readingsOf(shelf: Shelf, editor: EditorsFile | undefined): Reading[] {
  const names = editor?.names ?? []
  const texts = shelf.sources.flatMap((source) => {
    const original = shelf.originals.get(source.id)
    const language = findPack(primaryLanguage(source.record.language))?.tag
    // Nobody here can read a language without a pack.
    if (!original || language === undefined) return []
    return paragraphsIn(original).map((text, index) => ({ source, language, text, index }))
  })
  const vectors = vectorsOf(texts)
  const marked = texts.map(
    (each, at): Laid => ({
      ...each,
      vector: vectors[at] ?? new Map(),
      marks: marksOf(each.text, each.language, names),
    }),
  )
  const sources = [...new Set(marked.map(({ source }) => source))]
  return sources.map((source) => {
    const own = marked.filter((each) => each.source === source)
    const others = marked.filter((each) => each.source !== source)
    const ranks = centrality(own.map(({ vector }) => vector))
    const claims = claimsCiting(source.id, shelf.sources)
    const paragraphs = own.map((each, at) => {
      const { text, language, marks, index } = each
      const paragraph = index + 1
      const cited = claims
        .filter((claim) => namesParagraph(citedIn(claim, source.id), paragraph))
        .map(({ id }) => id)
      const skip = skipOf(source, each, own.slice(0, at))
      return {
        worth: worthOf(ranks[at] ?? 0, marks, text),
        read: {
          ...{ paragraph, text, marks },
          best: bestSentence(text, language, names),
          alsoIn: alsoIn(each, others),
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
    return { source: source.id, paragraphs: inOrder.map(({ read }) => read) }
  })
}

/** Whether the note says what is wrong with a paragraph: somebody has read it. */
function isTold({ health }: Source, paragraph: number): boolean {
  return health.some(({ at }) => namesParagraph(at, paragraph))
}

/** Only what nobody loses by: a paragraph without a number or a name can be the one that matters. */
function skipOf(
  { health, setAside, record }: Source,
  { index, text, vector, marks }: Pick<Laid, 'index' | 'text' | 'vector' | 'marks'>,
  earlier: readonly Pick<Laid, 'vector'>[],
): ReadParagraph['skip'] {
  const noise = health.some(({ kind, at }) => kind === 'noise' && namesParagraph(at, index + 1))
  if (noise) return 'noise'
  if (namesParagraph(setAside, index + 1)) return 'set aside'
  if (isOfRecord(text, record)) return 'in the record'
  if (earlier.some((other) => alike(other.vector, vector) >= SAME)) return 'said before'
  const words = text.split(/\s+/u).length
  return words < FEWEST_WORDS && !isMarked(marks) ? 'a line of few words' : undefined
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

function bestSentence(
  text: string,
  language: Language,
  names: Parameters<typeof marksOf>[2],
): string {
  // The number of an item of a list ends with a full stop as well.
  const sentences = sentencesIn(text).filter((each) => each.split(/\s+/u).length >= FEWEST_WORDS)
  if (sentences.length < 2) return text
  const vectors = vectorsOf(sentences.map((sentence) => ({ text: sentence, language })))
  const ranks = centrality(vectors)
  const worth = sentences.map((sentence, at) =>
    worthOf(ranks[at] ?? 0, marksOf(sentence, language, names), sentence),
  )
  return sentences[worth.indexOf(Math.max(...worth))] ?? text
}

function alsoIn(own: Laid, others: readonly Laid[]): AlsoIn[] {
  return others
    .filter(({ language }) => language === own.language)
    .map((other) => ({ other, likeness: alike(own.vector, other.vector) }))
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, MOST_ALIKE)
    .map(({ other: { source, index, marks }, likeness }) => ({
      source: source.id,
      paragraph: index + 1,
      likeness,
      otherwise: otherwise(own.marks.figures, marks.figures),
    }))
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
