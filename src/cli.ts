#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { type Command, UsageError } from './commands/command.ts'
import { COMMANDS } from './commands/commands.ts'
import { helpOf, overview } from './commands/help.ts'
import { findCommand, parse } from './commands/parse.ts'

/** Nothing fatal; something fatal; the command itself was wrong. */
const [FINE, FATAL, USAGE] = [0, 1, 2]

async function main(words: readonly string[]): Promise<number> {
  const [name, ...args] = words
  if (name === 'help' || words.includes('--help') || words.includes('-h')) {
    process.stdout.write(helpOn(name === 'help' ? args[0] : name))
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

/** Help on a command, or on all of them where none is named. */
function helpOn(name: string | undefined): string {
  return name === undefined || name.startsWith('-')
    ? overview(COMMANDS)
    : helpOf(findCommand(name, COMMANDS))
}

async function run(command: Command, args: readonly string[]): Promise<boolean> {
  const input = parse(command, args)
  const { Reporter } = await import('./commands/terminal.ts')
  const { json, quiet } = input.options
  const mode = { json: json === true, quiet: quiet === true }
  return command.run(input, new Reporter({ out: process.stdout, err: process.stderr }, mode))
}

/** Trouble with the machine, with all that caused it, outermost first. */
function report(error: unknown): void {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    process.stderr.write(`${cause === error ? 'mujaz: ' : '  because: '}${cause.message}\n`)
  }
}

// Ended by a person or a supervisor, the browser that was started must end too: it does on `exit`.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const) {
  process.on(signal, () => process.exit(128 + number))
}

// Who reads no further (`mujaz view | head`) has what he wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(FINE)
  throw error
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  report(error)
  if (error instanceof UsageError) process.stderr.write('See mujaz --help.\n')
  process.exitCode = error instanceof UsageError ? USAGE : FATAL
}
