import {
  type ByLanguage,
  directionOf,
  firstOf,
  languagesOf,
  mapEach,
  of,
} from '../model/language.ts'
import type { EarlierWording } from '../model/memory.ts'
import type { Statement } from '../model/source.ts'
import { type Finding, toldFindings, verdict } from '../report/findings.ts'
import { RULES } from '../report/rules.ts'
import type { EarlierMessage, FindingMessage, StatementMessage, TextMessage } from './protocol.ts'

/** Findings as plain data: first what keeps a page from being made. */
export function findingMessages(findings: readonly Finding[]): FindingMessage[] {
  const all = toldFindings(findings).map(findingMessage)
  const isError = ({ severity }: FindingMessage) => severity === 'error'
  return [...all.filter(isError), ...all.filter((message) => !isError(message))]
}

function findingMessage(finding: Finding): FindingMessage {
  const { rule, path, place, reason, actual, expected, advice, settling, earlier } = finding
  return {
    severity: verdict([{ findings: [finding] }], 'build') === 'fatal' ? 'error' : 'warning',
    rule,
    why: RULES[rule].why,
    reason,
    ...(path && { file: path }),
    ...place,
    ...(actual && { actual }),
    ...(expected?.length && { expected }),
    ...(advice && { advice }),
    ...(settling && { settling }),
    ...(earlier && { earlier: earlierMessage(earlier) }),
  }
}

/** Trouble with the machine with all that caused it, outermost first. */
export function causesOf(error: unknown): string[] {
  const causes: string[] = []
  for (let cause = error; cause !== undefined; cause = (cause as Error).cause) {
    causes.push(cause instanceof Error ? cause.message : String(cause))
    if (!(cause instanceof Error)) break
  }
  return causes
}

/** The same words in every language. */
export function textMessages(words: ByLanguage): TextMessage[] {
  return languagesOf(words).map((lang) => ({ lang, dir: directionOf(lang), text: of(words, lang) }))
}

/** An earlier wording as plain data. */
export function earlierMessage(earlier: EarlierWording): EarlierMessage {
  const { words, texts, isOwn, language, likeness, changes } = earlier
  return {
    ...{ isOwn, likeness, changes },
    ...(texts[0] !== undefined && { of: texts[0] }),
    ...{ lang: language, dir: directionOf(language) },
    texts: textMessages(words),
  }
}

/** A statement as plain text, without its marks. */
export function statementMessage(
  statements: ByLanguage<Statement>,
  claim?: string,
): StatementMessage {
  const { path, line } = firstOf(statements).place
  return {
    ...(claim !== undefined && { claim }),
    file: path,
    line,
    texts: textMessages(mapEach(statements, ({ plain }) => plain)),
  }
}
