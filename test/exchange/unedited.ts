import { expect } from 'vitest'
import { markOfWords } from '../../src/exchange/line.ts'
import { readWord } from '../../src/exchange/word/read-word.ts'

/** Expects a Word file that nobody edited to say in every statement what it said when it left. */
export function expectUnedited(path: string, bytes: Uint8Array): void {
  const { statements, missing, unplaced } = readWord(path, bytes)
  expect(statements.length, path).toBeGreaterThan(20)
  const edited = statements.filter(
    ({ words, language, was, lostNotes }) =>
      markOfWords(words, language) !== was || lostNotes !== undefined,
  )
  expect([...edited, ...missing, ...unplaced], path).toEqual([])
}
