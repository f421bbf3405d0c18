import { perLanguage } from '../languages/per-language.ts'
import { quantitiesIn } from '../languages/quantities.ts'
import { wordsIn } from '../languages/words.ts'
import type { EditorsFile } from '../model/editor.ts'
import { firstOf, type Language, languagesOf } from '../model/language.ts'
import type { Claim, Source } from '../model/source.ts'
import type { Text } from '../model/texts.ts'
import { bySpeaker, type SourcedClaim, topicsWith } from '../model/topics.ts'
import type { Context } from '../report/context.ts'
import { remember } from '../text/remember.ts'
import { termsIn } from './editorial/scale.ts'
import { withoutBrackets } from './editorial/sentences.ts'
import { mentionsIn } from './names/mentions.ts'
import { type Register, registerOf } from './names/register.ts'
import { agree, type Part, partsOf } from './translation/parts.ts'

/**
 * Claims that share less of their wording than this, and neither a number nor a name, say two things.
 * Claims of one point that an editor has put into words share a third with it, unrelated ones a tenth.
 */
const SHARED = 0.2

/** A shorter word says nothing of what a sentence is about. */
const SHORTEST = 4

/**
 * Holds every claim that is joined with others under a topic against the words that are printed for it:
 * the editor's, or those of the heaviest claim. What the claim says and no reader will read is told, and
 * whether it says another thing altogether.
 *
 * @param texts all texts of the project: what a sentence says that rests on the claim is read as well
 * @returns ids of the claims whose passages do not support the words of their point
 */
export function checkTopics(
  sources: readonly Source[],
  editor: EditorsFile,
  texts: readonly Text[],
  context: Context,
): Set<string> {
  const reader = new Reader(sources, editor, texts)
  const wordings = new Map(editor.points.map((point) => [point.topic, point]))
  const apart = new Set<string>()
  for (const [topic, claims] of pointsOf(sources, new Set(wordings.keys()))) {
    const [speaker] = claims
    const wording = wordings.get(topic)
    if (speaker === undefined) continue
    const printed = wording ?? speaker.claim
    for (const placed of claims) {
      const { claim } = placed
      if (claim === printed) continue
      const said = firstOf(printed.statements).plain
      const isSame = reader.sayTheSame(claim, said, wording ? undefined : speaker.claim)
      if (!isSame) apart.add(claim.id)
      if (!isSame && !wording) {
        reportMixed(claim, speaker.claim, context)
        continue
      }
      const unread = reader.unreadOf(placed, said, wording ? undefined : speaker.claim)
      // What the wording leaves out as a whole is not cited for it.
      if (!isSame && unread.length === 0 && !reader.isRead(claim)) unread.push('any of it')
      if (unread.length > 0)
        reportUnread(claim, unread, wording ? undefined : speaker.claim, context)
    }
  }
  return apart
}

/** The claims of each point, the speaker first. */
function pointsOf(
  sources: readonly Source[],
  worded: ReadonlySet<string>,
): Map<string, SourcedClaim[]> {
  const final = new Map(
    sources.flatMap((source) =>
      source.claims
        .filter(({ status }) => status === 'final')
        .map((claim) => [claim.id, { claim, source }] as const),
    ),
  )
  const topicOf = topicsWith(final, worded)
  const points = new Map<string, SourcedClaim[]>()
  for (const placed of final.values()) {
    const topic = topicOf(placed.claim)
    points.set(topic, [...(points.get(topic) ?? []), placed])
  }
  return new Map([...points].map(([topic, claims]) => [topic, claims.toSorted(bySpeaker)]))
}

/** Reads claims as far as it matters whether something of them is lost. */
class Reader {
  /** The default one, in which a claim carries its data. The other one is held to it elsewhere. */
  readonly #language: Language
  readonly #register: Register
  /** The words that tell what a text is about. */
  readonly #contentOf: (text: string) => ReadonlySet<string>
  readonly #names: ReadonlyMap<string, string>
  readonly #beside: ReadonlyMap<string, readonly string[]>
  /** Measures whose figures are printed side by side, with who gives them. */
  readonly #compared: ReadonlySet<string>
  readonly #disputed: ReadonlySet<string>
  /** Names that the title of the brief has: they are understood everywhere. */
  readonly #understood: ReadonlySet<string>
  readonly #understoodWords: ReadonlySet<string>

  constructor(sources: readonly Source[], editor: EditorsFile, texts: readonly Text[]) {
    const claims = sources.flatMap((source) => source.claims)
    this.#language = languagesOf(editor.title)[0]
    this.#register = registerOf(editor.names, this.#language)
    this.#contentOf = remember(
      (text) =>
        new Set(
          wordsIn(text, this.#language)
            .map(({ stems: [whole = ''] }) => whole)
            // Numbers are read as numbers.
            .filter((word) => word.length >= SHORTEST && !/\p{N}/u.test(word)),
        ),
    )
    this.#names = new Map(editor.names.map(({ id, name }) => [id, firstOf(name)]))
    const beside = new Map<string, string[]>()
    for (const { kind, rests, says } of texts) {
      if (kind === 'claim' || kind === 'point') continue
      for (const id of rests) beside.set(id, [...(beside.get(id) ?? []), firstOf(says).plain])
    }
    this.#beside = beside
    const once = new Set<string>()
    const compared = new Set(editor.chart?.measures)
    for (const { measure } of claims.flatMap(({ figures }) => figures)) {
      if (once.has(measure)) compared.add(measure)
      once.add(measure)
    }
    this.#compared = compared
    this.#disputed = new Set(claims.flatMap(({ disputes }) => disputes ?? []))
    const titles = [editor.title, editor.subtitle].flatMap((title) => (title ? firstOf(title) : []))
    this.#understood = new Set(titles.flatMap((title) => [...this.#namesIn(title).any]))
    this.#understoodWords = new Set(titles.flatMap((title) => [...this.#contentOf(title)]))
  }

  /** Whether a sentence of the editor's rests on a claim, beside the wording of its point. */
  isRead({ id }: Claim): boolean {
    return this.#beside.has(id)
  }

  /**
   * Whether two statements share a number, a name, or much of their wording.
   *
   * @param speaker the claim whose words are printed; `undefined` where they are the editor's
   */
  sayTheSame({ statements, figures }: Claim, said: string, speaker: Claim | undefined): boolean {
    const own = firstOf(statements).plain
    // Figures of one measure are about one thing, whether they agree or not.
    const measures = speaker
      ? new Set(speaker.figures.map(({ measure }) => measure))
      : this.#compared
    if (figures.some(({ measure }) => measures.has(measure))) return true
    const [ownWords, otherWords] = [this.#contentOf(own), this.#contentOf(said)]
    const aboutOne = [...ownWords].some((word) => otherWords.has(word))
    const others = this.#numbersIn(said)
    const shares = (part: Part) => others.some((other) => agree(part, other))
    // A year or a "two" stands in sentences about anything.
    if (this.#numbersIn(own).some((part) => shares(part) && (aboutOne || isTelling(part)))) {
      return true
    }
    const named = this.#namesIn(said).any
    if ([...this.#namesIn(own).telling.keys()].some((id) => this.#tells(id) && named.has(id))) {
      return true
    }
    const shared = [...ownWords].filter((word) => otherWords.has(word)).length
    return shared >= SHARED * Math.min(ownWords.size, otherWords.size)
  }

  /**
   * What a claim says and nobody reads.
   *
   * @param speaker the claim whose words are printed; `undefined` where they are the editor's
   */
  unreadOf({ claim, source }: SourcedClaim, said: string, speaker: Claim | undefined): string[] {
    const own = withoutBrackets(firstOf(claim.statements).plain, this.#language)
    const read = [said, ...(this.#beside.get(claim.id) ?? [])]
    const others = read.flatMap((text) => this.#numbersIn(text))
    const figures = claim.figures.filter(({ measure }) => this.#compared.has(measure))
    const inTable = figures.flatMap(({ words }) => this.#numbersIn(firstOf(words)))
    const numbers = this.#numbersIn(own).filter(
      (part) =>
        !inTable.some((figure) => agree(part, figure)) &&
        // The footnote says of when the source is.
        !(part.kind === 'year' && source.record.issued?.startsWith(String(part.value))) &&
        !others.some((other) => agree(part, other) && isBoundAlike(part, other)),
    )
    const named = new Set(read.flatMap((text) => [...this.#namesIn(text).any]))
    const words = new Set(read.flatMap((text) => [...this.#contentOf(text)]))
    const names = [...this.#namesIn(own).telling]
      .filter(
        ([id, written]) => this.#tells(id) && !named.has(id) && !this.#isCalled(written, words),
      )
      .map(([, written]) => written)
    const hedged = new Set(
      read.flatMap((text) => termsIn('likelihood', text, this.#language).map(({ id }) => id)),
    )
    const hedges = termsIn('likelihood', own, this.#language).filter(({ id }) => !hedged.has(id))
    const { attribution } = claim
    const isAttributed =
      attribution === undefined ||
      figures.length > 0 ||
      attribution === speaker?.attribution ||
      named.has(attribution)
    // The editor's wording may call a source by what it is.
    const speakers = isAttributed || speaker === undefined ? [] : [this.#names.get(attribution)]
    const isDisputed = claim.disputes !== undefined || this.#disputed.has(claim.id)
    return [
      ...new Set([
        ...numbers.map(({ whole }) => `“${whole.text}”`),
        ...names.map((name) => `“${name}”`),
        ...hedges.map(({ written }) => `“${written}”`),
        ...speakers.map((name) => `that ${name ?? attribution} says so`),
        ...(isDisputed && speaker ? ['that it is disputed'] : []),
      ]),
    ]
  }

  /** Whether some words call a body by a part of its name: “the Government”. */
  #isCalled(name: string, words: ReadonlySet<string>): boolean {
    return [...this.#contentOf(name)].some(
      (word) => words.has(word) && !this.#understoodWords.has(word),
    )
  }

  #tells(id: string): boolean {
    return !this.#understood.has(id)
  }

  #numbersIn(text: string): readonly Part[] {
    return numbersOf(this.#language)(text)
  }

  #namesIn(text: string) {
    return mentionsIn(wordsIn(text, this.#language), this.#register)
  }
}

/** The numbers and dates of a text that are surely some. */
const numbersOf = perLanguage((language) =>
  remember((text): readonly Part[] =>
    partsOf(quantitiesIn(text, language)).filter(({ optional }) => !optional),
  ),
)

/** Up to this, and beyond years and days, a number says little of what a text is about. */
const FEW = 5

function isTelling({ kind, value }: Part): boolean {
  return kind !== 'year' && kind !== 'month' && kind !== 'day' && value > FEW
}

function isBoundAlike(a: Part, b: Part): boolean {
  return a.bounds.some((bound) => b.bounds.includes(bound))
}

function reportMixed(claim: Claim, speaker: Claim, context: Context): void {
  context.report({
    rule: 'topic-mixed',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` stands under one topic with \`${speaker.id}\`, whose words are printed for both, and says something else`,
    actual: firstOf(claim.statements).plain,
    expected: [firstOf(speaker.statements).plain],
    advice: `Give it a topic of its own, or say both in a wording: \`::::point{topic=${claim.topic}}\` in the editor’s file.`,
  })
}

function reportUnread(
  claim: Claim,
  unread: readonly string[],
  speaker: Claim | undefined,
  context: Context,
): void {
  const words =
    speaker === undefined ? `the editor’s wording of \`${claim.topic}\`` : `\`${speaker.id}\``
  context.report({
    rule: 'words-unread',
    path: claim.place.path,
    place: claim.place,
    reason: `Claim \`${claim.id}\` is printed in the words of ${words}, and nobody will read ${unread.join(', ')}`,
    advice:
      speaker === undefined
        ? 'Say it in the wording, or give the claim a topic of its own, if it matters.'
        : `Say it in a wording, \`::::point{topic=${claim.topic}}\` in the editor’s file, or give the claim a topic of its own.`,
  })
}
