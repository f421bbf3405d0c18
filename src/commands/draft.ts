import type { DryRequest } from '../draft/asking.ts'
import type { Drafted, DraftOptions, DraftResult, Refused } from '../draft/draft.ts'
import type { Translated, TranslateResult } from '../draft/translate.ts'
import { counted } from '../report/amounts.ts'
import { parseLocator } from '../text/locator.ts'
import { declareCommand, UsageError } from './command.ts'
import { DRY_RUN, defined, FOLDERS, foldersOf, REPORTING, TRANSLATE } from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'draft',
  words: '<source> [<paragraphs>]',
  summary: 'ask a model for claims, as drafts that pass every check',
  options: [TRANSLATE, DRY_RUN, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz draft port-survey --dry-run', 'what would be sent, and to whom'],
    ['mujaz draft port-survey', 'claims on the paragraphs that have none, each beside its quote'],
    ['mujaz draft port-survey 3,7-9', 'on these paragraphs, whether they have claims or not'],
    ['mujaz draft port-survey --translate', 'the second language of claims that lack it'],
  ],
  async run({ options, words: [source, ...paragraphs] }, reporter) {
    if (source === undefined) throw new UsageError('Name the source: mujaz draft port-survey')
    const at = parseLocator(paragraphs.join(', '))
    if (paragraphs.length > 0 && at === undefined) {
      throw new UsageError(
        `After the source stand numbers of paragraphs, such as 3,7-9, unlike \`${paragraphs.join(' ')}\`.`,
      )
    }
    if (options.translate && at !== undefined) {
      throw new UsageError('--translate is about the claims of a note: leave out the paragraphs.')
    }
    const onProgress = (line: string) => reporter.note(`${line}\n`)
    const asked = { ...foldersOf(options), ...defined({ at }), onProgress }
    try {
      return await (options.translate
        ? runTranslate(source, asked, options['dry-run'], reporter)
        : runDraft(source, asked, options['dry-run'], reporter))
    } catch (error) {
      throw error instanceof TypeError ? new UsageError(error.message) : error
    }
  },
})

async function runDraft(
  source: string,
  asked: DraftOptions,
  dry: boolean,
  reporter: Reporter,
): Promise<boolean> {
  const { draft, draftRequests } = await import('../draft/draft.ts')
  if (dry) return showRequests(await draftRequests(source, asked), reporter)
  const result = await draft(source, asked)
  reporter.reportResult(result, () => show(result, reporter))
  return result.faults.length === 0
}

async function runTranslate(
  source: string,
  asked: DraftOptions,
  dry: boolean,
  reporter: Reporter,
): Promise<boolean> {
  const { translate, translateRequests } = await import('../draft/translate.ts')
  if (dry) return showRequests(await translateRequests(source, asked), reporter)
  const result = await translate(source, asked)
  reporter.reportResult(result, () => showTranslated(result, reporter))
  return result.faults.length === 0
}

function showRequests(requests: readonly DryRequest[], reporter: Reporter): true {
  reporter.reportResult(requests, () => printRequests(requests, reporter))
  return true
}

/** Bodies alone on standard output, each a line, so that they can be compared with what was sent. */
function printRequests(requests: readonly DryRequest[], reporter: Reporter): void {
  for (const { address, headers, body, known } of requests) {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
    const state = known ? '  answered before: would not be sent again\n' : ''
    reporter.report(`POST ${address}\n${lines.join('')}${state}`)
    reporter.print(`${body}\n`)
  }
  const sent = requests.filter(({ known }) => !known)
  reporter.note(`\nNothing was sent. It would be ${counted(sent.length, 'request')}.\n`)
}

function show(result: DraftResult, reporter: Reporter): void {
  const { note, written, drafted, refused, faults, withheld, spent } = result
  for (const each of drafted) reporter.report(draftedInWords(each))
  for (const each of refused) reporter.note(refusedInWords(each))
  if (withheld.length > 0) {
    reporter.note(`\nNot sent, since a sensitive claim rests on them: ¶ ${withheld.join(', ')}\n`)
  }
  for (const fault of faults) reporter.report(`\n${fault}\n`)
  const spending = `${counted(spent.requests, 'request')}, about ${counted(spent.tokens, 'token')}`
  reporter.note(
    `\n${counted(drafted.length, 'draft')}, ${refused.length} refused; ${spending}\n${closing(written, note)}`,
  )
}

function showTranslated(result: TranslateResult, reporter: Reporter): void {
  const { note, written, translated, refused, faults, withheld, spent } = result
  for (const each of translated) reporter.report(translatedInWords(each))
  for (const each of refused) reporter.note(translatedInWords(each))
  if (withheld.length > 0) reporter.note(`\nNot sent, since sensitive: ${withheld.join(', ')}\n`)
  for (const fault of faults) reporter.report(`\n${fault}\n`)
  const spending = `${counted(spent.requests, 'request')}, about ${counted(spent.tokens, 'token')}`
  const outcome = `${counted(translated.length, 'statement')}, ${refused.length} refused`
  reporter.note(`\n${outcome}; ${spending}\n`)
  reporter.note(
    written
      ? `${note}: hold both languages against each other. What is right loses its \`status=draft\`.\n`
      : 'Nothing was written.\n',
  )
}

function translatedInWords({ id, statements, why, remarks }: Translated): string {
  return [
    `\n${why ? 'refused: ' : ''}${id}`,
    ...(why ?? []).map((reason) => `  ${reason}`),
    ...statementLines(statements),
    ...remarks.map((remark) => `  look   ${remark}`),
    '',
  ].join('\n')
}

function closing(written: boolean, note: string): string {
  return written
    ? `${note}: hold each quote against its claim. No program sees every reversal. What is right loses its \`status=draft\`.\n`
    : 'Nothing was written.\n'
}

/** Quote and claim, one under the other: what no program sees, a person does. */
function draftedInWords({
  id,
  section,
  paragraph,
  quote,
  statements,
  by,
  remarks,
}: Drafted): string {
  return [
    `\n${id} (${section}, ¶ ${paragraph}; ${by})`,
    `  quote  ${quote}`,
    ...statementLines(statements),
    ...remarks.map((remark) => `  look   ${remark}`),
    '',
  ].join('\n')
}

function refusedInWords({ paragraph, quote, statements, why }: Refused): string {
  return [
    `\nrefused (¶ ${paragraph})`,
    ...why.map((reason) => `  ${reason}`),
    `  quote  ${quote}`,
    ...statementLines(statements),
    '',
  ].join('\n')
}

function statementLines(statements: Drafted['statements']): string[] {
  return Object.entries(statements).map(
    ([language, statement]) => `  ${language.padEnd(5)}  ${statement}`,
  )
}
