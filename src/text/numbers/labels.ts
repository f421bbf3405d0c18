import type { Token } from './pack.ts'
import type { Reading } from './reading.ts'

/**
 * A number that stands for an order as well as for a count: labels, ages and anniversaries. The two
 * languages choose differently between "Article 5" and «المادة الخامسة», "aged 12" and «في الثانية
 * عشرة من عمره».
 */
export function withLabelSense(
  tokens: readonly Token[],
  reading: Reading,
  linked?: Reading,
): Reading {
  const { kind, value, from, joined } = reading
  if (kind !== 'count' && kind !== 'ordinal' && kind !== 'year') return reading
  const inherited =
    linked !== undefined && linked.to + (joined ? 0 : 1) >= from && hasLabelSense(linked)
  if (!inherited && !isLabel(tokens, from) && !isAge(tokens, reading)) return reading
  const other = kind === 'ordinal' ? 'count' : 'ordinal'
  const { alternatives = [] } = reading
  if (alternatives.some((sense) => sense.kind === other)) return reading
  return { ...reading, alternatives: [...alternatives, { kind: other, value }] }
}

/** "Articles 3 and 5": what holds for the first number of a list holds for the next. */
function hasLabelSense({ kind, alternatives = [] }: Reading): boolean {
  return alternatives.some((sense) =>
    kind === 'ordinal' ? sense.kind === 'count' : sense.kind === 'ordinal',
  )
}

function isLabel(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]
  // «الفقرة الـ5», "No. 5", "n° 5", «(3)»
  const skip = isArticle(before) || /^[.(°]$/.test(before?.text ?? '') ? 2 : 1
  const word = tokens[from - skip]
  return word?.type === 'word' && word.pack.labels.label.test(word.text)
}

/** An article that stands before a figure as a token of its own: «الـ21» is "twenty-one" or "twenty-first". */
export function isArticle(token: Token | undefined): boolean {
  return token?.pack.labels.article?.test(token.text) === true
}

function isAge(tokens: readonly Token[], reading: Reading): boolean {
  return tokens[reading.from]?.pack.labels.isAge(tokens, reading) === true
}

/**
 * An ordinal that the other language may leave out: of a century («القرن الماضي»), or standing for a
 * thing named before, at the head of its clause («…؛ والثالثة بلا كاتب», "the third is …").
 */
export function isLooseOrdinal(tokens: readonly Token[], reading: Reading): boolean {
  return tokens[reading.from]?.pack.labels.isLoose(tokens, reading) === true
}
