import type { Direction } from '../../model/language.ts'
import { LTR, RTL } from './letters.ts'

/** A letter with its marks, a digit or a sign, at its place in a line as it is seen from left to right. */
export interface SeenSign {
  readonly text: string
  /** Whether the file says that it belongs to a run from right to left. */
  readonly reversed: boolean
  /** Whether a bracket is named by what it does and not by its shape. */
  readonly isSaid?: boolean
  /** Whether the file says that the sign begins a run of its own (a direction mark before it). */
  readonly isApart?: boolean
  /** Whether it stands above the line, and is no part of the number beside it. */
  readonly isRaised?: boolean
  /** Signs of one run were laid out as a whole; only where the file tells runs from right to left from others. */
  readonly run?: number
}

const DIGIT = /^\p{Nd}/u
/** Signs that keep two numbers one: 14/4/2013, 3.5. */
const BETWEEN_DIGITS = /^[.,:/\u066B\u066C\u060C]$/
/** Signs that keep two numbers one where no Arabic goes before: 14-15. */
const BETWEEN_PLAIN_DIGITS = /^[-+]$/
/** Signs that stand with a number where no Arabic goes before: 50%. */
const WITH_DIGITS = /^[%$€£¥#°‰]$/
/** Digits that are of no script; those of Arabic keep no sign beside them. */
const PLAIN_DIGIT = /^\d/

const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ]),
)

/** How a sign behaves: as a letter of either direction, a digit, or whatever is around it. */
type Kind = 'rtl' | 'ltr' | 'digit' | 'neutral'

/**
 * A line as it is read, of what is seen of it from left to right: the way back from Unicode's bidirectional algorithm.
 * What is seen does not always say what was written; where two texts look alike the more likely one is given.
 *
 * @param base direction of the paragraph
 * @param opens whether the line is the first of its paragraph
 * @param mirrors whether brackets are named by their shapes, and so the other way round in Arabic
 */
export function inReadingOrder(
  signs: readonly SeenSign[],
  base: Direction,
  opens: boolean,
  mirrors: boolean,
): string {
  const kinds = kindsOf(signs)
  if (base === 'rtl') return fromRight(signs, kinds, opens, mirrors)
  let text = ''
  for (let at = 0; at < signs.length; ) {
    const end = stretchFrom(signs, kinds, at)
    if (end > at) {
      text += fromRight(signs.slice(at, end), kinds.slice(at, end), false, mirrors)
      at = end
    } else text += signs[at++]?.text ?? ''
  }
  return text
}

function kindsOf(signs: readonly SeenSign[]): Kind[] {
  return signs.map(({ text, reversed }) => {
    if (RTL.test(text)) return 'rtl'
    if (LTR.test(text)) return 'ltr'
    if (DIGIT.test(text)) return 'digit'
    return reversed ? 'rtl' : 'neutral'
  })
}

/** Where a stretch from right to left ends that begins at a sign of a line from left to right. */
function stretchFrom(signs: readonly SeenSign[], kinds: readonly Kind[], start: number): number {
  const indic = (at: number) => /[\u0660-\u0669]/.test(signs[at]?.text ?? '')
  if (kinds[start] !== 'rtl' && !indic(start)) return start
  let end = start
  let letters = false
  for (let at = start; at < signs.length && kinds[at] !== 'ltr'; at++) {
    if (kinds[at] === 'rtl') letters = true
    if (kinds[at] === 'rtl' || indic(at)) end = at + 1
  }
  return letters ? end : start
}

/** Signs that are read from the right, with the runs among them that are read from the left. */
function fromRight(
  signs: readonly SeenSign[],
  kinds: readonly Kind[],
  opens: boolean,
  mirrors: boolean,
): string {
  let text = ''
  // A number before which no Arabic stands keeps the signs beside it.
  let plain = opens
  for (let last = signs.length - 1; last >= 0; ) {
    const kind = kinds[last]
    if (kind === 'rtl') plain = false
    const first = kind === 'rtl' ? last : runTo(signs, kinds, last, plain)
    if (kind === 'ltr' || (first < last && kinds.slice(first, last + 1).includes('ltr')))
      plain = false
    if (first <= last && (kind !== 'neutral' || first < last)) {
      for (let at = first; at <= last; at++) {
        const sign = signs[at]
        text += kind === 'rtl' ? turned(sign, mirrors) : (sign?.text ?? '')
      }
      last = first - 1
    } else {
      text += turned(signs[last], mirrors)
      last--
    }
  }
  return text
}

/** A sign read from the right: brackets that are named by their shapes are turned. */
function turned(sign: SeenSign | undefined, mirrors: boolean): string {
  const text = sign?.text ?? ''
  return mirrors && !sign?.isSaid ? (MIRRORED[text] ?? text) : text
}

/**
 * Where a run from left to right begins whose last sign is at `last`; `last` itself, and nothing to keep, where none
 * ends there.
 */
function runTo(
  signs: readonly SeenSign[],
  kinds: readonly Kind[],
  last: number,
  plain: boolean,
): number {
  const whole = wholeRun(signs, kinds, last)
  let first = whole
  if (first === last && kinds[last] === 'neutral') {
    const before = last - 1
    const joins =
      plain &&
      PLAIN_DIGIT.test(signs[before]?.text ?? '') &&
      WITH_DIGITS.test(signs[last]?.text ?? '')
    if (!joins) return last
  }
  for (;;) {
    const next = first - 1
    if (next < 0 || kinds[next] === 'rtl') return first
    if (kinds[next] !== 'neutral') {
      first = Math.min(next, wholeRun(signs, kinds, next))
      continue
    }
    // Neutral signs: joined where letters of the same direction, or a number of theirs, stand beyond them.
    let beyond = next
    while (beyond >= 0 && kinds[beyond] === 'neutral') beyond--
    if (beyond < 0 || kinds[beyond] === 'rtl') {
      // A sign before a number stands with it: «$50» where no Arabic goes before.
      return plain &&
        PLAIN_DIGIT.test(signs[first]?.text ?? '') &&
        WITH_DIGITS.test(signs[next]?.text ?? '')
        ? next
        : first
    }
    const between = signs.slice(beyond + 1, first).map(({ text }) => text)
    const letters =
      kinds[beyond] === 'ltr' ||
      kinds.slice(first, last + 1).includes('ltr') ||
      reachesLetter(kinds, beyond)
    const numbers =
      kinds[beyond] === 'digit' &&
      kinds[first] === 'digit' &&
      between.length === 1 &&
      !signs.slice(beyond, first + 1).some(({ isRaised }) => isRaised !== signs[first]?.isRaised) &&
      (BETWEEN_DIGITS.test(between[0] ?? '') ||
        (plain &&
          PLAIN_DIGIT.test(signs[first]?.text ?? '') &&
          BETWEEN_PLAIN_DIGITS.test(between[0] ?? '')))
    if (!letters && !numbers) return first
    first = Math.min(beyond, wholeRun(signs, kinds, beyond))
  }
}

/** Whether a number is one of a run of letters to its left: "Windows 10". */
function reachesLetter(kinds: readonly Kind[], from: number): boolean {
  let at = from
  while (at >= 0 && kinds[at] === 'digit') at--
  return kinds[at] === 'ltr'
}

/** What ends a clause, and belongs to the text around a run at whose left edge it stands. */
const CLAUSE_END = /^[\s.,:;!?…·،؛؟]$/

const BRACKET = /^[()[\]{}<>«»‹›]$/

/** Where the run began in which a sign was laid out, if that run holds a letter or a digit. */
function wholeRun(signs: readonly SeenSign[], kinds: readonly Kind[], last: number): number {
  const run = signs[last]?.run
  if (run === undefined || kinds[last] === 'rtl' || signs[last]?.text === ' ') return last
  const text = (at: number) => signs[at]?.text ?? ''
  let first = last
  while (first > 0 && signs[first - 1]?.run === run && kinds[first - 1] !== 'rtl') {
    if (signs[first]?.isApart) break
    // Two numbers of a run are one only where nothing but a sign stands between them.
    const isGap = text(first - 1) === ' ' && !kinds.slice(first, last + 1).includes('ltr')
    if (isGap && !reachesLetter(kinds, first - 2)) break
    first--
  }
  while (first < last && CLAUSE_END.test(text(first))) first++
  // Brackets around a run belong to the text around it; those inside of it do not.
  const brackets = signs.slice(first, last + 1).filter((sign) => BRACKET.test(sign.text)).length
  if (BRACKET.test(text(last)) && (brackets === 1 || BRACKET.test(text(first)))) return last
  if (BRACKET.test(text(first)) && brackets === 1) first++
  const isRun = kinds.slice(first, last + 1).some((kind) => kind !== 'neutral')
  return isRun ? first : last
}
