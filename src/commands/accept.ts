import { languagesOf } from '../model/language.ts'
import type { AcceptOptions, AcceptResult, Pair } from '../project/lock.ts'
import { counted } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { ALL, FOLDERS, foldersOf, REPORTING } from './options.ts'
import type { Questions } from './questions.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'accept',
  words: '[<claim>…] | --all',
  summary: 'say that both languages hold together',
  options: [ALL, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz accept', 'at a terminal: shows what is open with its passages, and asks one by one'],
    ['mujaz accept port-depth', 'one statement, edited in both languages'],
    ['mujaz accept --all', 'all of them unseen, such as after a first reading'],
  ],
  async run({ options, words }, reporter) {
    if (options.all && words.length > 0) {
      throw new UsageError('Name the statements that still hold, or --all, not both.')
    }
    const questions = options.all ? undefined : reporter.questions()
    if (!options.all && words.length === 0 && questions === undefined) {
      throw new UsageError('Name the statements that still hold, or --all: mujaz accept claim-id')
    }
    try {
      const { accept } = await import('../project/lock.ts')
      const result = await accept(words.length > 0 ? words : 'all', {
        ...foldersOf(options),
        ...(!options.all && { ask: asker(questions, reporter) }),
      })
      reporter.reportResult(result, () => show(result, reporter))
      return result.written
    } finally {
      questions?.close()
    }
  },
})

/** Shows each pair, and asks where somebody can answer; whoever names a statement has said yes to it. */
function asker(
  questions: Questions | undefined,
  reporter: Reporter,
): NonNullable<AcceptOptions['ask']> {
  return async (pair, { number, of }) => {
    const lines = inLines(pair, `${number} of ${of}`)
    if (questions === undefined) {
      reporter.note(lines)
      return 'yes'
    }
    reporter.report(lines)
    const answer = await questions.ask('Do both say the same?', ['y', 'n', 'q'])
    return answer === 'y' ? 'yes' : answer === 'n' ? 'no' : 'stop'
  }
}

function inLines({ id, owner, says, passages }: Pair, count: string): string {
  const lines = [
    `${count}  ${id}: ${owner}`,
    ...languagesOf(says).map((language) => `  ${language}  ${says[language]}`),
    ...passages.map(
      ({ source, paragraph, text }) =>
        `  ${source} ¶ ${paragraph}  ${text?.trim() ?? '(the original is not at hand)'}`,
    ),
  ]
  return `\n${lines.join('\n')}\n`
}

function show(
  { path, written, memory, accepted, unseen, left, unknown, findings }: AcceptResult,
  reporter: Reporter,
): void {
  reporter.reportFindings(findings)
  if (unknown.length > 0) {
    reporter.report(`No statement is called ${unknown.join(', ')}. Nothing was accepted.\n`)
    return
  }
  if (!written) return
  const kinds = Object.entries(unseen).map(([kind, count]) => `${count} ${kind}`)
  const how = kinds.length > 0 ? `, unseen by anybody: ${kinds.join(', ')}` : ''
  const rest = left.length > 0 ? `; ${left.length} left open` : ''
  reporter.note(`${path}: ${counted(accepted.length, 'statement')} accepted${how}${rest}\n`)
  if (memory !== undefined) reporter.note(`${memory}: brought up to date\n`)
}
