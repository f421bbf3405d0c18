import { LANGUAGES } from '../model/language.ts'
import { type ToldPassage, type UpdateResult, update } from '../project/update.ts'
import { counted } from '../report/amounts.ts'
import { type Arguments, foldersOf, UsageError } from './arguments.ts'
import { asData, type Talk, type Terminal, tellFindings } from './terminal.ts'

/** `mujaz update <source> <newer article>`: a newer original in the place of the old one. */
export async function run(args: Arguments, terminal: Terminal, talk: Talk): Promise<boolean> {
  const [source, article, ...others] = args.words
  if (source === undefined || article === undefined || others.length > 0) {
    throw new UsageError('Name a source and its newer article: mujaz update source-id newer.txt')
  }
  const result = await update(source, article, foldersOf(args))
  tellFindings(result.findings, terminal, talk)
  if (talk.json) terminal.out.write(`${JSON.stringify(dataOf(result), null, 2)}\n`)
  else if (result.written && !talk.quiet) terminal.err.write(inWords(source, result))
  return result.written
}

function dataOf({ findings, open, ...result }: UpdateResult) {
  return {
    ...result,
    findings: findings.map(asData),
    open: open.map(({ claim, ...passage }) => ({
      ...passage,
      claim: claim.id,
      path: claim.place.path,
      line: claim.place.line,
    })),
  }
}

function inWords(source: string, result: UpdateResult): string {
  const { path, previous, paragraphs, fixed, settled, open, lostHealth } = result
  const lines = [
    `${path}: ${counted(paragraphs.is, 'paragraph')} in place of ${paragraphs.was}; ${paragraphs.added} new, ${paragraphs.removed} gone`,
    ...(previous ? [`The former original is kept as ${previous}`] : []),
    '',
    `Claims that rest on the words they rested on: ${settled}`,
    ...fixed.map(
      ({ claim, path, from, to }) => `  ${path}: \`${claim}\` now cites ${to} instead of ${from}`,
    ),
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
    ...LANGUAGES.map((language) => `  ${language}   ${claim.statements[language].plain}`),
  ]
}
