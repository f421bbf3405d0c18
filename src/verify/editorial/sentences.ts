import { packOf } from '../../languages/packs.ts'
import type { Language } from '../../model/language.ts'

/** The editor's brackets in a text, without what is around them. */
export function brackets(text: string, language: Language): string[] {
  return text.match(bracketIn(language)) ?? []
}

/** A text without what its editor has put into brackets. */
export function withoutBrackets(text: string, language: Language): string {
  return text.replace(bracketIn(language), '')
}

/** An editor's bracket as its writer is shown one: `[Editor: …]`. */
export function emptyBracket(language: Language): string {
  return `[${packOf(language).bracket}: …]`
}

function bracketIn(language: Language): RegExp {
  return new RegExp(String.raw`\[${packOf(language).bracket}\s*:[^\]]*\]`, 'g')
}
