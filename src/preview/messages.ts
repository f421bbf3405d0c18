import type { VFileMessage } from 'vfile-message'
import { type ByLanguage, DIRECTION, LANGUAGES } from '../model/language.ts'
import type { Statement } from '../model/source.ts'
import type { Findings } from '../report/collection.ts'
import { RULES, type RuleId } from '../report/rules.ts'
import type { ToldFinding, ToldStatement, ToldText } from './protocol.ts'

/** Findings as plain data: first what keeps a page from being made. */
export function tellAll(findings: Findings): ToldFinding[] {
  const told = findings.list().map(tell)
  const isError = ({ severity }: ToldFinding) => severity === 'error'
  return [...told.filter(isError), ...told.filter((finding) => !isError(finding))]
}

function tell(finding: VFileMessage): ToldFinding {
  const { fatal, ruleId, reason, file, line, column, actual, expected, note } = finding
  const said = expected?.length ? `Expected: ${expected.join(', ')}` : ''
  const advice = (note ?? '').slice(note?.startsWith(said) ? said.length : 0).trim()
  return {
    severity: fatal ? 'error' : 'warning',
    rule: ruleId ?? '',
    why: RULES[ruleId as RuleId]?.why ?? '',
    reason,
    ...(file && { file }),
    ...(line != null && { line }),
    ...(column != null && { column }),
    ...(actual && { actual }),
    ...(expected?.length && { expected }),
    ...(advice && { advice }),
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
export function tellTexts(words: ByLanguage): ToldText[] {
  return LANGUAGES.map((lang) => ({ lang, dir: DIRECTION[lang], text: words[lang] }))
}

/** A statement as plain text, without its marks. */
export function tellStatement(statements: ByLanguage<Statement>, claim?: string): ToldStatement {
  const { path, line } = statements[LANGUAGES[0]].place
  return {
    ...(claim !== undefined && { claim }),
    file: path,
    line,
    texts: tellTexts({ en: statements.en.plain, ar: statements.ar.plain }),
  }
}
