import { VFileMessage } from 'vfile-message'
import { languagesOf } from '../model/language.ts'
import type { EarlierWording, SoughtWording } from '../model/memory.ts'
import { RULES, type RuleId, type Severity } from './rules.ts'

/** One thing that a person should act on, or at least know. */
export interface Finding {
  readonly rule: RuleId
  /** The file it is about, as the person named it. */
  readonly path: string
  /** Counted from 1; absent where the finding is about the whole file. */
  readonly place?: { readonly line: number; readonly column: number } | undefined
  /** What was found, in one sentence without a full stop. */
  readonly reason: string
  readonly actual?: string | undefined
  readonly expected?: readonly string[] | undefined
  /** What to do about it. */
  readonly advice?: string | undefined
  /**
   * What brought it about, where that shows in several places, such as a name that is not in the register. All
   * findings of one rule and cause are told as one, at the first place.
   */
  readonly cause?: string | undefined
  /** How a person who has looked at it and found it right says so; absent where it can only be mended. */
  readonly settling?: Settling | undefined
  /** The text that is to be translated, where an earlier wording may help with it. */
  readonly sought?: SoughtWording | undefined
  /** What the translation memory has that is most like it. */
  readonly earlier?: EarlierWording | undefined
}

/** What a person writes who settles a finding, but for the reason. */
export interface Settling {
  /** Id of the text that is settled. */
  readonly text: string
  /** What carries the mark: a claim, a directive of the editor's file, or the front matter of that file. */
  readonly carrier: 'claim' | 'directive' | 'record'
  /** What the mark begins with: `sense-opposed 3f9a2c-81bd07`, `support-number 7`. */
  readonly mark: string
  /** The paragraphs that bear it out, empty where they are the person's to name; absent of what a seal settles. */
  readonly at?: string
}

/** What a run is for; it decides which findings are fatal. */
export type Purpose = 'build' | 'check' | 'release'

const FATAL: Readonly<Record<Purpose, readonly Severity[]>> = {
  build: ['error'],
  check: ['error', 'check'],
  release: ['error', 'check', 'release'],
}

/**
 * What findings mean for a run: `fatal` stops it; what is made in spite of findings that would stop a
 * release is a `draft`, and says so on every page. More findings can only raise it.
 */
export type Verdict = 'clean' | 'draft' | 'fatal'

/** What the findings of some steps mean for a run. Nobody else asks what is fatal. */
export function verdict(
  steps: readonly { readonly findings: readonly Finding[] }[],
  purpose: Purpose,
): Verdict {
  const severities = new Set(
    steps.flatMap(({ findings }) => findings.map(({ rule }) => RULES[rule].severity)),
  )
  if (FATAL[purpose].some((severity) => severities.has(severity))) return 'fatal'
  return FATAL.release.some((severity) => severities.has(severity)) ? 'draft' : 'clean'
}

/**
 * Findings as they are told: by file, then by place, those about a whole file first; the same one, come
 * upon twice on different ways, once.
 */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const unique = new Map(findings.toReversed().map((finding) => [keyOf(finding), finding]))
  return [...unique.values()]
    .reverse()
    .toSorted(
      (a, b) =>
        compare(a.path, b.path) ||
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
        compare(a.rule, b.rule),
    )
}

/** Findings as they are told, each cause once: at its first place, which says where else it shows. */
export function toldFindings(findings: readonly Finding[]): Finding[] {
  const first = new Map<string, { finding: Finding; others: Finding[] }>()
  for (const finding of sortFindings(findings)) {
    const { rule, cause } = finding
    const key = cause === undefined ? keyOf(finding) : `${rule}\n${cause}`
    const known = first.get(key)
    if (known) known.others.push(finding)
    else first.set(key, { finding, others: [] })
  }
  return [...first.values()].map(({ finding, others }) => {
    if (others.length === 0) return finding
    const advice = [finding.advice, `The same ${placesOf(others, finding.path)}.`]
    return { ...finding, advice: advice.filter(Boolean).join(' ') }
  })
}

/** Where findings stand, by file: `in lines 12 and 40, and in sources/brief.md, line 7`. */
function placesOf(findings: readonly Finding[], path: string): string {
  const byFile = new Map<string, Finding[]>()
  for (const finding of findings) {
    const there = byFile.get(finding.path)
    if (there) there.push(finding)
    else byFile.set(finding.path, [finding])
  }
  return [...byFile]
    .map(([file, there]) => {
      const numbers = [...new Set(there.flatMap(({ place }) => place?.line ?? []))]
      const where = `${numbers.length === 1 ? 'line' : 'lines'} ${numbers.join(', ')}`
      if (file === path) return `in ${where}`
      return numbers.length > 0 ? `in ${file}, ${where}` : `in ${file}`
    })
    .join('; ')
}

/** A finding as a message of vfile’s. */
export interface FindingMessage extends VFileMessage {
  /** What the translation memory has that is most like the text that it is about. */
  earlier?: EarlierWording
}

/** Findings as messages of vfile's, in the order of {@link toldFindings}, each marked as fatal or not. */
export function toMessages(findings: readonly Finding[], purpose: Purpose): FindingMessage[] {
  return toldFindings(findings).map((finding) => {
    const { rule, path, place, reason, actual, expected, advice, earlier } = finding
    const message: FindingMessage = new VFileMessage(reason, {
      place,
      ruleId: rule,
      source: 'mujaz',
    })
    message.file = path
    message.fatal = FATAL[purpose].includes(RULES[rule].severity)
    if (actual !== undefined) message.actual = actual
    if (expected !== undefined) message.expected = [...expected]
    const choices = expected?.length ? `Expected: ${expected.join(', ')}` : ''
    const note = [choices, advice ?? '', earlier ? earlierInWords(earlier) : '']
      .filter(Boolean)
      .join('\n')
    if (note !== '') message.note = note
    if (earlier) message.earlier = earlier
    return message
  })
}

/** More changes are no comparison any more: both wordings stand there anyway. */
const TOLD_CHANGES = 4

/** An earlier wording in lines: whose it is, how much it is alike, what differs, and what it is in each language. */
function earlierInWords({
  words,
  texts,
  isOwn,
  language,
  likeness,
  changes,
}: EarlierWording): string {
  const [of] = texts
  const whose = isOwn
    ? 'It said before'
    : of === undefined
      ? 'The memory has'
      : `Accepted of \`${of}\``
  const told = changes.slice(0, TOLD_CHANGES).map(({ was, now }) => {
    if (now === '') return `“${was}” is left out`
    return was === '' ? `“${now}” is added` : `“${was}” → “${now}”`
  })
  const more = changes.length - told.length
  const differs = [...told, ...(more > 0 ? [`${more} more`] : [])].join('; ')
  return [
    `${whose}, ${likeness} % alike in ${language}${differs && `: ${differs}`}`,
    ...languagesOf(words).map((each) => `  ${each}: ${words[each]}`),
  ].join('\n')
}

function keyOf({ path, place, rule, reason }: Finding): string {
  return [path, place?.line, place?.column, rule, reason].join('\n')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
