import { findPack, packOf } from '../../languages/packs.ts'
import { tokensIn } from '../../languages/quantities.ts'
import type { RegisteredName } from '../../model/editor.ts'
import { type Language, primaryLanguage } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import type { Quantity } from '../../text/numbers/quantity.ts'
import { registerOf } from '../names/register.ts'
import { marksOf } from '../reading/marks.ts'
import { namedIn } from '../support/names.ts'
import { Alignment, type Place, type Stretch } from './alignment.ts'
import { compareQuantities } from './figures.ts'

/** Something that is told otherwise in the newer wording of a paragraph. */
export interface Change {
  /**
   * `denial`: a "not" came or went. `doubt`: a "perhaps" did. `words`: whatever else was worded anew, and all that is
   * told of a language that Mujaz has no pack for.
   */
  readonly kind: 'figure' | 'date' | 'name' | 'denial' | 'doubt' | 'words'
  /** Of a figure. `hedge`: the same number, bound otherwise; `unit`: the same number of something else. */
  readonly differs?: 'value' | 'hedge' | 'unit'
  /** The words of then; absent where they came with the newer wording. */
  readonly was?: string
  /** The words of now; absent where they went. */
  readonly now?: string
}

/** A change, and the quantities that it is about. */
export interface ReadChange extends Change {
  readonly quantities?: { readonly was?: Quantity; readonly now?: Quantity }
}

/**
 * What changed inside a paragraph between two of its wordings. What spelling, vowel signs, punctuation and the script
 * of digits make different is no change.
 *
 * @param tag of BCP 47: of the language of the source
 * @param names the register of the project
 */
export function changesInside(
  was: string,
  now: string,
  tag: string,
  names: readonly RegisteredName[] = [],
): ReadChange[] {
  const alignment = new Alignment(was, now)
  const language = findPack(primaryLanguage(tag))?.tag
  if (language === undefined) {
    return alignment.places({ was: [], now: [] }).map((place) => inWords(place, was, now))
  }
  const { changed, same } = compareQuantities(was, now, language, alignment)
  const quantities = [...changed, ...same]
  const rest = alignment.places({
    was: quantities.flatMap((each) => each.was ?? []),
    now: quantities.flatMap((each) => each.now ?? []),
  })
  return [
    ...changed.map(({ kind, differs, was: a, now: b }) => ({
      kind,
      ...(kind === 'figure' && { differs }),
      ...(a && { was: cut(was, a) }),
      ...(b && { now: cut(now, b) }),
      quantities: { ...(a && { was: a.quantity }), ...(b && { now: b.quantity }) },
    })),
    ...rest.flatMap((place) => turnsIn(place, was, now, language)),
    ...changedNames(was, now, language, names),
    ...rest.map((place) => inWords(place, was, now)),
  ]
}

function cut(text: string, { start, end }: Stretch): string {
  return text.slice(start, end).trim()
}

function inWords(place: Place, was: string, now: string): Change {
  const [before, after] = [cut(was, place.was), cut(now, place.now)]
  return {
    kind: 'words',
    ...(before !== '' && { was: before }),
    ...(after !== '' && { now: after }),
  }
}

/** As many letters around a place belong to a hedge or a denial that stands in it. */
const REACH = 16

/** The denials and doubts of one place that only one of the two texts has there. */
function turnsIn(place: Place, was: string, now: string, language: Language): Change[] {
  const { style, polarity } = packOf(language)
  const denials = (text: string) => {
    const tokens = tokensIn(text, language)
    return tokens.filter((_, at) => polarity.strong(tokens, at)).map(({ written }) => written)
  }
  const doubts = (text: string) =>
    [...foldSpelling(normalise(text)).matchAll(style.doubt)].map(([words]) => words)
  const read = (text: string, stretch: Stretch, marks: (text: string) => string[]) =>
    marks(widened(text, stretch))
  return [
    { kind: 'denial' as const, marks: denials },
    { kind: 'doubt' as const, marks: doubts },
  ].flatMap(({ kind, marks }): Change[] => {
    const [before, after] = [read(was, place.was, marks), read(now, place.now, marks)]
    // "Did not" for "never": it says no as before.
    if (before.length === after.length) return []
    return before.length > after.length
      ? without(before, after).map((word) => ({ kind, was: word }))
      : without(after, before).map((word) => ({ kind, now: word }))
  })
}

/** A stretch with whole words around it. */
function widened(text: string, { start, end }: Stretch): string {
  const from = text.lastIndexOf(' ', start - REACH) + 1
  const to = text.indexOf(' ', end + REACH)
  return text.slice(from, to < 0 ? text.length : to)
}

/** What of a list another one does not have, as often as it stands there. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return list.filter((each) => {
    const at = left.indexOf(each)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Names that only one of the texts has: those of the register, and others that capital letters tell. */
function changedNames(
  was: string,
  now: string,
  language: Language,
  names: readonly RegisteredName[],
): Change[] {
  const register = registerOf(names, language)
  const [before, after] = [namedIn(was, register), namedIn(now, register)]
  const called = (id: string) =>
    register.names.find(({ name }) => name.id === id)?.forms[0]?.written ?? id
  const [unknownBefore, unknownAfter] = [was, now].map(
    (text) => marksOf(text, language, names).unknownNames,
  )
  const gone = [
    ...[...before.keys()].filter((id) => !after.has(id)).map(called),
    ...(unknownBefore ?? []).filter((words) => !isIn(words, now)),
  ]
  const come = [
    ...[...after.keys()].filter((id) => !before.has(id)).map(called),
    ...(unknownAfter ?? []).filter((words) => !isIn(words, was)),
  ]
  if (gone.length === 1 && come.length === 1) {
    return [{ kind: 'name', was: gone[0] as string, now: come[0] as string }]
  }
  return [
    ...gone.map((words) => ({ kind: 'name' as const, was: words })),
    ...come.map((words) => ({ kind: 'name' as const, now: words })),
  ]
}

/** Whether a text has a name; the figures of one are told as figures. */
function isIn(name: string, text: string): boolean {
  return withoutDigits(text).includes(withoutDigits(name))
}

function withoutDigits(text: string): string {
  return text.replace(/\p{N}+/gu, '')
}
