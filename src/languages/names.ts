import { packOf } from './packs.ts'

/** That something is in a language, whichever it is, as a footnote says it: "in French", «بالفرنسية». */
export function inLanguage(tag: string, language: string): string {
  const { languageNames } = packOf(language)
  const { language: code } = new Intl.Locale(tag)
  const given = new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? tag
  return languageNames.inLanguage(languageNames.names[code] ?? given)
}
