import type { Position } from '../contract/document.ts'

/** Line and column, from 1, of an offset in a text. */
export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
