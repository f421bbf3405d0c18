import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Option, UsageError } from '../../src/commands/command.ts'
import { COMMANDS } from '../../src/commands/commands.ts'
import { parse } from '../../src/commands/parse.ts'

/** A command, and a value in words for each of some options of it. */
const called = fc
  .constantFrom(...COMMANDS)
  .chain((command) =>
    fc
      .tuple(...command.options.map((option) => fc.option(wordsFor(option), { nil: undefined })))
      .map((given) => ({ command, given })),
  )

function wordsFor(option: Option): fc.Arbitrary<readonly string[]> {
  if (option.type === 'boolean') return fc.constant([])
  if (option.name === 'port') return fc.nat(65_535).map((port) => [String(port)])
  const choices = option.placeholder.split(/[,|]/)
  if (['edition', 'format', 'xliff'].includes(option.name)) {
    return option.placeholder.includes(',')
      ? fc.uniqueArray(fc.constantFrom(...choices), { minLength: 1 })
      : fc.constantFrom(...choices).map((choice) => [choice])
  }
  const word = fc.stringMatching(/^[\w/:.{} -]*\w$/).filter((word) => word === word.trim())
  return option.list ? fc.array(word, { minLength: 1, maxLength: 3 }) : word.map((text) => [text])
}

describe('a command line', () => {
  it('should be read as it was meant, lists with commas or given again', () => {
    const law = fc.property(called, fc.boolean(), ({ command, given }, again) => {
      const args = command.options.flatMap(({ name, type }, index) => {
        const words = given[index]
        if (words === undefined) return []
        if (type === 'boolean') return [`--${name}`]
        return (again ? words : [words.join()]).map((word) => `--${name}=${word}`)
      })
      const { options } = parse(command, args)
      for (const [index, option] of command.options.entries()) {
        const value = options[option.name]
        const words = given[index]
        if (option.type === 'boolean') expect(value).toBe(words !== undefined)
        else if (words === undefined) expect(value).toBeUndefined()
        else expect([value].flat().map(String)).toEqual(words)
      }
    })
    fc.assert(law)
  })

  it('should take each option that is no list once', () => {
    for (const command of COMMANDS) {
      for (const option of command.options) {
        if (option.type === 'boolean' || option.list) continue
        const args = ['1', '2'].map((value) => `--${option.name}=${value}`)
        const message = `--${option.name} is given twice.`
        expect(() => parse(command, args)).toThrow(new UsageError(message))
      }
    }
  })

  it('should leave no option empty', () => {
    for (const command of COMMANDS) {
      for (const { name, type } of command.options) {
        if (type === 'boolean') continue
        const message = `--${name} is empty.`
        expect(() => parse(command, [`--${name}=`])).toThrow(new UsageError(message))
      }
    }
  })

  it('should say what was meant by an option with a slip in it', () => {
    for (const command of COMMANDS) {
      for (const { name } of command.options) {
        const slip = `${name}${name.at(-1)}`
        // Of two letters, one that is wrong leaves nothing to tell by.
        const meant = name.length < 3 ? '' : ` Did you mean \`--${name}\`?`
        const message = `There is no option \`--${slip}\` here.${meant}`
        expect(() => parse(command, [`--${slip}`])).toThrow(new UsageError(message))
      }
    }
  })

  it('should hold no words where its command takes none', () => {
    for (const command of COMMANDS) {
      const call = () => parse(command, ['stray'])
      if (command.words === undefined) expect(call).toThrow(UsageError)
      else expect(call().words).toEqual(['stray'])
    }
  })
})
