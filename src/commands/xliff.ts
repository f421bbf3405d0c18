import { declareCommand } from './command.ts'
import {
  ALL,
  defined,
  FOLDERS,
  FROM_LANGUAGE,
  foldersOf,
  OUT,
  QUIET,
  TO_LANGUAGE,
  XLIFF,
} from './options.ts'

export const command = declareCommand({
  name: 'xliff',
  summary: 'write statements, terms and accepted pairs for translators’ tools',
  options: [
    FROM_LANGUAGE,
    TO_LANGUAGE,
    XLIFF,
    { ...ALL, help: 'what is sensitive or names a private person as well' },
    OUT,
    ...FOLDERS,
    QUIET,
  ],
  examples: [
    ['mujaz xliff', 'output/brief.en-ar.xlf, the terms as brief.tbx, accepted pairs as brief.tmx'],
    ['mujaz xliff --from ar --to en --xliff 1.2', 'the other way round, for older tools'],
  ],
  async run({ options }, reporter) {
    const { xliff } = await import('../pipeline/xliff.ts')
    const { from, to, xliff: version, all, out } = options
    const result = await xliff({
      ...foldersOf(options),
      ...defined({ from, to, version, out }),
      all,
    })
    const { files, counts, withheld, findings } = result
    reporter.reportFindings(findings)
    if (files.length === 0) return false
    const { initial, translated, final } = counts
    reporter.note(`\n${files.map(({ path }) => path).join('\n')}\n`)
    reporter.note(
      `${result.from} → ${result.to}: ${initial} to translate, ${translated} translated, ${final} accepted\n`,
    )
    if (withheld.length > 0) {
      reporter.note(
        `${withheld.length} stay here, since they are sensitive or name a private person: ${withheld.join(', ')}\n`,
      )
    }
    return true
  },
})
