import type { EditorsFile } from '../model/editor.ts'
import type { Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'

/** Before it nothing was printed that a brief rests on: an earlier year is one of the Islamic calendar. */
const FIRST_YEAR = 1500

/** Tells of sources that were issued after the brief, or in a year of another calendar. Changes nothing. */
export function checkIssued(
  sources: readonly Source[],
  editor: EditorsFile | undefined,
  context: Context,
): void {
  for (const { id, path, record } of sources) {
    const { issued } = record
    if (issued === undefined) continue
    const reason =
      Number(issued.slice(0, 4)) < FIRST_YEAR
        ? 'a year of the Islamic calendar, it seems'
        : editor && issued > editor.date.slice(0, issued.length)
          ? `after the brief, which is of ${editor.date}`
          : undefined
    if (reason === undefined) continue
    context.report({
      rule: 'issued-implausible',
      path,
      reason: `\`${id}\` was issued in \`${issued}\`: ${reason}`,
      actual: issued,
      expected: ['a date of the common era, not after the brief'],
      advice: 'Give the date in the common era, as it is to be printed, or `unknown`.',
    })
  }
}
