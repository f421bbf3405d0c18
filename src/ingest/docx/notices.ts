import type { Stated } from '../../model/article.ts'
import type { Account } from './story.ts'

/** What a person should know of how a document was read, a sentence each. */
export function noticesOf(
  account: Account,
  unreadParts: readonly string[],
  created: Stated | undefined,
): string[] {
  const { insertions, deletions, comments, hidden, uncounted } = account
  const notices: string[] = []
  if (insertions + deletions > 0) {
    notices.push(
      `Its tracked changes were read as accepted: ${counted(insertions, 'insertion')} kept, ${counted(deletions, 'deletion')} left out.`,
    )
  }
  if (comments > 0) notices.push(`${counted(comments, 'comment')} in its margin left out.`)
  if (hidden > 0) notices.push(`${counted(hidden, 'character')} of hidden text were kept.`)
  if (uncounted > 0) {
    notices.push(
      `${counted(uncounted, 'item')} of lists are without their numbers: how they are counted is not known here.`,
    )
  }
  for (const [font, count] of account.symbols) {
    notices.push(
      `${counted(count, 'sign')} of ${font === '' ? 'a symbol font' : `the symbol font ${font}`} left out: they are no letters.`,
    )
  }
  for (const [name, { characters, beginning }] of account.strange) {
    notices.push(
      `The element ${name} is not known here; its text was kept: ${counted(characters, 'character')}, «${excerpt(beginning)}».`,
    )
  }
  for (const [name, { characters, beginning }] of account.unread) {
    notices.push(
      `The element ${name} is not known here; its text was not read: ${counted(characters, 'character')}, «${excerpt(beginning)}».`,
    )
  }
  const lost = lostIn(account)
  if (lost > 0) notices.push(`${counted(lost, 'character')} of its text did not come out.`)
  for (const what of new Set(unreadParts)) {
    const count = unreadParts.filter((each) => each === what).length
    notices.push(`It holds ${counted(count, what)} whose words were not read.`)
  }
  if (created) {
    const day = created.value.slice(0, 10)
    notices.push(`The file was made on ${day}, which need not be when the text was published.`)
  }
  return notices
}

/** Characters that were neither read nor left out for a reason. */
function lostIn({ whole, read, leftOut }: Account): number {
  return [...leftOut.values()].reduce((left, { characters }) => left - characters, whole - read)
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function excerpt(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
