import type { VFileMessage } from 'vfile-message'
import { markOfWords } from '../exchange/line.ts'
import {
  isForeign,
  type KnownBrief,
  type LeftWords,
  type Placed,
  type PlacedChange,
  place,
} from '../exchange/place.ts'
import { readReturned } from '../exchange/read-returned.ts'
import {
  type Remark,
  type ReturnedComment,
  type ReturnedFile,
  UnreadableReturn,
} from '../exchange/returned.ts'
import { wordsMark } from '../languages/compared.ts'
import type { Language } from '../model/language.ts'
import { type Text, textsOf, USES } from '../model/texts.ts'
import { RefusedChange } from '../project/change-note.ts'
import {
  type Folders,
  foldersOf,
  readAudienceFolder,
  readLanguages,
  returnedPath,
} from '../project/load.ts'
import { accept, type Pair, pairOf } from '../project/lock.ts'
import { withWords, writtenStatements } from '../project/put-words.ts'
import { isUnreadable, keepReturned, takeReturned } from '../project/returned.ts'
import { readWrittenClaims } from '../project/written.ts'
import { Collector } from '../report/context.ts'
import { type Finding, toMessages } from '../report/findings.ts'
import { RULES } from '../report/rules.ts'
import { textWithholder } from '../select/withhold.ts'
import { decode } from '../text/decode.ts'
import { createWorld, type World } from '../world/world.ts'
import { freshFindings } from './assess.ts'
import { beginBrief, type FullBrief } from './full-brief.ts'
import { Memo } from './memo.ts'
import {
  type HeldTranslations,
  holdTranslations,
  type ImportedTranslation,
} from './translations.ts'

export interface ImportOptions extends Partial<Folders> {
  /** Writes nothing. */
  readonly dryRun?: boolean
}

/** A statement that says something else in a file that came back. */
export interface ImportedChange extends Pair {
  readonly language: Language
  readonly path: string
  readonly line: number
  /** What the notes say. */
  readonly was: string
  /** What the file says. */
  readonly now: string
  /** The same as Markdown, as it would be written. */
  readonly words: string
  readonly by: readonly Remark[]
  /** Where in the file it stands. */
  readonly at: string
  /** Whether the notes have changed too since the file left. */
  readonly conflict: boolean
  /** Whether the file has other words for it in another place. */
  readonly twofold: boolean
  /** Whether it can be written as it is, without losing the mark of a figure. */
  readonly writable: boolean
  /** What would be found of the new words that is not found of the old ones. */
  readonly findings: readonly VFileMessage[]
  /** Whether it was taken and accepted at once, since whoever sent it had accepted it. */
  readonly taken: boolean
}

/** Something about a statement that is no change of its words. */
export interface ImportedNote {
  readonly id: string
  readonly language: Language
  readonly path: string
  readonly line: number
}

export interface ImportResult {
  /** Why nothing could be taken back, or what is wrong in the notes already. */
  readonly findings: readonly VFileMessage[]
  /** Where it is kept, if anything was written. */
  readonly kept?: string
  /** Absent where the file cannot be taken back. */
  readonly returned?: {
    readonly changes: readonly ImportedChange[]
    /** Claims that have words now in a language that they lacked. */
    readonly translations: readonly ImportedTranslation[]
    readonly comments: readonly (ImportedNote & { readonly comment: ReturnedComment })[]
    readonly deleted: readonly (ImportedNote & { readonly by: readonly Remark[] })[]
    readonly withoutNotes: readonly (ImportedNote & { readonly lost: number })[]
    readonly unplaced: readonly LeftWords[]
    /** Findings on new words that belong to no single statement. */
    readonly beyond: readonly VFileMessage[]
    /** Ids of the statements that were accepted, since whoever sent them had accepted them. */
    readonly accepted: readonly string[]
    /** How many statements the file brought back. */
    readonly statements: number
  }
}

/**
 * Takes back a file that somebody worked on: tells which statements say something else now, holds their new words to all
 * checks, and keeps them as proposals beside the notes. What prints stays as it is, but for what the file has as
 * accepted in the sense of {@link ReturnedState}.
 */
export async function importFile(
  path: string,
  options: ImportOptions = {},
  world = createWorld(),
): Promise<ImportResult> {
  const bytes = await world.read(path)
  if (bytes === undefined) {
    return stopped({
      rule: 'file-missing',
      path,
      reason: 'There is no such file',
      advice: 'Write its path as it is seen from this folder.',
    })
  }
  const languages = await readLanguages(foldersOf(options), world, new Collector())
  try {
    return importReturned(await readReturned(path, bytes, languages), options, world)
  } catch (error) {
    if (!(error instanceof UnreadableReturn)) throw error
    const { message, advice, place: where } = error
    const reason = where === undefined ? message : `${where}: ${message}`
    return stopped({ rule: 'returned-unreadable', path, reason, advice })
  }
}

function stopped(...findings: readonly Finding[]): ImportResult {
  return { findings: toMessages(findings, 'build') }
}

/** The same for a file that was read already. */
export async function importReturned(
  file: ReturnedFile,
  options: ImportOptions = {},
  world = createWorld(),
): Promise<ImportResult> {
  const { path } = file
  const folders = foldersOf(options)
  const memo = new Memo()
  const tools = { world, memo, browser: undefined, onStep: undefined }
  const { full: begun, proof } = await beginBrief(folders, undefined, tools)
  const unreadable = begun.findings.filter(isUnreadable)
  if (unreadable.length > 0) return { findings: toMessages(unreadable, 'check') }
  const full = begun.value
  if (!full) return stopped(...begun.findings)
  const { project } = full
  const files = await filesOf(full, world)
  const { lacking } = await readWrittenClaims(project, world)
  const known = { ...(await knownBrief(file, full, files, folders, world, memo)), lacking }
  const placed = place(file, known)
  if (isForeign(file, placed, known)) {
    const title = file.title === undefined ? '' : `, “${file.title}”`
    return stopped({
      rule: 'returned-foreign',
      path,
      reason: `It was made of another brief${title}: its statements are none of this one`,
      advice: 'Import it in the folder of that brief.',
    })
  }
  const hasNewWords = placed.changes.length > 0 || placed.translations.length > 0
  // Proving all of a brief takes longer than all else, and tells nothing of a file in which nothing was edited.
  const before = [...begun.findings, ...(hasNewWords ? (await proof()).findings : [])]
  const translated = await holdTranslations(
    placed.translations,
    { project, files, before },
    folders,
    world,
    memo,
  )
  const held = await hold(placed.changes, files, before, full, folders, world, memo)
  const final = placed.changes.filter((change) => isFinal(change, held.of(change)))
  const kept = options.dryRun
    ? undefined
    : await keep(placed, translated, final, path, folders, world)
  const placeOf = (text: Text, language: Language): ImportedNote => ({
    id: text.id,
    language,
    path: text.place.path,
    line: 'line' in text.place ? text.place.line : 1,
  })
  return {
    findings: [],
    ...(kept?.path !== undefined && { kept: kept.path }),
    returned: {
      changes: placed.changes.map((change) => ({
        ...pairOf(change.text, project),
        ...placeOf(change.text, change.language),
        was: change.before,
        now: change.after,
        words: change.words,
        by: change.by,
        at: change.place,
        conflict: change.isConflict,
        twofold: change.isTwofold,
        writable: change.writable,
        findings: held.of(change),
        taken: kept?.taken.includes(change) ?? false,
      })),
      translations: translated.all,
      comments: placed.comments.map(({ text, language, comment }) => ({
        ...placeOf(text, language),
        comment,
      })),
      deleted: placed.deleted.map(({ text, language, by }) => ({
        ...placeOf(text, language),
        by,
      })),
      withoutNotes: placed.withoutNotes.map(({ text, language, lost }) => ({
        ...placeOf(text, language),
        lost,
      })),
      unplaced: placed.unplaced,
      beyond: [...held.beyond, ...translated.beyond],
      accepted: kept?.accepted ?? [],
      statements: file.statements.length,
    },
  }
}

/** The files that statements stand in, by path. */
async function filesOf(
  { project: { sources, editor } }: FullBrief,
  world: World,
): Promise<ReadonlyMap<string, string>> {
  const paths = [...sources.map(({ path }) => path), ...(editor ? [editor.path] : [])]
  const texts = await Promise.all(
    paths.map(
      async (path) => [path, decode((await world.read(path)) ?? new Uint8Array()).text] as const,
    ),
  )
  return new Map(texts)
}

async function knownBrief(
  file: ReturnedFile,
  { brief, project, base }: FullBrief,
  files: ReadonlyMap<string, string>,
  folders: Folders,
  world: World,
  memo: Memo,
): Promise<Omit<KnownBrief, 'lacking'>> {
  const { sources, editor, languages } = project
  const texts = textsOf(sources, editor)
  const audience =
    file.audience === undefined
      ? undefined
      : (
          await memo.run((context) =>
            readAudienceFolder(file.audience ?? '', folders.templates, languages, world, context),
          )
        ).value
  const points = new Map(
    brief.sections.flatMap(({ groups, merged }) =>
      [...groups.flatMap((group) => group.points), ...merged].map((point) => [point.topic, point]),
    ),
  )
  const written = new Map(
    [...files].map(([path, text]) => [path, writtenStatements(text, languages)]),
  )
  return {
    title: brief.title,
    texts,
    pointText(topic) {
      const point = points.get(topic)
      return texts.find(
        ({ id, kind, says }) =>
          id === `point:${topic}` ||
          (kind === 'claim' &&
            point?.claims.includes(id) === true &&
            languages.every(
              (language) => says[language]?.plain === point.statements[language]?.plain,
            )),
      )
    },
    written({ place }, language) {
      return 'line' in place ? written.get(place.path)?.words(place.line, language) : undefined
    },
    labels: (language) => Object.values((audience ?? base).labels[language] ?? {}),
    withheld: textWithholder(brief.names, (audience ?? base).labels),
  }
}

/** What is found of the new words, and not of the old ones. */
interface Held {
  of(change: PlacedChange): readonly VFileMessage[]
  readonly beyond: readonly VFileMessage[]
}

/** Puts all new words into the notes in memory, and runs every check on that. */
async function hold(
  changes: readonly PlacedChange[],
  files: ReadonlyMap<string, string>,
  before: readonly Finding[],
  { project: { languages } }: FullBrief,
  folders: Folders,
  world: World,
  memo: Memo,
): Promise<Held> {
  const drafted = new Map<string, string>()
  for (const [path, text] of files) {
    const own = changes.filter((change) => change.text.place.path === path)
    if (own.length > 0) drafted.set(path, withChanges(text, own, languages))
  }
  if (drafted.size === 0) return { of: () => [], beyond: [] }
  const fresh = await freshFindings(drafted, before, folders, world, memo)
  const byChange = new Map<PlacedChange, Finding[]>()
  const told = new Set<Finding>()
  for (const change of changes) {
    const own = fresh.filter((finding) => isAbout(finding, change, files, drafted, languages))
    byChange.set(change, own)
    for (const finding of own) told.add(finding)
  }
  const messages = (of: readonly Finding[]) => toMessages(of, 'check')
  return {
    of: (change) => messages(byChange.get(change) ?? []),
    beyond: messages(fresh.filter((finding) => !told.has(finding))),
  }
}

/** A file with the new words of its statements, each of them that can be written. */
function withChanges(
  text: string,
  changes: readonly PlacedChange[],
  languages: readonly Language[],
): string {
  const seen = new Set<string>()
  const others = changes.flatMap(({ text: { place }, language, words }) => {
    const key = 'line' in place ? `${place.line} ${language}` : ''
    if (!('line' in place) || seen.has(key)) return []
    seen.add(key)
    return [{ line: place.line, language, words }]
  })
  try {
    return withWords(text, others, languages)
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error
  }
  return others.toReversed().reduce((made, other) => {
    try {
      return withWords(made, [other], languages)
    } catch (error) {
      if (!(error instanceof RefusedChange)) throw error
      return made
    }
  }, text)
}

function isAbout(
  { path, place: found, reason }: Finding,
  { text: { id, place } }: PlacedChange,
  files: ReadonlyMap<string, string>,
  drafted: ReadonlyMap<string, string>,
  languages: readonly Language[],
): boolean {
  if (reason.includes(`\`${id}\``)) return true
  if (path !== place.path || !('line' in place) || found === undefined) return false
  const [was, now] = [files, drafted].map((all) => all.get(path)?.split('\n').length ?? 0)
  const lines = writtenStatements(drafted.get(path) ?? '', languages).lines(place.line)
  // A paragraph that was broken into lines may have become one line: then all below has moved up.
  if (lines === undefined || was !== now) return Math.abs(found.line - place.line) <= 8
  return lines[0] <= found.line && found.line <= lines[1]
}

/** Whether a change is taken and accepted at once: whoever sent it had accepted it, and nothing speaks against it. */
function isFinal(change: PlacedChange, findings: readonly VFileMessage[]): boolean {
  const { state, writable, isConflict, isTwofold } = change
  return (
    state === 'final' &&
    writable &&
    !isConflict &&
    !isTwofold &&
    findings.every(({ ruleId }) => RULES[ruleId as keyof typeof RULES]?.severity === 'warning')
  )
}

/** Keeps what came back; takes and accepts what is final. */
async function keep(
  { changes, comments, deleted, withoutNotes, unplaced, final: same }: Placed,
  translated: HeldTranslations,
  final: readonly PlacedChange[],
  path: string,
  folders: Folders,
  world: World,
) {
  await translated.write()
  const written = translated.all.filter(({ refused }) => refused === undefined)
  const from = path.replace(/^.*[/\\]/, '')
  const sent = (by: Remark | undefined) => ({
    ...(by?.author !== undefined && { by: by.author }),
    ...(by?.date !== undefined && { date: by.date }),
    from,
  })
  const about = (text: Text, language: Language) => ({
    statement: text.id,
    language,
    was: wordsMark(text.says[language]?.plain ?? '', language),
  })
  const entries = {
    proposals: changes.map(({ text, language, words, by: [by] }) => ({
      ...about(text, language),
      words,
      ...sent(by),
    })),
    comments: [
      ...comments.map(({ text, language, comment }) => ({
        ...about(text, language),
        ...(comment.on !== undefined && { on: comment.on }),
        text: comment.text,
        ...sent(comment),
      })),
      ...written.flatMap(({ id, language, words, comments: own }) =>
        own.map((comment) => ({
          ...{ statement: id, language, was: markOfWords(words, language) },
          ...(comment.on !== undefined && { on: comment.on }),
          text: comment.text,
          ...sent(comment),
        })),
      ),
      ...deleted.map(({ text, language, by: [by] }) => ({
        ...about(text, language),
        text: 'It was taken out of the file.',
        ...sent(by),
      })),
      ...withoutNotes.map(({ text, language, lost }) => ({
        ...about(text, language),
        text: `The file has lost ${lost === 1 ? 'the call of a note' : `${lost} calls of notes`} in it.`,
        ...sent(undefined),
      })),
    ],
    unplaced: [
      ...unplaced.map(({ text, place, why, comment, by }) => ({
        words: text,
        at: `${place}: ${why}`,
        ...(comment !== undefined && { comment }),
        ...sent(by),
      })),
      ...translated.all.flatMap(({ id, language, words, at, refused }) =>
        refused === undefined
          ? []
          : [{ words, at: `${at}: ${id} in ${language}. ${refused}`, ...sent(undefined) }],
      ),
    ],
  }
  const isEmpty = Object.values(entries).every((list) => list.length === 0)
  if (!isEmpty) await keepReturned(entries, folders, world)
  const names = final.map(({ text, language }) => `${language}:${text.id}`)
  const took = names.length > 0 ? await takeReturned(names, folders, world) : undefined
  const isTaken = ({ text, language }: PlacedChange) =>
    took?.taken.some((each) => each.statement === text.id && each.language === language) === true
  const taken = final.filter(isTaken)
  const open = new Set(changes.filter((change) => !taken.includes(change)).map(({ text }) => text))
  const agreed = [...taken.map(({ text }) => text), ...same].filter(
    (text) => !open.has(text) && USES[text.kind].inStep,
  )
  const ids = [
    ...new Set(agreed.map(({ id }) => id)),
    ...written.flatMap(({ id, as }) => (as === 'accepted' ? id : [])),
  ]
  const accepted = ids.length > 0 ? (await accept(ids, folders, world)).accepted : []
  return { path: isEmpty ? undefined : returnedPath(folders), taken, accepted }
}
