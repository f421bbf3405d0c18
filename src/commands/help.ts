import type { FoundPassage } from '../project/documents.ts'
import { type Command, type Option, TOPICS, UsageError } from './command.ts'
import { didYouMean } from './parse.ts'
import { HELP_TOPICS, type HelpTopic, RULES_PAGE } from './topics.ts'

/** Of the narrowest terminal that is still common. */
const WIDTH = 80
const INDENT = 2
const GAP = 2
/** Labels that are longer have a line of their own. */
const [LONGEST_OPTION, LONGEST_LINE] = [24, 40]
/** Lines of a document that are longer are broken anew. */
const LONGEST_AS_IT_IS = 120
/** Commands that are worth naming beside an option. */
const FEW = 2

type Row = readonly [label: string, text: string]

/** What `mujaz --help` prints: all commands, all their options by topic, and examples. */
export function overview(commands: readonly Command[]): string {
  const usage: Row[] = [
    ...commands.map(({ name, words, summary }): Row => [lineOf(name, words), summary]),
    ['mujaz help <command>', 'tell its options, with examples'],
    ['mujaz help <topic>', 'explain one of the topics below'],
    ['mujaz help <rule>', 'explain a finding: mujaz help topic-empty'],
    ['mujaz --version', 'tell which Mujaz this is'],
  ]
  const examples = commands.flatMap(({ examples }) => examples.slice(0, 1))
  return page(
    filled('Mujaz makes a bilingual brief of reading notes: Markdown, HTML and a PDF for print.'),
    section('Usage', usage),
    ...TOPICS.map((topic) => section(topic, optionsAbout(topic, commands), LONGEST_OPTION)),
    section(
      'Topics',
      HELP_TOPICS.map(({ name, summary }) => [name, summary]),
    ),
    section('Examples', examples),
    filled('Exit code: 0 nothing fatal, 1 something fatal, 2 the command itself was wrong.'),
  )
}

/** What `mujaz help <command>` prints. */
export function helpOf({ name, words, summary, options, examples }: Command): string {
  return page(
    filled(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`),
    section('Usage', [[`${lineOf(name, words)} [options]`, '']]),
    section('Options', options.map(rowOf), LONGEST_OPTION),
    section('Examples', examples),
  )
}

/**
 * What `mujaz help <name>` prints: the options of a command, what the documents say on a topic, or both where they
 * share a name; else what they say of a rule.
 *
 * @throws UsageError, with the name that was meant
 */
export async function helpOn(name: string, commands: readonly Command[]): Promise<string> {
  const command = commands.find((each) => each.name === name)
  const topic = HELP_TOPICS.find((each) => each.name === name)
  const pages = [
    ...(command ? [helpOf(command)] : []),
    ...(topic ? [await explanation(topic)] : []),
  ]
  return pages.length > 0 ? pages.join('\n') : ruleHelp(name, commands)
}

async function explanation(topic: HelpTopic): Promise<string> {
  const { readPassage } = await import('../project/documents.ts')
  const found = await readPassage(topic)
  if (!found) throw new Error(`${topic.file} has no section “${topic.heading}”.`)
  return inTerminal(found)
}

async function ruleHelp(id: string, commands: readonly Command[]): Promise<string> {
  const { headingsOf, readPassage } = await import('../project/documents.ts')
  const found = await readPassage({ file: RULES_PAGE, heading: id })
  if (found) return inTerminal(found)
  const rules = await headingsOf(RULES_PAGE)
  const names = [...commands, ...HELP_TOPICS].map((each) => each.name)
  throw new UsageError(
    `There is no command, topic or rule \`${id}\`.${didYouMean(id, [...names, ...rules])}`,
  )
}

/**
 * Markdown as it can be read in a terminal: a table as a list, and of a link what it says, with its address where
 * that leads out of the documents.
 */
function inTerminal({ text, path }: FoundPassage): string {
  const lines = text
    .replaceAll(/<!--[\s\S]*?-->\n*/g, '')
    .replaceAll(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replaceAll(/\[([^\]]*)\]\((https?:[^)]*)\)/g, '$1 ($2)')
    .replaceAll(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .split('\n')
  return `${[...inRows(lines), '', `From ${path}`].join('\n')}\n`
}

/** The rows of tables as entries of a list, each cell filled below the first; all other lines as they are. */
function inRows(lines: readonly string[]): string[] {
  let head: readonly string[] | undefined
  let isCode = false
  return lines.flatMap((line) => {
    if (/^ *```/.test(line)) isCode = !isCode
    if (isCode) return [line]
    const row = line.trim()
    if (!/^\|.*\|$/.test(row)) {
      head = undefined
      if (line.length <= LONGEST_AS_IT_IS) return [line]
      const [first = '', ...rest] = filled(line, WIDTH - 2)
      return [first, ...rest.map((words) => `  ${words}`)]
    }
    const [first = '', ...rest] = row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|'))
    if (head === undefined) {
      head = [first, ...rest]
      return []
    }
    if (/^:?-+:?$/.test(first)) return []
    const named = rest.flatMap((cell, at) => {
      const label = rest.length > 1 ? `${head?.[at + 1]}: ` : ''
      return cell === '' ? [] : filled(`${label}${cell}`, WIDTH - 4).map((words) => `    ${words}`)
    })
    return [`  ${first}`, ...named]
  })
}

function lineOf(name: string, words: string | undefined): string {
  return ['mujaz', name, ...(words === undefined ? [] : [words])].join(' ')
}

/**
 * The options about something, each with the commands that take it where these are few, or where others
 * mean something else by its name. Defaults are those of the first: a command's own help has its own.
 */
function optionsAbout(topic: Option['topic'], commands: readonly Command[]): Row[] {
  const takers = new Map<string, { readonly option: Option; readonly names: string[] }>()
  for (const { name, options } of commands) {
    for (const option of options.filter((option) => option.topic === topic)) {
      const key = `${option.name}: ${option.help}`
      const { names } = takers.get(key) ?? {}
      if (names) names.push(name)
      else takers.set(key, { option, names: [name] })
    }
  }
  const each = [...takers.values()]
  return [...new Set(each.map(({ option }) => option.name))].flatMap((name) => {
    const meanings = each.filter(({ option }) => option.name === name)
    return meanings.map(({ option, names }): Row => {
      const [label, text] = rowOf(option)
      const named = meanings.length > 1 || names.length <= FEW
      return [label, named ? `(${names.join(', ')}) ${text}` : text]
    })
  })
}

function rowOf(option: Option): Row {
  if (option.type === 'boolean') return [`--${option.name}`, option.help]
  const byDefault = option.default === undefined ? '' : ` (default: ${option.default})`
  return [`--${option.name} ${option.placeholder}`, `${option.help}${byDefault}`]
}

function page(...blocks: readonly (readonly string[])[]): string {
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

/** A heading, and rows in two columns. */
function section(heading: string, rows: readonly Row[], longest = LONGEST_LINE): string[] {
  const fitting = rows.map(([label]) => label.length).filter((length) => length <= longest)
  const column = INDENT + Math.max(0, ...fitting) + GAP
  const lines = rows.flatMap(([label, text]) => {
    const start = `${' '.repeat(INDENT)}${label}${' '.repeat(GAP)}`.padEnd(column)
    const words = filled(text, WIDTH - column)
    const [beside = '', ...below] = start.length === column ? words : ['', ...words]
    return [`${start}${beside}`, ...below.map((line) => `${' '.repeat(column)}${line}`)]
  })
  return [heading, ...lines.map((line) => line.trimEnd())]
}

/** A text in lines of a width, as far as its words are not longer. */
function filled(text: string, width = WIDTH): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trimStart()
    if (lines.length > 0 && longer.length <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
