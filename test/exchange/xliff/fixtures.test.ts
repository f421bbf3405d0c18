import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { ReturnedFile } from '../../../src/exchange/returned.ts'
import { UnreadableReturn } from '../../../src/exchange/returned.ts'
import { readXliff } from '../../../src/exchange/xliff/read.ts'

/*
 * Files as translators’ tools write them: `<name>.xlf`, and beside it in `<name>.txt` what they bring back, or why they are
 * refused. `UPDATE=1` writes the latter anew.
 */

const FOLDER = new URL('fixtures/', import.meta.url)

const LANGUAGES = ['en', 'ar']

const names = readdirSync(FOLDER).flatMap((file) => /^(.+)\.xlf$/.exec(file)?.[1] ?? [])

describe('a file of a translator’s tool', () => {
  it.each(names)('should be read as it is meant: %s', (name) => {
    const told = tell(name, readFileSync(new URL(`${name}.xlf`, FOLDER)))
    const expected = new URL(`${name}.txt`, FOLDER)
    if (process.env.UPDATE) writeFileSync(expected, told)
    expect(told).toBe(readFileSync(expected, 'utf8'))
  })

  it.each(['utf-16le', 'utf-16be'] as const)('should be read in %s', (encoding) => {
    const text = readFileSync(new URL('omegat.xlf', FOLDER), 'utf8').replace('UTF-8', 'UTF-16')
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
    if (encoding === 'utf-16be') bytes.swap16()
    expect(tell('omegat', bytes)).toBe(readFileSync(new URL('omegat.txt', FOLDER), 'utf8'))
  })
})

it('should be read whatever its line ends are', () => {
  const text = readFileSync(new URL('trados.xlf', FOLDER), 'utf8').replaceAll('\n', '\r\n')
  expect(tell('trados', Buffer.from(text))).toBe(
    readFileSync(new URL('trados.txt', FOLDER), 'utf8'),
  )
})

function tell(name: string, bytes: Uint8Array): string {
  try {
    return toldOf(readXliff(`${name}.xlf`, bytes, LANGUAGES))
  } catch (error) {
    if (!(error instanceof UnreadableReturn)) throw error
    return `refused (${error.place}): ${error.message}\n  ${error.advice}\n`
  }
}

function toldOf({ brief, statements, unplaced }: ReturnedFile): string {
  const lines = [
    `brief ${brief ?? 'unknown'}`,
    ...statements.flatMap(({ key, language, state, place, words, marked, comments }) => [
      `${key} ${language} ${state} (${place}): ${words}`,
      ...(marked === undefined ? [] : [`  marked: ${marked}`]),
      ...comments.map(
        ({ author, date, on, text }) =>
          `  ${author ?? 'nobody'}${date ? `, ${date}` : ''}${on ? `, on “${on}”` : ''}: ${text}`,
      ),
    ]),
    ...unplaced.map(({ place, text }) => `unplaced (${place}): ${text}`),
  ]
  return `${lines.join('\n')}\n`
}
