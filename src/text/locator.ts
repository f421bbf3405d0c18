import { type Citation, formatLocator, type Locator, type ParagraphRange } from '../model/source.ts'

/** No original has more paragraphs; a slip of the finger on the keys of digits would be counted through. */
const HIGHEST = 99_999

/**
 * Reads a locator: numbers and ranges with commas between them, `3`, `3-5`, `3, 7–8`.
 *
 * @returns the ranges, ascending and joined where they touch, or `undefined` where the text is no
 *   locator (empty, a word, a range that runs backwards, paragraph 0, one beyond any original)
 */
export function parseLocator(text: string): Locator | undefined {
  const ranges: ParagraphRange[] = []
  for (const part of text.split(/[,،]/)) {
    const match = /^\s*(\d+)(?:\s*[-–]\s*(\d+))?\s*$/.exec(part)
    if (!match) return undefined
    const from = Number(match[1])
    const to = match[2] === undefined ? from : Number(match[2])
    if (from < 1 || to < from || to > HIGHEST) return undefined
    ranges.push({ from, to })
  }
  return joinLocators([ranges])
}

/**
 * Reads paragraphs of several sources: `port-review: 3, 7-8; storm-diary: 2`.
 *
 * @returns each source and its paragraphs; `undefined` where the text is something else (empty, a source
 *   without paragraphs or named twice)
 */
export function parseCitations(text: string): Citation[] | undefined {
  const citations: Citation[] = []
  for (const part of text.split(/[;؛]/)) {
    const [, source = '', locator = ''] = /^\s*([^\s:]+)\s*:(.*)$/s.exec(part) ?? []
    const at = parseLocator(locator)
    if (!at || citations.some((other) => other.source === source)) return undefined
    citations.push({ source, at })
  }
  return citations
}

/** Paragraphs of several sources as a person writes them: {@link parseCitations} reads them again. */
export function writeCitations(citations: readonly Citation[]): string {
  return citations.map(({ source, at }) => `${source}: ${writeLocator(at)}`).join('; ')
}

/** A locator as a person writes it, with the hyphen of the keyboard. */
export function writeLocator(locator: Locator): string {
  return formatLocator(locator).replaceAll('–', '-')
}

/** All paragraphs of several locators as one: ascending, ranges that touch joined. */
export function joinLocators(locators: readonly Locator[]): Locator {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of locators.flat().toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = joined.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** Citations of which each source is cited once, with all its paragraphs, in the order in which it is first named. */
export function joinCitations(citations: readonly Citation[]): Citation[] {
  const bySource = new Map<string, Locator[]>()
  for (const { source, at } of citations) {
    const own = bySource.get(source)
    if (own) own.push(at)
    else bySource.set(source, [at])
  }
  return [...bySource].map(([source, all]) => ({ source, at: joinLocators(all) }))
}

/** The numbers of the paragraphs that it names, in order. */
export function numbersIn(locator: Locator): number[] {
  return locator.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
}

/** The locator that names some paragraphs, in whatever order their numbers come. */
export function locatorOf(numbers: readonly number[]): Locator {
  return joinLocators([numbers.map((number) => ({ from: number, to: number }))])
}

/** Whether it names a paragraph. */
export function namesParagraph(locator: Locator, number: number): boolean {
  return locator.some(({ from, to }) => from <= number && number <= to)
}

/** Whether the two share a paragraph. */
export function locatorsMeet(a: Locator, b: Locator): boolean {
  return sharedParagraphs(a, b).length > 0
}

/** The paragraphs that stand in both. */
export function sharedParagraphs(a: Locator, b: Locator): Locator {
  const shared = a.flatMap((x) =>
    b.map((y) => ({ from: Math.max(x.from, y.from), to: Math.min(x.to, y.to) })),
  )
  return joinLocators([shared.filter(({ from, to }) => from <= to)])
}

/** The highest paragraph number in it. */
export function lastParagraph(locator: Locator): number {
  return Math.max(...locator.map((range) => range.to))
}

/** How many paragraphs it names. */
export function countParagraphs(locator: Locator): number {
  return locator.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** How a footnote names paragraphs of a source. */
export interface ParagraphPack {
  /** "para. 3", "paras 3 and 7–8"; «الفقرة 3», «الفقرتان 3 و4». */
  inWords(locator: Locator): string
}
