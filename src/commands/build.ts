import { FORMATS } from '../formats/formats.ts'
import { build } from '../pipeline/build.ts'
import { type Arguments, defined, editionsOf, foldersOf, listOf, textOf } from './arguments.ts'
import { stepTeller, type Talk, type Terminal, tellFindings, tellResult } from './terminal.ts'

/** `mujaz build`: from notes to files. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const result = await build({
    ...foldersOf(args),
    ...editionsOf(args, FORMATS),
    ...defined({ audiences: listOf(args, 'audience'), since: textOf(args, 'since') }),
    release: args.values.release === true,
    fresh: args.values.fresh === true,
    onStep: stepTeller(terminal, talk),
  })
  tellFindings(result.findings, terminal, talk)
  tellResult(result, terminal, talk)
  return result.written
}
