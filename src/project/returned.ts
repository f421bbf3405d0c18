import type { VFileMessage } from 'vfile-message'
import { keepsMarks, lineIn } from '../exchange/line.ts'
import { wordsMark } from '../languages/compared.ts'
import type {
  Returned,
  ReturnedComment,
  ReturnedProposal,
  ReturnedWords,
} from '../model/returned.ts'
import { type Text, textsOf } from '../model/texts.ts'
import { type Entries, withEntries, withoutEntries } from '../read/returned-file.ts'
import { Collector } from '../report/context.ts'
import { type Finding, toMessages, verdict } from '../report/findings.ts'
import { decode } from '../text/decode.ts'
import { createWorld, type World } from '../world/world.ts'
import { RefusedChange } from './change-note.ts'
import { type Folders, foldersOf, type Project, readProject, returnedPath } from './load.ts'
import { accept, type Pair, pairOf } from './lock.ts'
import { type OtherWords, withWords, writtenStatements } from './put-words.ts'

/**
 * Keeps what somebody sent back until it is dealt with. What is kept already is not kept twice.
 *
 * @returns the path of the file
 */
export async function keepReturned(
  entries: Entries,
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<string> {
  const folders = foldersOf(options)
  const path = returnedPath(folders)
  await world.exclusively(folders.sources, async () => {
    const bytes = await world.read(path)
    const text = bytes && decode(bytes).text
    const after = withEntries(text, entries)
    if (after !== text) await replace(new Map([[path, after]]), folders, world)
  })
  return path
}

/** Whether a finding says that what is kept cannot be read: then nothing is taken of it, and nothing added. */
export function isUnreadable({ rule }: Finding): boolean {
  return rule === 'returned-form'
}

/** What somebody is asked about: a proposal, or what somebody said, which can be discarded alone. */
export type Asked =
  | {
      readonly kind: 'proposal'
      readonly entry: ReturnedProposal
      /** The statement as it stands, with its passages. */
      readonly pair: Pair
      readonly place: Text['place']
    }
  | { readonly kind: 'comment'; readonly entry: ReturnedComment; readonly pair?: Pair }
  | { readonly kind: 'words'; readonly entry: ReturnedWords }

/** What becomes of an entry. `stop` leaves it and the rest as they are. */
export type Answer = 'take' | 'leave' | 'discard' | 'stop'

export interface TakeOptions extends Partial<Folders> {
  /** Is asked about each entry and says what becomes of it. Without it all proposals are taken. */
  readonly ask?: (
    asked: Asked,
    count: { readonly number: number; readonly of: number },
  ) => Promise<Answer>
  /** Whether what is taken is accepted in all its languages as well. */
  readonly accepted?: boolean
}

export interface TakeResult {
  /** Whether anything was written. */
  readonly written: boolean
  readonly findings: readonly VFileMessage[]
  /** Statements that say other words now, each with its language and file. */
  readonly taken: readonly {
    readonly statement: string
    readonly language: string
    readonly path: string
  }[]
  readonly discarded: readonly string[]
  /** How many comments, and words that belong to no statement, were discarded. */
  readonly remarks: number
  readonly left: readonly string[]
  /** Proposals that could not be taken, and why. */
  readonly refused: readonly { readonly statement: string; readonly reason: string }[]
  /** Names that were given and that nothing is kept under. */
  readonly unknown: readonly string[]
}

/**
 * Writes words that were sent back into the notes and the editor’s file, by the smallest change, and takes them out of
 * what is kept. The other language of a statement is stale from then on, until somebody accepts both.
 *
 * @param names ids of statements, or one in one language: `ar:ferry-passengers`
 */
export async function takeReturned(
  names: readonly string[] | 'all',
  { ask, accepted = false, ...options }: TakeOptions = {},
  world = createWorld(),
): Promise<TakeResult> {
  const folders = foldersOf(options)
  const result = await world.exclusively(folders.sources, () => take(names, ask, folders, world))
  if (accepted && result.taken.length > 0) {
    await accept([...new Set(result.taken.map(({ statement }) => statement))], folders, world)
  }
  return result
}

/** A proposal that was found, with the text that it is for. */
interface Found {
  readonly at: number
  readonly proposal: ReturnedProposal
  readonly text: Text | undefined
}

async function take(
  names: readonly string[] | 'all',
  ask: TakeOptions['ask'],
  folders: Folders,
  world: World,
): Promise<TakeResult> {
  const context = new Collector()
  const project = await readProject(folders, world, context)
  const { returned } = project
  const unreadable = context.findings.filter(isUnreadable)
  const isReadable = unreadable.length === 0
  const unknown =
    names === 'all' || !isReadable ? [] : names.filter((name) => !isKept(name, returned))
  const nothing = {
    written: false,
    findings: isReadable ? toMessages(context.findings, 'build') : toMessages(unreadable, 'check'),
    taken: [],
    discarded: [],
    remarks: 0,
    left: [],
    refused: [],
    unknown,
  }
  if (!isReadable || unknown.length > 0 || verdict([context], 'build') === 'fatal') return nothing
  const texts = textsOf(project.sources, project.editor)
  const found = returned.proposals
    .map(
      (proposal, at): Found => ({
        at,
        proposal,
        text: texts.find(({ id }) => id === proposal.statement),
      }),
    )
    .filter(({ proposal }) => names === 'all' || names.some((name) => isCalled(proposal, name)))
  const asked = ask && questionsOn(found, names === 'all' ? returned : undefined, texts, project)
  const answers = await answersTo(asked ?? [], ask)
  const answerOn = ({ proposal }: Found) => (ask ? answers.get(proposal) : 'take')
  const wanted = found.filter((each) => answerOn(each) === 'take')
  const discarded = found.filter((each) => answerOn(each) === 'discard')
  const { files, taken, refused } = await written(wanted, project, world)
  const numbers = (entries: readonly object[]) =>
    new Set(entries.flatMap((entry, at) => (answers.get(entry) === 'discard' ? [at] : [])))
  const gone = {
    proposals: new Set([...taken, ...discarded].map(({ at }) => at)),
    comments: numbers(returned.comments),
    unplaced: numbers(returned.unplaced),
  }
  const count = Object.values(gone).reduce((sum, { size }) => sum + size, 0)
  if (count > 0) {
    const bytes = await world.read(returned.path)
    files.set(returned.path, withoutEntries(bytes ? decode(bytes).text : '', gone))
    await replace(files, folders, world)
  }
  return {
    ...nothing,
    written: count > 0,
    taken: taken.map(({ proposal: { statement, language }, text }) => ({
      ...{ statement, language },
      path: text?.place.path ?? '',
    })),
    discarded: discarded.map(nameOf),
    remarks: gone.comments.size + gone.unplaced.size,
    left: found.filter(({ at }) => !gone.proposals.has(at)).map(nameOf),
    refused,
  }
}

/** What is asked, in the order in which it is kept. @param others comments and words, where they are asked about */
function questionsOn(
  found: readonly Found[],
  others: Returned | undefined,
  texts: readonly Text[],
  project: Project,
): Asked[] {
  return [
    ...found.flatMap(({ proposal: entry, text }): Asked[] =>
      text ? [{ kind: 'proposal', entry, pair: pairOf(text, project), place: text.place }] : [],
    ),
    ...(others?.comments ?? []).map((entry): Asked => {
      const text = texts.find(({ id }) => id === entry.statement)
      return { kind: 'comment', entry, ...(text && { pair: pairOf(text, project) }) }
    }),
    ...(others?.unplaced ?? []).map((entry): Asked => ({ kind: 'words', entry })),
  ]
}

/** By entries. */
async function answersTo(
  asked: readonly Asked[],
  ask: TakeOptions['ask'],
): Promise<ReadonlyMap<object, Answer>> {
  const answers = new Map<object, Answer>()
  for (const [at, question] of asked.entries()) {
    const answer = (await ask?.(question, { number: at + 1, of: asked.length })) ?? 'stop'
    if (answer === 'stop') break
    answers.set(question.entry, answer)
  }
  return answers
}

/** The files with the words of some proposals in them. */
async function written(wanted: readonly Found[], project: Project, world: World) {
  const files = new Map<string, string>()
  const taken: Found[] = []
  const refused: { statement: string; reason: string }[] = []
  for (const path of new Set(wanted.map(pathOf))) {
    const proposals = wanted.filter((each) => pathOf(each) === path)
    const text = await textOf(path, world)
    const make = (some: readonly Found[]) =>
      text === undefined ? GONE : wordsIn(text, some, project)
    const whole = make(proposals)
    // Where some of them cannot be written, the others can.
    const able =
      whole instanceof RefusedChange
        ? single(proposals.filter((one) => !(make([one]) instanceof RefusedChange)))
        : proposals
    const made = able === proposals ? whole : make(able)
    if (typeof made === 'string' && able.length > 0) {
      files.set(path, made)
      taken.push(...able)
    }
    for (const one of proposals) {
      if (taken.includes(one)) continue
      const alone = make([one])
      const reason = (alone instanceof RefusedChange ? alone : TWOFOLD).message
      refused.push({ statement: nameOf(one), reason })
    }
  }
  return { files, taken, refused }
}

/** Those that are the only ones for their statement in their language. */
function single(proposals: readonly Found[]): readonly Found[] {
  return proposals.filter(
    (one) => !proposals.some((other) => other !== one && nameOf(other) === nameOf(one)),
  )
}

const GONE = new RefusedChange(
  'There is no such statement any more, or it is no paragraph of a file.',
)
const TWOFOLD = new RefusedChange(
  'Several proposals are kept for it: `mujaz import` asks of each, or take all but one out by hand.',
)

/** A file with the words of some proposals, or why they cannot be written. */
function wordsIn(
  file: string,
  proposals: readonly Found[],
  { languages }: Project,
): string | RefusedChange {
  const places = writtenStatements(file, languages)
  const others: OtherWords[] = []
  for (const { proposal, text } of proposals) {
    const { language, was, words } = proposal
    const says = text?.says[language]
    if (!text || !says || !('line' in text.place)) return GONE
    if (wordsMark(says.plain, language) !== was) {
      return new RefusedChange('It was changed since: bring the words in by hand.')
    }
    const { line } = text.place
    if (others.some((other) => other.line === line && other.language === language)) return TWOFOLD
    const own = places.words(line, language)
    if (own === undefined || !keepsMarks(lineIn(own, language), words, language)) {
      return new RefusedChange(
        'The mark of a figure would be lost, or would stand around other words: bring the words in by hand.',
      )
    }
    others.push({ line, language, words })
  }
  try {
    return withWords(file, others, languages)
  } catch (error) {
    if (error instanceof RefusedChange) return error
    throw error
  }
}

/** A file that can be written again; `undefined` where there is none. */
async function textOf(path: string, world: World): Promise<string | undefined> {
  const bytes = path === '' ? undefined : await world.read(path)
  if (bytes === undefined || decode(bytes).encoding !== 'utf-8') return undefined
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

async function replace(
  files: ReadonlyMap<string, string>,
  { sources }: Folders,
  world: World,
): Promise<void> {
  const placed = await Promise.all(
    [...files].map(async ([path, text]) => [await world.follow(path), text] as const),
  )
  await world.replace(new Map(placed), sources)
}

function pathOf({ text }: Found): string {
  return text?.place.path ?? ''
}

function nameOf({ proposal: { statement, language } }: Pick<Found, 'proposal'>): string {
  return `${language}:${statement}`
}

function isCalled(proposal: ReturnedProposal, name: string): boolean {
  return name === proposal.statement || name === nameOf({ proposal })
}

function isKept(name: string, { proposals }: Returned): boolean {
  return proposals.some((proposal) => isCalled(proposal, name))
}
