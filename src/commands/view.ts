import { EDITIONS } from '../model/language.ts'
import { view } from '../pipeline/view.ts'
import { type Arguments, choiceOf, defined, foldersOf, textOf, UsageError } from './arguments.ts'
import { type Talk, type Terminal, tellFindings } from './terminal.ts'

/** `mujaz view`: prints what the templates of an audience receive, as JSON. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const [edition, ...others] = choiceOf(args, 'edition', EDITIONS) ?? []
  if (others.length > 0) throw new UsageError('A view is of one edition: --edition en-ar')
  const options = defined({ audience: textOf(args, 'audience'), edition })
  const result = await view({ ...foldersOf(args), ...options })
  tellFindings(result.findings, terminal, talk)
  if (!result.view) return false
  terminal.out.write(`${JSON.stringify(result.view, withoutData, 2)}\n`)
  return true
}

/** Fonts and pictures inside of the styles are a hundred times as long as all the rest together. */
function withoutData(_: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value.replace(/(data:[\w/+.-]+;base64,)[A-Za-z0-9+/=]{40,}/g, '$1…')
}
