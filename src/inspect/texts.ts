import type { Context } from '../report/context.ts'
import { excerpt } from './excerpt.ts'
import type { Expectation } from './expectation.ts'
import type { Tagged, TaggedText } from './structure.ts'

/** How far ahead a text is looked for before it counts as lost. */
const WINDOW = 200

/** More findings of one kind than this help nobody. */
const MOST = 20

/** A text of the document, and what of the structure says it. */
export interface Match {
  readonly text: string
  readonly lang: string
  /** `undefined` where the structure does not hold it, or not in order. */
  readonly said: TaggedText | undefined
  /** Where it stands, or should stand about. */
  readonly page: number
}

/** Finds every text of the document in the structure tree, word by word and in order. */
export function matchTexts(
  { texts: expected }: Expectation,
  { texts: tagged }: Tagged,
): readonly Match[] {
  // Texts are mostly the same to the letter, so that few have to be made comparable.
  const compared: string[] = []
  const comparableAt = (at: number) => {
    compared[at] ??= comparable((tagged[at] as TaggedText).text)
    return compared[at]
  }
  const matches: Match[] = []
  let next = 0
  for (const { text, lang } of expected) {
    if (text.trim() === '') continue
    let wanted: string | undefined
    const isAlike = (at: number) => {
      if (tagged[at]?.text === text) return true
      wanted ??= comparable(text)
      return comparableAt(at) === wanted
    }
    let at = next
    const end = Math.min(next + WINDOW + 1, tagged.length)
    while (at < end && !isAlike(at)) at++
    const said = at < end ? tagged[at] : undefined
    const page = (said ?? tagged[Math.min(next, tagged.length - 1)])?.page ?? 1
    matches.push({ text, lang, said, page })
    if (said) next = at + 1
  }
  return matches
}

/** Every text of the document stands in the structure tree, in its language. */
export function inspectTexts(
  matches: readonly Match[],
  { untold }: Tagged,
  { path }: Expectation,
  context: Context,
): void {
  let lost = 0
  for (const { text, lang, said, page } of matches) {
    if (said && said.lang !== lang) {
      context.report({
        rule: 'pdf-language',
        path,
        reason: `On page ${page}, “${excerpt(text)}” is not tagged in its language`,
        actual: said.lang,
        expected: [lang],
      })
    } else if (!said && ++lost <= MOST) {
      context.report({
        rule: 'pdf-text',
        path,
        reason: `About page ${page}, “${excerpt(text)}” is not in the structure of the PDF, or out of order`,
      })
    }
  }
  for (const page of untold.slice(0, MOST)) {
    context.report({
      rule: 'pdf-text',
      path,
      reason: `On page ${page} there is text of which the structure of the PDF does not say what it is`,
    })
  }
}

/**
 * Every statement of the brief is there, whole and in order, in its language. A statement that a page
 * break goes through is read across it, past the notes between.
 */
export function inspectStatements(
  { statements = [], path }: Expectation,
  { texts }: Tagged,
  context: Context,
): void {
  const streams = new Map<string, string>()
  for (const { text, blockLang, part } of texts) {
    if (part !== 'body') continue
    streams.set(blockLang, (streams.get(blockLang) ?? '') + comparable(text))
  }
  const places = new Map<string, number>()
  let lost = 0
  for (const { text, lang } of statements) {
    const stream = streams.get(lang) ?? ''
    const wanted = comparable(text)
    const from = places.get(lang) ?? 0
    const at = stream.indexOf(wanted, from)
    if (at >= 0) places.set(lang, at + wanted.length)
    else if (++lost <= MOST) {
      const elsewhere = stream.includes(wanted)
      context.report({
        rule: 'pdf-text',
        path,
        reason: `“${excerpt(text)}” is ${elsewhere ? 'out of order in' : 'missing from'} the structure of the PDF`,
      })
    }
  }
}

/** White space is a matter of layout. */
function comparable(text: string): string {
  const dense = text.normalize('NFC').replaceAll(' ', '')
  return /\s/.test(dense) ? dense.replace(/\s+/g, '') : dense
}
