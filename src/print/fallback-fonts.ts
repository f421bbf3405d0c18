import type { CDPSession, Page } from 'puppeteer'
import { LAST_RESORT, PROBES, type TextSetting } from '../in-page/protocol.ts'
import { inPage } from './in-page.ts'
import { lastResortFont } from './last-resort-font.ts'

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
export const LAST_RESORT_STYLE = `<style>@font-face{font-family:"${LAST_RESORT.family}";src:url(data:font/ttf;base64,${lastResortFont().toString('base64')})}</style>`

interface Probe {
  readonly group: TextSetting
  readonly clusters: readonly string[]
}

/**
 * Finds text that is not printed in a font which the document brings, in two steps of which the second
 * is seldom needed.
 *
 * The page itself looks through every way of setting text with the characters that occur in it, and
 * suspects those of which it sees that a font is wanting, or cannot tell (`findSuspectSettings`).
 *
 * Of those Chromium is asked which fonts showed the text, one element at a time: each has its characters
 * in a probe of its own, and only a probe that shows a foreign font is taken apart. That leaves the
 * document as it was, and may be done when it has been printed.
 *
 * The document's head must hold {@link LAST_RESORT_STYLE}, and its fonts must be loaded.
 */
export async function findFallbackFonts(page: Page, session: CDPSession): Promise<FallbackFont[]> {
  const suspects = await inPage(page, 'findSuspectSettings')
  if (suspects.length === 0) return []
  try {
    return await find(page, session, suspects)
  } finally {
    await inPage(page, 'removeProbes').catch(() => {})
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
  const texts = await inPage(
    page,
    'findTexts',
    [...found].map(([characters, { probe }]) => ({
      characters,
      family: probe.group.family,
      weight: probe.group.weight,
      style: probe.group.style,
    })),
  )
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
    style: `font:${style} ${weight} 16px ${family},"${LAST_RESORT.family}"`,
    clusters,
  }))
  await inPage(page, 'layOutProbes', spans)
  const { root } = await session.send('DOM.getDocument', { depth: 0 })
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    selector: `#${PROBES} > span`,
  })
  const answers = await Promise.all(
    nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })),
  )
  return probes.flatMap((probe, at) => {
    const fonts = answers[at]?.fonts ?? []
    const foreign = fonts.find(
      (font) => !font.isCustomFont || font.familyName === LAST_RESORT.family,
    )
    if (!foreign) return []
    return [{ probe, font: foreign.isCustomFont ? undefined : foreign.familyName }]
  })
}
