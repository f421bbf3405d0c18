import { EDITIONS, type Edition } from '../model/language.ts'

/** The command line was used wrongly; the message says how to use it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Every option of every command, by what `node:util` calls its type. */
export const OPTIONS = {
  audience: { type: 'string' },
  edition: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  out: { type: 'string' },
  since: { type: 'string' },
  sources: { type: 'string' },
  originals: { type: 'string' },
  templates: { type: 'string' },
  browser: { type: 'string' },
  'browser-url': { type: 'string' },
  port: { type: 'string' },
  editor: { type: 'string' },
  all: { type: 'boolean' },
  fix: { type: 'boolean' },
  fresh: { type: 'boolean' },
  release: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
} as const

/** Options that take a list: with commas, or given again. */
export const LISTS: ReadonlySet<string> = new Set(['audience', 'edition', 'format'])

export type OptionName = keyof typeof OPTIONS

/** What was given: options by name, and the words between them. */
export interface Arguments {
  readonly values: Readonly<Partial<Record<OptionName, string | boolean>>>
  readonly words: readonly string[]
}

/** The text of an option; `undefined` where it was not given. */
export function textOf({ values }: Arguments, name: OptionName): string | undefined {
  const value = values[name]
  if (value === '') throw new UsageError(`--${name} is empty.`)
  return typeof value === 'string' ? value : undefined
}

/** The words of an option that takes a list with commas. */
export function listOf(args: Arguments, name: OptionName): string[] | undefined {
  return textOf(args, name)
    ?.split(',')
    .map((word) => word.trim())
    .filter(Boolean)
}

/** A list of which every word is one of a few. */
export function choiceOf<T extends string>(
  args: Arguments,
  name: OptionName,
  choices: readonly T[],
): T[] | undefined {
  const words = listOf(args, name)
  const odd = words?.find((word) => !choices.includes(word as T))
  if (odd !== undefined) {
    throw new UsageError(`--${name} knows ${choices.join(', ')}, but not \`${odd}\`.`)
  }
  return words as T[] | undefined
}

/** The options that say where the files of a project lie. */
export function foldersOf(args: Arguments) {
  return defined({
    sources: textOf(args, 'sources'),
    originals: textOf(args, 'originals'),
    templates: textOf(args, 'templates'),
  })
}

/** The options that say what is made, and by which browser. */
export function editionsOf(args: Arguments, formats: readonly ('pdf' | 'html' | 'md')[]) {
  return defined({
    editions: choiceOf<Edition>(args, 'edition', EDITIONS),
    formats: choiceOf(args, 'format', formats),
    out: textOf(args, 'out'),
    browser: browserOf(args),
  })
}

/** The browser that was named, if any. */
export function browserOf(args: Arguments) {
  const path = textOf(args, 'browser')
  const url = textOf(args, 'browser-url')
  return path !== undefined || url !== undefined ? defined({ path, url }) : undefined
}

/** Without the keys that have no value, so that a default can take their place. */
export function defined<T extends Record<string, unknown>>(
  record: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
