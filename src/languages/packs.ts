import type { LanguagePack } from '../text/pack.ts'
import { ARABIC } from './ar/pack.ts'
import { ENGLISH } from './en/pack.ts'
import { FRENCH } from './fr/pack.ts'

/** Every language that a brief can be printed in: a folder here, its labels and its citation style. */
export const PACKS: readonly LanguagePack[] = [ENGLISH, ARABIC, FRENCH]

const BY_TAG = new Map(PACKS.map((pack) => [pack.tag, pack]))

/**
 * The pack of a language that is printed.
 *
 * @throws Error where there is none: the tag was not held against `PACKS` when it was read
 */
export function packOf(tag: string): LanguagePack {
  const pack = BY_TAG.get(tag)
  if (pack === undefined) throw new Error(`There is no pack for the language \`${tag}\``)
  return pack
}
