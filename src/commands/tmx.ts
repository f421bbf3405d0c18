import { counted } from '../report/amounts.ts'
import { declareCommand } from './command.ts'
import { FOLDERS, foldersOf, OUT_FILE, QUIET } from './options.ts'

export const command = declareCommand({
  name: 'tmx',
  summary: 'write the accepted pairs as a translation memory for a translator',
  options: [OUT_FILE, ...FOLDERS, QUIET],
  examples: [['mujaz tmx --out tm/accepted.tmx', 'into the folder `tm` of a project of OmegaT']],
  async run({ options }, reporter) {
    const { acceptedPairs, writePairs } = await import('../project/pairs.ts')
    const folders = foldersOf(options)
    const { tmx, pairs, confined, findings } = await acceptedPairs(folders)
    reporter.reportFindings(findings)
    if (tmx === undefined) return false
    const { out } = options
    if (out === undefined) reporter.print(tmx)
    else await writePairs(out, tmx, folders)
    const kept =
      confined > 0 ? `; ${confined} kept back, being sensitive or naming a private person` : ''
    reporter.note(`\n${out === undefined ? '' : `${out}: `}${counted(pairs, 'pair')}${kept}\n`)
    return true
  },
})
