import { renderBrief } from '../pipeline/render-brief.ts'
import { type Arguments, defined, editionsOf, textOf, UsageError } from './arguments.ts'
import { stepTeller, type Talk, type Terminal, tellFindings, tellResult } from './terminal.ts'

/** `mujaz render brief.md`: prints a brief that a person polished by hand. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const [path, ...others] = args.words
  if (path === undefined || others.length > 0) {
    throw new UsageError('Name one Markdown brief: mujaz render my-brief.md')
  }
  const result = await renderBrief(path, {
    ...editionsOf(args, ['pdf', 'html']),
    ...defined({ audience: textOf(args, 'audience'), templates: textOf(args, 'templates') }),
    onStep: stepTeller(terminal, talk),
  })
  tellFindings(result.findings, terminal, talk)
  tellResult(result, terminal, talk)
  return result.written
}
