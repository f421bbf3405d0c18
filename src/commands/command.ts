import type { Ending } from './ending.ts'
import type { Reporter } from './terminal.ts'

/** The command line was used wrongly; the message says how to use it. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** What options are about, in the order in which help has them. */
export const TOPICS = [
  'What is made',
  'Where the files are',
  'The browser that prints; without these it is looked for',
  'The preview',
  'A new project, a new audience',
  'A saved file',
  'Drafting with a model',
  'What others sent back',
  'What is demanded',
  'What is reported',
] as const

interface Described<Name extends string> {
  /** As it is given, without its hyphens. */
  readonly name: Name
  readonly topic: (typeof TOPICS)[number]
  readonly help: string
}

/** An option that is given or not. */
export interface Flag<Name extends string = string> extends Described<Name> {
  readonly type: 'boolean'
}

/** An option that has a value. */
export interface ValueOption<Name extends string = string, Value = unknown>
  extends Described<Name> {
  readonly type: 'string'
  /** What stands for its value in help. */
  readonly placeholder: string
  /** What holds where it is not given, for help: whoever does the work knows it. */
  readonly default?: string
  /** Whether it may be given again, which adds to it. Its words stand between commas. */
  readonly list: boolean
  /** @throws UsageError where the text is no such value */
  read(text: string): Value
}

export type Option = Flag | ValueOption

/** What was given of some options, by their names. */
export type Values<O extends Option> = {
  readonly [Each in O as Each['name']]: Each extends ValueOption<string, infer Value>
    ? Value | undefined
    : boolean
}

/** What a command is called with: the options that it declares, and the words between them. */
export interface Input<O extends Option> {
  readonly options: Values<O>
  readonly words: readonly string[]
}

/** A command line, and what comes of it. */
export type Example = readonly [line: string, outcome: string]

/**
 * One command: what it is called, what it takes, and what it does. Help is composed of this, so it
 * must be quick to load: `run` imports what does the work.
 */
export interface Command<O extends Option = Option> {
  readonly name: string
  /** The words that it takes beside its options, as usage shows them; absent where it takes none. */
  readonly words?: string
  /** What it does, in a few words that begin with a verb. */
  readonly summary: string
  readonly options: readonly O[]
  readonly examples: readonly Example[]
  /**
   * @param ending says when a command ends that would stay
   * @returns whether nothing fatal came of it
   */
  run(input: Input<O>, reporter: Reporter, ending: Ending): Promise<boolean>
}

/** Declares a command. `run` can read the options that it takes, and no others. */
export function declareCommand<const O extends Option>(command: Command<O>): Command<O> {
  return command
}
