import type { Claim } from '../model/source.ts'
import type { UpdateResult } from '../pipeline/update.ts'
import { declareCommand, UsageError } from './command.ts'
import { keptNumbers } from './cut.ts'
import { defined, FOLDERS, foldersOf, KEEP, REPORTING } from './options.ts'
import { updateInWords } from './updated.ts'

export const command = declareCommand({
  name: 'update',
  words: '<source> <article>',
  summary: 'put a newer original in place of the old',
  options: [KEEP, ...FOLDERS, ...REPORTING],
  examples: [
    ['mujaz update port-survey newer.txt', 'follows what moved, names what was altered'],
    ['mujaz update port-survey page.html --keep 3,17', 'with two paragraphs put back'],
  ],
  async run({ options, words }, reporter) {
    const [source, article, ...others] = words
    if (source === undefined || article === undefined || others.length > 0) {
      throw new UsageError('Name a source and its newer article: mujaz update source-id newer.txt')
    }
    const { update } = await import('../pipeline/update.ts')
    const keep = options.keep && keptNumbers(options.keep)
    const asked = { ...foldersOf(options), ...defined({ keep }) }
    const result = await update(source, article, asked).catch((error: unknown) => {
      throw error instanceof TypeError ? new UsageError(error.message) : error
    })
    reporter.reportResult(dataOf(result), () => {
      reporter.reportFindings(result.findings)
      if (result.written) reporter.note(updateInWords(source, result))
    })
    return result.written
  },
})

/** A claim is known by its name and place. */
function dataOf({ findings, open, claims, ...result }: UpdateResult) {
  return { ...result, findings, open: open.map(withPlace), claims: claims.map(withPlace) }
}

function withPlace<T extends { readonly claim: Claim }>({ claim, ...rest }: T) {
  return { ...rest, claim: claim.id, path: claim.place.path, line: claim.place.line }
}
