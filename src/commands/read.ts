import type { Reading, ReadParagraph, ReadResult } from '../pipeline/read.ts'
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
    reporter.reportResult(result, () => reporter.print(inWords(result)))
    return result.without.length === 0 || words.length === 0
  },
})

function inWords({ readings, without }: ReadResult): string {
  const missing = without.map(
    (id) => `${id}: its original is not at hand, or there is no such source.\n`,
  )
  return [...readings.map(inOrder), ...missing].join('\n')
}

function inOrder({ source, paragraphs }: Reading): string {
  const wanted = paragraphs.filter(({ skip }) => skip === undefined)
  const skipped = paragraphs.filter(({ skip }) => skip !== undefined)
  const uncovered = wanted.filter(({ uncovered }) => uncovered).map(({ paragraph }) => paragraph)
  return [
    `${source}: ${counted(paragraphs.length, 'paragraph')}, what tells most first`,
    ...wanted.map(entry),
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

function entry({ paragraph, best, marks, alsoIn, cited, uncovered }: ReadParagraph): string {
  const claims = cited.length > 0 ? cited.join(', ') : uncovered ? 'no claim' : ''
  return [
    `  ¶ ${paragraph}  ${best}`,
    ...marksIn(marks).map((line) => `      ${line}`),
    ...alsoIn.map(
      ({ source, paragraph: at, likeness, otherwise }) =>
        `      also in ${source} ¶ ${at} (${Math.round(likeness * 100)} %)${otherwise.map(({ here, there }) => `; here ${here}, there ${there}`).join('')}`,
    ),
    ...(claims === '' ? [] : [`      ${claims}`]),
  ].join('\n')
}

function marksIn({
  figures,
  dates,
  names,
  unknownNames,
  speech,
}: ReadParagraph['marks']): string[] {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['figures', figures.map(({ text }) => text)],
    ['dates', dates],
    ['names', names],
    ['names unknown', unknownNames],
    ['says so', speech],
  ]
  return rows.flatMap(([name, all]) => (all.length > 0 ? [`${name}: ${all.join(', ')}`] : []))
}
