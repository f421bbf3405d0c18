import type { Block, Section, Table } from '../contract/document.ts'
import { textsIn } from '../contract/texts.ts'
import { packOf } from '../languages/packs.ts'
import { type Audience, type BudgetItem, PAGE_ONE, type WordBudget } from '../model/audience.ts'
import { opensBrief } from '../model/brief.ts'
import { languagesOf, mapEach } from '../model/language.ts'
import type { Context } from '../report/context.ts'
import { sentencesIn } from '../text/sentences.ts'
import { wordCount } from '../text/words.ts'

/**
 * Tells of each part, and of each item of one, that has more words than the audience allows it: by how many, and which
 * of its sentences is the longest. All that is printed below a part's title counts, since a reader reads all of it;
 * marks of notes do not, nor the line that leads to what is attached.
 */
export function checkWords(
  sections: readonly Section[],
  { name, path, maximumWords }: Audience,
  context: Context,
): void {
  // A limit in a language that the brief is not in serves other briefs.
  const languages = new Set(sections.flatMap(({ title }) => languagesOf(title)))
  for (const { part, limits, place } of maximumWords) {
    const counted = countedUnder(part, sections)
    for (const [language, limit] of Object.entries(limits)) {
      if (limit === undefined || !languages.has(language)) continue
      for (const { what, blocks } of counted) {
        const texts = blocks.filter(isRead).flatMap((block) => textsIn(block, language))
        const count = texts.reduce((sum, text) => sum + wordCount(text), 0)
        if (count <= limit) continue
        const [longest = ''] = texts
          .flatMap(sentencesIn)
          .toSorted((a, b) => wordCount(b) - wordCount(a))
        context.report({
          rule: 'words-exceeded',
          path,
          ...(place && { place }),
          reason: `${what} of \`${name}\` has ${count} words in ${packOf(language).nameInEnglish}, ${count - limit} too many`,
          actual: String(count),
          expected: [`at most ${limit}`],
          advice: `Its longest sentence has ${wordCount(longest)} words: ${longest}`,
        })
      }
    }
  }
}

/** What a limit is held against: as it is called in a message, and its blocks. */
interface Counted {
  readonly what: string
  readonly blocks: readonly Block[]
}

/** How the items of a part are made of its blocks. */
const ITEMS: Readonly<
  Record<BudgetItem, { readonly part: string; of(blocks: readonly Block[]): (readonly Block[])[] }>
> = {
  judgement: { part: 'judgements', of: (blocks) => rowsOf('judgement', blocks) },
  'key-figure': { part: 'key-figures', of: (blocks) => blocks.flatMap(linesOfTable) },
  dispute: { part: 'disputes', of: disputesOf },
  question: { part: 'questions', of: (blocks) => rowsOf('question', blocks) },
  card: { part: 'cards', of: (blocks) => rowsOf('card', blocks).map(withoutTitle) },
}

function countedUnder(part: WordBudget['part'], sections: readonly Section[]): Counted[] {
  if (part === PAGE_ONE) {
    const blocks = sections.filter(({ id }) => opensBrief(id)).flatMap((section) => section.blocks)
    return [{ what: 'Page one', blocks }]
  }
  const item = Object.hasOwn(ITEMS, part) ? ITEMS[part as BudgetItem] : undefined
  const section = sections.find(({ id }) => id === (item?.part ?? part))
  if (section === undefined) return []
  if (item === undefined) return [{ what: `The part \`${part}\``, blocks: section.blocks }]
  return item
    .of(section.blocks)
    .map((blocks, at) => ({ what: `The ${part.replace('-', ' ')} ${at + 1}`, blocks }))
}

function rowsOf(role: string, blocks: readonly Block[]): Block[][] {
  return blocks.filter((block) => block.kind === 'row' && block.role === role).map((row) => [row])
}

/** Each line of a table without its head. */
function linesOfTable(block: Block): Table[][] {
  return block.kind === 'table'
    ? block.body.map((line) => [{ ...block, head: [], body: [line] }])
    : []
}

/** Each heading with what stands below it. */
function disputesOf(blocks: readonly Block[]): Block[][] {
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'heading') return []
    const next = blocks.findIndex((other, later) => later > at && other.kind === 'heading')
    return [blocks.slice(at, next < 0 ? undefined : next)]
  })
}

/** A title is as long as its source has made it. */
function withoutTitle(blocks: readonly Block[]): Block[] {
  return blocks.map((block) =>
    block.kind === 'row'
      ? { ...block, content: mapEach(block.content, (nodes) => nodes.slice(1)) }
      : block,
  )
}

function isRead(block: Block): boolean {
  return block.kind !== 'row' || block.role !== 'attached'
}
