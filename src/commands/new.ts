import { newAudience } from '../project/new-audience.ts'
import { type Arguments, defined, textOf, UsageError } from './arguments.ts'
import type { Talk, Terminal } from './terminal.ts'

/** `mujaz new audience <name>`: writes a starting point that builds at once. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const [kind, name, ...others] = args.words
  if (kind !== 'audience' || name === undefined || others.length > 0) {
    throw new UsageError('Name the audience that you want: mujaz new audience board')
  }
  const options = defined({ from: textOf(args, 'from'), templates: textOf(args, 'templates') })
  const result = await newAudience(name, options).catch((error: unknown) => {
    throw error instanceof TypeError ? new UsageError(error.message) : error
  })
  if (talk.json) terminal.out.write(`${JSON.stringify(result, null, 2)}\n`)
  else if (!talk.quiet) {
    for (const path of result.files) terminal.err.write(`${path}\n`)
    terminal.err.write(`\nEdit them, and then: mujaz build --audience ${name}\n`)
  }
  return true
}
