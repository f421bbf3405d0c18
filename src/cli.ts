#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import {
  type Arguments,
  LISTS,
  OPTIONS,
  type OptionName,
  UsageError,
} from './commands/arguments.ts'
import { HELP } from './commands/help.ts'
import type { Talk, Terminal } from './commands/terminal.ts'
import { nearest } from './text/nearest.ts'

/** Nothing fatal; something fatal; the command itself was wrong. */
const [FINE, FATAL, USAGE] = [0, 1, 2]

interface Command {
  readonly takes: readonly OptionName[]
  /** A command's code is loaded when it is called, so that `--help` is quick. */
  load(): Promise<{
    run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean>
  }>
}

const FOLDERS = ['sources', 'originals', 'templates'] as const
const MADE = ['audience', 'edition', 'format', 'out', 'browser', 'browser-url'] as const
const TALK = ['json', 'quiet'] as const

const COMMANDS: Readonly<Record<string, Command>> = {
  build: {
    takes: [...MADE, 'since', 'fresh', 'release', ...FOLDERS, ...TALK],
    load: () => import('./commands/build.ts'),
  },
  check: {
    takes: ['audience', 'fix', 'release', ...FOLDERS, ...TALK],
    load: () => import('./commands/check.ts'),
  },
  diff: { takes: ['since', 'out', ...FOLDERS, ...TALK], load: () => import('./commands/diff.ts') },
  render: { takes: [...MADE, 'templates', ...TALK], load: () => import('./commands/render.ts') },
  preview: {
    takes: ['audience', 'edition', 'port', 'editor', 'browser', 'browser-url', ...FOLDERS, 'quiet'],
    load: () => import('./commands/preview.ts'),
  },
  accept: { takes: ['all', ...FOLDERS, ...TALK], load: () => import('./commands/accept.ts') },
  view: {
    takes: ['audience', 'edition', ...FOLDERS, ...TALK],
    load: () => import('./commands/view.ts'),
  },
  new: { takes: ['from', 'templates', ...TALK], load: () => import('./commands/new.ts') },
  update: { takes: [...FOLDERS, ...TALK], load: () => import('./commands/update.ts') },
  lock: { takes: [...FOLDERS, ...TALK], load: () => import('./commands/lock.ts') },
}

async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help') || words.includes('-h') || words[0] === 'help') {
    process.stdout.write(HELP)
    return FINE
  }
  if (words[0] === '--version') {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
    process.stdout.write(`${JSON.parse(manifest).version}\n`)
    return FINE
  }
  const [name, ...rest] = words
  if (name === undefined) throw new UsageError('Name a command.')
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const meant = nearest(name, Object.keys(COMMANDS))
    const advice = meant === undefined ? '' : ` Did you mean \`${meant}\`?`
    throw new UsageError(`There is no command \`${name}\`.${advice}`)
  }
  const args = parse(name, command, rest)
  const { run } = await command.load()
  const talk = { json: args.values.json === true, quiet: args.values.quiet === true }
  const fine = await run(args, { out: process.stdout, err: process.stderr }, talk)
  return fine ? FINE : FATAL
}

function parse(name: string, { takes }: Command, words: string[]): Arguments {
  const options = Object.fromEntries(takes.map((option) => [option, OPTIONS[option]]))
  try {
    const { values, positionals, tokens } = parseArgs({
      args: words,
      options,
      allowPositionals: ['render', 'accept', 'new', 'update'].includes(name),
      tokens: true,
    })
    const given = tokens.flatMap((token) => (token.kind === 'option' ? [token] : []))
    return { values: { ...values, ...severalTimes(given) }, words: positionals }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(sayingWhatWasMeant((error as Error).message, Object.keys(options)))
  }
}

/** Options that were given more than once: lists are joined, and of anything else only one is meant. */
function severalTimes(
  given: readonly { readonly name: string; readonly value?: string | undefined }[],
): Record<string, string> {
  const values = new Map<string, string>()
  for (const { name, value } of given) {
    const before = values.get(name)
    if (before !== undefined && !LISTS.has(name)) throw new UsageError(`--${name} is given twice.`)
    if (value !== undefined) values.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(values)
}

/** What Node says of an option, in our voice where it knows none of that name. */
function sayingWhatWasMeant(message: string, known: readonly string[]): string {
  const [, option] = /^Unknown option '(-+[^']*)'/.exec(message) ?? []
  if (option === undefined) return message
  const meant = nearest(option.replace(/^-+/, ''), known)
  return `There is no option \`${option}\` here.${meant === undefined ? '' : ` Did you mean \`--${meant}\`?`}`
}

/** Trouble with the machine, told with all that caused it, outermost first. */
function tell(error: unknown): void {
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
  tell(error)
  if (error instanceof UsageError) process.stderr.write('See mujaz --help.\n')
  process.exitCode = error instanceof UsageError ? USAGE : FATAL
}
