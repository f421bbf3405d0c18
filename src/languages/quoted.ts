import { packOf } from './packs.ts'

/** Words in the quotation marks of their language: “words”, «كلمات». */
export function quoted(words: string, language: string): string {
  const { open, close } = packOf(language).quotes
  return `${open}${words}${close}`
}
