import type { Language } from '../model/language.ts'
import { type DraftPack, isWhole, type LanguagePack, lackingParts } from '../text/pack.ts'
import { ARABIC } from './ar/pack.ts'
import { ENGLISH } from './en/pack.ts'
import { FRENCH } from './fr/pack.ts'
import { RUSSIAN } from './ru/pack.ts'

/** Packs that are being written. One that lacks nothing any more is a pack like the others. */
export const DRAFTS: readonly DraftPack[] = [RUSSIAN]

/** Every language that a brief can be printed in: a folder here, its labels and its citation style. */
export const PACKS: readonly LanguagePack[] = [ENGLISH, ARABIC, FRENCH, ...DRAFTS.filter(isWhole)]

const BY_TAG = new Map(PACKS.map((pack) => [pack.tag, pack]))

/** The pack of a language, if there is one: of a text in any language. */
export function findPack(tag: string): LanguagePack | undefined {
  return BY_TAG.get(tag)
}

/**
 * The pack of a language that is printed.
 *
 * @throws Error where there is none: the tag was not held against `PACKS` when it was read
 */
export function packOf(tag: string): LanguagePack {
  const pack = findPack(tag)
  if (pack === undefined) throw new Error(`There is no pack for the language \`${tag}\``)
  return pack
}

/** The language of the program's own messages. */
export const OWN_LANGUAGE: Language = 'en'

/** The files of `templates/base` that each language has of its own: its labels and its citation style. */
export function templatesOf(tag: string): readonly string[] {
  return [`labels/${tag}.yaml`, `citation.${tag}.csl`]
}

/**
 * Why a brief cannot be printed in a language, as a message goes on after its tag: there is no pack for it, or
 * one that is not whole, and then what is lacking.
 *
 * @param base names of the files of `templates/base`
 */
export function whyNoPack(
  tag: string,
  base: readonly string[],
  drafts: readonly DraftPack[] = DRAFTS,
): string {
  const draft = drafts.find((each) => each.tag === tag)
  if (draft === undefined) {
    return `is no language that a brief can be printed in; there are ${printedTags()}`
  }
  const [parts, files] = [
    lackingParts(draft),
    templatesOf(tag).filter((name) => !base.includes(name)),
  ]
  const lacking = [
    ...(parts.length > 0 ? [`its pack lacks ${parts.join(', ')}`] : []),
    ...(files.length > 0 ? [`templates/base has no ${files.join(', no ')}`] : []),
  ]
  return `is not ready: ${lacking.join('; and ')}`
}

/** The tags of the languages that a brief can be printed in. */
export function printedTags(): string {
  return PACKS.map(({ tag }) => tag).join(', ')
}
