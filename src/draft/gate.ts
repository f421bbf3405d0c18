import { type EditorsFile, findSection, type SectionId } from '../model/editor.ts'
import { type Language, of } from '../model/language.ts'
import { findSource, type Source } from '../model/source.ts'
import { assess, sameFinding } from '../pipeline/assess.ts'
import { Memo } from '../pipeline/memo.ts'
import { type Folders, lockPath, type Project } from '../project/load.ts'
import type { Finding } from '../report/findings.ts'
import { RULES, type RuleId } from '../report/rules.ts'
import type { World } from '../world/world.ts'
import { claimText, type DraftedClaim } from './claim-text.ts'

/** A claim that may be written, and the section under which. */
export interface Candidate {
  readonly claim: DraftedClaim
  readonly section: SectionId
}

/** A note as it lies on disk, and what it is to be added to it. */
export interface Note {
  readonly source: Source
  readonly bytes: Uint8Array
}

/** Warnings of what a person may well have looked at, and a model has not. */
const REFUSES: readonly RuleId[] = [
  'numbers-exchanged',
  'sense-opposed',
  'support-exchanged',
  'support-likelier',
  'hedge-lost',
  'speaker-lost',
]

/** What is found on a claim because of what others say. */
const JOINED: readonly RuleId[] = [
  'topic-mixed',
  'topic-split',
  'figures-differ',
  'shares-whole',
  'parts-exceed',
  'figure-above-whole',
]

/** What a note becomes with some claims, and how it is known again whose is what. */
export interface Edit<C> {
  readonly path: string
  /** The note with these claims in it. */
  write(claims: readonly C[], status: 'draft' | 'final'): WrittenNote<C>
  /** The id under which messages speak of it. */
  idOf(claim: C): string
  /** Whether the note, as it is read, says of a claim what is to be said, and nothing else. */
  isReadBack(claim: C, read: Source | undefined): boolean
}

/** What was found on a claim: why it is refused, or what a person should look at. */
export interface Judged {
  readonly refused: boolean
  readonly findings: readonly Finding[]
}

/** Where something that a person wrote was not understood, and may have been meant to keep something back. */
const MISREAD: readonly RuleId[] = [
  'front-matter',
  'yaml-cut',
  'directive-unclosed',
  'directive-unknown',
  'directive-attribute',
]

/** What the project is, and how it is read once something is written into one of its notes. */
export class Gate {
  readonly #folders: Folders
  readonly #world: World
  /** Knows the project as it is: of one with more in a note only that has to be proved. */
  readonly #memo: Memo
  readonly #before: ReadonlySet<string>
  readonly project: Project
  readonly editor: EditorsFile

  private constructor(
    folders: Folders,
    world: World,
    project: Project,
    editor: EditorsFile,
    before: ReadonlySet<string>,
    memo: Memo,
  ) {
    this.#folders = folders
    this.#world = world
    this.#before = before
    this.#memo = memo
    this.project = project
    this.editor = editor
  }

  /**
   * @throws Error where the project is in no state in which anything could be held against it, or in which it is
   *   not known what may leave the machine
   */
  static async open(folders: Folders, world: World): Promise<Gate> {
    const memo = new Memo()
    const { project, findings } = await assess(folders, world, memo)
    const misread = findings.find(({ rule }) => MISREAD.includes(rule))
    if (misread) {
      const { path, place, reason, rule } = misread
      throw new Error(
        `What is not understood may be meant to keep something back, so nothing is sent: ${path}${place ? `:${place.line}` : ''}: ${reason} (${rule}). See all of it: mujaz check`,
      )
    }
    const editor = project?.editor
    if (!project || !editor) {
      throw new Error('The project cannot be put together as it is. See what stops it: mujaz check')
    }
    return new Gate(folders, world, project, editor, new Set(findings.map(sameFinding)), memo)
  }

  /**
   * Holds claims against their passages, against each other and against all that the project has, with the checks
   * that hold claims of a person's: as if they were final. What stays is held again without what is refused.
   *
   * @returns what was found on each
   */
  async hold<C>(claims: readonly C[], edit: Edit<C>): Promise<Map<C, Judged>> {
    const all = new Map<C, Judged>()
    let left = claims
    while (left.length > 0) {
      const found = await this.#findingsOn(left, edit)
      const against = (each: C) => (found.get(each) ?? []).filter(isAgainst)
      const wrong = left.filter((each) => against(each).some(({ rule }) => !JOINED.includes(rule)))
      // Beside one that is wrong, one that is right may seem to say something else than its topic.
      const bad = wrong.length > 0 ? wrong : left.filter((each) => against(each).length > 0)
      for (const each of bad) {
        all.set(each, { refused: true, findings: against(each) })
      }
      if (bad.length === 0) {
        for (const each of left) all.set(each, { refused: false, findings: found.get(each) ?? [] })
        break
      }
      left = left.filter((each) => !bad.includes(each))
    }
    return all
  }

  async #findingsOn<C>(claims: readonly C[], edit: Edit<C>): Promise<Map<C, Finding[]>> {
    const { text, lines } = edit.write(claims, 'final')
    const { path } = edit
    const changed = { ...this.#world, read: this.#reading(path, text) }
    this.#memo.nextRound()
    const { project, findings } = await assess(this.#folders, changed, this.#memo)
    const read = project?.sources.find((each) => each.path === path)
    const found = new Map<C, Finding[]>()
    for (const each of claims) {
      const id = edit.idOf(each)
      const [from, to] = lines.get(each) ?? [0, 0]
      const own = findings.filter(
        (finding) =>
          (finding.path === path && isWithin(finding.place?.line, from, to)) ||
          // What an editor's sentence says beyond its claims is no fault of one that joins them.
          (finding.path !== this.editor.path &&
            finding.reason.includes(`\`${id}\``) &&
            !this.#before.has(sameFinding(finding))),
      )
      found.set(each, edit.isReadBack(each, read) ? own : [...own, notReadBack(id, path, from)])
    }
    return found
  }

  /** The files as they are, but for the note, and without the lock: of what it knows of passages nothing is believed. */
  #reading(path: string, text: string): World['read'] {
    const locked = lockPath(this.#folders)
    return async (asked) => {
      if (asked === path) return new TextEncoder().encode(text)
      return asked === locked ? undefined : this.#world.read(asked)
    }
  }
}

/** New claims at the end of a note. */
export function additionsTo(note: Note, editor: EditorsFile): Edit<Candidate> {
  return {
    path: note.source.path,
    write: (candidates, status) => noteWith(candidates, note, editor, status),
    idOf: ({ claim }) => claim.id,
    isReadBack({ claim, section }, read) {
      const written = read?.claims.find(({ id }) => id === claim.id)
      return (
        written !== undefined &&
        findSection(written.section, editor) === section &&
        written.figures.length === claim.figures.length &&
        Object.entries(claim.statements).every(
          ([language, statement]) => of(written.statements, language).plain === statement,
        )
      )
    },
  }
}

/** A note, and the lines that each claim has in it, from 1. */
export interface WrittenNote<C> {
  readonly text: string
  readonly lines: ReadonlyMap<C, readonly [from: number, to: number]>
}

/**
 * A note with candidates at its end, under the headings of their sections. What is there stays byte for byte.
 *
 * @throws Error where the note is not in UTF-8
 */
function noteWith(
  candidates: readonly Candidate[],
  { source, bytes }: Note,
  editor: EditorsFile,
  status: 'draft' | 'final',
): WrittenNote<Candidate> {
  const before = textOf(bytes, source.path)
  const end = before.includes('\r\n') ? '\r\n' : '\n'
  const languages = editor.languages as readonly [Language, ...Language[]]
  let text = before === '' || before.endsWith('\n') ? before : before + end
  let section = lastSection(source, before, editor)
  const lines = new Map<Candidate, readonly [number, number]>()
  const order = editor.sections.map(({ id }) => id)
  const inOrder = candidates.toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
  // What goes on under the last heading comes first.
  const sorted = [
    ...inOrder.filter((each) => each.section === section),
    ...inOrder.filter((each) => each.section !== section),
  ]
  for (const each of sorted) {
    if (each.section !== section) text += `${end}# ${each.section}${end}`
    section = each.section
    const written = claimText(each.claim, languages, status) ?? ''
    text += end
    const from = text.split('\n').length
    text += written.replaceAll('\n', end)
    lines.set(each, [from, text.split('\n').length - 1])
  }
  return { text, lines }
}

/**
 * A source's note as it lies on disk.
 *
 * @throws TypeError where there is no such source; Error where its note is gone
 */
export async function noteOf(id: string, { sources }: Project, world: World): Promise<Note> {
  const source = findSource(id, sources)
  if (source === undefined) throw new TypeError(`There is no source \`${id}\`.`)
  const bytes = await world.read(source.path)
  if (bytes === undefined) throw new Error(`${source.path} is gone.`)
  return { source, bytes }
}

/** What was found on a claim, a sentence each, for whoever reads why it is refused. */
export function reasonsOf({ findings }: Judged): string[] {
  return findings.map(({ reason, rule }) => `${reason} (${rule}).`)
}

export function textOf(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Error(`${path} is not in UTF-8: save it so, and draft then.`)
  }
}

/** The section of what would be added to a note under its last heading, where that is certain. */
function lastSection({ claims }: Source, text: string, editor: EditorsFile): SectionId | undefined {
  const last = claims.toSorted((a, b) => a.place.line - b.place.line).at(-1)
  if (last === undefined) return undefined
  const after = text.split('\n').slice(last.place.line)
  return after.some((line) => /^ {0,3}(?:#|=|-)/.test(line))
    ? undefined
    : findSection(last.section, editor)
}

function isWithin(line: number | undefined, from: number, to: number): boolean {
  return line !== undefined && from <= line && line <= to
}

function isAgainst({ rule }: Finding): boolean {
  const { severity } = RULES[rule]
  return severity === 'error' || severity === 'check' || REFUSES.includes(rule)
}

function notReadBack(id: string, path: string, line: number): Finding {
  return {
    rule: 'statement-form',
    path,
    place: { line, column: 1 },
    reason: `Claim \`${id}\` would not be read as it is written: it holds signs that the note cannot have there, or the note ends within something`,
  }
}
