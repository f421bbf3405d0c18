import type { Findings } from '../report/findings.ts'
import type { PrintResult } from './print.ts'
import type { Problem } from './runtime/told.ts'

/**
 * Says what went wrong on the way to paper. A character that cannot be shown is told where it stands
 * in the Markdown brief, if it comes from there; all other trouble is about the printed file.
 */
export function reportPrint(
  printed: PrintResult,
  path: string,
  markdown: { readonly path: string; readonly text: string },
  findings: Findings,
): void {
  for (const problem of printed.report.problems) {
    findings.add({ rule: 'page-make-up', path, reason: problemInWords(problem) })
  }
  for (const { characters, text, codePoints, font } of printed.fallbackFonts) {
    const place = placeIn(markdown.text, characters)
    findings.add({
      rule: 'font-fallback',
      path: place ? markdown.path : path,
      place,
      reason: `No embedded font has ${codePoints.map(unicode).join(' ')}, in “${text}”`,
      actual: font ?? 'a font of this machine',
      advice: 'Replace the character, or add a font that has it to the styles.',
    })
  }
  for (const family of printed.missingFonts) {
    findings.add({
      rule: 'font-fallback',
      path,
      reason: `The font “${family}” could not be loaded`,
      advice: 'Look for its file in the styles of the audience.',
    })
  }
}

/** What the page make-up tells of, in one sentence without a full stop. */
export function problemInWords({ kind, page, path, text, detail }: Problem): string {
  const where = [path, page === undefined ? undefined : `page ${page}`, text && `“${text}”`]
  return `${detail} (${[kind, ...where].filter(Boolean).join('; ')})`
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
