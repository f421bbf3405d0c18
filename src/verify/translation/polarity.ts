import type { Token } from '../../text/numbers/pack.ts'
import type { Modality, Polarity } from '../../text/pack-parts.ts'

/** The words of a text that say no. */
export interface Denial {
  /** The first word that denies without doubt. */
  readonly strong: string | undefined
  /** There is anything that can stand for a denial. */
  readonly weak: boolean
}

/** What a text says no with. */
export function denialOf(tokens: readonly Token[], { strong, weak }: Polarity): Denial {
  return {
    strong: tokens.find((_, at) => strong(tokens, at))?.written,
    weak: tokens.some((_, at) => weak(tokens, at)),
  }
}

/** Whether a word is denied by one of those right before it. */
export function isDenied(
  tokens: readonly Token[],
  at: number,
  { denial, reach }: Polarity,
): boolean {
  for (let before = at - 1; before >= at - reach; before -= 1) {
    const token = tokens[before]
    if (token === undefined || (token.type === 'mark' && token.text !== '-')) return false
    if (denial.test(token.text)) return true
  }
  return false
}

/** What a text says of the future or of chance, if it says one thing alone. */
export function modalityOf(
  tokens: readonly Token[],
  polarity: Polarity,
): { readonly modality: Exclude<Modality, 'else'>; readonly word: string } | undefined {
  const found = tokens.flatMap((token, at) => {
    const modality = polarity.modality(tokens, at)
    return modality === undefined ? [] : [{ modality, word: token.written }]
  })
  const [first] = found
  if (!first || first.modality === 'else') return undefined
  return found.every(({ modality }) => modality === first.modality)
    ? { modality: first.modality, word: first.word }
    : undefined
}
