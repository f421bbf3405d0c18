import { packOf } from '../../languages/packs.ts'
import { CONFIDENCES, LIKELIHOODS } from '../../model/editor.ts'
import type { Language } from '../../model/language.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import type { Judgements } from '../../text/pack-parts.ts'
import { remember } from '../../text/remember.ts'

/** The two scales, which must agree between the languages and stay apart from each other. */
export const SCALES = ['likelihood', 'confidence'] as const

export type Scale = (typeof SCALES)[number]

type Level<S extends Scale> = keyof Judgements[S] & string

/** The levels of each scale, what says more before what it holds: "very unlikely", then "unlikely". */
const LEVELS: { readonly [S in Scale]: readonly Level<S>[] } = {
  likelihood: [
    ...new Set([...(['very-unlikely', 'unlikely', 'very-likely'] as const), ...LIKELIHOODS]),
  ],
  confidence: CONFIDENCES,
}

/** A term as it was found in a text. */
export interface FoundTerm<Id extends string = string> {
  readonly id: Id
  readonly written: string
}

/** The level that a word is the id of, with the scale that it is on. */
export function scaleOf(id: string): Scale | undefined {
  return SCALES.find((scale) => (LEVELS[scale] as readonly string[]).includes(id))
}

/** A level as a language best writes it. */
export function termOf(scale: Scale, id: string, language: Language): string {
  const terms: Readonly<Record<string, { readonly term: string }>> =
    packOf(language).judgements[scale]
  return terms[id]?.term ?? id
}

/**
 * The terms of a scale in a text, in reading order. Comparisons are no terms: "more likely",
 * "less likely", "as likely as".
 */
export function termsIn<S extends Scale>(
  scale: S,
  text: string,
  language: Language,
): readonly FoundTerm<Level<S>>[] {
  const key = `${scale} ${language}`
  const finder = FINDERS.get(key) ?? finderOf(scale, language)
  FINDERS.set(key, finder)
  return finder(text) as readonly FoundTerm<Level<S>>[]
}

/** Finds the terms of one scale in texts of one language. */
type Finder = (text: string) => readonly FoundTerm[]

const FINDERS = new Map<string, Finder>()

function finderOf(scale: Scale, language: Language): Finder {
  const { before, ...scales } = packOf(language).judgements
  const words: Readonly<Record<string, { readonly forms: string }>> = scales[scale]
  const levels: readonly string[] = LEVELS[scale]
  const terms = levels.map((id) => `(?<${groupOf(id)}>${words[id]?.forms})`).join('|')
  const pattern = new RegExp(`${before}(?:${terms})(?!\\p{L})`, 'gu')
  return remember((text) =>
    [...foldSpelling(normalise(text)).matchAll(pattern)].flatMap(({ 0: written, groups }) => {
      const id = levels.find((level) => groups?.[groupOf(level)] !== undefined)
      return id === undefined ? [] : [{ id, written }]
    }),
  )
}

function groupOf(id: string): string {
  return id.replaceAll('-', '_')
}
