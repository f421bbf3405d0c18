import { type OutsideRelation, openPackage, type Package } from '../../ingest/docx/parts.ts'
import type { WordElement } from '../../ingest/docx/word-xml.ts'
import { UnreadableFile } from '../../ingest/unreadable.ts'
import { comparedTokens, withoutUnseen, wordsMark } from '../../languages/compared.ts'
import { findPack } from '../../languages/packs.ts'
import type { Language } from '../../model/language.ts'
import { tagOf } from '../../word/controls.ts'
import { type HeldFile, type HeldStatement, looseMark } from '../../word/marks.ts'
import {
  type PlaceInFile,
  type Remark,
  type ReturnedComment,
  type ReturnedFile,
  type ReturnedStatement,
  type UnplacedWords,
  UnreadableReturn,
} from '../returned.ts'
import { heldIn } from './held.ts'
import { asMarkdown, type Styled } from './markdown.ts'
import { type Piece, readStory, type Slot, type StoryText } from './story.ts'

/**
 * What leads out of a file and may: the address of a link, which is read as its words. Everything else would be fetched
 * by whoever opens the file, and what it brings nobody has looked at.
 */
const LINK = 'hyperlink'

/** Said of a file that some program has saved without the part that says what it held. */
const FORGOTTEN =
  'the file has lost what says what it held: new paragraphs, statements that are gone and rows that the program makes were not looked for'

/** Compound files, which Word wrote until 2003, and in which it packs what is encrypted. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]

/**
 * Reads a brief that comes back as a Word file: what its statements say now, with and without the changes that were
 * tracked, what is said of them, and all words that belong to none.
 *
 * @throws UnreadableReturn where it is no such file
 */
export function readWord(path: string, bytes: Uint8Array): ReturnedFile {
  const file = opened(bytes)
  const [foreign] = file.outside().filter(({ type }) => type !== LINK)
  if (foreign) throw leadsOut(foreign)
  const held = file.related('customXml').flatMap((part) => heldIn(part) ?? [])[0]
  const tags = new Set(held?.statements.map(tagOf))
  const isOurs = (tag: string) => (held ? tags.has(tag) : keyIn(tag) !== undefined)
  const [styles] = file.related('styles')
  const story = readStory(file.document, styles, isOurs)
  const notes = ['footnotes', 'endnotes'].flatMap((part) =>
    file.related(part).map((root) => ({
      part: `word/${part}.xml`,
      ...readStory(root, styles, () => false),
    })),
  )
  const reading = new Reading(path, { part: file.main, ...story }, notes, held, commentsOf(file))
  const returned = reading.file()
  const title = titleOf(file.core)
  if (returned.statements.length === 0 && !held) {
    throw new UnreadableReturn(
      'It holds no statement of a brief: it was not made with `--format docx`, or its content controls and bookmarks are gone',
      'Take the words over by hand, or ask for the changes in the file that was sent out.',
    )
  }
  return { ...returned, ...(title !== undefined && { title }) }
}

/** What to do where the file itself is at fault. */
const ANOTHER = 'Fetch it again, or ask whoever sent it for another copy.'

function opened(bytes: Uint8Array): Package {
  if (bytes.length === 0) throw new UnreadableReturn('It is empty', ANOTHER)
  if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
    throw new UnreadableReturn(
      'It is encrypted, or of a Word before 2007',
      'Save it as .docx without a password.',
    )
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new UnreadableReturn(
      'It is no Word file (.docx)',
      'Save it as .docx in the program that it was written in.',
    )
  }
  try {
    return openPackage(bytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const [, reason = error.message, advice = ANOTHER] =
      /^(.*?)\.(?: (?=\p{Lu})(.*))?$/su.exec(error.message) ?? []
    throw new UnreadableReturn(reason, advice)
  }
}

function leadsOut({ part, type, target }: OutsideRelation): UnreadableReturn {
  return new UnreadableReturn(
    `It leads out of itself, to \`${target}\` (${type}): nothing of it was read`,
    'Take that out of the file and save it again.',
    part === '' ? undefined : part,
  )
}

function titleOf(core: WordElement | undefined): string | undefined {
  return core?.children.find(({ name }) => name.endsWith(':title'))?.text.trim() || undefined
}

/** Language and key of a tag: `en:point:closures`. */
function keyIn(tag: string): Pick<HeldStatement, 'key' | 'language'> | undefined {
  const [, language = '', key = ''] = /^([a-z]{2,3}):([a-z-]+:.+)$/.exec(tag) ?? []
  return findPack(language) ? { language, key } : undefined
}

interface Comment extends Remark {
  readonly text: string
}

function commentsOf(file: Package): ReadonlyMap<string, Comment> {
  return new Map(
    file.related('comments').flatMap(({ children }) =>
      children.flatMap((comment) => {
        const { attributes } = comment
        const [author, date] = [attributes.get('author'), attributes.get('date')]
        const paragraphs = comment.children.map(textOf).filter((text) => text.trim() !== '')
        return [
          [
            attributes.get('id') ?? '',
            {
              text: withoutUnseen(paragraphs.join('\n')).trim(),
              ...(author && { author }),
              ...(date && { date }),
            },
          ] as const,
        ]
      }),
    ),
  )
}

function textOf(element: WordElement): string {
  if (element.name === 'w:t') return element.text
  if (element.name === 'w:tab' || element.name === 'w:br') return ' '
  return element.children.map(textOf).join('')
}

/** The text of a part of the file. */
interface PartText extends StoryText {
  readonly part: string
}

/** A stretch of pieces as it is with all changes taken, or with none. */
type Version = 'after' | 'before'

class Reading {
  readonly #path: string
  readonly #story: PartText
  /** What stands below the text. */
  readonly #notes: readonly PartText[]
  readonly #held: HeldFile | undefined
  readonly #comments: ReadonlyMap<string, Comment>
  readonly #statements: ReturnedStatement[] = []
  readonly #unplaced: UnplacedWords[] = []
  /** Comments that were put to a statement or to words. */
  readonly #told = new Set<string>()

  constructor(
    path: string,
    story: PartText,
    notes: readonly PartText[],
    held: HeldFile | undefined,
    comments: ReadonlyMap<string, Comment>,
  ) {
    this.#path = path
    this.#story = story
    this.#notes = notes
    this.#held = held
    this.#comments = comments
  }

  file(): ReturnedFile {
    const { pieces, slots } = this.#story
    const loose = this.#looseParagraphs(pieces)
    const used = new Set<number>()
    const bySlot = new Map(slots.map((slot) => [slot, this.#entryOf(slot, used)]))
    for (const [slot, entry] of bySlot) {
      if (!entry) continue
      const beside = loose.get(slot.paragraph)
      // Who types on behind a statement leaves its control without noticing.
      const typed = beside && this.#isTypedOn(beside, slot) ? beside : []
      if (typed.length > 0) loose.delete(slot.paragraph)
      this.#statement(
        entry,
        slot.isEmpty ? [] : pieces.filter((piece) => piece.slot === slot || typed.includes(piece)),
        slot.paragraph,
      )
    }
    const missing = (this.#held?.statements ?? []).filter((_, at) => !used.has(at))
    const gone = missing.filter((entry) => !this.#foundByWords(entry, loose))
    for (const [paragraph, words] of loose) this.#loose(placeIn(this.#story, paragraph), words)
    for (const part of this.#notes) {
      for (const [paragraph, words] of this.#looseParagraphs(part.pieces)) {
        this.#loose(placeIn(part, paragraph), words)
      }
    }
    for (const part of [this.#story, ...this.#notes]) this.#otherComments(part)
    if (!this.#held) this.#unplaced.push({ place: this.#story.part, text: '', why: FORGOTTEN })
    return {
      path: this.#path,
      ...(this.#held && { brief: this.#held.brief, audience: this.#held.audience }),
      statements: this.#statements,
      missing: gone.map(({ key, language, mark }) => ({ key, language, was: mark })),
      unplaced: this.#unplaced,
    }
  }

  /** Which statement stands in a slot. */
  #entryOf(slot: Slot, used: Set<number>): HeldStatement | undefined {
    const held = this.#held?.statements
    if (!held) {
      const own = slot.tag === undefined ? undefined : keyIn(slot.tag)
      return own && { ...own, mark: '', lead: '', notes: 0 }
    }
    const isSame = (at: number) =>
      slot.tag === undefined || (held[at] !== undefined && tagOf(held[at]) === slot.tag)
    const same = held.flatMap((_, at) => (slot.tag !== undefined && isSame(at) ? [at] : []))
    const at =
      slot.at !== undefined && isSame(slot.at)
        ? slot.at
        : (same.find((one) => !used.has(one)) ?? same[0])
    if (at === undefined) return undefined
    used.add(at)
    return held[at]
  }

  /** Words outside of all statements, by their paragraphs. */
  #looseParagraphs(pieces: readonly Piece[]): Map<number, Piece[]> {
    const loose = new Map<number, Piece[]>()
    for (const piece of pieces) {
      if (piece.slot) continue
      loose.set(piece.paragraph, [...(loose.get(piece.paragraph) ?? []), piece])
    }
    const others = [...loose].filter(([, words]) => !this.#isOurs(words))
    return new Map(others.map(([paragraph, words]) => [paragraph, this.#withoutBadges(words)]))
  }

  /** Words without what the program says of them, such as that they were translated by a machine. */
  #withoutBadges(words: readonly Piece[]): Piece[] {
    const badges = words.filter(({ isBadge }) => isBadge)
    const isOurs = this.#held?.loose.includes(looseMark(plainOf(badges, 'after'))) === true
    return isOurs ? words.filter(({ isBadge }) => !isBadge) : [...words]
  }

  /** Whether words stood in the file already when it left, and nobody says anything of them. */
  #isOurs(words: readonly Piece[]): boolean {
    if (words.some(({ change }) => change)) return false
    const text = plainOf(words, 'after')
    if (text.trim() === '') return true
    // Where the file has lost what says what stood in it, nobody can tell.
    if (!this.#held) return true
    const mark = looseMark(text)
    return mark === '' || this.#held.loose.includes(mark)
  }

  #isTypedOn(beside: readonly Piece[], slot: Slot): boolean {
    const { slots } = this.#story
    return (
      !beside.some(({ isBadge }) => isBadge) &&
      slots.filter(({ paragraph }) => paragraph === slot.paragraph).length === 1
    )
  }

  #statement(entry: HeldStatement, pieces: readonly Piece[], paragraph: number): void {
    const { key, language, lead } = entry
    const after = withoutLead(stylesOf(pieces, 'after'), lead, language)
    const place = placeIn(this.#story, paragraph)
    if (after === undefined) {
      const text = plainOf(pieces, 'after').trim()
      this.#unplaced.push({
        place,
        text,
        why: `“${lead.trim()}” stood before the words of \`${key}\`; the program makes it`,
      })
      return
    }
    const isChanged = pieces.some(({ change }) => change)
    const before = isChanged ? withoutLead(stylesOf(pieces, 'before'), lead, language) : undefined
    const calls = pieces.filter(({ isCall, change }) => isCall && change !== 'out').length
    const lost = Math.max(0, entry.notes - calls)
    this.#statements.push({
      key,
      language,
      words: asMarkdown(after, language),
      ...(before && { before: asMarkdown(before, language) }),
      ...(entry.mark !== '' && { was: entry.mark }),
      proposals: remarksOf(pieces),
      comments: this.#commentsOn(pieces),
      ...(lost > 0 && pieces.length > 0 && { lostNotes: lost }),
      state: 'translated',
      place,
    })
  }

  /** Finds a statement whose control and bookmark are gone by its words, where they are as they were. */
  #foundByWords(entry: HeldStatement, loose: Map<number, Piece[]>): boolean {
    for (const [paragraph, words] of loose) {
      const own = withoutLead(stylesOf(words, 'after'), entry.lead, entry.language)
      if (!own || wordsMark(own.map(({ text }) => text).join(''), entry.language) !== entry.mark) {
        continue
      }
      loose.delete(paragraph)
      this.#statement(entry, words, paragraph)
      return true
    }
    return false
  }

  #loose(place: PlaceInFile, words: readonly Piece[]): void {
    const [after, before] = [plainOf(words, 'after').trim(), plainOf(words, 'before').trim()]
    const [by] = remarksOf(words)
    const comments = this.#commentsOn(words)
    const text = after === '' ? `${before} (taken out)` : after
    this.#unplaced.push({ place, text, ...(by && { by }) })
    for (const { text: comment, on = text, author, date } of comments) {
      this.#unplaced.push({ place, text: on, comment, by: remark(author, date) })
    }
  }

  #commentsOn(pieces: readonly Piece[]): ReturnedComment[] {
    const slot = pieces.find((piece) => piece.slot)?.slot
    const whole = plainOf(pieces, 'after').trim()
    const at = [...this.#story.commentsAt].flatMap(([id, place]) =>
      slot && place.slot === slot ? [id] : [],
    )
    const ids = new Set([...pieces.flatMap(({ comments }) => comments), ...at])
    return [...ids].flatMap((id) => {
      const comment = this.#comments.get(id)
      if (!comment || this.#told.has(id)) return []
      this.#told.add(id)
      const on = plainOf(
        pieces.filter(({ comments }) => comments.includes(id)),
        'after',
      ).trim()
      return [{ ...comment, ...(on !== '' && on !== whole && { on }) }]
    })
  }

  /** What is said of anything else. */
  #otherComments(part: PartText): void {
    for (const [id, { text: comment, author, date }] of this.#comments) {
      if (this.#told.has(id)) continue
      const { pieces, commentsAt } = part
      const about = pieces.filter(({ comments }) => comments.includes(id))
      const paragraph = about[0]?.paragraph ?? commentsAt.get(id)?.paragraph
      if (paragraph === undefined) continue
      this.#told.add(id)
      const on = about.length > 0 ? about : pieces.filter((each) => each.paragraph === paragraph)
      this.#unplaced.push({
        place: placeIn(part, paragraph),
        text: plainOf(on, 'after').trim(),
        comment,
        by: remark(author, date),
      })
    }
  }
}

function placeIn({ part }: PartText, paragraph: number): PlaceInFile {
  return `${part}, paragraph ${paragraph}`
}

function remark(author: string | undefined, date: string | undefined): Remark {
  return { ...(author !== undefined && { author }), ...(date !== undefined && { date }) }
}

/** Who changed something, each once and with the last day. */
function remarksOf(pieces: readonly Piece[]): Remark[] {
  const byAuthor = new Map<string, Remark>()
  for (const { by } of pieces) {
    if (!by) continue
    const known = byAuthor.get(by.author ?? '')
    if (!known || (known.date ?? '') < (by.date ?? '')) byAuthor.set(by.author ?? '', by)
  }
  return [...byAuthor.values()]
}

/** Words in one version, with a space where a paragraph ends. */
function stylesOf(pieces: readonly Piece[], version: Version): Styled[] {
  const hidden = version === 'after' ? 'out' : 'in'
  let last: number | undefined
  return pieces.flatMap(({ text, look, change, paragraph }) => {
    if (change === hidden) return []
    const gap = last !== undefined && last !== paragraph ? ' ' : ''
    last = paragraph
    return text === '' && gap === '' ? [] : [{ text: gap + text, look }]
  })
}

function plainOf(pieces: readonly Piece[], version: Version): string {
  return withoutUnseen(
    stylesOf(pieces, version)
      .map(({ text }) => text)
      .join(''),
  )
}

/** Words without what is made by the program before them; `undefined` where something else stands there. */
function withoutLead(
  styles: readonly Styled[],
  lead: string,
  language: Language,
): Styled[] | undefined {
  if (lead === '') return [...styles]
  const text = styles.map((each) => each.text).join('')
  if (text.trim() === '') return []
  const wanted = comparedTokens(withoutUnseen(lead), language)
  // Marks that no one sees are still in the text: their places count.
  const tokens = comparedTokens(text.replace(/[\u200E\u200F]/g, ' '), language).slice(
    0,
    wanted.length,
  )
  if (tokens.some(({ key }, at) => key !== wanted[at]?.key)) return undefined
  let left = tokens.at(-1)?.end ?? 0
  return styles.map(({ text: own, look }) => {
    const cut = Math.min(left, own.length)
    left -= cut
    return { text: own.slice(cut), look }
  })
}
