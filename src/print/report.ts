import { problemInWords } from '../in-page/problem-in-words.ts'
import type { ProblemKind } from '../in-page/protocol.ts'
import type { Context } from '../report/context.ts'
import type { FallbackFont } from './fallback-fonts.ts'
import type { PrintResult } from './print.ts'

/**
 * Says what went wrong on the way to paper. A character that cannot be shown is reported where it stands
 * in the Markdown brief, if it comes from there; all other trouble is about the printed file.
 */
export function reportPrint(
  printed: Pick<PrintResult, 'report' | 'missingFonts'>,
  fallbackFonts: readonly FallbackFont[],
  path: string,
  markdown: { readonly path: string; readonly text: string },
  context: Context,
): void {
  for (const problem of printed.report.problems) {
    const { kind } = problem
    context.report({
      rule: PRINTS_WHOLE.has(kind) ? 'page-fit' : 'page-make-up',
      path,
      reason: problemInWords(problem),
      advice: ADVICE[kind],
    })
  }
  for (const { characters, text, codePoints, font } of fallbackFonts) {
    const place = placeIn(markdown.text, characters)
    context.report({
      rule: 'font-fallback',
      path: place ? markdown.path : path,
      place,
      reason: `No embedded font has ${codePoints.map(unicode).join(' ')}, in “${text}”`,
      actual: font ?? 'a font of this machine',
      advice: 'Replace the character, or add a font that has it to the styles.',
    })
  }
  for (const family of printed.missingFonts) {
    context.report({
      rule: 'font-fallback',
      path,
      reason: `The font “${family}” could not be loaded`,
      advice: 'Look for its file in the styles of the audience.',
    })
  }
}

/** Not as its style asks, and every word of it can be read. */
const PRINTS_WHOLE: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'fitted',
  'sticks-out',
  'late-note',
])

/** What the author of the brief or of its template can do. */
const ADVICE: Readonly<Record<ProblemKind, string>> = {
  overflow: 'Make it smaller, let it wrap, or let it be split.',
  'sticks-out': 'Make it narrower, or let it wrap, unless it is meant to stand in the margin.',
  hidden: 'Give its box the height of its text, or say the text elsewhere.',
  'too-tall': 'Make it lower than a page, or take away what keeps it in one piece.',
  fitted: 'Make it lower than a page, unless it is good as it is printed.',
  'late-note': 'Shorten the notes, or call them further apart, unless it is good as it is printed.',
  'lost-note': 'This is a fault of the page make-up: please report it with the brief.',
  'lost-text': 'This is a fault of the page make-up: please report it with the brief.',
  order: 'This is a fault of the page make-up: please report it with the brief.',
  'unknown-note': 'Write the note, or take its call away.',
  'uncalled-note': 'Call the note, or take it away.',
}

/** Where a text first stands in another, counted from 1. */
function placeIn(text: string, part: string): { line: number; column: number } | undefined {
  const at = text.indexOf(part)
  if (at < 0) return undefined
  const before = text.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

function unicode(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
