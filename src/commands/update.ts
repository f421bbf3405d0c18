import { languagesOf, of } from '../model/language.ts'
import type { ToldPassage, UpdateResult } from '../project/update.ts'
import { counted } from '../report/amounts.ts'
import { declareCommand, UsageError } from './command.ts'
import { cutInWords, keptNumbers } from './cut.ts'
import { nowCites } from './messages.ts'
import { defined, FOLDERS, foldersOf, KEEP, REPORTING } from './options.ts'

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
    const { update } = await import('../project/update.ts')
    const keep = options.keep && keptNumbers(options.keep)
    const asked = { ...foldersOf(options), ...defined({ keep }) }
    const result = await update(source, article, asked).catch((error: unknown) => {
      throw error instanceof TypeError ? new UsageError(error.message) : error
    })
    reporter.reportResult(dataOf(result), () => {
      reporter.reportFindings(result.findings)
      if (result.written) reporter.note(inWords(source, result))
    })
    return result.written
  },
})

/** A claim is known by its name and place. */
function dataOf({ findings, open, ...result }: UpdateResult) {
  return {
    ...result,
    findings,
    open: open.map(({ claim, ...passage }) => ({
      ...passage,
      claim: claim.id,
      path: claim.place.path,
      line: claim.place.line,
    })),
  }
}

function inWords(source: string, result: UpdateResult): string {
  const { path, previous, paragraphs, fixed, settled, open, lostHealth, cut } = result
  const lines = [
    `${path}: ${counted(paragraphs.is, 'paragraph')} in place of ${paragraphs.was}; ${paragraphs.added} new, ${paragraphs.removed} gone`,
    ...(previous ? [`The former original is kept as ${previous}`] : []),
    ...cutInWords(cut),
    '',
    `Claims that rest on the words they rested on: ${settled}`,
    ...fixed.map((locator) => `  ${nowCites(locator)}`),
  ]
  if (open.length > 0) {
    lines.push(
      '',
      `To act on (${open.length}):`,
      ...open.flatMap((passage) => ['', ...actOn(passage)]),
    )
  }
  for (const at of lostHealth) {
    lines.push(
      '',
      `The entry of \`health\` on paragraph ${at} speaks of what is not there any more: correct it or take it out.`,
    )
  }
  lines.push(
    '',
    open.length > 0
      ? 'Edit the claims, then run `mujaz lock`. Until then every check names them.'
      : 'Run `mujaz lock` to accept the newer original.',
    ...(previous ? [`To take it all back: mujaz update ${source} ${previous}`] : []),
  )
  return `${lines.join('\n')}\n`
}

function actOn({ claim, paragraph, fate: match, was, candidate }: ToldPassage): string[] {
  const share =
    match.kind === 'altered' ? match.likeness : match.kind === 'gone' ? match.nearest?.likeness : 1
  const percent = `about ${Math.round((share ?? 0) * 100)} % of it`
  const found = candidate && `paragraph ${candidate.paragraph}`
  const known =
    match.kind === 'gone' && match.nearest?.known ? ', which always stood beside it' : ''
  const what = {
    altered: `was altered: ${percent} is in ${found}`,
    respelt: `is in another spelling in ${found}`,
    gone: `is gone${found ? `; nearest is ${found}, with ${percent}${known}: it is not taken in its place` : ''}`,
  }[match.kind]
  return [
    `${claim.place.path}:${claim.place.line}  claim \`${claim.id}\`: paragraph ${paragraph} ${what}`,
    ...(was === undefined ? [] : [`  was  ${was.trim()}`]),
    ...(candidate ? [`  now  ${candidate.text.trim()}`] : []),
    ...languagesOf(claim.statements).map(
      (language) => `  ${language}   ${of(claim.statements, language).plain}`,
    ),
  ]
}
