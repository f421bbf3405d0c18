/** The languages of a brief. The first is the default: in the files a person writes it stands bare. */
export const LANGUAGES = ['en', 'ar'] as const

export type Language = (typeof LANGUAGES)[number]

/** The same thing in every language of the brief. Nothing is printed until both are there. */
export type ByLanguage<T = string> = Readonly<Record<Language, T>>

export type Direction = 'ltr' | 'rtl'

export const DIRECTION: Readonly<Record<Language, Direction>> = { en: 'ltr', ar: 'rtl' }

/**
 * How the languages of one edition are arranged. `en-ar` is parallel columns, English left and
 * Arabic right; `back-to-back` is the full brief in English, then the full brief in Arabic, in one
 * file; the others are one language alone.
 */
export const EDITIONS = ['en-ar', 'en', 'ar', 'back-to-back'] as const

export type Edition = (typeof EDITIONS)[number]

/** The languages an edition prints, in the order in which its columns are read out. */
export const EDITION_LANGUAGES: Readonly<Record<Edition, readonly Language[]>> = {
  'en-ar': ['en', 'ar'],
  en: ['en'],
  ar: ['ar'],
  'back-to-back': ['en', 'ar'],
}
