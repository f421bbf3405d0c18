import type { ViewState } from '../preview/protocol.ts'
import { declareCommand, UsageError } from './command.ts'
import { countsOf } from './messages.ts'
import {
  AUDIENCE,
  BROWSER,
  browserOf,
  defined,
  EDITOR,
  FOLDERS,
  foldersOf,
  oneEdition,
  PORT,
  QUIET,
  WRITE,
} from './options.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'preview',
  summary: 'show the brief while it is written',
  options: [
    AUDIENCE,
    oneEdition('--edition names the one that is shown first.'),
    ...[PORT, EDITOR, WRITE],
    ...FOLDERS,
    ...BROWSER,
    QUIET,
  ],
  examples: [
    ['mujaz preview --audience public', 'with what is saved, as it is saved'],
    ['mujaz preview --write', 'the same, and claims are written beside their passages'],
  ],
  /** Runs until it is ended. */
  async run({ options }, reporter) {
    const { opensFiles, preview } = await import('../preview/preview.ts')
    const { audience, edition, port, editor } = options
    if (editor !== undefined && !opensFiles(editor)) {
      throw new UsageError('--editor is an address: vscode://file/{path}:{line}')
    }
    const { address } = await preview({
      ...foldersOf(options),
      ...defined({ audience, edition, port, editor, browser: browserOf(options) }),
      write: options.write,
      onState: stateReporter(reporter),
    })
    reporter.print(`${address}\n`)
    reporter.note('Open this address in a browser. Ctrl-C ends the preview.\n\n')
    return new Promise(() => {})
  },
})

/** One line for every page that was made, and for every one that could not be. */
function stateReporter(reporter: Reporter): (state: ViewState) => void {
  const reported = new Map<string, string>()
  return ({ audience, edition, building, version, current, made, took, findings, trouble }) => {
    const name = `${audience} ${edition}`
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const counts = countsOf(errors, findings.length)
    const outcome = current ? `${version} ${made}` : `${counts} ${trouble.join()}`
    if (building || reported.get(name) === outcome) return
    reported.set(name, outcome)
    const what = current ? `page in ${took} ms` : 'no page; the last good one is kept'
    reporter.note(`${name.padEnd(20)} ${what}: ${counts}\n`)
    for (const line of trouble) reporter.note(`  ${line}\n`)
  }
}
