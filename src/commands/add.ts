import type { AddedSource, AddResult } from '../project/add.ts'
import type { FilledNote, FillResult } from '../project/fill.ts'
import { counted } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { cutInWords, keptNumbers, listed, numbered } from './cut.ts'
import {
  ADDRESS,
  defined,
  FOLDERS,
  foldersOf,
  ID,
  KEEP,
  RECORD,
  REPORTING,
  YES,
} from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'add',
  words: '<file>…',
  summary: 'make sources of saved pages, PDFs, DOCX or text',
  options: [ID, ADDRESS, RECORD, KEEP, YES, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz add page.html', 'shows what was found and cut, asks, and writes original and note'],
    ['mujaz add page.html --keep 3,17 --yes', 'with two paragraphs put back, unasked'],
    ['mujaz add page.html --record zotero.bib', 'with the record that your library has of it'],
    ['mujaz add --record zotero.bib', 'fills what the records of the notes do not state'],
  ],
  async run({ options, words }, reporter) {
    const { id, url, record, keep, yes } = options
    if (words.length === 0 && record === undefined) {
      throw new UsageError('Name the saved files: mujaz add page.html')
    }
    if (words.length === 0 && (url !== undefined || keep !== undefined)) {
      throw new UsageError('An address and paragraphs to keep are those of a saved file: name it.')
    }
    const questions = yes ? undefined : reporter.questions()
    try {
      if (words.length === 0 && record !== undefined) {
        const { fillRecords } = await import('../project/fill.ts')
        const result = await fillRecords(record, {
          ...foldersOf(options),
          ...defined({ id }),
          ...(questions && {
            async ask(filled: FilledNote) {
              reporter.report(filledInWords(filled))
              return (await questions.ask('Write them into the note?', ['y', 'n'])) === 'y'
            },
          }),
        })
        reporter.reportResult(result, () => showFilled(result, questions !== undefined, reporter))
        return result.faults.length === 0
      }
      const { add } = await import('../project/add.ts')
      const result = await add(words, {
        ...foldersOf(options),
        ...defined({ id, url, record, keep: keep && keptNumbers(keep) }),
        ...(questions && {
          async ask(added: AddedSource) {
            reporter.report(inWords(added))
            return (await questions.ask('Write original and note?', ['y', 'n'])) === 'y'
          },
        }),
      }).catch((error: unknown) => {
        throw error instanceof TypeError ? new UsageError(error.message) : error
      })
      reporter.reportResult(result, () => show(result, questions !== undefined, reporter))
      return result.faults.length === 0
    } finally {
      questions?.close()
    }
  },
})

function showFilled(
  { written, filled, faults }: FillResult,
  shown: boolean,
  reporter: Reporter,
): void {
  for (const fault of faults) reporter.report(`${fault}\n`)
  if (faults.length > 0) {
    reporter.report('Nothing was written.\n')
    return
  }
  for (const each of filled) {
    if (!shown || each.lines.length === 0) reporter.note(filledInWords(each))
  }
  if (written) reporter.note('\nLook at them, translate what is new, then: mujaz check\n')
}

/** What a record gets, and what note and library do not agree on. */
function filledInWords({ note, entry, lines, notices }: FilledNote): string {
  return [
    `\n${note}: entry \`${entry}\`${lines.length === 0 ? ', nothing was lacking' : ''}`,
    ...lines.map((line) => `  ${line}`),
    ...notices.map((notice) => `  ${notice}`),
    '',
  ].join('\n')
}

function show({ written, added, faults }: AddResult, shown: boolean, reporter: Reporter): void {
  for (const fault of faults) reporter.report(`${fault}\n`)
  if (faults.length > 0) {
    reporter.report('Nothing was written.\n')
    return
  }
  if (!written) return
  if (!shown) for (const each of added) reporter.note(inWords(each))
  const paths = added.flatMap(({ note, original }) => [note, original])
  reporter.note(`\n${paths.join('\n')}\n\nWrite claims into the note, then: mujaz check\n`)
}

/** What a file states, what was cut of it, and what a person should look at. */
function inWords({
  file,
  kind,
  id,
  record,
  paragraphs,
  cut,
  noise,
  refused,
  notices,
}: AddedSource): string {
  const {
    type,
    title,
    authors,
    translator,
    moreTranslators = [],
    containerTitle,
    issued,
    language,
    url,
  } = record
  const rows = [
    ['title', title],
    ...authors.map((author) => ['author', author] as const),
    ...(authors.length === 0 ? [['author', undefined] as const] : []),
    ...(translator ? [translator, ...moreTranslators] : []).map(
      (each) => ['translator', each] as const,
    ),
    ['outlet', containerTitle],
    ['issued', issued],
    ['language', language],
    ...(url ? [['address', url] as const] : []),
    ...(type ? [['type', type] as const] : []),
  ] as const
  return [
    `\n${file}: ${KINDS[kind]}, ${counted(paragraphs, 'paragraph')}; as \`${id}\``,
    ...rows.map(([name, stated]) => {
      const value = stated ? `${stated.value}   (${stated.at})` : 'not stated'
      return `  ${name.padEnd(10)}  ${value}`
    }),
    ...notices.map((notice) => `  ${notice}`),
    ...cutInWords(cut),
    ...listed('Kept, but looks like debris: proposed as noise', numbered(noise)),
    ...listed('Cannot be read, and is not guessed', numbered(refused)),
    '',
  ].join('\n')
}

const KINDS = { html: 'HTML', docx: 'DOCX', pdf: 'PDF', markdown: 'Markdown', text: 'text' }
