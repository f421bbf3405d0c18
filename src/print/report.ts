import type { Findings } from '../report/findings.ts'
import type { PrintResult } from './print.ts'

/** Says what went wrong on the way to paper, each trouble as a finding about the printed file. */
export function reportPrint(printed: PrintResult, path: string, findings: Findings): void {
  for (const { kind, page, path: element, text, detail } of printed.report.problems) {
    const where = [element, page === undefined ? undefined : `page ${page}`, text && `“${text}”`]
    findings.add({
      rule: 'page-make-up',
      path,
      reason: `${detail} (${[kind, ...where].filter(Boolean).join('; ')})`,
    })
  }
  for (const { text, codePoints, font } of printed.fallbackFonts) {
    findings.add({
      rule: 'font-fallback',
      path,
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

function unicode(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
