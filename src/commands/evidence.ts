import { declareCommand } from './command.ts'
import {
  defined,
  EVIDENCE_FORMAT,
  FOLDERS,
  foldersOf,
  MANIFEST,
  OUT_FILE,
  QUIET,
} from './options.ts'

export const command = declareCommand({
  name: 'evidence',
  summary: 'list every statement with all that can be shown for it',
  options: [EVIDENCE_FORMAT, OUT_FILE, MANIFEST, ...FOLDERS, QUIET],
  examples: [
    ['mujaz evidence --out evidence.csv', 'a table for an auditor, that Excel opens as it is'],
    ['mujaz evidence --format json', 'the same for a program'],
  ],
  async run({ options }, reporter) {
    const { evidence } = await import('../pipeline/evidence.ts')
    const { evidenceAsCsv, evidenceAsJson, writeEvidence } = await import(
      '../pipeline/evidence-table.ts'
    )
    const { format = 'csv', out, manifest } = options
    const { rows, findings } = await evidence({ ...foldersOf(options), ...defined({ manifest }) })
    reporter.reportFindings(findings)
    if (!rows) return false
    const text = format === 'json' ? evidenceAsJson(rows) : evidenceAsCsv(rows)
    if (out === undefined) reporter.print(text)
    else {
      await writeEvidence(out, text)
      reporter.note(`\n${out}: ${rows.length} statements\n`)
    }
    return true
  },
})
