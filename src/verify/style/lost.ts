import { packOf } from '../../languages/packs.ts'
import { quoted } from '../../languages/quoted.ts'
import { lightStemsOf } from '../../languages/stems.ts'
import { wordsIn } from '../../languages/words.ts'
import type { EditorsFile } from '../../model/editor.ts'
import { type Language, languagesOf, of } from '../../model/language.ts'
import type { Claim, Source } from '../../model/source.ts'
import { type Text, type TextKind, USES } from '../../model/texts.ts'
import type { Context } from '../../report/context.ts'
import type { Finding } from '../../report/findings.ts'
import { foldSpelling, normalise } from '../../text/normalise.ts'
import { remember } from '../../text/remember.ts'
import { termsIn } from '../editorial/scale.ts'
import { foundAt } from '../found-at.ts'
import { mentionsIn } from '../names/mentions.ts'
import { registerOf } from '../names/register.ts'
import { reportUnsettled, type Settlement } from '../settled.ts'
import { beginningOf, ownSentences } from './sentences.ts'

/** How much of the weight of its words one sentence has in another that says the same, in words of its own. */
const SAME = 0.45

/** The same where a hedge stands among the words that they share. */
const AKIN = 0.3

/** How much of what a hedge is about another sentence has that says it. */
const HEDGED = 0.6

/** How many words behind a hedge are what it is about, and how many at least tell that. */
const REACH = 5
const FEWEST = 2

/** Of how many words a sentence must be for these to tell of which claim it is. */
const TELLING = 4

/** A shorter word says nothing of what a sentence is about. */
const SHORTEST = 3

/** A sentence of a claim that is open, or somebody's word, and what an editor's sentence makes of it. */
export interface Lost {
  readonly what: 'doubt' | 'speech'
  readonly claim: string
  /** The words of the claim that say so. */
  readonly words: string
  /** The sentence of the editor's that says it without. */
  readonly sentence: string
}

/** Reads texts of one language beside the claims of a project. */
export class Bench {
  readonly #language: Language
  readonly #claims: ReadonlyMap<string, readonly ClaimSentence[]>
  readonly #names: EditorsFile['names']
  readonly #weights: ReadonlyMap<string, number>
  readonly #count: number

  constructor(sources: readonly Source[], names: EditorsFile['names'], language: Language) {
    this.#language = language
    this.#names = names
    const claims = sources.flatMap((source) => source.claims)
    const { speech } = packOf(language).style
    const sentences = claims.map((claim) => {
      const read = ownSentences(of(claim.statements, language).plain, language).map((sentence) =>
        readSentence(sentence, language),
      )
      const isSpoken = read.some(({ folded }) => marksIn(folded, speech).length > 0)
      return [claim.id, read.map((each) => ({ ...each, claim, isSpoken }))] as const
    })
    this.#claims = new Map(sentences)
    const all = sentences.flatMap(([, each]) => each)
    this.#count = all.length
    const weights = new Map<string, number>()
    for (const { words } of all) {
      for (const stem of new Set(words.flatMap(({ stems }) => stems))) {
        weights.set(stem, (weights.get(stem) ?? 0) + 1)
      }
    }
    this.#weights = weights
  }

  /**
   * What a text says more surely, or more in its own name, than the claims that it rests on.
   *
   * @param whole it stands for its claims and says nothing else, as a point does: whatever it says is theirs
   */
  lostIn(text: string, rests: readonly string[], whole: boolean): Lost[] {
    const claimed = rests.flatMap((id) => this.#claims.get(id) ?? [])
    /** Who was said to speak in the sentences before. */
    const speaking = new Set<string>()
    return ownSentences(text, this.#language).flatMap((sentence) => {
      const said = readSentence(sentence, this.#language)
      const near = claimed
        .map((other) => ({ other, share: this.#share(said, other, whole) }))
        .filter(({ share }) => share >= SAME && said.words.length >= TELLING)
        .toSorted((a, b) => b.share - a.share)
        .map(({ other }) => other)
      const meant = near.length > 0 ? near.slice(0, 1) : whole ? claimed : []
      const spoken = meant.map((other) => ({
        other,
        speech: speechOf(other, this.#language, whole),
      }))
      const isVoiced = this.#isVoiced(said, spoken)
      if (isVoiced) {
        for (const { claim } of near.length > 0 ? near : meant) speaking.add(speakerOf(claim))
      }
      const lost = isVoiced ? undefined : speechLost(spoken)
      return [
        ...(lost && !meant.some(({ claim }) => speaking.has(speakerOf(claim)))
          ? [{ what: 'speech' as const, ...lost, sentence }]
          : []),
        ...this.#doubtsLost(said, claimed).map((each) => ({ ...each, sentence })),
      ]
    })
  }

  #isVoiced(said: Sentence, spoken: readonly Spoken[]): boolean {
    const beside = new Set(spoken.flatMap(({ speech }) => speech?.beside ?? []))
    const { speech, voice } = packOf(this.#language).style
    if (marksIn(said.folded, speech).length > 0) return true
    if (marksIn(said.folded, voice).some(({ words }) => !beside.has(stubOf(words)))) return true
    if (termsIn('confidence', said.sentence, this.#language).length > 0) return true
    const named = mentionsIn(
      wordsIn(said.sentence, this.#language),
      registerOf(this.#names, this.#language),
    ).any
    return spoken.some(
      ({ other: { claim } }) => claim.attribution !== undefined && named.has(claim.attribution),
    )
  }

  #doubtsLost(said: Sentence, claimed: readonly ClaimSentence[]): Omit<Lost, 'sentence'>[] {
    const { doubt, open } = packOf(this.#language).style
    if (termsIn('likelihood', said.sentence, this.#language).length > 0) return []
    const own = [...marksIn(said.folded, doubt), ...marksIn(said.folded, open)]
    return claimed.flatMap((other) => {
      const doubts = marksIn(other.folded, doubt)
      const beside = new Set(marksIn(other.folded, open).map(({ words }) => stubOf(words)))
      for (const { words } of doubts) beside.delete(stubOf(words))
      if (own.some(({ words }) => !beside.has(stubOf(words)))) return []
      return doubts.flatMap(({ words, at }) => {
        const about = aboutOf(other, at, at + words.length)
        const weight = this.#weigh(about)
        const isSame = weight > 0 && this.#weigh(about, said) / weight >= HEDGED
        return isSame && this.#share(said, other, true) >= AKIN
          ? [{ what: 'doubt' as const, claim: other.claim.id, words }]
          : []
      })
    })
  }

  /**
   * How much of the weight of their words two sentences have in common.
   *
   * @param part whether it is enough that one of them is a part of the other
   */
  #share(a: Sentence, b: Sentence, part: boolean): number {
    const weights = [this.#weigh(a.words), this.#weigh(b.words)]
    const whole = part ? Math.min(...weights) : Math.max(...weights)
    return whole === 0 ? 0 : Math.min(this.#weigh(a.words, b), this.#weigh(b.words, a)) / whole
  }

  /** The weight of words, or of those that another sentence has as well: rare ones weigh more. */
  #weigh(words: readonly ContentWord[], other?: Sentence): number {
    return words
      .filter(({ stems }) => other === undefined || stems.some((stem) => other.stems.has(stem)))
      .reduce((sum, { stems }) => sum + Math.max(...stems.map((stem) => this.#weightOf(stem))), 0)
  }

  #weightOf(stem: string): number {
    return Math.log(1 + this.#count / (this.#weights.get(stem) ?? 1))
  }
}

/** By which words a sentence says that it is somebody's. */
interface Speech {
  readonly words: string
  /** Beginnings of words that show a voice elsewhere, and are part of what is told: "the readings of others". */
  readonly beside: readonly string[]
}

function speechOf(
  { folded, claim, isSpoken }: ClaimSentence,
  language: Language,
  whole: boolean,
): Speech | undefined {
  const { speech, voice } = packOf(language).style
  const [first] = marksIn(folded, speech)
  if (first === undefined) {
    const { attribution } = claim
    return whole && isSpoken && attribution !== undefined
      ? { words: attribution, beside: [] }
      : undefined
  }
  const [from, to] = clauseAround(folded, first.at)
  const voices = marksIn(folded, voice)
  const own = new Set(
    voices.filter(({ at }) => at >= from && at < to).map(({ words }) => stubOf(words)),
  )
  return {
    words: first.words,
    beside: voices.map(({ words }) => stubOf(words)).filter((stub) => !own.has(stub)),
  }
}

/** Where the clause of a place begins and ends. */
function clauseAround(folded: string, at: number): readonly [number, number] {
  const before = folded.slice(0, at).search(/[^,;:.()،؛]*$/)
  const behind = folded.slice(at).search(/[,;:.()،؛]/)
  return [before, behind < 0 ? folded.length : at + behind]
}

/** A sentence of a claim, and whether it is somebody's. */
interface Spoken {
  readonly other: ClaimSentence
  readonly speech: Speech | undefined
}

/** Whose word a sentence is that shows nobody's: all that it may be made of is somebody's. */
function speechLost(spoken: readonly Spoken[]): Pick<Lost, 'claim' | 'words'> | undefined {
  const [first] = spoken
  if (first?.speech === undefined || spoken.some(({ speech }) => speech === undefined)) {
    return undefined
  }
  return { claim: first.other.claim.id, words: first.speech.words }
}

interface Mark {
  readonly words: string
  readonly at: number
}

/** By the words that are looked for. A claim is held against every sentence that rests on it. */
const looked = new Map<RegExp, (folded: string) => readonly Mark[]>()

function marksIn(folded: string, words: RegExp): readonly Mark[] {
  let look = looked.get(words)
  if (look === undefined) {
    look = remember((text) =>
      [...text.matchAll(words)].map(({ 0: found, index }) => ({ words: found, at: index })),
    )
    looked.set(words, look)
  }
  return look(folded)
}

/** The beginning of a word, whatever its ending. */
function stubOf(words: string): string {
  return words.slice(0, STUB)
}

const STUB = 4

interface ContentWord {
  readonly stems: readonly string[]
  readonly start: number
}

interface Sentence {
  readonly sentence: string
  readonly folded: string
  readonly words: readonly ContentWord[]
  readonly stems: ReadonlySet<string>
}

interface ClaimSentence extends Sentence {
  readonly claim: Claim
  /** The claim says in some sentence that it is somebody's word. */
  readonly isSpoken: boolean
}

function readSentence(sentence: string, language: Language): Sentence {
  const folded = foldSpelling(normalise(sentence))
  const words = wordsIn(folded, language)
    .filter(({ written }) => written.length >= SHORTEST)
    .map((word) => ({ stems: lightStemsOf(word, language), start: word.start }))
  return { sentence, folded, words, stems: new Set(words.flatMap(({ stems }) => stems)) }
}

/** What a hedge is about: the words behind it in its clause, and where these are few those before it. */
function aboutOf({ folded, words }: Sentence, from: number, to: number): ContentWord[] {
  const rest = folded.slice(to).search(/[,;:.()،؛]/)
  const end = rest < 0 ? folded.length : to + rest
  const behind = words.filter(({ start }) => start >= to && start < end).slice(0, REACH)
  if (behind.length >= FEWEST) return behind
  return [...words.filter(({ start }) => start < from).slice(-REACH), ...behind]
}

function speakerOf(claim: Claim | undefined): string {
  return claim?.attribution ?? claim?.source ?? ''
}

/**
 * Kinds of texts that are the editor's own reasoning on claims, or a heading in time, in the words that there is room
 * for: what is said there is held to its claims by numbers and names.
 */
const REASONING: ReadonlySet<TextKind> = new Set([
  'judgement',
  'assessment',
  'figure-note',
  'chart',
  'event',
])

/** Tells of editor's sentences that say for sure, or in the brief's own name, what a claim of theirs does not. */
export function checkLost(
  text: Text,
  benchOf: (language: Language) => Bench,
  settlement: Settlement,
  context: Context,
): void {
  if (!USES[text.kind].prose || REASONING.has(text.kind) || text.rests.length === 0) return
  const lost = languagesOf(text.says).flatMap((language) =>
    benchOf(language)
      .lostIn(of(text.says, language).plain, text.rests, text.kind === 'point')
      .map((each) => ({ ...each, language })),
  )
  for (const { rule, what, tell, advice } of RULES_OF) {
    const findings = lost
      .filter((each) => each.what === what)
      .map(
        ({ claim, words, sentence, language }): Finding => ({
          rule,
          ...foundAt(of(text.says, language)),
          reason: `${text.owner} says ${tell} ${quoted(beginningOf(sentence), language)}, and \`${claim}\` has ${quoted(words, language)} there`,
          actual: sentence,
          advice,
        }),
      )
    reportUnsettled(rule, text, findings, settlement, context)
  }
}

const RULES_OF = [
  {
    rule: 'hedge-lost',
    what: 'doubt',
    tell: 'for sure',
    advice: 'Say as surely as the claim does, in each language with the same hedge.',
  },
  {
    rule: 'speaker-lost',
    what: 'speech',
    tell: 'in its own name',
    advice: 'Say whose word it is, in this sentence or in one before it.',
  },
] as const
