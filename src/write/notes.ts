import type { PhrasingContent } from 'mdast'
import type { Note } from '../contract/document.ts'
import { parseInline } from '../contract/markdown.ts'
import { paragraph, text } from '../contract/nodes.ts'
import type { Labels } from '../model/audience.ts'
import type { Noted } from '../model/brief.ts'
import { type ByLanguage, type Language, languagesOf, mapEach, of } from '../model/language.ts'
import type { Citation, HealthEntry, Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import type { Citer } from './citations.ts'

/** The notes of one brief, numbered in the order in which they are taken. */
export class Notes {
  readonly #citers: ByLanguage<Citer>
  readonly #sources: ReadonlyMap<string, Source>
  readonly #labels: ByLanguage<Labels>
  readonly #languages: readonly Language[]
  readonly #context: Context
  readonly #written: Note[] = []
  readonly #numbers = new Map<Noted, number>()

  constructor(
    citers: ByLanguage<Citer>,
    sources: readonly Source[],
    labels: ByLanguage<Labels>,
    context: Context,
  ) {
    this.#context = context
    this.#citers = citers
    this.#sources = new Map(sources.map((source) => [source.id, source]))
    this.#labels = labels
    this.#languages = languagesOf(labels)
  }

  /**
   * Takes the next number for a note that holds the citations of a statement.
   *
   * @param warn whether the note also says what is wrong with the passages: where a claim itself is
   *   printed it does, where an editorial sentence only leads to it that would be said twice
   * @returns the number; `undefined` where the statement cites nothing
   */
  take(statement: Noted, warn: boolean): number | undefined {
    const { citations, claims } = statement
    if (citations.length === 0) return undefined
    const warnings = warn ? this.#warnings(citations, claims) : []
    const number = this.#written.length + 1
    this.#numbers.set(statement, number)
    this.#written.push({
      label: String(number),
      content: mapEach(this.#citers, (citer, language) => [
        paragraph([
          ...parseInline(citer.note(citations), this.#languages, this.#context),
          ...warnings.flatMap((entry) => this.#warning(entry, language)),
        ]),
      ]),
    })
    return number
  }

  /** The number that a statement was given; `undefined` where it has none, or none yet. */
  numberOf(statement: Noted): number | undefined {
    return this.#numbers.get(statement)
  }

  /** What has a note, in the order of the numbers. */
  get noted(): readonly Noted[] {
    return [...this.#numbers.keys()]
  }

  get written(): readonly Note[] {
    return this.#written
  }

  /** The health entries that touch one of the claims. */
  #warnings(citations: readonly Citation[], claims: readonly string[]): HealthEntry[] {
    return citations.flatMap(({ source }) =>
      (this.#sources.get(source)?.health ?? []).filter((entry) =>
        entry.claims.some((claim) => claims.includes(claim)),
      ),
    )
  }

  #warning(entry: HealthEntry, language: Language): PhrasingContent[] {
    const lead = of(this.#labels, language)['note-on-source'] ?? ''
    return [text(' '), text(`${lead} ${entry.note[language]}`)]
  }
}
