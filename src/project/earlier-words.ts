import { plain } from '../markdown/plain.ts'
import { parseNote } from '../read/markdown.ts'
import { asWords } from './figure-mark.ts'

/** The mark of a figure as a statement has it, and its words. */
const FIGURE = /:figure\[((?:\\.|[^\]\\])*)\]\{[^}]*\}/g

/**
 * An earlier wording as it is written into a note: figures of the present statement are marked in it where their words
 * stand there as well.
 *
 * @param words without Markdown
 * @param now the present statement as Markdown; empty where there is none
 */
export function earlierAsMarkdown(words: string, now: string): string {
  const marks = [...now.matchAll(FIGURE)]
    .map(([mark, label = '']) => {
      const shown = label.replace(/\\(.)/g, '$1')
      const start = words.indexOf(shown)
      return { mark, start, end: start + shown.length }
    })
    .filter(({ start, end }) => start >= 0 && end > start)
    .toSorted((a, b) => a.start - b.start)
  let text = ''
  let from = 0
  for (const { mark, start, end } of marks) {
    if (start < from) continue
    text += bare(words.slice(from, start)) + mark
    from = end
  }
  return text + bare(words.slice(from))
}

/** Words as they are, where Markdown reads nothing else into them. */
function bare(words: string): string {
  return plain([parseNote(words)]).trim() === words.trim() ? words : asWords(words)
}
