import type { ImportedChange, ImportedNote, ImportResult } from '../pipeline/import.ts'
import type { ImportedTranslation } from '../pipeline/translations.ts'
import type { Answer, Asked, TakeResult } from '../project/returned.ts'
import { counted } from '../report/amounts.ts'
import { comparedInWords } from '../text/compared-in-words.ts'
import { declareCommand, UsageError } from './command.ts'
import { ALL_RETURNED, FOLDERS, foldersOf, IMPORT_DRY_RUN, REPORTING, TAKE } from './options.ts'
import type { Questions } from './questions.ts'
import type { Reporter } from './terminal.ts'

export const command = declareCommand({
  name: 'import',
  words: '[<file>]',
  summary: 'take back what others changed in a Word file, or translated',
  options: [TAKE, ALL_RETURNED, IMPORT_DRY_RUN, ...FOLDERS, ...REPORTING],
  examples: [
    [
      'mujaz import edited.docx',
      'what is other in it, what is found of that, and what is said of it; kept as drafts',
    ],
    [
      'mujaz import brief.en-ar.xlf',
      'the same of a translator’s file; new translations become drafts',
    ],
    ['mujaz import', 'at a terminal: shows each draft with its passages, and asks one by one'],
    ['mujaz import --take port-depth,ar:quays-closed', 'writes these into their notes'],
  ],
  async run({ options, words }, reporter) {
    const [path, ...others] = words
    const { take, all } = options
    if (others.length > 0) throw new UsageError('Import one file after the other.')
    if (path !== undefined) {
      if (take || all) {
        throw new UsageError('First import the file, and look at what it brings; then take.')
      }
      const { importFile } = await import('../pipeline/import.ts')
      const dryRun = options['dry-run']
      const result = await importFile(path, { ...foldersOf(options), dryRun })
      reporter.reportResult(result, () => showImported(result, path, dryRun, reporter))
      return result.returned !== undefined
    }
    if (options['dry-run'])
      throw new UsageError('Name the file: mujaz import edited.docx --dry-run')
    if (take && all) throw new UsageError('Name the statements, or --all, not both.')
    const questions = take || all ? undefined : reporter.questions()
    if (!take && !all && questions === undefined) {
      throw new UsageError(
        'Name a file that somebody sent back, or what to take: mujaz import --take claim-id',
      )
    }
    try {
      const { takeReturned } = await import('../project/returned.ts')
      const result = await takeReturned(take ?? 'all', {
        ...foldersOf(options),
        ...(questions && { ask: asker(questions, reporter) }),
      })
      reporter.reportResult(result, () => showTaken(result, reporter))
      return result.unknown.length === 0 && result.refused.length === 0 && !isStopped(result)
    } finally {
      questions?.close()
    }
  },
})

function isStopped({ findings }: Pick<TakeResult, 'findings'>): boolean {
  return findings.some(({ fatal }) => fatal)
}

function asker(questions: Questions, reporter: Reporter) {
  const answers: Readonly<Record<'t' | 'l' | 'd' | 'q', Answer>> = {
    t: 'take',
    l: 'leave',
    d: 'discard',
    q: 'stop',
  }
  return async (asked: Asked, { number, of }: { number: number; of: number }): Promise<Answer> => {
    reporter.report(`\n${number} of ${of}  ${askedInLines(asked).join('\n')}\n`)
    if (asked.kind === 'proposal') {
      const letters = ['t', 'l', 'd', 'q'] as const
      return answers[await questions.ask('Take it, leave it, discard it, or quit?', letters)]
    }
    const letters = ['l', 'd', 'q'] as const
    return answers[await questions.ask('Leave it, discard it, or quit?', letters)]
  }
}

function askedInLines(asked: Asked): string[] {
  const from = `  sent back in ${asked.entry.from}${who(asked.entry)}`
  switch (asked.kind) {
    case 'proposal': {
      const { entry, pair, place } = asked
      const line = 'line' in place ? `:${place.line}` : ''
      return [
        `${pair.id} (${entry.language}): ${pair.owner}, ${place.path}${line}`,
        from,
        ...difference(pair.says[entry.language] ?? '', entry.words),
        ...passages(pair),
      ]
    }
    case 'comment': {
      const { entry, pair } = asked
      return [
        `${entry.statement} (${entry.language}): a comment`,
        from,
        ...(pair ? [`  ${pair.says[entry.language] ?? ''}`] : []),
        ...(entry.on === undefined ? [] : [`  on “${entry.on}”`]),
        ...entry.text.split('\n').map((line) => `  > ${line}`),
        ...(pair ? passages(pair) : []),
      ]
    }
    case 'words': {
      const { entry } = asked
      const comment = entry.comment?.split('\n').map((line) => `  > ${line}`) ?? []
      return [`not placed: ${entry.at}`, from, `  ${entry.words}`, ...comment]
    }
  }
}

function showImported(
  { findings, returned, kept }: ImportResult,
  path: string,
  dryRun: boolean,
  reporter: Reporter,
): void {
  reporter.reportFindings(findings)
  if (!returned) {
    reporter.report('Nothing was written.\n')
    return
  }
  const { changes, translations, comments, deleted, withoutNotes, unplaced, beyond, accepted } =
    returned
  const place = ({ path: file, line }: ImportedNote) => `${file}:${line}`
  const each = (note: ImportedNote) => `  ${place(note)}  ${note.id} (${note.language})`
  for (const change of changes) reporter.report(`${changeInLines(change).join('\n')}\n`)
  for (const each of translations)
    reporter.report(`${translationInLines(each, dryRun).join('\n')}\n`)
  // A finding may be about two languages of which both were changed.
  const found = new Map(
    [...[...changes, ...translations].flatMap(({ findings: own }) => own), ...beyond].map(
      (each) => [String(each), each],
    ),
  )
  if (found.size > 0) reporter.report('\nFound of the new words:\n')
  reporter.reportFindings([...found.values()])
  const told = [
    ...section('Comments', comments, (note) => [
      `${each(note)}${who({ ...note.comment, by: note.comment.author })}`,
      ...(note.comment.on === undefined ? [] : [`    on “${note.comment.on}”`]),
      ...note.comment.text.split('\n').map((line) => `    ${line}`),
    ]),
    ...section('Taken out of the file', deleted, ({ by: [by], ...note }) => [
      `${each(note)}${who({ by: by?.author, date: by?.date })}`,
    ]),
    ...section('Without the call of their note', withoutNotes, (note) => [each(note)]),
    ...section('Not placed', unplaced, ({ place: at, text, why, comment, by }) => [
      `  ${at}${who({ by: by?.author, date: by?.date })}: ${why}`,
      `    ${text}`,
      ...(comment === undefined ? [] : [`    comment: ${comment}`]),
    ]),
  ]
  if (told.length > 0) reporter.report(`${told.join('\n')}\n`)
  if (accepted.length > 0) reporter.note(`\nAccepted: ${accepted.join(', ')}\n`)
  const drafts = translations.filter(({ refused, as }) => refused === undefined && as === 'draft')
  if (drafts.length > 0 && !dryRun) {
    reporter.note(
      `\n${counted(drafts.length, 'translation')} written as drafts. Compare each with its passage, then take its status=draft away.\n`,
    )
  }
  const left = changes.filter(({ taken }) => !taken).length
  const isNothing = told.length + changes.length + translations.length === 0
  if (isNothing) {
    reporter.note(
      `${path} says what the notes say: ${counted(returned.statements, 'statement')}.\n`,
    )
  } else if (dryRun) {
    reporter.note('Nothing was written.\n')
  } else if (kept !== undefined) {
    reporter.note(
      `\nKept in ${kept}, and nothing of it prints: ${counted(left, 'proposal')}, ${counted(comments.length, 'comment')}, ${unplaced.length} not placed.\n\`mujaz import\` asks of each.\n`,
    )
  }
}

function changeInLines(change: ImportedChange): string[] {
  const { id, owner, language, path, line, was, now, by, at, conflict, twofold, writable } = change
  return [
    '',
    `${path}:${line}  ${id} (${language}): ${owner}`,
    ...by.map(({ author, date }) => `  proposed${who({ by: author, date })}`),
    ...difference(was, now),
    ...passages(change),
    ...(conflict
      ? ['  ! The notes have changed too since this file left: decide which words hold.']
      : []),
    ...(twofold ? [`  ! The file has other words for it elsewhere, beside ${at}.`] : []),
    ...(writable ? [] : ['  ! The mark of a figure would be lost: bring these words in by hand.']),
    ...(change.taken ? ['  Taken and accepted, as whoever sent it had accepted it.'] : []),
  ]
}

function translationInLines(translation: ImportedTranslation, dryRun: boolean): string[] {
  const { id, owner, language, path, line, says, words, conflict, refused, as } = translation
  const does = dryRun ? 'Would be written' : 'Written'
  const written =
    as === 'draft' ? `${does} as a draft: it does not print yet.` : `${does} and accepted.`
  return [
    '',
    `${path}:${line}  ${id} (${language}): ${owner}`,
    ...Object.values(says).map((own) => `  says ${own}`),
    `  in ${language} ${words}`,
    ...passages(translation),
    ...(conflict ? ['  ! The claim says something else now than what was translated.'] : []),
    refused === undefined ? `  ${written}` : `  ! Not written: ${refused}`,
  ]
}

function difference(was: string, now: string): string[] {
  return [
    `  was  ${was}`,
    `  now  ${now}`,
    ...comparedInWords(was, now).map((line) => `       ${line}`),
  ]
}

function passages({ passages: all }: Pick<ImportedChange, 'passages'>): string[] {
  return all.map(
    ({ source, paragraph, text }) =>
      `  ${source} ¶ ${paragraph}  ${text?.trim() ?? '(the original is not at hand)'}`,
  )
}

function who({ by, date }: { by?: string | undefined; date?: string | undefined }): string {
  return `${by === undefined ? '' : ` by ${by}`}${date === undefined ? '' : ` on ${date.slice(0, 10)}`}`
}

function section<T>(heading: string, all: readonly T[], lines: (each: T) => string[]): string[] {
  return all.length === 0 ? [] : ['', `${heading} (${all.length})`, ...all.flatMap(lines)]
}

function showTaken(
  { taken, discarded, remarks, left, refused, unknown, findings }: TakeResult,
  reporter: Reporter,
): void {
  if (isStopped({ findings })) {
    reporter.reportFindings(findings)
    reporter.report('Nothing was written.\n')
    return
  }
  if (unknown.length > 0) {
    reporter.report(
      `No words are kept for ${unknown.join(', ')}: \`mujaz check\` tells for which statements some are. Nothing was written.\n`,
    )
    return
  }
  for (const { statement, language, path } of taken) {
    reporter.note(`${path}: ${statement} (${language}) has the new words\n`)
  }
  for (const { statement, reason } of refused) reporter.report(`${statement}: ${reason}\n`)
  const rest = [
    ...(discarded.length + remarks > 0 ? [`${discarded.length + remarks} discarded`] : []),
    ...(left.length > 0 ? [`${left.length} left open`] : []),
  ]
  const then = taken.length > 0 ? ' Compare the other language, then: mujaz accept' : ''
  reporter.note(`${[`${counted(taken.length, 'proposal')} taken`, ...rest].join(', ')}.${then}\n`)
}
