import { readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Command, declareCommand, TOPICS, UsageError } from '../../src/commands/command.ts'
import { COMMANDS } from '../../src/commands/commands.ts'
import { helpOf, helpOn, overview } from '../../src/commands/help.ts'
import { EDITION, OUT, oneEdition, REPORTING } from '../../src/commands/options.ts'
import { findCommand, parse } from '../../src/commands/parse.ts'
import { HELP_TOPICS } from '../../src/commands/topics.ts'
import { RULES } from '../../src/report/rules.ts'

const folder = new URL('../../src/commands/', import.meta.url)
const names = COMMANDS.map(({ name }) => name)
const pages = [overview(COMMANDS), ...COMMANDS.map(helpOf)]

describe('the commands', () => {
  it('should all be in the list, each under the name of its file', async () => {
    const declared: [string, Command][] = []
    for (const file of await readdir(folder)) {
      const { command } = await import(new URL(file, folder).href)
      if (command) declared.push([file, command])
    }
    expect(new Set(declared.map(([, command]) => command))).toEqual(new Set(COMMANDS))
    for (const [file, { name }] of declared) expect(file).toBe(`${name}.ts`)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(COMMANDS)(
    'should be described to whoever asks: $name',
    ({ summary, options, examples }) => {
      expect(summary).toMatch(/^[a-z].*[^.]$/)
      expect(examples.length).toBeGreaterThan(0)
      for (const { name, help, topic } of options) {
        expect(help, name).toMatch(/\w/)
        expect(TOPICS).toContain(topic)
      }
      const taken = options.map(({ name }) => name)
      expect(new Set(taken).size).toBe(taken.length)
    },
  )

  it.each(COMMANDS)('should take the examples that are given of it: $name', (command) => {
    for (const [line] of command.examples) {
      const [program, name, ...args] = line.split(' ')
      expect([program, name]).toEqual(['mujaz', command.name])
      const { words } = parse(command, args)
      if (command.words === undefined) expect(words).toEqual([])
    }
  })

  it('should take what has one name as one kind of thing, about one topic', () => {
    const options = COMMANDS.flatMap(({ options }) => options)
    const kinds = new Set(options.map(({ name, type, topic }) => `${name}: ${type}, ${topic}`))
    expect(kinds.size).toBe(new Set(options.map(({ name }) => name)).size)
  })

  it('should be able to read the options that they declare, and no others', () => {
    const command = declareCommand({
      name: 'example',
      summary: 'show what compiles',
      options: [OUT, EDITION, ...REPORTING],
      examples: [],
      async run({ options }) {
        const out: string | undefined = options.out
        const json: boolean = options.json
        // @ts-expect-error: a list of editions, not a text
        const edition: string | undefined = options.edition
        // @ts-expect-error: not declared
        return [out, json, edition, options.since].length > 0
      },
    })
    const { options } = parse(command, ['--edition', 'ar,en'])
    expect(options).toEqual({ out: undefined, edition: ['ar', 'en'], json: false, quiet: false })
  })
})

describe('help', () => {
  it('should fit a terminal of 80 columns', () => {
    for (const line of pages.join('').split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
  })

  it('should name every command, and every option with what it does', () => {
    const [all = '', ...each] = pages
    for (const [index, { name, options, summary }] of COMMANDS.entries()) {
      expect(all).toContain(`  mujaz ${name} `)
      expect(flat(all)).toContain(summary)
      for (const option of options) {
        expect(all).toMatch(new RegExp(`^ {2}--${option.name}\\b`, 'm'))
        for (const text of [all, each[index] ?? '']) {
          expect(flat(text)).toContain(flat(option.help))
        }
      }
    }
  })

  it('should say in a command’s own help what holds by default, and show examples', () => {
    for (const command of COMMANDS) {
      const help = flat(helpOf(command))
      for (const option of command.options) {
        if (option.type === 'string' && option.default !== undefined) {
          expect(help).toContain(`(default: ${option.default})`)
        }
      }
      for (const [line, outcome] of command.examples) {
        expect(help).toContain(line)
        expect(help).toContain(outcome)
      }
    }
  })

  it('should say of an option which commands take it, where they are few or mean different things', () => {
    const all = flat(overview(COMMANDS))
    expect(all).toContain('--fix (check) ')
    expect(all).toContain('--since manifest.json (build) ')
    expect(all).toContain('--since manifest.json (diff) ')
    expect(all).toContain('--json the result')
  })

  it('should begin without a stage: nothing but declarations is loaded for it', async () => {
    const dist = new URL('../../dist/', import.meta.url)
    const sources = await loadedAtStart(new URL('cli.js', dist))
    expect(sources).toContain('src/commands/help.ts')
    const rooms = sources
      .filter((path) => path.startsWith('src/'))
      .map((path) => path.split('/')[1])
    expect(
      rooms.every((room) => LIGHT.has(room ?? '')),
      String(rooms),
    ).toBe(true)
    const packages = sources.flatMap(
      (path) => path.split('node_modules/')[1]?.split('/lib/')[0] ?? [],
    )
    expect(packages).toEqual([])
  })
})

describe('help on a topic or a rule', () => {
  it.each(HELP_TOPICS)(
    'should print what the document says, and where it lies: $name',
    async (topic) => {
      const help = await helpOn(topic.name, COMMANDS)
      const root = fileURLToPath(new URL('../../', import.meta.url))
      expect(help.trimEnd().endsWith(`From ${await realpath(join(root, topic.file))}`)).toBe(true)
      if (topic.heading) expect(help).toContain(`## ${topic.heading}\n`)
      expect(help.length).toBeGreaterThan(300)
      expect(help).not.toMatch(/\]\(|<!--|^\|/m)
      if (names.includes(topic.name)) expect(help).toContain(`mujaz ${topic.name} `)
    },
  )

  it('should explain every rule', async () => {
    for (const [id, { why }] of Object.entries(RULES)) {
      expect(flat(await helpOn(id, COMMANDS))).toContain(flat(`## ${id} ${why}`))
    }
  })

  it('should tell what was meant by a name that is none', async () => {
    const asked = helpOn('topic-emty', COMMANDS)
    await expect(asked).rejects.toThrow(
      new UsageError(
        'There is no command, topic or rule `topic-emty`. Did you mean `topic-empty`?',
      ),
    )
  })

  it('should be there wherever a message or a document sends its reader', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url))
    const sources = await readdir(join(root, 'src'), { recursive: true })
    const documents = ['README.md', 'sources/README.md', 'sources/RULES.md', 'templates/README.md']
    const files = [
      ...documents,
      ...sources.filter((path) => /\.(?:ts|md)$/.test(path)).map((path) => `src/${path}`),
    ]
    const asked = new Set<string>()
    for (const file of files) {
      const text = await readFile(join(root, file), 'utf8')
      for (const [, name = ''] of text.matchAll(/mujaz help ([a-z][a-z-]*)/g)) asked.add(name)
      const isDeveloper = /^src\/(?:project\/own-files|commands\/topics)\.ts$/.test(file)
      if (file.endsWith('.ts') && !isDeveloper)
        expect(text, file).not.toMatch(/see [a-z]+\/\w+\.md/i)
    }
    expect(asked.size).toBeGreaterThan(5)
    for (const name of asked) await expect(helpOn(name, COMMANDS), name).resolves.toBeTruthy()
  })
})

describe('the README', () => {
  it('should name every command under “The command line”, and no other', async () => {
    const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
    const [, block = ''] = /^## The command line\n+```\n([\s\S]*?)```/m.exec(readme) ?? []
    const told = [...block.matchAll(/^mujaz (?!help\b)([a-z]\S*)/gm)].map(([, name]) => name)
    expect(new Set(told)).toEqual(new Set(names))
  })
})

describe('an option for one edition', () => {
  it('should refuse more than one with the advice of its command', () => {
    const option = oneEdition('Only one.')
    expect(option.read('ar')).toBe('ar')
    expect(() => option.read('ar,en')).toThrow(new UsageError('Only one.'))
  })
})

describe('a command that there is not', () => {
  it.each([
    ['biuld', 'There is no command `biuld`. Did you mean `build`?'],
    ['constructor', 'There is no command `constructor`.'],
  ])('should be answered with the one that was meant, if any: %s', (name, message) => {
    expect(() => findCommand(name, COMMANDS)).toThrow(new UsageError(message))
  })
})

const LIGHT = new Set(['cli.ts', 'commands', 'model', 'report', 'text'])

/** The sources of a built file and of all that it imports before it runs. */
async function loadedAtStart(file: URL, seen = new Set<string>()): Promise<string[]> {
  if (seen.has(file.href)) return []
  seen.add(file.href)
  const [code, map] = await Promise.all([
    readFile(file, 'utf8'),
    readFile(new URL(`${file.href}.map`), 'utf8'),
  ])
  const own: string[] = JSON.parse(map).sources
  const imports = [...code.matchAll(/^(?:import|\} from) "(\.[^"]+)";$/gm)]
  const others = await Promise.all(
    imports.map(([, path = '']) => loadedAtStart(new URL(path, file), seen)),
  )
  return [...own.map((path) => path.replace(/^(\.\.\/)+/, '')), ...others.flat()]
}

/** A text as if its lines were endless. */
function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
