import type { EditorsFile } from '../model/editor.ts'
import { type Citation, type Claim, restsOn, type Source } from '../model/source.ts'
import type { Text } from '../model/texts.ts'
import { PrivateNames } from '../select/private-names.ts'
import { locatorsMeet } from '../text/locator.ts'

/** Keeps back what nobody outside of the project may read, whatever an audience shows: a translator, say. */
export class Guard {
  readonly #names: PrivateNames
  readonly #sensitive: ReadonlySet<string>
  /** On which something sensitive rests. */
  readonly #paragraphs: readonly Citation[]
  readonly #pictures: ReadonlySet<string>

  /** Ids of the notes on the health of such paragraphs. */
  readonly #health: ReadonlySet<string>

  constructor(
    { names, pictures }: EditorsFile,
    claims: readonly Claim[],
    sources: readonly Source[],
  ) {
    const sensitive = claims.filter((claim) => claim.sensitive)
    this.#names = new PrivateNames(names)
    this.#sensitive = new Set(sensitive.map(({ id }) => id))
    this.#paragraphs = sensitive.flatMap(restsOn)
    this.#pictures = new Set(pictures.flatMap((picture) => (picture.sensitive ? picture.id : [])))
    this.#health = new Set(
      sources.flatMap(({ id: source, health }) =>
        health.flatMap(({ at, claims: touched }, index) =>
          touched.some((id) => this.#sensitive.has(id)) || this.meets({ source, at })
            ? `source:${source}:health.${index + 1}`
            : [],
        ),
      ),
    )
  }

  /** Whether a text is sensitive or names a private person. */
  keeps({ id, kind, says }: Text, claims: readonly Claim[]): boolean {
    return (
      this.#health.has(id) ||
      claims.some((claim) => this.#sensitive.has(claim.id)) ||
      (kind.startsWith('picture') && this.#pictures.has(id.split(':')[1] ?? '')) ||
      Object.values(says).some(({ plain }) => this.names(plain))
    )
  }

  names(text: string): boolean {
    return this.#names.in(text).length > 0
  }

  /** Whether something sensitive is said of passages: their words stay here. */
  meets({ source, at }: Citation): boolean {
    return this.#paragraphs.some((own) => own.source === source && locatorsMeet(own.at, at))
  }
}
