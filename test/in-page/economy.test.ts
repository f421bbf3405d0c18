import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { type Blank, readBlank, shareOf, sharesOfPages } from '../support/blank.ts'
import { openDesk } from './chromium.ts'

/** What of the paper the first brief leaves blank, and what it never parts at the end of a page. */
const EDITIONS = ['en-ar', 'en', 'ar'] as const

/** Of the whole edition, over the whole width. */
const MOST = { 'en-ar': 0.06, en: 0.07, ar: 0.1 }

const desk = openDesk()
let out: string

const fileOf = (edition: string, format: 'html' | 'pdf') =>
  readFile(join(out, `meeting/brief.${edition}.${format}`))

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'mujaz-economy-'))
  // By the lock alone, as a clone without the originals has it.
  const { findings } = await build({
    out,
    originals: '/nowhere',
    editions: ['parallel', 'single'],
    formats: ['html', 'pdf'],
  })
  expect(findings.map(String)).toEqual([])
})

afterAll(() => rm(out, { recursive: true }))

describe('the first brief, printed', () => {
  it.each(EDITIONS)('should leave little of the paper blank in %s', async (edition) => {
    const blank = await readBlank(await fileOf(edition, 'pdf'), edition === 'en-ar' ? 2 : 1)
    expect(shareOf(blank)).toBeLessThanOrEqual(MOST[edition])
    const all = sharesOfPages(blank)
    expect(Math.max(...all.slice(0, -1))).toBeLessThanOrEqual(0.3)
    if (edition !== 'en-ar') expect(all.at(-1)).toBeLessThanOrEqual(0.7)
    if (edition === 'en-ar') expect(columnsOf(blank)).toBeLessThanOrEqual(0.12)
  })

  it.each(EDITIONS)(
    'should keep heads, sources and tables with what follows in %s',
    async (edition) => {
      await desk.paginate(String(await fileOf(edition, 'html')))
      expect(await desk.page.evaluate(readPartings)).toEqual([])
    },
  )
})

/** Of both columns the one that is blank to the larger part. */
function columnsOf(blank: Blank): number {
  return Math.max(shareOf(blank, 0), shareOf(blank, 1))
}

/** What stands at the end of a page without what it is to keep with it; runs inside the page. */
function readPartings(): string[] {
  const partings: string[] = []
  const tell = (what: string, element: Element) =>
    partings.push(`${what}: ${element.textContent?.trim().slice(0, 60)}`)
  for (const body of document.querySelectorAll('.page-body')) {
    for (const title of body.querySelectorAll('.section-title')) {
      const rows = [...(title.parentElement?.children ?? [])].slice(1)
      if (rows.every((row) => row.matches('.role-lead'))) tell('a head alone', title)
    }
    for (const lead of body.querySelectorAll('.role-lead.continues, .heading.continues')) {
      tell('a lead in two', lead)
    }
    for (const source of body.querySelectorAll('.role-source')) {
      const list = source.querySelector('ul') ? source : source.nextElementSibling
      const entries = list?.querySelectorAll('li:not(.is-continued)') ?? []
      const isWhole = !source.matches('.continues') || source.querySelector('ul')
      if (source.matches('.is-continued')) continue
      if (!isWhole || entries.length < 2) tell('a source without two entries', source)
    }
    for (const tables of body.querySelectorAll('.tables')) {
      const isLast = tables === tables.parentElement?.lastElementChild
      if (isLast && tables.closest('.continues')) tell('a table without its note', tables)
    }
  }
  return partings
}
