import { isLanguageTag, primaryLanguage } from '../model/language.ts'
import { remember } from '../text/remember.ts'

/**
 * What LaTeX (babel, and biblatex in `langid`) calls languages. The first tag of a name is what is read of it, the first
 * name of a tag what is written.
 */
const NAMES: readonly (readonly [name: string, tag: string])[] = [
  ['amharic', 'am'],
  ['arabic', 'ar'],
  ['armenian', 'hy'],
  ['azerbaijani', 'az'],
  ['basque', 'eu'],
  ['bengali', 'bn'],
  ['bulgarian', 'bg'],
  ['catalan', 'ca'],
  ['croatian', 'hr'],
  ['czech', 'cs'],
  ['danish', 'da'],
  ['dutch', 'nl'],
  ['english', 'en'],
  ['american', 'en-US'],
  ['british', 'en-GB'],
  ['estonian', 'et'],
  ['finnish', 'fi'],
  ['french', 'fr'],
  ['georgian', 'ka'],
  ['ngerman', 'de'],
  ['german', 'de'],
  ['greek', 'el'],
  ['hebrew', 'he'],
  ['hindi', 'hi'],
  ['hungarian', 'hu'],
  ['indonesian', 'id'],
  ['italian', 'it'],
  ['japanese', 'ja'],
  ['korean', 'ko'],
  ['kurmanji', 'kmr'],
  ['latvian', 'lv'],
  ['lithuanian', 'lt'],
  ['norsk', 'nb'],
  ['nynorsk', 'nn'],
  ['persian', 'fa'],
  ['farsi', 'fa'],
  ['polish', 'pl'],
  ['portuguese', 'pt'],
  ['brazilian', 'pt-BR'],
  ['romanian', 'ro'],
  ['russian', 'ru'],
  ['serbian', 'sr'],
  ['slovak', 'sk'],
  ['slovene', 'sl'],
  ['spanish', 'es'],
  ['swedish', 'sv'],
  ['thai', 'th'],
  ['turkish', 'tr'],
  ['ukrainian', 'uk'],
  ['urdu', 'ur'],
  ['vietnamese', 'vi'],
]

/**
 * What babel calls the language of a tag of BCP 47, and the tag that is read of that name: `ar-LB` is `arabic`, which
 * says `ar` again. `undefined` where it has no name for it.
 */
export function babelName(
  tag: string,
): { readonly name: string; readonly tag: string } | undefined {
  const known = (wanted: string) => NAMES.find(([, own]) => own === wanted)
  const found = known(tag) ?? known(primaryLanguage(tag))
  return found && { name: found[0], tag: found[1] }
}

/**
 * The tag of BCP 47 of a language by what a library of references may call it: a tag (`ar`, `en_US`, `ara`), babel's name
 * (`ngerman`), or its name in English or in itself (`Arabic`, «العربية»). `undefined` where it is none of them.
 */
export function tagOfLanguage(written: string): string | undefined {
  const name = written.trim().replaceAll('_', '-')
  if (isLanguageTag(name)) return Intl.getCanonicalLocales(name)[0]
  const called = name.toLowerCase()
  const babel = NAMES.find(([own]) => own === called)
  return (babel ?? NAMES.find(([, tag]) => namesOf(tag).includes(called)))?.[1]
}

/** What a language is called in English and in itself. A library asks for each of its entries, and Intl takes long. */
const namesOf = remember((tag): readonly string[] =>
  ['en', tag].flatMap((reader) => {
    const names = new Intl.DisplayNames(reader, { type: 'language', fallback: 'none' })
    return names.of(tag)?.toLowerCase() ?? []
  }),
)
