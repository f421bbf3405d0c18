import { declareCommand } from './command.ts'
import { FOLDERS, foldersOf, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'lock',
  summary: 'remember what the notes were checked against',
  options: [...FOLDERS, ...REPORTING],
  examples: [['mujaz lock --originals ~/articles', 'from now on they need not be at hand']],
  async run({ options }, reporter) {
    const { lock } = await import('../project/lock.ts')
    const result = await lock(foldersOf(options))
    const { path, written, locked, kept, settled, findings } = result
    reporter.reportResult(result, () => {
      reporter.reportFindings(findings)
      if (!written) return
      reporter.note(`${path}: ${locked.length} originals locked\n`)
      if (kept.length > 0) {
        reporter.note(`Kept as they were, not being at hand: ${kept.join(', ')}\n`)
      }
      if (settled.length > 0) {
        reporter.note(
          `Accepted as they stand now, though a newer original had altered or dropped their passages: ${settled.join(', ')}. Compare each with its passage once more.\n`,
        )
      }
    })
    return written
  },
})
