/** What stands around an article without being of it. Each is the reason that a person is given. */
export type Debris =
  | 'other articles'
  | 'share and follow'
  | 'subscription'
  | 'tags'
  | 'rights'
  | 'site’s maker'
  | 'source line'
  | 'date line'
  | 'change line'
  | 'comments'
  | 'advertisement'
  | 'caption'

/** What saved articles of a language say of themselves and around themselves. */
export interface ArticleWords {
  /** BCP 47, language alone. A language of sources needs no pack. */
  readonly tag: string
  /** Its months from January, parted by spaces, where no pack reads its dates. */
  readonly months?: string
  /** What stands before the name of an author: "By". What ends with a colon is one only where a colon follows it. */
  readonly byline: readonly string[]
  /** What stands before the name of a translator: "Translated by". */
  readonly translation: readonly string[]
  /** Who is named as an author and is no person: agencies, desks, "admin". */
  readonly noPersons: readonly string[]
  /** How lines around an article begin, by what they are. */
  readonly debris: Readonly<Partial<Record<Debris, readonly string[]>>>
  /** What paragraphs below an article speak of that are not of it; absent where none are known. */
  readonly mentions?: Readonly<Partial<Record<Debris, readonly string[]>>>
}
