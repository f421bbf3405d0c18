import type { FixedLocator } from '../project/follow.ts'
import { counted } from '../report/amounts.ts'

/** How many errors there are among the findings, and how many warnings beside them. */
export function countsOf(errors: number, findings: number): string {
  return `${counted(errors, 'error')}, ${counted(findings - errors, 'warning')}`
}

/** Where a claim cites its passage, now that this moved. */
export function nowCites({ claim, path, from, to }: FixedLocator): string {
  return `${path}: \`${claim}\` now cites ${to || 'nothing'} instead of ${from}`
}
