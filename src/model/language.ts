/** A language that is printed, by its tag of BCP 47: `en`. There is a pack for it. */
export type Language = string

/** The languages of a brief whose editor's file names none. */
export const USUAL_LANGUAGES: readonly Language[] = ['en', 'ar']

/** The same thing in every language of the brief. Nothing is printed until all are there. */
export type ByLanguage<T = string> = Readonly<Record<Language, T>>

/** The same thing made in each of some languages, in their order. */
export function each<T>(
  languages: readonly Language[],
  make: (language: Language) => T,
): ByLanguage<T> {
  return Object.fromEntries(languages.map((language) => [language, make(language)]))
}

/**
 * What a thing is in one language.
 *
 * @throws Error where it is not there in that language: it was made for other languages than it is asked for
 */
export function of<T>(value: ByLanguage<T>, language: Language): T {
  const own = value[language]
  if (own === undefined) throw new Error(`There is nothing in the language \`${language}\` here`)
  return own
}

/** What is made of a thing in each of its languages. */
export function mapEach<T, U>(
  value: ByLanguage<T>,
  make: (own: T, language: Language) => U,
): ByLanguage<U> {
  return Object.fromEntries(
    Object.entries(value).map(([language, own]) => [language, make(own, language)]),
  )
}

/** The languages that a thing is in, in their order: the first is the default. Nothing is in none. */
export function languagesOf(value: ByLanguage<unknown>): readonly [Language, ...Language[]] {
  return Object.keys(value) as [Language, ...Language[]]
}

/** A thing in the default one of its languages. */
export function firstOf<T>(value: ByLanguage<T>): T {
  return of(value, languagesOf(value)[0])
}

/** The languages that a thing is in beside one of them. */
export function othersOf(value: ByLanguage<unknown>, language: Language): readonly Language[] {
  return languagesOf(value).filter((other) => other !== language)
}

export type Direction = 'ltr' | 'rtl'

/**
 * How the languages of one edition are arranged, by name: `en-ar` is parallel columns of the two, `back-to-back`
 * the full brief in the first, then in the second, in one file; a tag alone is that language alone.
 */
export type Edition = string

/** The edition that has one language after the other. */
export const BACK_TO_BACK = 'back-to-back'

/** Stand, where an audience names editions, for those that a brief in its languages has. */
export const PARALLEL = 'parallel'
export const SINGLE = 'single'

/** The editions that a brief can have, the one that shows all of it first. */
export function editionsOf(languages: readonly Language[]): readonly Edition[] {
  return languages.length > 1 ? [languages.join('-'), ...languages, BACK_TO_BACK] : languages
}

/**
 * The editions that some names stand for in a brief, each once.
 *
 * @param refuse is told of a name under which the brief has no edition, and where it stands among them
 */
export function editionsCalled(
  names: readonly string[],
  languages: readonly Language[],
  refuse: (name: string, at: number) => void,
): Edition[] {
  const editions = names.flatMap((name, at) => {
    const called = editionsUnder(name, languages)
    if (called === undefined) refuse(name, at)
    return called ?? []
  })
  return [...new Set(editions)]
}

/** Of one language there is one edition, whatever arrangement of two is asked for. */
function editionsUnder(
  name: string,
  languages: readonly Language[],
): readonly Edition[] | undefined {
  const editions = editionsOf(languages)
  if (name === SINGLE) return languages
  if (name === PARALLEL) return editions.slice(0, 1)
  if (name === BACK_TO_BACK) return editions.slice(-1)
  return editions.includes(name) ? [name] : undefined
}

/** All names under which editions of a brief can be asked for. */
export function editionNames(languages: readonly Language[]): readonly string[] {
  return [PARALLEL, SINGLE, ...editionsOf(languages)]
}

/** The languages that an edition prints, in the order in which its columns are read out. */
export function languagesIn(edition: Edition, languages: readonly Language[]): readonly Language[] {
  return languages.includes(edition) ? [edition] : languages
}

/** Scripts that run from right to left. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg'])

/** The tag of BCP 47 for a language that nobody has told yet. */
export const UNDETERMINED = 'und'

/** Whether a text is a tag of BCP 47 whose language there is a name for: `fr`, `fa-AF`, `zh-Hant`; or `und`. */
export function isLanguageTag(text: string): boolean {
  if (text === UNDETERMINED) return true
  try {
    const { language } = new Intl.Locale(text)
    // Asked for late, since it takes Node as long as a tenth of its start.
    names ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
    return names.of(language) !== undefined
  } catch {
    return false
  }
}

let names: Intl.DisplayNames | undefined

/** The language, of those of a brief, that a source is in, if it is one: `ar-LB` is Arabic. */
export function printedLanguage(tag: string, languages: readonly Language[]): Language | undefined {
  const language = primaryLanguage(tag)
  return languages.find((printed) => printed === language)
}

/** The language of a tag without its script and region: `ar` of `ar-LB`. */
export function primaryLanguage(tag: string): string {
  // Node 20 has none for `und`.
  return (new Intl.Locale(tag).language as string | undefined) ?? UNDETERMINED
}

/** How text in a language runs, whichever it is. */
export function directionOf(tag: string): Direction {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}
