import { check } from '../pipeline/build.ts'
import { fixLocators } from '../project/fix.ts'
import { type Arguments, defined, foldersOf, listOf } from './arguments.ts'
import { asData, stepTeller, type Talk, type Terminal, tellFindings } from './terminal.ts'

/** `mujaz check`: everything that a build would find before it prints. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  if (args.values.fix === true) {
    for (const { claim, path, from, to } of await fixLocators(foldersOf(args))) {
      if (!talk.json)
        terminal.err.write(`${path}: \`${claim}\` now cites ${to} instead of ${from}\n`)
    }
  }
  const { findings } = await check({
    ...foldersOf(args),
    ...defined({ audiences: listOf(args, 'audience') }),
    release: args.values.release === true,
    onStep: stepTeller(terminal, talk),
  })
  tellFindings(findings, terminal, talk)
  if (talk.json) terminal.out.write(`${JSON.stringify(findings.map(asData), null, 2)}\n`)
  else if (!talk.quiet && findings.length === 0) terminal.err.write('\nNothing was found.\n')
  return !findings.some(({ fatal }) => fatal)
}
