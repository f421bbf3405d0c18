import type { Locator } from '../model/source.ts'
import { packOf } from './packs.ts'

/** The paragraphs in words, as a footnote prints them: "paras 3 and 7–8", «الفقرات 3 و7–8». */
export function paragraphsInWords(locator: Locator, language: string): string {
  return packOf(language).paragraphs.inWords(locator)
}
