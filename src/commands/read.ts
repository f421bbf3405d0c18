import type { Reading, ReadParagraph, ReadResult } from '../pipeline/read.ts'
import type * as Words from '../pipeline/reading-words.ts'
import { counted } from '../report/amounts.ts'
import { declareCommand } from './command.ts'
import { FOLDERS, foldersOf, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'read',
  words: '[<source>…]',
  summary: 'lay out originals: what to read first, what is not covered',
  options: [...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz read port-survey', 'every paragraph, what tells most first, with what it holds'],
    ['mujaz read --json', 'of all originals that are at hand, as data'],
  ],
  async run({ options, words }, reporter) {
    const { read } = await import('../pipeline/read.ts')
    const result = await read(words, foldersOf(options))
    const said = await import('../pipeline/reading-words.ts')
    reporter.reportResult(result, () => reporter.print(inWords(result, said)))
    return result.without.length === 0 || words.length === 0
  },
})

function inWords({ readings, without }: ReadResult, said: typeof Words): string {
  const missing = without.map(
    (id) => `${id}: its original is not at hand, or there is no such source.\n`,
  )
  return [...readings.map((reading) => inOrder(reading, said)), ...missing].join('\n')
}

function inOrder({ source, paragraphs }: Reading, said: typeof Words): string {
  const wanted = paragraphs.filter(({ skip }) => skip === undefined)
  const skipped = paragraphs.filter(({ skip }) => skip !== undefined)
  const uncovered = wanted.filter(({ uncovered }) => uncovered).map(({ paragraph }) => paragraph)
  return [
    `${source}: ${counted(paragraphs.length, 'paragraph')}, what tells most first`,
    ...wanted.map((each) => entry(each, said)),
    ...(skipped.length > 0
      ? [
          `To skip (${skipped.length}): ${skipped.map(({ paragraph, skip }) => `${paragraph} (${skip})`).join(', ')}`,
        ]
      : []),
    uncovered.length > 0
      ? `Not covered by a claim (${uncovered.length}): ${uncovered.toSorted((a, b) => a - b).join(', ')}`
      : 'Every paragraph with a figure, a name or a speaker is covered by a claim or set aside.',
    '',
  ].join('\n')
}

function entry(
  { paragraph, best, marks, alsoIn, cited, uncovered }: ReadParagraph,
  { marksInRows, alsoInWords }: typeof Words,
): string {
  const claims = cited.length > 0 ? cited.join(', ') : uncovered ? 'no claim' : ''
  return [
    `  ¶ ${paragraph}  ${best}`,
    ...marksInRows(marks).map(([name, words]) => `      ${name}: ${words.join(', ')}`),
    ...alsoIn.map((other) => `      also in ${alsoInWords(other)}`),
    ...(claims === '' ? [] : [`      ${claims}`]),
  ].join('\n')
}
