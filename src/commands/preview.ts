import { EDITIONS, type Edition } from '../model/language.ts'
import { opensFiles, preview } from '../preview/preview.ts'
import type { ToldState } from '../preview/protocol.ts'
import { counted } from '../report/amounts.ts'
import {
  type Arguments,
  browserOf,
  choiceOf,
  defined,
  foldersOf,
  textOf,
  UsageError,
} from './arguments.ts'
import type { Talk, Terminal } from './terminal.ts'

/** `mujaz preview`: shows the brief in a browser while it is written. Runs until it is ended. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const editions = choiceOf<Edition>(args, 'edition', EDITIONS) ?? []
  if (editions.length > 1) throw new UsageError('--edition names the one that is shown first.')
  const { address } = await preview({
    ...foldersOf(args),
    ...defined({
      audience: textOf(args, 'audience'),
      edition: editions[0],
      port: portOf(args),
      editor: editorOf(args),
      browser: browserOf(args),
      onState: talk.quiet ? undefined : stateTeller(terminal),
    }),
  })
  terminal.out.write(`${address}\n`)
  if (!talk.quiet)
    terminal.err.write('Open this address in a browser. Ctrl-C ends the preview.\n\n')
  return new Promise(() => {})
}

function portOf(args: Arguments): number | undefined {
  const text = textOf(args, 'port')
  if (text !== undefined && !(/^\d{1,5}$/.test(text) && Number(text) < 65_536)) {
    throw new UsageError(`--port is a number up to 65535, unlike \`${text}\`.`)
  }
  return text === undefined ? undefined : Number(text)
}

function editorOf(args: Arguments): string | undefined {
  const text = textOf(args, 'editor')
  if (text !== undefined && !opensFiles(text)) {
    throw new UsageError('--editor is an address: vscode://file/{path}:{line}')
  }
  return text
}

/** One line for every page that was made, and for every one that could not be. */
function stateTeller({ err }: Terminal): (state: ToldState) => void {
  const told = new Map<string, string>()
  return ({ audience, edition, building, version, current, made, took, findings, trouble }) => {
    const name = `${audience} ${edition}`
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const counts = `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`
    const outcome = current ? `${version} ${made}` : `${counts} ${trouble.join()}`
    if (building || told.get(name) === outcome) return
    told.set(name, outcome)
    const what = current ? `page in ${took} ms` : 'no page; the last good one is kept'
    err.write(`${name.padEnd(20)} ${what}: ${counts}\n`)
    for (const line of trouble) err.write(`  ${line}\n`)
  }
}
