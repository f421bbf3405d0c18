import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ARABIC_LETTER_RUNS } from '../../../src/languages/ar/letter-runs.ts'
import { placeOfRun } from '../../../src/text/letter-runs.ts'

const FILE = 'src/languages/ar/letter-runs.ts'
const { alphabet, runs: table } = ARABIC_LETTER_RUNS

/** Runs of three letters, ends of words among them, of all Arabic that the project holds and that is no damage. */
async function trigrams(): Promise<Set<string>> {
  const found = new Set<string>()
  for (const folder of ['sources', 'src', 'templates', 'test']) {
    for (const entry of await readdir(folder, { recursive: true })) {
      if (!/\.(?:md|ts|tsv|yaml)$/.test(entry)) continue
      if (/^(?:faults|ingest)\b/.test(entry)) continue
      const text = (await readFile(join(folder, entry), 'utf8')).replace(
        /[\u064B-\u0652\u0640]/g,
        '',
      )
      for (const [word] of text.matchAll(/[\u0621-\u064A]+/g)) {
        const whole = `^${word}$`
        for (let at = 0; at + 3 <= whole.length; at++) found.add(whole.slice(at, at + 3))
      }
    }
  }
  return found
}

test('the table knows the runs of letters of the project’s own Arabic', async () => {
  const found = await trigrams()
  const bits = Buffer.alloc(Math.ceil(alphabet.length ** 3 / 8))
  for (const run of found) {
    const index = placeOfRun(alphabet, run)
    if (index !== undefined)
      bits.writeUInt8(bits.readUInt8(index >> 3) | (1 << (index & 7)), index >> 3)
  }
  if (process.env.UPDATE) {
    const text = await readFile(FILE, 'utf8')
    await writeFile(FILE, text.replace(/(?<=runs:\s*)'[^']*'/, `'${bits.toString('base64')}'`))
    return
  }
  const known = Buffer.from(table, 'base64')
  const runs = [...found]
    .map((run) => placeOfRun(alphabet, run))
    .filter((index) => index !== undefined)
  const unseen = runs.filter((index) => ((known[index >> 3] ?? 0) & (1 << (index & 7))) === 0)
  // Texts change from day to day; the table is made anew (`UPDATE=1`) once it has fallen behind.
  expect(unseen.length).toBeLessThan(0.1 * runs.length)
})
