import { primaryLanguage } from '../model/language.ts'
import { packOf } from './packs.ts'

/** That something is in a language, whichever it is, as a footnote says it: "in French", «بالفرنسية». */
export function inLanguage(tag: string, language: string): string {
  const { languageNames } = packOf(language)
  const code = primaryLanguage(tag)
  const name =
    languageNames.names[code] ??
    new Intl.DisplayNames(language, { type: 'language' }).of(code) ??
    tag
  return languageNames.inLanguage(name)
}
