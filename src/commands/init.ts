import { declareCommand, UsageError } from './command.ts'
import { defined, EXAMPLE, LANGUAGE_LIST, REPORTING } from './options.ts'

export const command = declareCommand({
  name: 'init',
  words: '[<folder>]',
  summary: 'begin a project that builds at once',
  options: [LANGUAGE_LIST, EXAMPLE, ...REPORTING],
  examples: [
    ['mujaz init my-brief', 'two notes, an editor’s file and an audience, to be edited'],
    ['mujaz init --languages fr,ar', 'the same in French and Arabic'],
    ['mujaz init --example', 'the first brief, on five documents, in this folder'],
  ],
  async run({ options, words }, reporter) {
    const [folder, ...others] = words
    if (others.length > 0) throw new UsageError('Name one folder: mujaz init my-brief')
    const { languages, example } = options
    if (example && languages) {
      throw new UsageError('The first brief has its own languages: leave out --languages.')
    }
    const { init } = await import('../pipeline/init.ts')
    const result = await init({ ...defined({ folder, languages }), example }).catch(
      (error: unknown) => {
        throw error instanceof TypeError ? new UsageError(error.message) : error
      },
    )
    reporter.reportResult(result, () => {
      for (const path of result.files) reporter.note(`${path}\n`)
      const enter = folder === undefined ? '' : `cd ${folder} && `
      reporter.note(
        `\nBuild it, and then make it yours as README.md says: ${enter}npx mujaz build\n`,
      )
    })
    return true
  },
})
