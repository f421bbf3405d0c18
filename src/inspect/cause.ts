import type { Context } from '../report/context.ts'
import { type Finding, sortFindings } from '../report/findings.ts'
import type { RuleId } from '../report/rules.ts'
import type { Expectation } from './expectation.ts'

/** What is found where text is not in the file as text; the language of what stands near it may be wrong then. */
const SYMPTOMS: ReadonlySet<RuleId> = new Set<RuleId>([
  'pdf-font',
  'pdf-link',
  'pdf-note',
  'pdf-text',
])

const ADVICE: Readonly<Record<string, string>> = {
  'pdf-font':
    'Add each weight and style that is used as a static face to the styles, from a file that may be embedded.',
  'pdf-language': 'Give its element, or one around it, the right `lang`.',
}

const OTHER_ADVICE =
  'Take the styles and partials of the audience that concern this text away one by one; where it stays without any, please report it with the brief.'

/**
 * Hands on what was found. Where styles are known that keep text out of a file, they are the likely cause of
 * all its symptoms, which are told as one: dozens of them would hide what is to be done.
 */
export function reportWithCause(
  findings: readonly Finding[],
  { hardStyles = [], path }: Expectation,
  context: Context,
): void {
  const all = sortFindings(findings)
  const first = all.find(({ rule }) => SYMPTOMS.has(rule))
  if (!first || hardStyles.length === 0) {
    for (const finding of all) {
      const advice = [finding.advice, ADVICE[finding.rule] ?? OTHER_ADVICE].filter(Boolean)
      context.report({ ...finding, advice: advice.join('\n') })
    }
    return
  }
  const others = all.length - 1
  const more = others === 0 ? '' : `, and ${others} more like it`
  context.report({
    rule: first.rule,
    path,
    reason: `${first.reason}${more}`,
    actual: first.actual,
    expected: first.expected,
    advice: `Take ${hardStyles.map((style) => `\`${style}\``).join(' or ')} out of the styles and partials, or off what holds text: Chromium may print such text as a picture, without tags, or not at all.`,
  })
}
