import type { Section } from '../contract/document.ts'
import { textsIn } from '../contract/texts.ts'
import { packOf } from '../languages/packs.ts'
import type { Audience } from '../model/audience.ts'
import type { Context } from '../report/context.ts'
import { countWords, sentencesIn } from '../text/sentences.ts'

/**
 * Tells of each part that has more words than the audience allows it: by how many, and which of its sentences is the
 * longest. All that is printed below the title counts, since a reader reads all of it; marks of notes do not.
 */
export function checkWords(
  sections: readonly Section[],
  { name, path, maximumWords }: Audience,
  context: Context,
): void {
  for (const { part, limits, place } of maximumWords) {
    const section = sections.find(({ id }) => id === part)
    if (section === undefined) continue
    for (const [language, limit] of Object.entries(limits)) {
      const texts = Object.hasOwn(section.title, language)
        ? section.blocks.flatMap((block) => textsIn(block, language))
        : []
      const count = texts.reduce((sum, text) => sum + countWords(text), 0)
      if (limit === undefined || count <= limit) continue
      const [longest = ''] = texts
        .flatMap(sentencesIn)
        .toSorted((a, b) => countWords(b) - countWords(a))
      context.report({
        rule: 'words-exceeded',
        path,
        ...(place && { place }),
        reason: `The part \`${part}\` of \`${name}\` has ${count} words in ${packOf(language).nameInEnglish}, ${count - limit} too many`,
        actual: String(count),
        expected: [`at most ${limit}`],
        advice: `Its longest sentence has ${countWords(longest)} words: ${longest}`,
      })
    }
  }
}
