import { titleOf } from '../contract/nodes.ts'
import { type ComparedToken, comparedTokens, wordsMark } from '../languages/compared.ts'
import type { ByLanguage, Language } from '../model/language.ts'
import type { Claim, Statement } from '../model/source.ts'
import type { Saying, Text, TextKind } from '../model/texts.ts'
import { keptWords } from '../text/word-diff.ts'
import { briefMark } from '../word/marks.ts'
import { isSameLine, lineIn, markOfWords, printedText } from './line.ts'
import type {
  PlaceInFile,
  Remark,
  ReturnedComment,
  ReturnedFile,
  ReturnedState,
  ReturnedStatement,
  UnplacedWords,
} from './returned.ts'
import { spliced } from './splice.ts'
import { asMarkdown } from './word/markdown.ts'

/** What is known of the brief as its notes have it now. */
export interface KnownBrief {
  readonly title: ByLanguage
  readonly texts: readonly Text[]
  /** The text that a point prints, by its topic: a wording of the editor's, or a claim. */
  pointText(topic: string): Text | undefined
  /** The words of a text as they are written; `undefined` where they are no paragraph of a file. */
  written(text: Text, language: Language): string | undefined
  /** Claims that have no words yet in a further language, of which therefore there is no text. */
  readonly lacking: readonly Claim[]
  /** What templates say in a language, which can stand in the place of statements. */
  labels(language: Language): readonly string[]
  /** A text as those are told it who may not read private names. */
  withheld(text: string, language: Language): string
}

/** How a statement that came back differs from what the notes say. */
export interface PlacedChange {
  readonly text: Text
  readonly language: Language
  /** What the notes say now. */
  readonly before: string
  /** What it says in the file. */
  readonly after: string
  /** Markdown as it would be written. */
  readonly words: string
  /** Whether it can be written without losing the mark of a figure. */
  readonly writable: boolean
  /** Whether the notes have changed too since the file left. */
  readonly isConflict: boolean
  /** Whether the file says something else of it in another place. */
  readonly isTwofold: boolean
  readonly by: readonly Remark[]
  readonly state: ReturnedState
  readonly place: PlaceInFile
}

/** The words of a claim in a language that it lacks. */
export interface PlacedTranslation {
  readonly claim: Claim
  readonly language: Language
  /** Markdown, with the marks of figures that the file has. */
  readonly words: string
  /** Whether the claim says something else now than what was translated. */
  readonly isConflict: boolean
  readonly comments: readonly ReturnedComment[]
  readonly state: ReturnedState
  readonly place: PlaceInFile
}

/** Something about a statement that is no change of its words. */
export interface PlacedAt {
  readonly text: Text
  readonly language: Language
  readonly place: PlaceInFile
}

/** A statement that somebody has taken out. */
export interface DeletedStatement extends Omit<PlacedAt, 'place'> {
  /** Who proposes that, where the change was tracked. */
  readonly by: readonly Remark[]
}

/** Words that were not placed, and why. */
export interface LeftWords extends UnplacedWords {
  readonly why: string
}

/** What a file brings back, where it belongs. */
export interface Placed {
  readonly changes: readonly PlacedChange[]
  readonly translations: readonly PlacedTranslation[]
  readonly comments: readonly (PlacedAt & { readonly comment: ReturnedComment })[]
  /** Statements that somebody has taken out. */
  readonly deleted: readonly DeletedStatement[]
  /** Statements that have lost calls of notes. */
  readonly withoutNotes: readonly (PlacedAt & { readonly lost: number })[]
  readonly unplaced: readonly LeftWords[]
  /** Statements that say what the notes say, and are `final` in the file. */
  readonly final: readonly Text[]
  /** How many statements of the file are statements of the brief. */
  readonly known: number
}

/** Which texts the rows of a role print. Rows of other roles are made of several, or of records. */
const KINDS: Readonly<Record<string, readonly TextKind[]>> = {
  sentence: ['sentence', 'gap'],
  answer: ['answer'],
  judgement: ['judgement'],
  position: ['position'],
  question: ['question'],
  imprint: ['imprint'],
  lead: ['lead'],
  assessment: ['assessment'],
  point: ['point', 'claim'],
  event: ['event'],
  note: ['figure-note'],
  caption: ['chart', 'picture'],
  legend: ['picture'],
  gap: ['gap', 'sentence', 'answer'],
  summary: ['summary'],
}

/** From which share of common words on a paragraph is taken for a statement: of two that are alike for neither. */
const ALIKE = 0.5
const CLEARLY = 0.1

/** Whether a file was made of another brief. */
export function isForeign(file: ReturnedFile, { known }: Placed, { title }: KnownBrief): boolean {
  const all = file.statements.length + file.missing.length
  if (known === 0) return true
  // Titles are edited too: then the statements say whose they are.
  return file.brief !== undefined && file.brief !== briefMark(titleOf(title)) && known * 2 < all
}

/** Finds what a file brings back in the notes, and compares it with what they say. */
export function place(file: ReturnedFile, brief: KnownBrief): Placed {
  return new Placing(file, brief).placed()
}

/** A text that a row prints; without one, why there is none. */
type Resolved =
  | { readonly text: Text; readonly isWithheld: boolean }
  | { readonly text?: undefined; readonly why: string }

class Placing {
  readonly #file: ReturnedFile
  readonly #brief: KnownBrief
  readonly #changes: PlacedChange[] = []
  readonly #translations: PlacedTranslation[] = []
  readonly #comments: (PlacedAt & { comment: ReturnedComment })[] = []
  readonly #withoutNotes: (PlacedAt & { lost: number })[] = []
  readonly #deleted: DeletedStatement[] = []
  readonly #unplaced: LeftWords[] = []
  readonly #final = new Set<Text>()
  readonly #notFinal = new Set<Text>()
  /** Marks of what texts print now. */
  readonly #marks = new Map<string, string>()
  #known = 0

  constructor(file: ReturnedFile, brief: KnownBrief) {
    this.#file = file
    this.#brief = brief
  }

  placed(): Placed {
    for (const statement of this.#file.statements) this.#statement(statement)
    const left = this.#deletedOrFound()
    for (const words of left) {
      this.#unplaced.push({ why: 'it stands in no statement', ...words })
    }
    return {
      changes: this.#changes.map((change) => ({ ...change, isTwofold: this.#isTwofold(change) })),
      translations: this.#translations,
      comments: this.#comments,
      deleted: this.#deleted,
      withoutNotes: this.#withoutNotes,
      unplaced: this.#unplaced,
      final: [...this.#final].filter((text) => !this.#notFinal.has(text)),
      known: this.#known,
    }
  }

  #statement(given: ReturnedStatement): void {
    const statement = given.was === undefined ? withoutDate(given) : given
    const { language, words, was, comments, lostNotes, place, proposals } = statement
    const found = this.#resolve(statement)
    const { text } = found
    if (!text) {
      if (!this.#isTranslation(statement)) this.#left(statement, found.why)
      return
    }
    // Headings and sentences are called alike in all briefs: then their words say whose they are.
    const isOlder = this.#isOlder(statement, text)
    const isOther = isOlder && was !== undefined && this.#printed(text, language) !== was
    if (!isOther) this.#known += 1
    const at = { text, language, place }
    this.#comments.push(...comments.map((comment) => ({ ...at, comment })))
    if (lostNotes !== undefined && words !== '') {
      this.#withoutNotes.push({ ...at, lost: lostNotes })
    }
    if (statement.state === 'initial') return
    if (was !== undefined && markOfWords(words, language) === was && found.isWithheld) return
    const written = this.#brief.written(text, language)
    if (written === undefined) {
      this.#left(statement, `\`${text.id}\` is no paragraph of a file: change it where it stands`)
      return
    }
    const now = lineIn(written, language)
    const own = lineIn(words, language)
    const isSame = isSameLine(own, now)
    const mark = wordsMark(now.text, language)
    // Nobody has touched it in the file; that the notes have moved on is nobody's proposal.
    const isUntouched =
      was !== undefined && wordsMark(own.text, language) === was && (mark !== was || isSame)
    if (isSame || isUntouched) {
      if (isSame && statement.state === 'final' && !isOlder) this.#final.add(text)
      return
    }
    this.#notFinal.add(text)
    if (words.trim() === '') {
      this.#deleted.push({ text, language, by: proposals })
      return
    }
    if (found.isWithheld) {
      this.#left(
        statement,
        `names are withheld in this edition of \`${text.id}\`, so its words are not those of the notes`,
        true,
      )
      return
    }
    const made = spliced(written, words, language, statement.marked)
    this.#changes.push({
      ...at,
      before: now.text,
      after: own.text,
      words: made ?? words,
      writable: made !== undefined,
      isConflict: isOlder || (was !== undefined && mark !== was),
      isTwofold: false,
      by: proposals,
      state: statement.state,
    })
  }

  /** Whether the statement says something else now, in the language that was translated. */
  #isOlder({ translates }: ReturnedStatement, text: Text): boolean {
    return translates !== undefined && this.#printed(text, translates.language) !== translates.was
  }

  /** Takes the words of a claim in a language that it lacks. @returns whether they are */
  #isTranslation(statement: ReturnedStatement): boolean {
    const { key, language, words, marked, comments, state, place, translates } = statement
    const claim = this.#brief.lacking.find(({ id }) => id === key)
    if (!claim || claim.statements[language] !== undefined) return false
    this.#known += 1
    const says = translates && claim.statements[translates.language]
    const isConflict =
      translates !== undefined &&
      (!says || wordsMark(printed(says), translates.language) !== translates.was)
    if (words.trim() === '') {
      const why = `\`${key}\` has no words in ${language} yet`
      for (const { text: comment, ...by } of comments) {
        this.#unplaced.push({ place, text: key, comment, by, why })
      }
      return true
    }
    this.#translations.push({
      ...{ claim, language, words: marked ?? words },
      ...{ isConflict, comments, state, place },
    })
    return true
  }

  /** Words of a row that no text stands for, and what is said of them. */
  #left(statement: ReturnedStatement, why: string, isChanged = false): void {
    const { words, was, language, comments, place, proposals } = statement
    const mark = markOfWords(words, language)
    const isSame = mark === was || (was === undefined && this.#isMade(statement, mark))
    const [by] = proposals
    if (isChanged || !isSame) {
      this.#unplaced.push({ place, text: words, ...(by && { by }), why })
    }
    for (const { text: comment, on = words, author, date } of comments) {
      const by = { ...(author && { author }), ...(date && { date }) }
      this.#unplaced.push({ place, text: on, comment, by, why })
    }
  }

  /** Whether words are the program's, as far as that can be told of a file that does not say what it held. */
  #isMade({ key, language }: ReturnedStatement, mark: string): boolean {
    return (
      /^source:/.test(key) ||
      this.#brief.labels(language).some((label) => wordsMark(label, language) === mark)
    )
  }

  /** The statements that are gone; what is left of the words that stand in none. */
  #deletedOrFound(): UnplacedWords[] {
    const left = [...this.#file.unplaced]
    for (const gone of this.#file.missing) {
      const { text } = this.#resolve({ ...gone, words: '' })
      if (!text) continue
      this.#known += 1
      const { language } = gone
      const found = mostAlike(
        left.filter(({ comment }) => comment === undefined),
        (words) => comparedTokens(words.text, language),
        comparedTokens(text.says[language]?.plain ?? '', language),
      )
      if (found) {
        left.splice(left.indexOf(found), 1)
        this.#known -= 1
        this.#statement({
          ...gone,
          words: asMarkdown([{ text: found.text, look: '' }], language),
          proposals: found.by ? [found.by] : [],
          comments: [],
          state: 'translated',
          place: found.place,
        })
      } else this.#deleted.push({ text, language, by: [] })
    }
    return left
  }

  #isTwofold({ text, language, after }: PlacedChange): boolean {
    return this.#changes.some(
      (other) => other.text === text && other.language === language && other.after !== after,
    )
  }

  #resolve({
    key,
    language,
    was,
    words,
  }: Pick<ReturnedStatement, 'key' | 'language' | 'was' | 'words'>): Resolved {
    const { texts } = this.#brief
    const own = texts.find(({ id }) => id === key)
    if (own) return { text: this.#moved(own, language, was) ?? own, isWithheld: false }
    const [, role = '', argument = ''] = /^([a-z-]+):(.*?)(?:#\d+)?$/.exec(key) ?? []
    if (role === '') return { why: `the notes have no statement \`${key}\` any more` }
    const kinds = KINDS[role]
    if (!kinds) return { why: `\`${key}\` is made of a record: change it where that stands` }
    const topic = role === 'point' ? this.#brief.pointText(argument) : undefined
    const pool = texts.filter(
      ({ id, kind, dated, says }) =>
        kinds.includes(kind) &&
        says[language] !== undefined &&
        (role !== 'event' || dated === argument) &&
        (role !== 'point' || kind === 'claim' || id === `point:${argument}`),
    )
    const withMark = (mark: (text: Text) => string) =>
      was === undefined ? [] : pool.filter((text) => mark(text) === was)
    const printed = withMark((text) => this.#printed(text, language))
    if (topic && (was === undefined || printed.includes(topic))) {
      return { text: topic, isWithheld: false }
    }
    const [same] = printed
    if (same) return { text: same, isWithheld: false }
    const [withheld] = withMark((text) => {
      const says = text.says[language]?.plain ?? ''
      return wordsMark(this.#brief.withheld(says, language), language)
    })
    if (withheld) return { text: withheld, isWithheld: true }
    if (topic) return { text: topic, isWithheld: false }
    if (pool.length === 1 && role === 'event' && pool[0])
      return { text: pool[0], isWithheld: false }
    const alike = mostAlike(
      pool,
      ({ says }) => comparedTokens(says[language]?.plain ?? '', language),
      lineIn(words, language).tokens,
    )
    if (alike) return { text: alike, isWithheld: false }
    return { why: `the notes have no statement any more that \`${key}\` could be` }
  }

  /** A sentence of the editor's is counted where it stands: of one that moved, another has the number now. */
  #moved({ id, kind }: Text, language: Language, was: string | undefined): Text | undefined {
    if (was === undefined || !/\.\d+$/.test(id)) return undefined
    const same = this.#brief.texts.filter(
      (text) => text.kind === kind && this.#printed(text, language) === was,
    )
    return same.find((text) => text.id === id) ?? same[0]
  }

  /** The mark of what a text prints now. */
  #printed(text: Text, language: Language): string {
    const key = `${language} ${text.id}`
    const known = this.#marks.get(key)
    if (known !== undefined) return known
    const says = text.says[language]
    const mark = says ? wordsMark(printed(says), language) : ''
    this.#marks.set(key, mark)
    return mark
  }
}

/** The words of an event without the date before them, where the file does not say what that was. */
function withoutDate(statement: ReturnedStatement): ReturnedStatement {
  if (!statement.key.startsWith('event:')) return statement
  return { ...statement, words: statement.words.replace(/^\*\*[^*]+\*\*\s*/, '') }
}

/** What a text prints: with the addresses of its links, which its plain words are without. */
function printed(says: Saying): string {
  const { content } = says as Partial<Statement>
  return content ? printedText(content) : says.plain
}

/** What is clearly more like some words than all else is, and at all like them. @param tokensOf of each */
function mostAlike<T>(
  all: readonly T[],
  tokensOf: (each: T) => readonly ComparedToken[],
  wanted: readonly ComparedToken[],
): T | undefined {
  const [best, next] = all
    .map((each) => ({ each, share: shared(tokensOf(each), wanted) }))
    .toSorted((a, b) => b.share - a.share)
  return best && best.share >= ALIKE && best.share - (next?.share ?? 0) >= CLEARLY
    ? best.each
    : undefined
}

/** The share of words that two texts have in common, in the same order. */
function shared(a: readonly ComparedToken[], b: readonly ComparedToken[]): number {
  const kept = keptWords(a, b).filter((at) => at >= 0).length
  return a.length + b.length === 0 ? 0 : (2 * kept) / (a.length + b.length)
}
