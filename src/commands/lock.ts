import { lock } from '../project/lock.ts'
import { type Arguments, foldersOf } from './arguments.ts'
import { asData, type Talk, type Terminal, tellFindings } from './terminal.ts'

/** `mujaz lock`: writes down what the notes were checked against. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const result = await lock(foldersOf(args))
  tellFindings(result.findings, terminal, talk)
  if (talk.json) {
    const data = { ...result, findings: result.findings.map(asData) }
    terminal.out.write(`${JSON.stringify(data, null, 2)}\n`)
  } else if (!talk.quiet && result.written) {
    terminal.err.write(`${result.path}: ${result.locked.length} originals locked\n`)
    if (result.kept.length > 0) {
      terminal.err.write(`Kept as they were, not being at hand: ${result.kept.join(', ')}\n`)
    }
    if (result.settled.length > 0) {
      terminal.err.write(
        `Accepted as they stand now, though a newer original had altered or dropped their passages: ${result.settled.join(', ')}. Compare each with its passage once more.\n`,
      )
    }
  }
  return result.written
}
