import type { AddedSource, AddResult } from '../project/add.ts'
import { counted } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { cutInWords, keptNumbers, listed, numbered } from './cut.ts'
import { ADDRESS, defined, FOLDERS, foldersOf, ID, KEEP, REPORTING, YES } from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'add',
  words: '<file>…',
  summary: 'make sources of saved pages, PDFs, DOCX or text',
  options: [ID, ADDRESS, KEEP, YES, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz add page.html', 'shows what was found and cut, asks, and writes original and note'],
    ['mujaz add page.html --keep 3,17 --yes', 'with two paragraphs put back, unasked'],
  ],
  async run({ options, words }, reporter) {
    if (words.length === 0) throw new UsageError('Name the saved files: mujaz add page.html')
    const { id, url, keep, yes } = options
    const questions = yes ? undefined : reporter.questions()
    try {
      const { add } = await import('../project/add.ts')
      const result = await add(words, {
        ...foldersOf(options),
        ...defined({ id, url, keep: keep && keptNumbers(keep) }),
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
  const { title, authors, translator, containerTitle, issued, language, url } = record
  const rows = [
    ['title', title],
    ...authors.map((author) => ['author', author] as const),
    ...(authors.length === 0 ? [['author', undefined] as const] : []),
    ...(translator ? [['translator', translator] as const] : []),
    ['outlet', containerTitle],
    ['issued', issued],
    ['language', language],
    ...(url ? [['address', url] as const] : []),
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
