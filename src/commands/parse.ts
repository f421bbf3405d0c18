import { parseArgs } from 'node:util'
import { nearest } from '../text/nearest.ts'
import { type Command, type Input, type Option, UsageError, type Values } from './command.ts'

/** The command of a name. @throws UsageError, with the name that was meant */
export function findCommand(name: string, commands: readonly Command[]): Command {
  const found = commands.find((command) => command.name === name)
  if (found) return found
  const names = commands.map((command) => command.name)
  throw new UsageError(`There is no command \`${name}\`.${didYouMean(name, names)}`)
}

/**
 * What a command line gives to a command.
 *
 * @param args what follows the command's name
 * @throws UsageError where the command takes no such thing
 */
export function parse<O extends Option>(
  { options, words }: Pick<Command<O>, 'options' | 'words'>,
  args: readonly string[],
): Input<O> {
  const { tokens, positionals } = tokensOf(args, options, words !== undefined)
  const texts = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'option') texts.set(token.name, joined(token, texts, options))
  }
  const values = options.map((option) => [option.name, read(option, texts.get(option.name))])
  return { options: Object.fromEntries(values) as Values<O>, words: positionals }
}

function tokensOf(args: readonly string[], options: readonly Option[], allowPositionals: boolean) {
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(options.map(({ name, type }) => [name, { type }])),
      allowPositionals,
      tokens: true,
    })
  } catch (error) {
    throw new UsageError(withWhatWasMeant((error as Error).message, options))
  }
}

/** The text of an option with what stood before: lists are joined, and of anything else one is meant. */
function joined(
  { name, value = '' }: { readonly name: string; readonly value?: string | undefined },
  texts: ReadonlyMap<string, string>,
  options: readonly Option[],
): string {
  const before = texts.get(name)
  const option = options.find((option) => option.name === name)
  if (before === undefined || option?.type !== 'string') return value
  if (!option.list) throw new UsageError(`--${name} is given twice.`)
  return `${before},${value}`
}

function read(option: Option, text: string | undefined): unknown {
  if (option.type === 'boolean') return text !== undefined
  if (text === '') throw new UsageError(`--${option.name} is empty.`)
  return text === undefined ? undefined : option.read(text)
}

/** What Node says of an option, in our voice where it knows none of that name. */
function withWhatWasMeant(message: string, options: readonly Option[]): string {
  const [, option] = /^Unknown option '(-+[^']*)'/.exec(message) ?? []
  if (option === undefined) return message
  const names = options.map(({ name }) => name)
  return `There is no option \`${option}\` here.${didYouMean(option.replace(/^-+/, ''), names, '--')}`
}

/** The question that follows a name which is not known, where one is near enough. */
export function didYouMean(name: string, known: readonly string[], before = ''): string {
  const found = nearest(name, known)
  const meant = found && `${before}${found}`
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`
}
