import type { FigureChange, SourceAspect } from '../model/changes.ts'
import { firstOf, languagesOf } from '../model/language.ts'
import type { RecordedFigure, RecordedSource, RecordedStatement } from '../model/manifest.ts'
import type { DiffResult } from '../pipeline/diff.ts'
import { declareCommand } from './command.ts'
import { defined, FOLDERS, foldersOf, OUT, REPORTING, SINCE } from './options.ts'

export const command = declareCommand({
  name: 'diff',
  summary: 'tell what changed since the last build',
  options: [
    { ...SINCE, help: 'of another brief than the last build', default: 'output/manifest.json' },
    OUT,
    ...FOLDERS,
    ...REPORTING,
  ],
  examples: [
    ['mujaz diff', 'what you changed since you built'],
    ['mujaz diff --since sources/issued.json', 'what changed since it was handed out'],
  ],
  async run({ options }, reporter) {
    const { diff } = await import('../pipeline/diff.ts')
    const { since, out } = options
    const { path, changes, findings } = await diff({
      ...foldersOf(options),
      ...defined({ since, out }),
    })
    reporter.reportResult({ since: path, changes, findings }, () => {
      // What is doubtful in the notes is reported by `check`; here it would hide what was asked for.
      if (changes) reporter.print(inWords(path, changes))
      else reporter.reportFindings(findings)
    })
    return changes !== undefined
  },
})

function inWords(path: string, { since, ...changes }: NonNullable<DiffResult['changes']>): string {
  const entries = [
    ...changes.points.map(({ kind, topic, was, is, aspects, figures, pages }) => [
      head(kind, `point \`${topic}\` of ${(is ?? was)?.section}`, pages),
      ...statement(was, is),
      ...figures.map(figure),
      ...(aspects.includes('citations') ? [cited(was, is)] : []),
      ...(aspects.includes('section') ? [`  section  ${was?.section} → ${is?.section}`] : []),
      ...(aspects.includes('weight') ? [`  weight   ${was?.weight} → ${is?.weight}`] : []),
    ]),
    ...changes.sentences.map(({ kind, was, is, pages }) => {
      const { kind: what, of } = (is ?? was) as NonNullable<typeof is>
      const citations = kind === 'changed' && same(was, is) ? [cited(was, is)] : []
      return [head(kind, `${what} of ${of}`, pages), ...statement(was, is), ...citations]
    }),
    ...changes.sources.map(({ kind, source, was, is, aspects, pages }) => [
      head(kind, `source \`${source}\`: ${titleOf(is ?? was)}`, pages),
      ...aspects.map((aspect) => `  ${SOURCE_ASPECTS[aspect]}`),
    ]),
  ]
  const title = `Since ${path}, the brief of ${since}`
  if (entries.length === 0) return `${title}, nothing has changed.\n`
  return `${[`${title}:`, ...entries.map((lines) => lines.join('\n'))].join('\n\n')}\n`
}

const SOURCE_ASPECTS: Readonly<Record<SourceAspect, string>> = {
  original: 'the text of its original is another',
  record: 'its record was edited',
  health: 'what is said of its state was edited',
}

type Pages = NonNullable<DiffResult['changes']>['points'][number]['pages']

function head(kind: string, what: string, pages: Pages): string {
  const places = Object.entries(pages).map(([audience, editions]) => {
    const each = Object.entries(editions).map(([edition, on]) => `${edition} p. ${on?.join(', ')}`)
    return `${audience} ${each.join(', ')}`
  })
  return [
    `${kind.padEnd(9)} ${what}`,
    ...(places.length > 0 ? [`  stands   ${places.join('; ')}`] : []),
  ].join('\n')
}

/** Both wordings of each language that differs. */
function statement(was?: RecordedStatement, is?: RecordedStatement): string[] {
  const told = is ?? was
  return (told ? languagesOf(told.hashes) : []).flatMap((language) => {
    if (was && is && was.hashes[language] === is.hashes[language]) return []
    const line = (name: string, of: RecordedStatement) =>
      `  ${language} ${name.padEnd(5)} ${of.words?.[language] ?? '(sensitive: its words are not kept)'}`
    return [...(was ? [line('was', was)] : []), ...(is ? [line('is', is)] : [])]
  })
}

function same(was?: RecordedStatement, is?: RecordedStatement): boolean {
  if (!was || !is) return was === is
  return languagesOf(is.hashes).every((language) => was.hashes[language] === is.hashes[language])
}

function titleOf(source: RecordedSource | undefined): string {
  return source ? firstOf(source.title) : ''
}

function figure({ measure, was, is }: FigureChange): string {
  return `  figure   ${measure}: ${was ? recorded(was) : 'none'} → ${is ? recorded(is) : 'none'}`
}

function recorded({
  words,
  value,
  bound,
  population,
  period,
  asOf,
  source,
}: RecordedFigure): string {
  const said = words ? `“${firstOf(words)}”` : `${bound} ${value}`
  return `${said} (${[population, period ?? asOf, source].filter(Boolean).join(', ')})`
}

function cited(was?: RecordedStatement, is?: RecordedStatement): string {
  const list = (of?: RecordedStatement) =>
    Object.entries(of?.citations ?? {})
      .map(([source, at]) => `${source} ${at}`)
      .join('; ') || 'nothing'
  return `  cites    ${list(was)} → ${list(is)}`
}
