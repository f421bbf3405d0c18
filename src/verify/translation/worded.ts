import type { Language } from '../../model/language.ts'

/** A text, and the language that it is in. */
export interface Worded {
  readonly text: string
  readonly language: Language
}
