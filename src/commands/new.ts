import { declareCommand, UsageError } from './command.ts'
import { defined, FROM, REPORTING, TEMPLATES } from './options.ts'

export const command = declareCommand({
  name: 'new',
  words: 'audience <name>',
  summary: 'begin an audience of your own',
  options: [FROM, TEMPLATES, ...REPORTING],
  examples: [['mujaz new audience board --from meeting', 'templates/board, to be edited']],
  async run({ options, words }, reporter) {
    const [kind, name, ...others] = words
    if (kind !== 'audience' || name === undefined || others.length > 0) {
      throw new UsageError('Name the audience that you want: mujaz new audience board')
    }
    const { newAudience } = await import('../project/new-audience.ts')
    const { from, templates } = options
    const result = await newAudience(name, defined({ from, templates })).catch((error: unknown) => {
      throw error instanceof TypeError ? new UsageError(error.message) : error
    })
    reporter.reportResult(result, () => {
      for (const path of result.files) reporter.note(`${path}\n`)
      reporter.note(`\nEdit them, and then: mujaz build --audience ${name}\n`)
    })
    return true
  },
})
