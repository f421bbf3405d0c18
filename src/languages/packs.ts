import type { Language } from '../model/language.ts'
import type { LanguagePack } from '../text/pack.ts'
import { ARABIC } from './ar/pack.ts'
import { ENGLISH } from './en/pack.ts'
import { FRENCH } from './fr/pack.ts'

/** Every language that a brief can be printed in: a folder here, its labels and its citation style. */
export const PACKS: readonly LanguagePack[] = [ENGLISH, ARABIC, FRENCH]

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

/** Why a brief cannot be printed in a language, as a message goes on after its tag. */
export function whyNoPack(): string {
  const tags = PACKS.map((pack) => pack.tag).join(', ')
  return `is no language that a brief can be printed in; there are ${tags}`
}
