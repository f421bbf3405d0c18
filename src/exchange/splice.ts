import type { ComparedToken } from '../languages/compared.ts'
import { withoutUnseen } from '../languages/compared.ts'
import type { Language } from '../model/language.ts'
import { marksIn } from '../read/note-places.ts'
import { keptWords } from '../text/word-diff.ts'
import { isOneParagraph, isSameLine, keepsMarks, type Line, lineIn } from './line.ts'

/** A stretch of the Markdown, and what takes its place. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Tokens that differ, between two that both lines have: indices, `end` not included. */
interface Region {
  readonly was: readonly [start: number, end: number]
  readonly now: readonly [start: number, end: number]
}

/**
 * A statement as it stands in its note, saying something else: only the words that differ are exchanged, so that figures
 * stay marked, and all else stays as it is written.
 *
 * @param markdown of the statement, as it stands in its file
 * @param words Markdown as it came back
 * @param marked the same with marks of figures, of programs that keep them: for where the words alone do not tell theirs
 * @returns Markdown that reads as these words; `undefined` where that cannot be written without losing a mark
 */
export function spliced(
  markdown: string,
  words: string,
  language: Language,
  marked?: string,
): string | undefined {
  const was = lineIn(markdown, language)
  const now = lineIn(asNoteWrites(words, was.text), language)
  if (isSameLine(was, now)) return markdown
  const regions = regionsBetween(was, now)
  const paired = regions.flatMap(inPairs)
  const looks = ({ was: [a, b], now: [c, d] }: Region) =>
    [...was.tokens.slice(a, b), ...now.tokens.slice(c, d)].some(({ look }) => look !== '')
  const attempts = [
    () => withEdits(regions, (region) => editOf(region, was, now, looks(region))),
    () => withEdits(regions, (region) => editOf(region, was, now, false)),
    () => withEdits(paired, (region) => editOf(region, was, now, false)),
    () => withEdits(regions, (region) => editOf(region, was, now, true)),
    () => now.markdown,
    () => marked && withMarksOf(marked, markdown),
  ]
  const withEdits = (all: readonly Region[], make: (region: Region) => Edit | undefined) => {
    const edits = all.flatMap((region) => make(region) ?? [])
    if (edits.length < all.length) return undefined
    return applied(markdown, [...edits, ...unlinked(all, was)])
  }
  for (const attempt of attempts) {
    const made = attempt()?.trim()
    if (made !== undefined && keepsMarks(was, made, language) && reads(made, now, language)) {
      return made
    }
  }
  return undefined
}

function reads(markdown: string, line: Line, language: Language): boolean {
  return isOneParagraph(markdown) && isSameLine(lineIn(markdown, language), line)
}

/** Marked words whose figures have the data that the note has for them. */
function withMarksOf(marked: string, markdown: string): string {
  const own = marksIn(markdown)
  return marksIn(marked)
    .toReversed()
    .reduce((text, { about, start, end }) => {
      // The second language may leave out whom a figure counts.
      const same =
        own.find((mark) => mark.about === about) ??
        own.find((mark) => about.startsWith(`${mark.about} `))
      const data = same && /\{[^{}]*\}$/.exec(markdown.slice(same.start, same.end))?.[0]
      const written = text.slice(start, end)
      const replaced = data === undefined ? written : written.replace(/\{[^{}]*\}$/, data)
      return text.slice(0, start) + replaced + text.slice(end)
    }, marked)
}

/** Words as a note has them: an edition writes spaces, and of two kinds of digits those of its reader. */
function asNoteWrites(words: string, was: string): string {
  const plain = withoutUnseen(words)
    .replace(/[\u00A0\u202F]/g, ' ')
    .trim()
  if (/[\u0660-\u0669]/.test(was)) return plain
  return plain
    .replace(/(?<=[\u0660-\u0669])[\u066C](?=[\u0660-\u0669])/g, ',')
    .replace(/(?<=[\u0660-\u0669])[\u066B](?=[\u0660-\u0669])/g, '.')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

function regionsBetween(was: Line, now: Line): Region[] {
  const keyed = ({ tokens }: Line) =>
    tokens.map((token) => ({ ...token, key: `${token.key} ${token.look}` }))
  const kept = keptWords(keyed(was), keyed(now))
  const regions: Region[] = []
  let [lastWas, lastNow] = [-1, -1]
  for (const [at, other] of [...kept, now.tokens.length].entries()) {
    if (other < 0) continue
    const [there, here] = [was.tokens[at], now.tokens[other]]
    const isGap = at > lastWas + 1 || other > lastNow + 1
    if (isGap || there?.spaced !== here?.spaced) {
      regions.push({ was: [lastWas + 1, at], now: [lastNow + 1, other] })
    }
    ;[lastWas, lastNow] = [at, other]
  }
  return regions
}

/** As many words instead of as many: each for its own, so that the edges of marks stay. */
function inPairs(region: Region): Region[] {
  const [[a, b], [c, d]] = [region.was, region.now]
  if (b - a !== d - c || b === a) return [region]
  return Array.from({ length: b - a }, (_, at) => ({
    was: [a + at, a + at + 1],
    now: [c + at, c + at + 1],
  }))
}

/** What marks how words look, before them and behind. */
const [LOOKS_BEFORE, LOOKS_AFTER] = [/[*_]*$/, /^[*_]*/]

/** @param wide whether the marks of how words look are taken over too */
function editOf(region: Region, was: Line, now: Line, wide: boolean): Edit | undefined {
  const there = edgesOf(was, region.was)
  const here = edgesOf(now, region.now)
  if (!there || !here) return undefined
  if (region.was[0] === region.was[1]) return insertion(there, here, was, now, wide)
  const looks = (line: Line, pattern: RegExp, from: number, to: number) =>
    wide ? (pattern.exec(line.markdown.slice(from, to))?.[0].length ?? 0) : 0
  const isOpen = (from: number, to: number) => /^\s*$/.test(was.markdown.slice(from, to))
  const left = isOpen(there.before, there.start)
  const right = isOpen(there.end, there.after)
  const start = left
    ? there.before
    : there.start - looks(was, LOOKS_BEFORE, there.before, there.start)
  const end = right ? there.after : there.end + looks(was, LOOKS_AFTER, there.end, there.after)
  if (here.start === here.end && left !== right) return { start, end, text: '' }
  const from = left ? here.before : here.start - looks(now, LOOKS_BEFORE, here.before, here.start)
  const to = right ? here.after : here.end + looks(now, LOOKS_AFTER, here.end, here.after)
  return { start, end, text: now.markdown.slice(from, to) }
}

type Edges = NonNullable<ReturnType<typeof edgesOf>>

/** New words go on after the word before them, or, where a mark ends between, stand before the next one. */
function insertion(there: Edges, here: Edges, was: Line, now: Line, wide: boolean): Edit {
  const { before, after } = there
  const gap = was.markdown.slice(before, after)
  const text = now.markdown.slice(here.before, here.after)
  if ((wide ? /^[\s*_]*$/ : /^\s*$/).test(gap)) return { start: before, end: after, text }
  return /\s$/.test(gap)
    ? { start: after, end: after, text: text.trimStart() }
    : { start: before, end: before, text: text.trimEnd() }
}

/** Takes away what opens a link whose address is gone. */
function unlinked(regions: readonly Region[], was: Line): Edit[] {
  return was.links.flatMap(({ opening: [start, end], address: [from, to] }) => {
    const isGone = regions.some(({ was: [a, b] }) => {
      const [first, last] = [was.tokens[a], was.tokens[b - 1]]
      return first && last && a < b && first.start <= from + 1 && to <= last.end
    })
    return isGone ? [{ start, end, text: '' }] : []
  })
}

/** Where the tokens of a region begin and end, and where those beside them end and begin. */
function edgesOf(line: Line, [start, end]: Region['was']) {
  const place = (token: ComparedToken | undefined) => token && line.stretchOf(token)
  const [beside, first, last, next] = [start - 1, start, end - 1, end].map((at) => line.tokens[at])
  const [a, b, c, d] = [beside, first, last, next].map(place)
  if ((beside && !a) || (next && !d) || (start < end && !(b && c))) return undefined
  const before = a?.[1] ?? 0
  const after = d?.[0] ?? line.markdown.length
  // Between two words nothing stands where something is to be put in.
  if (start === end) return { before, start: after, end: before, after }
  return { before, start: b?.[0] ?? before, end: c?.[1] ?? after, after }
}

function applied(markdown: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end, text: own }) => text.slice(0, start) + own + text.slice(end),
      markdown,
    )
}
