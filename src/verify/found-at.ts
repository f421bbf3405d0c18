import type { Saying } from '../model/texts.ts'
import type { Finding } from '../report/findings.ts'

/** Where a finding about a text points to. */
export function foundAt({ place }: Pick<Saying, 'place'>): Pick<Finding, 'path' | 'place'> {
  const { path } = place
  return 'line' in place ? { path, place: { line: place.line, column: place.column } } : { path }
}
