import type { Language } from '../model/language.ts'
import type { Locator } from '../model/source.ts'
import { type ClaimPlaces, marksIn, placesIn } from '../read/note-places.ts'
import { parseLocator, writeLocator } from '../text/locator.ts'
import {
  keepingLineEnds,
  oneParagraph,
  RefusedChange,
  refuseNames,
  writtenClaim,
} from './change-note.ts'
import { withAttribute, withoutAttribute, writtenAttribute } from './directive-line.ts'

/** One of the two claims that a claim becomes. */
export interface Half {
  readonly id: string
  readonly topic: string
  readonly at: Locator
  /** Its words in each language, as Markdown. */
  readonly statements: Readonly<Record<Language, string>>
}

/** With which half something goes. */
export const SIDES = ['both', 'first', 'second'] as const
export type Side = (typeof SIDES)[number]

/** A claim that is to become two. */
export interface ClaimSplit {
  readonly claim: string
  readonly halves: readonly [Half, Half]
  /** Where attributes go that may belong to one half alone; all that is not named goes with both. */
  readonly goes: Readonly<Record<string, Side>>
}

/** What may belong to one half of a claim alone, so that a person is asked. */
const ASKED = ['also', 'attribution', 'disputes', 'settled']

/** A claim as it may be divided. */
export interface Division {
  readonly topic: string
  /** Its locator as it is written. */
  readonly at: string
  /** Its attributes that may belong to one half alone, as they are read. */
  readonly asked: readonly { readonly name: string; readonly value: string }[]
  /** Of each language its words, and where they are best divided. */
  readonly texts: readonly {
    readonly language: Language
    readonly text: string
    readonly cut: number
  }[]
}

/**
 * How a claim of a note could be divided: at the end of a sentence or of a part of one that is nearest to the middle,
 * with the same figures before it in each language.
 *
 * @returns `undefined` where there is no such claim, or one without a single paragraph in some language
 */
export function divisionOf(
  text: string,
  claim: string,
  languages: readonly Language[],
): Division | undefined {
  const found = placesIn(text, languages).claims.find(({ id }) => id === claim)
  if (!found) return undefined
  let wanted: readonly string[] | undefined
  const texts = languages.flatMap((language) => {
    const stretch = found.statements.get(language)
    if (!stretch) return []
    const words = text.slice(stretch.start, stretch.end)
    const marks = marksIn(words)
    const before = (cut: number) =>
      marks.flatMap(({ end, about }) => (end <= cut ? [about] : [])).sort()
    const cut = cutOf(
      words,
      (at) =>
        marks.every(({ start, end }) => at <= start || end <= at) &&
        (wanted === undefined || before(at).join() === wanted.join()),
    )
    wanted ??= before(cut)
    return [{ language, text: words, cut }]
  })
  if (texts.length < languages.length) return undefined
  const { topic = '', at = '', ...attributes } = found.attributes
  const asked = ASKED.flatMap((name) => {
    const value = attributes[name]
    return value ? [{ name, value }] : []
  })
  return { topic, at, asked, texts }
}

/** Ends of sentences, then of parts of them, then of words. */
const BREAKS = [/[.!?؟…][)”»"]?\s+/g, /[;:,؛،]\s+/g, /\s+/g]

function cutOf(words: string, isAllowed: (at: number) => boolean): number {
  for (const pattern of BREAKS) {
    const cuts = [...words.matchAll(pattern)]
      .map(({ index, 0: found }) => index + found.length)
      .filter((at) => at < words.length && isAllowed(at))
      .toSorted((a, b) => Math.abs(a - words.length / 2) - Math.abs(b - words.length / 2))
    if (cuts[0] !== undefined) return cuts[0]
  }
  return words.length
}

/**
 * The text of a note in which a claim has become two, the second behind the first, and all else is as it was. The
 * first keeps the lines of the claim; each mark in its words, such as a figure, is in one of them, and in the same
 * one in every language.
 *
 * @param languages of the brief; the first stands bare
 * @throws RefusedChange where that cannot be
 */
export function splitClaim(
  text: string,
  split: ClaimSplit,
  languages: readonly Language[],
): string {
  const [first, second] = split.halves
  for (const { id, topic, at } of split.halves) {
    refuseNames({ id, topic })
    if (at.length === 0) throw new RefusedChange('A claim names the paragraphs that it rests on.')
  }
  if (first.id === second.id) throw new RefusedChange('The two claims need two ids.')
  return keepingLineEnds(text, (plain) => {
    const { claims } = placesIn(plain, languages)
    const [claim, ...same] = claims.filter(({ id }) => id === split.claim)
    if (!claim || same.length > 0) {
      throw new RefusedChange(`There is no single claim \`${split.claim}\` in the note.`)
    }
    for (const { id } of split.halves) {
      if (id !== split.claim && claims.some((other) => other.id === id)) {
        throw new RefusedChange(`There is a claim \`${id}\` already.`)
      }
    }
    proveMarksKept(plain, claim, split, languages)
    const made = withHalves(plain, claim, split, languages)
    proveSplit(plain, made, split, languages)
    return made
  })
}

function withHalves(
  text: string,
  { whole, statements }: ClaimPlaces,
  { halves: [first, second], goes }: ClaimSplit,
  languages: readonly Language[],
): string {
  const from = text.lastIndexOf('\n', whole.start) + 1
  const end = text.indexOf('\n', whole.start)
  const opening = text.slice(from, end)
  const openingOf = (half: Half, side: Side) => {
    const kept = Object.entries(goes).reduce(
      (line, [name, to]) =>
        ASKED.includes(name) && to !== 'both' && to !== side ? withoutAttribute(line, name) : line,
      opening,
    )
    const values = { id: half.id, topic: half.topic, at: writeLocator(half.at) }
    return Object.entries(values).reduce((line, [name, value]) => {
      const changed = isWritten(line, name, value) ? line : withAttribute(line, name, value)
      if (changed === undefined) {
        throw new RefusedChange(
          'The first line of the claim cannot be read: divide it in the file.',
        )
      }
      return changed
    }, kept)
  }
  let own = text.slice(from, whole.end)
  const places = languages.flatMap((language) => {
    const stretch = statements.get(language)
    return stretch ? [{ language, stretch }] : []
  })
  for (const { language, stretch } of places.toSorted(
    (a, b) => b.stretch.start - a.stretch.start,
  )) {
    own =
      own.slice(0, stretch.start - from) +
      oneParagraph(first.statements[language] ?? '') +
      own.slice(stretch.end - from)
  }
  const added = writtenClaim(openingOf(second, 'second').trimStart(), second.statements, languages)
  return [
    text.slice(0, from),
    openingOf(first, 'first') + own.slice(end - from),
    '\n\n',
    added,
    text.slice(whole.end),
  ].join('')
}

/** Whether a value stands there already, in whatever form: what need not change does not. */
function isWritten(line: string, name: string, value: string): boolean {
  const written = writtenAttribute(line, name)
  if (written === undefined || name !== 'at') return written === value
  const at = parseLocator(written)
  return at !== undefined && writeLocator(at) === value
}

function proveMarksKept(
  text: string,
  { statements }: ClaimPlaces,
  { halves }: ClaimSplit,
  languages: readonly Language[],
): void {
  const perHalf = halves.map(() => new Map<Language, string>())
  for (const language of languages) {
    const stretch = statements.get(language)
    if (!stretch) {
      throw new RefusedChange(
        `The claim has no single paragraph in ${language}: divide it in the file.`,
      )
    }
    const writtenIn = (words: string) =>
      marksIn(words).map(({ start, end }) => words.slice(start, end))
    const before = writtenIn(text.slice(stretch.start, stretch.end))
    const says = halves.map((half) => oneParagraph(half.statements[language] ?? ''))
    const after = says.flatMap(writtenIn)
    if (before.toSorted().join('\n') !== after.toSorted().join('\n')) {
      throw new RefusedChange(
        `In ${language} a mark of a figure is lost, doubled or another one: each goes whole with one of the two.`,
      )
    }
    for (const [index, words] of says.entries()) {
      perHalf[index]?.set(
        language,
        marksIn(words)
          .map(({ about }) => about)
          .toSorted()
          .join(', '),
      )
    }
  }
  for (const about of perHalf) {
    if (new Set(about.values()).size <= 1) continue
    const told = [...about].map(([language, marks]) => `${language} has ${marks || 'none'}`)
    throw new RefusedChange(
      `A figure is in the one claim in one language and in the other claim in another (${told.join(', ')}): divide both languages at the same place.`,
    )
  }
}

/** Whatever a person types, it may close a claim or open another one. */
function proveSplit(
  before: string,
  after: string,
  { claim, halves }: ClaimSplit,
  languages: readonly Language[],
): void {
  const was = placesIn(before, languages)
  const is = placesIn(after, languages)
  const at = was.claims.findIndex(({ id }) => id === claim)
  const others = (text: string, claims: readonly ClaimPlaces[]) =>
    claims.map(({ whole }) => text.slice(whole.start, whole.end))
  const [first, second] = is.claims.slice(at, at + 2)
  const says = (found: ClaimPlaces | undefined, half: Half) =>
    found?.id === half.id &&
    found.attributes.topic === half.topic &&
    languages.every((language) => {
      const stretch = found.statements.get(language)
      return (
        stretch !== undefined &&
        after.slice(stretch.start, stretch.end) === oneParagraph(half.statements[language] ?? '')
      )
    })
  const same =
    JSON.stringify(others(before, was.claims.toSpliced(at, 1))) ===
      JSON.stringify(others(after, is.claims.toSpliced(at, 2))) &&
    JSON.stringify(was.sections.map(({ title }) => title)) ===
      JSON.stringify(is.sections.map(({ title }) => title))
  if (same && says(first, halves[0]) && says(second, halves[1])) return
  throw new RefusedChange(
    'These words would change more of the note than the claim: they hold marks of Markdown that begin or end something, such as `:::` or `#`. Nothing was written.',
  )
}
