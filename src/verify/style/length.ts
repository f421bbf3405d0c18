import { packOf } from '../../languages/packs.ts'
import { perLanguage } from '../../languages/per-language.ts'
import { quoted } from '../../languages/quoted.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { languagesOf, of } from '../../model/language.ts'
import type { Text } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import { OF_LARGE, remember } from '../../text/remember.ts'
import { wordCount } from '../../text/words.ts'
import { foundAt } from '../found-at.ts'
import { beginningOf, sentencesOf } from './sentences.ts'

/** The sentences of a text, each with the number of its words. */
const countsOf = perLanguage((language) =>
  remember(
    (text): readonly { readonly sentence: string; readonly count: number }[] =>
      sentencesOf(text, language).map((sentence) => ({ sentence, count: wordCount(sentence) })),
    OF_LARGE,
  ),
)

/** Tells of each sentence that has more words than its language allows it, or the editor’s file. */
export function checkLength(
  { owner, says }: Text,
  { maximumSentence }: Pick<EditorsFile, 'maximumSentence'>,
  context: Context,
): void {
  for (const language of languagesOf(says)) {
    const { nameInEnglish, style } = packOf(language)
    const { wanted } = style.sentence
    const most = maximumSentence[language] ?? style.sentence.most
    for (const { sentence, count } of countsOf(language)(of(says, language).plain)) {
      if (count <= most) continue
      context.report({
        rule: 'sentence-long',
        ...foundAt(of(says, language)),
        reason: `${owner}: a sentence has ${count} words in ${nameInEnglish}, ${count - most} too many: ${quoted(beginningOf(sentence), language)}`,
        actual: String(count),
        expected: [`at most ${most}`],
        advice: `Make two of it, in each language at the same place${wanted < most ? `; up to ${wanted} words are read at once` : ''}.`,
      })
    }
  }
}
