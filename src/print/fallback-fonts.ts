import type { CDPSession, Page } from 'puppeteer'
import { LAST_RESORT, LAST_RESORT_WIDTH, lastResortFont } from './last-resort-font.ts'

/** Characters of the document that no font of the document can show. */
export interface FallbackFont {
  /** The character with the marks that stand on it. */
  readonly characters: string
  readonly codePoints: readonly number[]
  /** The text that it stands in first: up to 80 characters. */
  readonly text: string
  /** The system's font that a font stack asked for by name; `undefined` where it asked for none. */
  readonly font: string | undefined
}

/**
 * Must stand in the head of the document from the start: a face that is added later makes Chromium
 * lay out the whole of it anew.
 */
export const LAST_RESORT_STYLE = `<style>@font-face{font-family:"${LAST_RESORT}";src:url(data:font/ttf;base64,${lastResortFont().toString('base64')})}</style>`

/** Text set in one way: what decides which font a character gets. */
export interface TextSetting {
  readonly family: string
  readonly weight: string
  readonly style: string
  /** Each character with its marks, once. */
  readonly clusters: readonly string[]
}

interface Probe {
  readonly group: TextSetting
  readonly clusters: readonly string[]
}

/**
 * Finds text that is not printed in a font which the document brings, in two steps of which the second
 * is seldom needed.
 *
 * {@link SUSPECTS} gathers every way of setting text with the characters that occur in it, lays each out
 * once in the fonts of the document alone and looks for a line as wide as only the last resort makes it.
 * What it cannot tell so it suspects as well: a way of setting that asks for a font of the system before
 * one of the document, and emoji, for which Chromium takes the system's font whatever a document brings.
 *
 * Of those Chromium is asked which fonts showed the text, one element at a time: each has its characters
 * in a probe of its own, and only a probe that shows a foreign font is taken apart. That leaves the
 * document as it was, and may be done when it has been printed.
 *
 * The document's head must hold {@link LAST_RESORT_STYLE}, and its fonts must be loaded.
 *
 * @param suspects what {@link SUSPECTS} gave in this page
 */
export async function findFallbackFonts(
  page: Page,
  session: CDPSession,
  suspects: readonly TextSetting[],
): Promise<FallbackFont[]> {
  if (suspects.length === 0) return []
  try {
    return await find(page, session, suspects)
  } finally {
    await page.evaluate("document.getElementById('mujaz-probes')?.remove()").catch(() => {})
  }
}

async function find(
  page: Page,
  session: CDPSession,
  groups: readonly TextSetting[],
): Promise<FallbackFont[]> {
  await Promise.all([session.send('DOM.enable'), session.send('CSS.enable')])
  const whole = groups.map((group) => ({ group, clusters: group.clusters }))
  const suspicious = await foreignFonts(page, session, whole)
  const single = suspicious.flatMap(({ probe: { group } }) =>
    group.clusters.map((cluster) => ({ group, clusters: [cluster] })),
  )
  if (single.length === 0) return []
  const found = new Map<string, { probe: Probe; font: string | undefined }>()
  for (const one of await foreignFonts(page, session, single)) {
    const characters = one.probe.clusters.join('')
    if (!found.has(characters)) found.set(characters, one)
  }
  const wanted = [...found].map(([characters, { probe }]) => ({ characters, ...probe.group }))
  const texts = (await page.evaluate(`(${LOCATE})(${JSON.stringify(wanted)})`)) as string[]
  return [...found].map(([characters, { font }], at) => ({
    characters,
    codePoints: [...characters].map((character) => character.codePointAt(0) as number),
    text: texts[at] ?? '',
    font,
  }))
}

/** Of the probes, those that took a font which is not the document's, with that font's name. */
async function foreignFonts(
  page: Page,
  session: CDPSession,
  probes: readonly Probe[],
): Promise<{ probe: Probe; font: string | undefined }[]> {
  const spans = probes.map(({ group: { family, weight, style }, clusters }) => ({
    style: `font:${style} ${weight} 16px ${family},"${LAST_RESORT}"`,
    clusters,
  }))
  await page.evaluate(`(${LAY_OUT})(${JSON.stringify(spans)})`)
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: '#mujaz-probes > span',
  })
  const answers = await Promise.all(
    nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
  )
  return probes.flatMap((probe, at) => {
    const fonts = answers[at]?.fonts ?? []
    const foreign = fonts.find((font) => !font.isCustomFont || font.familyName === LAST_RESORT)
    if (!foreign) return []
    return [{ probe, font: foreign.isCustomFont ? undefined : foreign.familyName }]
  })
}

// What follows runs inside the page.

/** Words first: a document has a hundred thousand, but only some thousand different ones. */
const GATHER = String.raw`(() => {
  const groups = new Map()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  let parent
  let words
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement !== parent) {
      parent = node.parentElement
      const { fontFamily: family, fontWeight: weight, fontStyle: style } = getComputedStyle(parent)
      const key = [family, weight, style].join('|')
      let group = parent.checkVisibility() ? groups.get(key) : { words: new Set() }
      if (!group) groups.set(key, (group = { family, weight, style, words: new Set() }))
      words = group.words
    }
    for (const word of node.data.split(/\s+/)) words.add(word)
  }
  return [...groups.values()].map(({ words, ...group }) => ({
    ...group,
    clusters: [...new Set([...words].join(' ').match(/[^\p{M}\p{C}\p{Z}]\p{M}*|[\p{Co}\p{Cn}]/gu))],
  }))
})()`

/** Each cluster on a line of its own, so that nothing but itself is shown. */
const LAY_OUT = `(spans) => {
  document.getElementById('mujaz-probes')?.remove()
  const probes = document.createElement('div')
  probes.id = 'mujaz-probes'
  probes.style.cssText = 'all: initial; position: absolute; visibility: hidden'
  for (const { style, clusters } of spans) {
    const span = document.createElement('span')
    span.style.cssText = 'all: initial; display: block;' + style
    for (const cluster of clusters) span.append(cluster, document.createElement('br'))
    probes.append(span)
  }
  document.body.append(probes)
  // Chromium 143 answers from the last layout, and makes none.
  probes.getBoundingClientRect()
}`

/** The first text that has the characters, set in the way in which they were found wanting. */
const LOCATE = String.raw`(wanted) => wanted.map(({ characters, family, weight, style }) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.includes(characters) || !node.parentElement.checkVisibility()) continue
    const set = getComputedStyle(node.parentElement)
    if (set.fontFamily !== family || set.fontWeight !== weight || set.fontStyle !== style) continue
    if (node.parentElement.closest('#mujaz-probes')) continue
    const text = node.data.replace(/\s+/g, ' ')
    const from = Math.max(0, Math.min(text.indexOf(characters) - 40, text.length - 80))
    return text.slice(from, from + 80)
  }
})`

/**
 * The families of the document's own fonts in a list, up to the last of them; empty where the list asks
 * for another one before.
 */
const OWN_FAMILIES = String.raw`(list) => {
  const nameOf = (family) => family.trim().replace(/^(["'])(.*)\1$/, '$2').toLowerCase()
  const own = new Set([...document.fonts].map(({ family }) => nameOf(family)))
  const families = list.match(/(?:"[^"]*"|'[^']*'|[^,"'])+/g) ?? []
  const last = families.findLastIndex((family) => own.has(nameOf(family)))
  const first = families.slice(0, last + 1)
  return first.every((family) => own.has(nameOf(family))) ? first.join() : ''
}`

/** An expression: the ways of setting text that {@link findFallbackFonts} has to look into. */
export const SUSPECTS = String.raw`(() => {
  const groups = ${GATHER}
  const alone = groups.map(({ family }) => (${OWN_FAMILIES})(family))
  const spans = groups.map(({ style, weight, clusters }, at) => ({
    style: 'width:max-content;white-space:nowrap;font:' + style + ' ' + weight + ' 16px ' + alone[at] + ',"${LAST_RESORT}"',
    clusters,
  }))
  ;(${LAY_OUT})(spans)
  const probes = document.getElementById('mujaz-probes')
  const widths = [...probes.children].map((probe) => probe.getBoundingClientRect().width)
  probes.remove()
  const emoji = /\p{Emoji_Presentation}|\uFE0F/u
  return groups.filter(({ clusters }, at) =>
    alone[at] === '' || widths[at] > ${LAST_RESORT_WIDTH * 8} || clusters.some((cluster) => emoji.test(cluster)))
})()`
