import { accept } from '../project/lock.ts'
import { counted } from '../report/amounts.ts'
import { type Arguments, foldersOf, UsageError } from './arguments.ts'
import { asData, type Talk, type Terminal, tellFindings } from './terminal.ts'

/** `mujaz accept <claim>…`: says that the two languages of a statement hold together. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const all = args.values.all === true
  if (all === args.words.length > 0) {
    throw new UsageError('Name the statements that still hold, or --all: mujaz accept claim-id')
  }
  const result = await accept(all ? 'all' : args.words, foldersOf(args))
  tellFindings(result.findings, terminal, talk)
  if (talk.json) {
    const data = { ...result, findings: result.findings.map(asData) }
    terminal.out.write(`${JSON.stringify(data, null, 2)}\n`)
  } else if (result.unknown.length > 0) {
    terminal.err.write(
      `No statement is called ${result.unknown.join(', ')}. Nothing was accepted.\n`,
    )
  } else if (!talk.quiet && result.written) {
    terminal.err.write(`${result.path}: ${counted(result.accepted.length, 'statement')} accepted\n`)
  }
  return result.written
}
