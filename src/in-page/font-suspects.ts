/**
 * Looks for characters that no font of the document can show, as far as a page can tell by itself. It
 * goes by the ways in which text is set: each with every character that occurs in it, once.
 */
import { oncePerPage } from './page-memo.ts'
import {
  type FontChoice,
  type FontProbe,
  LAST_RESORT,
  PROBES,
  type SetCharacters,
  type TextSetting,
} from './protocol.ts'

/** The size of a probe, in CSS pixels. */
const SIZE = 16

/** A character with the marks that stand on it. Invisible ones need no font. */
const CLUSTER = /[^\p{M}\p{C}\p{Z}]\p{M}*|[\p{Co}\p{Cn}]/gu

/** For these Chromium takes the system's font, whatever a document brings. */
const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u

/** By ways of setting text, the characters of which it is known that the document's own fonts have them. */
const shown = new Map<string, Set<string>>()

/**
 * The ways of setting text that have to be looked into: where the document's own fonts want a character,
 * and where nothing but the browser can tell, as the list asks for another font before one of them, or as
 * there are emoji. Each way is laid out once, in the fonts of the document alone; a line as wide as only
 * the last resort makes it has a character that they want.
 */
export function findSuspectSettings(): TextSetting[] {
  const settings = gatherSettings().map((setting) => {
    const known = shown.get(keyOf(setting)) ?? new Set()
    shown.set(keyOf(setting), known)
    const unknown = setting.clusters.filter((cluster) => !known.has(cluster))
    return { setting, known, unknown, families: ownFamilies(setting.family) }
  })
  const widths = widthsOf(
    settings.map(({ setting: { style, weight }, unknown, families }) => ({
      style: `width:max-content;white-space:nowrap;font:${style} ${weight} ${SIZE}px ${families},"${LAST_RESORT.family}"`,
      clusters: unknown,
    })),
  )
  return settings.flatMap(({ setting, known, unknown, families }, at) => {
    const isSuspect =
      families === '' ||
      (widths[at] ?? 0) > (LAST_RESORT.width * SIZE) / 2 ||
      unknown.some((cluster) => EMOJI.test(cluster))
    if (isSuspect) return setting
    for (const cluster of unknown) known.add(cluster)
    return []
  })
}

function widthsOf(probes: readonly FontProbe[]): number[] {
  if (probes.every(({ clusters }) => clusters.length === 0)) return []
  layOutProbes(probes)
  const laidOut = document.getElementById(PROBES)?.children ?? []
  const widths = [...laidOut].map((probe) => probe.getBoundingClientRect().width)
  removeProbes()
  return widths
}

/** Each cluster stands on a line of its own, so that nothing but itself is shown. */
export function layOutProbes(probes: readonly FontProbe[]): void {
  removeProbes()
  const holder = document.createElement('div')
  holder.id = PROBES
  holder.style.cssText = 'all: initial; position: absolute; visibility: hidden'
  for (const { style, clusters } of probes) {
    const span = document.createElement('span')
    span.style.cssText = `all: initial; display: block;${style}`
    for (const cluster of clusters) span.append(cluster, document.createElement('br'))
    holder.append(span)
  }
  document.body.append(holder)
  // Chromium 143 answers from the last layout, and makes none.
  holder.getBoundingClientRect()
}

export function removeProbes(): void {
  document.getElementById(PROBES)?.remove()
}

/** The first text that has the characters, set in the way in which they were found wanting. */
export function findTexts(wanted: readonly SetCharacters[]): string[] {
  return wanted.map(({ characters, ...choice }) => {
    for (const text of textsOf(document.body)) {
      const parent = text.parentElement
      if (!parent || !text.data.includes(characters) || !parent.checkVisibility()) continue
      if (keyOf(fontOf(parent)) !== keyOf(choice) || parent.closest(`#${PROBES}`)) continue
      return excerpt(text.data.replace(/\s+/g, ' '), characters)
    }
    return ''
  })
}

/** Ways of setting text by their keys, each with what is set in it. */
type Settings = Map<string, FontChoice & { readonly set: Set<string> }>

function addTo(settings: Settings, key: string, choice: FontChoice): Set<string> {
  const known = settings.get(key) ?? { ...choice, set: new Set() }
  settings.set(key, known)
  return known.set
}

function gatherSettings(): TextSetting[] {
  const settings: Settings = new Map()
  for (const part of partsOf(document.body)) {
    const own = part instanceof Text ? settingsOf([part]) : settingsOfPage(part)
    for (const [key, { set, ...choice }] of own) {
      const all = addTo(settings, key, choice)
      for (const cluster of set) all.add(cluster)
    }
  }
  return [...settings.values()].map(({ set, ...choice }) => ({ ...choice, clusters: [...set] }))
}

const settingsOfPage = oncePerPage((page) => settingsOf(textsOf(page)))

/** The pages of an element and the texts around them, in their order. */
function* partsOf(root: Element): Generator<Element | Text> {
  for (const node of root.childNodes) {
    if (node instanceof Text) yield node
    if (!(node instanceof Element)) continue
    if (node.matches('.page')) yield node
    else yield* partsOf(node)
  }
}

/** Words first: a document has a hundred thousand, but only some thousand different ones. */
function settingsOf(texts: Iterable<Text>): Settings {
  const words: Settings = new Map()
  let parent: Element | null = null
  let seen = new Set<string>()
  for (const text of texts) {
    if (text.parentElement && text.parentElement !== parent) {
      parent = text.parentElement
      const choice = fontOf(parent)
      seen = parent.checkVisibility() ? addTo(words, keyOf(choice), choice) : new Set()
    }
    for (const word of text.data.split(/\s+/)) seen.add(word)
  }
  const clustersOf = (set: Set<string>) => new Set([...set].join(' ').match(CLUSTER))
  return new Map([...words].map(([key, each]) => [key, { ...each, set: clustersOf(each.set) }]))
}

/**
 * The families of the document's own fonts in a list, up to the last of them; empty where the list asks
 * for another one before.
 */
function ownFamilies(list: string): string {
  const own = new Set([...document.fonts].map(({ family }) => unquoted(family)))
  const families = list.match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g) ?? []
  const last = families.findLastIndex((family) => own.has(unquoted(family)))
  const first = families.slice(0, last + 1)
  return first.every((family) => own.has(unquoted(family))) ? first.join() : ''
}

function unquoted(family: string): string {
  return family
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .toLowerCase()
}

function fontOf(element: Element): FontChoice {
  const { fontFamily: family, fontWeight: weight, fontStyle: style } = getComputedStyle(element)
  return { family, weight, style }
}

function keyOf({ family, weight, style }: FontChoice): string {
  return [family, weight, style].join('|')
}

function* textsOf(root: Element): Generator<Text> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node as Text
}

/** Up to 80 characters of a text, with a part of it near the middle. */
function excerpt(text: string, part: string): string {
  const from = Math.max(0, Math.min(text.indexOf(part) - 40, text.length - 80))
  return text.slice(from, from + 80)
}
