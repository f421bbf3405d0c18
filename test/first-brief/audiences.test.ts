import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { namesIn, readable } from '../audiences/readable.ts'
import {
  type Built,
  expectDisputesWhole,
  expectPart,
  openWorkshop,
  supports,
} from '../audiences/workshop.ts'

const workshop = openWorkshop()
const root = fileURLToPath(new URL('../..', import.meta.url))
const originals = resolve(process.env.MUJAZ_ORIGINALS ?? join(root, 'sources/originals'))
const atHand = existsSync(join(originals, '000_43827c12fc14fe1a.txt'))

describe('the four audiences of the first brief', () => {
  const sources = fileURLToPath(new URL('../../sources', import.meta.url))
  let built: Built

  beforeAll(async () => {
    built = await workshop.buildAll(sources, ['principal', 'public'])
  })

  it('should print nothing that the full brief does not say and cite', () => {
    expectPart(built)
  })

  it('should never print one side of a dispute alone', async () => {
    await expectDisputesWhole(built, sources)
  })

  it('should keep the principal to two pages, with what the bottom line rests on', async () => {
    const sheets = built.result.files.filter(({ path }) => /principal\/.*pdf$/.test(path))
    expect(sheets.map(({ pages = 0 }) => pages <= 2)).toEqual([true, true])
    expect(built.of.principal.topics).toEqual(expect.arrayContaining(await supports(sources)))
  })

  it('should give the practitioner the passages of every point', async () => {
    const markdown = await readFile(join(built.folder, 'practitioner/brief.md'), 'utf8')
    const annexed = [...markdown.matchAll(/<!-- evidence: (\S+) -->/g)].map(([, topic]) => topic)
    expect(annexed.toSorted()).toEqual(built.of.practitioner.topics.toSorted())
    expect(markdown).toContain('Figures: “')
  })

  // The names are read where the originals print them, so that this file does not name them either.
  it.skipIf(!atHand)('should name no convict to anybody, in any byte of any file', async () => {
    const convicts = await Promise.all([
      wordsAt('001_fc881b34181d979e.txt', 6, /^وقع (\S+ \S+)/),
      wordsAt('001_fc881b34181d979e.txt', 20, /^عادت (\S+ \S+)/),
      wordsAt('000_43827c12fc14fe1a.txt', 10, /ومنهم (\S+ \S+)/),
      wordsAt('000_43827c12fc14fe1a.txt', 10, /ومنهم \S+ \S+ و(\S+ [^\s،]+)/),
    ])
    const entries = await readdir(built.folder, { recursive: true, withFileTypes: true })
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((file) => join(file.parentPath, file.name))
    expect(paths.length).toBeGreaterThan(6)
    for (const path of paths) {
      expect(namesIn(await readable(path, await readFile(path)), convicts), path).toEqual([])
    }
  })
})

/** What stands at a place of an original; paragraphs are counted from 1. */
async function wordsAt(file: string, paragraph: number, place: RegExp): Promise<string> {
  const text = await readFile(join(originals, file), 'utf8')
  const words = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    [paragraph - 1]?.match(place)?.[1]
  if (words === undefined) throw new Error(`Paragraph ${paragraph} of ${file} has no ${place}`)
  return words
}
