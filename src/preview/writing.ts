import { randomBytes, timingSafeEqual } from 'node:crypto'
import { directionOf, of } from '../model/language.ts'
import type { EarlierWording } from '../model/memory.ts'
import type { Source } from '../model/source.ts'
import {
  type ChangedFile,
  changed,
  changeNote,
  linesOfClaim,
  type NoteChange,
  RefusedChange,
  sectionsOf,
  stateOf,
  takeBack,
  wordsOfClaim,
} from '../project/change-note.ts'
import { readCutList } from '../project/cut.ts'
import { earlierAsMarkdown } from '../project/earlier-words.ts'
import type { Folders, Project } from '../project/load.ts'
import { accept } from '../project/lock.ts'
import { putBack } from '../project/put-back.ts'
import { withName } from '../project/register-name.ts'
import { divisionOf } from '../project/split.ts'
import { locatorOf, numbersIn, parseLocator } from '../text/locator.ts'
import type { World } from '../world/world.ts'
import { begunClaim, KINDS } from './begun-claim.ts'
import { furtherChange, isFurtherOrder } from './orders.ts'
import type {
  BegunClaim,
  ChangeOrder,
  ClaimForm,
  CutMessage,
  FileState,
  HoldOrder,
  NameOrder,
  SelectionOrder,
  SplitForm,
  WrittenClaim,
} from './protocol.ts'

/** How many changes can be taken back. */
const UNDONE_AT_MOST = 50

/**
 * Writes what a person wants written from the page of the preview: into notes of the project and its lock, and into
 * nothing else. The file on disk is the truth: whatever was changed meanwhile is never written over.
 */
export class Writing {
  /** Whoever does not know it is not the page that was served. */
  readonly token = randomBytes(32).toString('hex')
  readonly #folders: Folders
  readonly #world: World
  readonly #made: (readonly ChangedFile[])[] = []

  constructor(folders: Folders, world: World) {
    this.#folders = folders
    this.#world = world
  }

  knows(token: string | undefined): boolean {
    const own = Buffer.from(this.token)
    const given = Buffer.from(token ?? '')
    return given.length === own.length && timingSafeEqual(given, own)
  }

  /**
   * A claim as it is written; `undefined` where there is none of that id.
   *
   * @param earlier what was accepted before that is most like it
   */
  async claim(
    project: Project,
    id: string,
    earlier: EarlierWording | undefined,
  ): Promise<WrittenClaim | undefined> {
    const source = project.sources.find(({ claims }) => claims.some((claim) => claim.id === id))
    const note = source && (await this.#note(source))
    const words = note && wordsOfClaim(note.text, id, project.languages)
    if (!source || !note || !words) return undefined
    return {
      claim: id,
      file: source.path,
      base: note.base,
      texts: [...words].map(([lang, text]) => ({ lang, dir: directionOf(lang), text })),
      earlier: [...words].flatMap(([lang, now]) => {
        const before = earlier?.words[lang]
        const text = before === undefined ? now : earlierAsMarkdown(before, now)
        return text === now ? [] : [{ lang, dir: directionOf(lang), text }]
      }),
    }
  }

  /** What a new claim of a source needs. */
  async form({ sources, editor, languages }: Project, source: Source): Promise<ClaimForm> {
    const { base, text } = await this.#note(source)
    const written = sectionsOf(text, languages)
    const [first = ''] = languages
    const others = (editor?.sections ?? [])
      .filter(
        ({ id, title }) => !written.some((name) => [id, ...Object.values(title)].includes(name)),
      )
      .map(({ title }) => of(title, first))
    const topics = sources.flatMap(({ claims }) => claims.map(({ topic }) => topic))
    return {
      source: source.id,
      base,
      sections: [...new Set([...written, ...others])],
      topics: [...new Set(topics)].sort(),
      languages: languages.map((lang) => ({ lang, dir: directionOf(lang) })),
    }
  }

  /** What a person is asked who divides a claim; `undefined` where it cannot be divided here. */
  async division({ sources, languages }: Project, id: string): Promise<SplitForm | undefined> {
    const source = sources.find(({ claims }) => claims.some((claim) => claim.id === id))
    const note = source && (await this.#note(source))
    const division = note && divisionOf(note.text, id, languages)
    if (!note || !division) return undefined
    const claims = sources.flatMap((each) => each.claims)
    const taken = new Set(claims.flatMap((claim) => [claim.id, claim.topic]))
    let number = 2
    while (taken.has(`${id}-${number}`)) number += 1
    const { topic, at, asked, texts } = division
    const other = `${id}-${number}`
    return {
      ...{ claim: id, base: note.base, asked },
      halves: [
        { id, topic, at },
        { id: other, topic: other, at },
      ],
      topics: [...new Set(claims.map((claim) => claim.topic))].sort(),
      texts: texts.map(({ language, ...text }) => ({
        ...{ lang: language, dir: directionOf(language) },
        ...text,
      })),
    }
  }

  /** The file in which a text is settled, as it is now. */
  async settled(
    { sources, editor }: Project,
    carrier: string,
    text: string,
  ): Promise<FileState | undefined> {
    const source = sources.find(({ claims }) => claims.some(({ id }) => id === text))
    const file = carrier === 'claim' ? source?.path : editor?.path
    return file === undefined ? undefined : { file, base: (await this.#note({ path: file })).base }
  }

  /** What can be put back into an original. */
  async cut({ originals }: Project, source: string): Promise<CutMessage | undefined> {
    const original = originals.get(source)
    const list = original && (await readCutList(original, this.#world))
    if (!list || list.cut.length === 0) return undefined
    const paragraphs = list.cut.map(({ number, text, why }) => ({ number, text, why }))
    return { base: list.sha256, paragraphs }
  }

  /**
   * Makes a change. @returns the path of the note
   *
   * @throws RefusedChange where it cannot be made; then nothing was written
   */
  async change(project: Project, order: ChangeOrder): Promise<string> {
    const made = await this.#make(project, order)
    this.remember(made)
    return made[0]?.path ?? ''
  }

  async #make(project: Project, order: ChangeOrder): Promise<readonly ChangedFile[]> {
    const { sources } = this.#folders
    switch (order.kind) {
      case 'put-back':
        return putBack(order.source, order.number, order.base, this.#folders, this.#world)
      case 'split':
      case 'settle':
      case 'debris': {
        const { path, change } = await furtherChange(project, order, this.#world)
        return [await changeNote(path, order.base, change, sources, this.#world)]
      }
    }
    const source = sourceOf(project, order)
    const change = changeOf(order, source)
    const to = (text: string) => changed(text, change, project.languages)
    return [await changeNote(source.path, order.base, to, sources, this.#world)]
  }

  /** Takes down what was changed, so that it can be taken back. */
  remember(files: readonly ChangedFile[]): void {
    this.#made.push(files)
    if (this.#made.length > UNDONE_AT_MOST) this.#made.shift()
  }

  /**
   * What a new claim on selected words begins with.
   *
   * @throws RefusedChange where there are no such words
   */
  async begin(project: Project, order: SelectionOrder): Promise<BegunClaim> {
    const source = sourceOf(project, order)
    const { editor } = project
    const base = editor && (await this.#note(editor)).base
    return begunClaim(project, source, order, await this.form(project, source), base)
  }

  /**
   * Adds a name to the register. @returns the path of the editor's file, and its state from now on
   *
   * @throws RefusedChange where it cannot be added; then nothing was written
   */
  async register(
    { editor, languages }: Project,
    { base, kind, ...name }: NameOrder,
  ): Promise<{ readonly file: string; readonly base: string }> {
    const known = KINDS.find((each) => each === kind)
    if (!editor || !known) throw new RefusedChange('There is no register for such a name.')
    const made = await changeNote(
      editor.path,
      base,
      (text) => withName(text, { ...name, kind: known }, languages),
      this.#folders.sources,
      this.#world,
    )
    this.remember([made])
    return { file: made.path, base: stateOf(made.after) }
  }

  /**
   * What a note would be with a claim as it is being typed. Nothing is written.
   *
   * @returns its text, and the lines of the claim in it, from 1
   * @throws RefusedChange where it cannot be written so
   */
  async wouldBe(project: Project, order: HoldOrder): Promise<WouldBe> {
    const { languages } = project
    const source = sourceOf(project, order)
    const { text } = await this.#note(source)
    const [id, changes] =
      order.kind === 'claim'
        ? [order.claim.id, [changeOf({ ...order, base: '' }, source)]]
        : [
            order.claim,
            Object.entries(order.statements).map(([language, says]) => ({
              ...{ kind: 'statement', claim: order.claim, language, text: says },
            })) as NoteChange[],
          ]
    const after = changes.reduce((made, change) => changed(made, change, languages), text)
    return { path: source.path, text: after, lines: linesOfClaim(after, id, languages) ?? [0, 0] }
  }

  /** Takes back the last change, if its note is still as it left it. @returns the path of the note */
  async undo(): Promise<string> {
    const last = this.#made.at(-1)
    if (!last) throw new RefusedChange('There is nothing to take back.')
    await takeBack(last, this.#folders.sources, this.#world)
    this.#made.pop()
    return last[0]?.path ?? ''
  }

  /**
   * Accepts that both languages of a claim say the same.
   *
   * @param says what the person read, by language, without marks
   * @throws RefusedChange where the claim says something else by now
   */
  async accept(claim: string, says: Readonly<Record<string, string>>): Promise<void> {
    let read = false
    const { accepted, unknown, written, findings } = await accept(
      [claim],
      {
        ...this.#folders,
        ask: async (pair) => {
          read = Object.entries(pair.says).every(([language, text]) => says[language] === text)
          return read ? 'yes' : 'no'
        },
      },
      this.#world,
    )
    if (unknown.length > 0) throw new RefusedChange(`There is no claim \`${claim}\`.`)
    if (!written) {
      const why = findings.find(({ fatal }) => fatal) ?? findings[0]
      throw new RefusedChange(`Nothing was accepted: ${why?.file}: ${why?.reason}.`)
    }
    if (accepted.length === 0 && !read) {
      throw new RefusedChange(
        'It is accepted already as it stands, or was changed meanwhile: look at it as it is now.',
      )
    }
  }

  async #note({
    path,
  }: Pick<Source, 'path'>): Promise<{ readonly text: string; readonly base: string }> {
    const bytes = await this.#world.read(path)
    if (!bytes) throw new RefusedChange(`${path} is not there any more.`)
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
    return { text: text.replaceAll('\r\n', '\n'), base: stateOf(bytes) }
  }
}

/** A note as it would be. */
interface WouldBe {
  readonly path: string
  readonly text: string
  readonly lines: readonly [from: number, to: number]
}

function sourceOf({ sources }: Project, order: NoteOrder | HoldOrder | SelectionOrder): Source {
  const source = sources.find(({ id, claims }) =>
    'source' in order ? id === order.source : claims.some((claim) => claim.id === order.claim),
  )
  if (!source) throw new RefusedChange('There is no such claim or source.')
  return source
}

/** What changes the claims of a note, or what is set aside in it. */
type NoteOrder = Extract<ChangeOrder, { kind: 'statement' | 'claim' | 'set-aside' }>

function changeOf(order: NoteOrder, { setAside }: Source): NoteChange {
  switch (order.kind) {
    case 'statement':
      return order
    case 'claim': {
      const at = parseLocator(order.claim.at)
      if (!at) throw new RefusedChange(`\`${order.claim.at}\` names no paragraphs: 3 or 3, 7-9 do.`)
      return { kind: 'claim', claim: { ...order.claim, at } }
    }
    case 'set-aside': {
      const others = numbersIn(setAside).filter((number) => number !== order.paragraph)
      const at = locatorOf(order.aside ? [...others, order.paragraph] : others)
      return { kind: 'set-aside', at }
    }
  }
}

/**
 * What a page has sent, if it has the form of an order.
 *
 * @throws RefusedChange where it has not
 */
export function orderIn(body: unknown): ChangeOrder {
  const order = body as Partial<Record<string, unknown>> | null
  const isText = (...names: readonly string[]) =>
    names.every((name) => typeof order?.[name] === 'string')
  if (isText('base', 'kind')) {
    const { kind } = order as { kind: string }
    if (kind === 'statement' && isText('claim', 'language', 'text')) return order as ChangeOrder
    if (kind === 'claim' && isText('source') && isClaimOrder(order?.claim))
      return order as ChangeOrder
    if (
      kind === 'set-aside' &&
      isText('source') &&
      Number.isSafeInteger(order?.paragraph) &&
      Number(order?.paragraph) > 0 &&
      typeof order?.aside === 'boolean'
    ) {
      return order as unknown as ChangeOrder
    }
    if (order && isFurtherOrder(kind, order)) return order as unknown as ChangeOrder
  }
  throw new RefusedChange('This is no change that can be made.')
}

/** Whether what a page has sent has the form of a claim that is to be written. */
export function isClaimOrder(value: unknown): boolean {
  const claim = value as Partial<Record<string, unknown>> | null
  return (
    typeof claim === 'object' &&
    ['id', 'topic', 'at', 'section'].every((name) => typeof claim?.[name] === 'string') &&
    /^[^\n]+$/.test(String(claim?.section)) &&
    [1, 2, 3, 4, 5].includes(claim?.weight as number) &&
    typeof claim?.statements === 'object' &&
    Object.values(claim?.statements ?? {}).every((text) => typeof text === 'string') &&
    ['string', 'undefined'].includes(typeof claim?.attribution)
  )
}
