import { wordsMark } from '../languages/compared.ts'
import type { Returned, ReturnedComment, ReturnedProposal } from '../model/returned.ts'
import type { Text } from '../model/texts.ts'
import type { Context } from '../report/context.ts'
import { foundAt } from './found-at.ts'

const HOW = 'Deal with it: `mujaz import` asks of each, or take its entry out by hand.'

/** Tells of everything that somebody sent back and that nobody has dealt with. */
export function checkReturned(
  { proposals, comments, unplaced }: Returned,
  texts: readonly Text[],
  context: Context,
): void {
  for (const proposal of proposals) {
    tell(proposal, texts, context, 'returned-change', ({ owner }, isSame) => ({
      reason: `${owner} has other words in ${proposal.language}, sent back ${sender(proposal)}${since(isSame)}`,
      actual: proposal.words,
    }))
  }
  for (const comment of comments) {
    const on = comment.on === undefined ? '' : ` on “${comment.on}”`
    tell(comment, texts, context, 'returned-comment', ({ owner }, isSame) => ({
      reason: `A comment on ${lowered(owner)} in ${comment.language}, sent back ${sender(comment)}${on}: ${comment.text.replaceAll('\n', ' / ')}${since(isSame)}`,
    }))
  }
  for (const words of unplaced) {
    const { path, line } = words.place
    const said = words.comment === undefined ? '' : `, with the comment “${words.comment}”`
    context.report({
      rule: 'returned-unplaced',
      path,
      place: { line, column: 1 },
      reason: `Words that belong to no statement were sent back ${sender(words)}${said} (${words.at})`,
      actual: words.words,
      advice: 'Bring them where they belong, and take the entry out.',
    })
  }
}

function tell(
  entry: ReturnedProposal | ReturnedComment,
  texts: readonly Text[],
  context: Context,
  rule: 'returned-change' | 'returned-comment',
  words: (text: Text, isSame: boolean) => { reason: string; actual?: string },
): void {
  const text = texts.find(({ id }) => id === entry.statement)
  const says = text?.says[entry.language]
  if (!text || !says) {
    const { path, line } = entry.place
    context.report({
      rule,
      path,
      place: { line, column: 1 },
      reason: `What was sent back ${sender(entry)} is about \`${entry.statement}\` in ${entry.language}, which there is not any more`,
      advice: 'Bring it where it belongs, and take the entry out.',
    })
    return
  }
  const isSame = wordsMark(says.plain, entry.language) === entry.was
  context.report({
    rule,
    ...foundAt(text),
    ...words(text, isSame),
    advice: HOW,
  })
}

function sender({ by, date, from }: ReturnedProposal | ReturnedComment | Returned['unplaced'][0]) {
  const who = by === undefined ? '' : ` by ${by}`
  const when = date === undefined ? '' : ` on ${date.slice(0, 10)}`
  return `in ${from}${who}${when}`
}

function since(isSame: boolean): string {
  return isSame ? '' : '; the statement was changed since'
}

function lowered(owner: string): string {
  return owner.charAt(0).toLowerCase() + owner.slice(1)
}
