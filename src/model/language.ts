/** The languages of a brief. The first is the default: in the files a person writes it stands bare. */
export const LANGUAGES = ['en', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

/** The same thing in every language of the brief. Nothing is printed until both are there. */
export type ByLanguage<T = string> = Readonly<Record<Language, T>>

/** The same thing made in each of some languages, in their order. */
export function each<T>(
  languages: readonly Language[],
  make: (language: Language) => T,
): ByLanguage<T> {
  return Object.fromEntries(
    languages.map((language) => [language, make(language)]),
  ) as unknown as ByLanguage<T>
}

/** What is made of a thing in each of its languages. */
export function mapEach<T, U>(
  value: ByLanguage<T>,
  make: (value: T, language: Language) => U,
): ByLanguage<U> {
  return each(languagesOf(value), (language) => make(value[language], language))
}

/** The languages that a thing is in, in their order: the first is the default. Nothing is in none. */
export function languagesOf(value: ByLanguage<unknown>): readonly [Language, ...Language[]] {
  return Object.keys(value) as [Language, ...Language[]]
}

/** A thing in the default one of its languages. */
export function firstOf<T>(value: ByLanguage<T>): T {
  return value[languagesOf(value)[0]]
}

/** The languages that a thing is in beside one of them. */
export function othersOf(value: ByLanguage<unknown>, language: Language): readonly Language[] {
  return languagesOf(value).filter((other) => other !== language)
}

export type Direction = 'ltr' | 'rtl'

/**
 * How the languages of one edition are arranged. `en-ar` is parallel columns, English left and
 * Arabic right; `back-to-back` is the full brief in English, then the full brief in Arabic, in one
 * file; the others are one language alone.
 */
export const EDITIONS = ['en-ar', 'en', 'ar', 'back-to-back'] as const

export type Edition = (typeof EDITIONS)[number]

/** The languages an edition prints, in the order in which its columns are read out. */
export const EDITION_LANGUAGES: Readonly<Record<Edition, readonly [Language, ...Language[]]>> = {
  'en-ar': ['en', 'ar'],
  en: ['en'],
  ar: ['ar'],
  'back-to-back': ['en', 'ar'],
}

/** Scripts that run from right to left. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** Whether a text is a tag of BCP 47 whose language there is a name for: `fr`, `fa-AF`, `zh-Hant`. */
export function isLanguageTag(text: string): boolean {
  try {
    const { language } = new Intl.Locale(text)
    return NAMED.of(language) !== undefined
  } catch {
    return false
  }
}

const NAMED = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** Which of the languages of the brief a source is in, if in one of them: `ar-LB` is Arabic. */
export function printedLanguage(tag: string, languages: readonly Language[]): Language | undefined {
  const { language } = new Intl.Locale(tag)
  return languages.find((printed) => printed === language)
}

/** How text in a language runs, whichever it is. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}
