#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { type Command, UsageError } from './commands/command.ts'
import { COMMANDS } from './commands/commands.ts'
import { Ending } from './commands/ending.ts'
import { helpOf, helpOn, overview } from './commands/help.ts'
import { findCommand, parse } from './commands/parse.ts'
import { tuneV8 } from './commands/tune-v8.ts'

/** Nothing fatal; something fatal; the command itself was wrong. */
const [FINE, FATAL, USAGE] = [0, 1, 2]

async function main(words: readonly string[]): Promise<number> {
  const [name, ...args] = words
  if (name === 'help' || words.includes('--help') || words.includes('-h')) {
    process.stdout.write(await help(name, args))
    return FINE
  }
  if (name === '--version') {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
    process.stdout.write(`${JSON.parse(manifest).version}\n`)
    return FINE
  }
  if (name === undefined) throw new UsageError('Name a command.')
  return (await run(findCommand(name, COMMANDS), args)) ? FINE : FATAL
}

/** Help on what is named: on a command alone where its `--help` is asked for, and on all where nothing is named. */
async function help(name: string | undefined, args: readonly string[]): Promise<string> {
  const subject = name === 'help' ? args[0] : name
  if (subject === undefined || subject.startsWith('-')) return overview(COMMANDS)
  return name === 'help' ? helpOn(subject, COMMANDS) : helpOf(findCommand(subject, COMMANDS))
}

async function run(command: Command, args: readonly string[]): Promise<boolean> {
  const input = parse(command, args)
  const { Reporter } = await import('./commands/terminal.ts')
  const { json, quiet } = input.options
  const terminal = { in: process.stdin, out: process.stdout, err: process.stderr }
  const mode = { json: json === true, quiet: quiet === true }
  return command.run(input, new Reporter(terminal, mode), ending)
}

/** Trouble with the machine, with all that caused it, outermost first. */
function report(error: unknown): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    process.stderr.write(`${cause === error ? 'mujaz: ' : '  because: '}${cause.message}\n`)
  }
}

tuneV8()
const ending = new Ending()
let endedBy: number | undefined

// Ended by a person or a supervisor, the browser that was started must end too: it does on `exit`.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.on(signal, () => {
    endedBy ??= 128 + number
    if (!ending.ask()) process.exit(endedBy)
  })
}

// Who reads no further (`mujaz view | head`) has what he wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(FINE)
  throw error
})

try {
  const code = await main(process.argv.slice(2))
  process.exitCode = endedBy ?? code
} catch (error) {
  report(error)
  if (error instanceof UsageError) process.stderr.write('See mujaz --help.\n')
  process.exitCode = error instanceof UsageError ? USAGE : FATAL
}
