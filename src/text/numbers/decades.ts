import type { Reading } from './reading.ts'

/** The decade of a century as a reading: the first of the twenty-first is that of the years from 2000. */
export function decadeIn(century: number, decade: number, from: number, to: number): Reading {
  const year = (century - 1) * 100 + (decade - 1) * 10
  const alternatives = [{ kind: 'year', value: year } as const]
  return { kind: 'decade', value: year % 100, alternatives, from, to }
}
