import type { PrintedText } from '../../in-page/protocol.ts'

/** How far apart two sequences may drift before they are given up. */
const WINDOW = 24

/**
 * Finds for each leaf of the structure tree the text node that it shows, or `undefined` for one that no
 * text node belongs to, such as the marker of a list.
 *
 * Both stand in the order of the document, and a text node has one leaf however many lines it fills.
 * What glyphs say is in the order of painting, from left to right, without what is invisible, and
 * mirrored; so the two are compared as bags of letters.
 */
export function align(
  leaves: readonly string[],
  texts: readonly PrintedText[],
): (PrintedText | undefined)[] {
  const wanted = texts.map(({ text }) => bagOf(text))
  const shown = leaves.map(bagOf)
  const found: (PrintedText | undefined)[] = []
  let next = 0
  for (const [leaf, bag] of shown.entries()) {
    while (wanted[next]?.size === 0) next++
    const at = bag.size === 0 ? -1 : findBag(bag, wanted, next)
    // A leaf that is no text node's would else steal the next one that happens to look like it.
    if (at >= 0 && (at === next || leadsOn(shown, leaf, wanted, at))) {
      found.push(texts[at])
      next = at + 1
    } else if (wanted[next] && resembles(bag, wanted[next] as Bag)) {
      found.push(texts[next])
      next++
    } else found.push(undefined)
  }
  return found
}

function findBag(bag: Bag, wanted: readonly Bag[], from: number): number {
  for (let at = from; at < Math.min(from + WINDOW, wanted.length); at++) {
    if (equal(wanted[at] as Bag, bag)) return at
  }
  return -1
}

function equal(a: Bag, b: Bag): boolean {
  return a.hash === b.hash && a.size === b.size
}

/** Whether what is shown after this leaf stands after that text: then the texts between are not shown. */
function leadsOn(
  shown: readonly Bag[],
  leaf: number,
  wanted: readonly Bag[],
  text: number,
): boolean {
  const following = wanted.slice(text + 1, text + WINDOW).filter(({ size }) => size > 0)
  const coming = shown.slice(leaf + 1, leaf + 4).filter(({ size }) => size > 0)
  return (
    coming.length === 0 ||
    coming.some((bag) => following.slice(0, 4).some((other) => equal(other, bag)))
  )
}

/** The letters, digits and signs of a text in any order, in what is common to text and glyphs. */
interface Bag {
  /** Equal for equal bags. */
  readonly hash: number
  readonly size: number
  readonly text: string
}

function bagOf(text: string): Bag {
  let hash = 0
  let size = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    let worth = WORTH[unit] as number
    if (worth < 0) {
      worth = worthOf(unit)
      WORTH[unit] = worth
    }
    if (worth === 0) continue
    hash = (hash + worth) | 0
    size++
  }
  return { hash, size, text }
}

/** By UTF-16 unit, a number as good as random, the same for units that mean the same; 0 for none. */
const WORTH = new Int32Array(0x10000).fill(-1)

function worthOf(unit: number): number {
  let worth = 0
  for (const character of plain(String.fromCharCode(unit))) {
    worth += Math.imul((character.codePointAt(0) ?? 0) + 1, 0x9e3779b1) ^ 0x5bd1e995
  }
  return worth & 0x7fffffff
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{M}\p{Cc}\u0640]/gu, '')
    .replace(MIRRORED, '|')
}

const MIRRORED = /[()[\]{}<>«»‹›“”‘’"']/gu

/** At least three quarters of the letters are the same: a hyphen more, a glyph without a text. */
function resembles(a: Bag, b: Bag): boolean {
  if (a.size === 0 || b.size === 0) return false
  const left = [...plain(a.text)].sort()
  const right = [...plain(b.text)].sort()
  let common = 0
  let at = 0
  for (const letter of left) {
    while (at < right.length && (right[at] as string) < letter) at++
    if (right[at] === letter) {
      common++
      at++
    }
  }
  return common >= 0.75 * Math.max(left.length, right.length)
}
