import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import type { Language } from '../../src/model/language.ts'
import { build } from '../../src/pipeline/build.ts'
import type { BuildOptions } from '../../src/pipeline/options.ts'
import { copyInLanguages } from '../support/in-languages.ts'

const projects = fileURLToPath(new URL('../projects', import.meta.url))
const reseau = join(projects, 'reseau')
const harbour = join(projects, 'harbour')

const folders: string[] = []
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
})

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mujaz-languages-'))
  folders.push(folder)
  return folder
}

/** What is made of a project, but for the one draft that it has, which is told of. */
async function made(project: string, options: BuildOptions = {}) {
  const out = join(await emptyFolder(), 'output')
  const { written, findings } = await build({
    sources: join(project, 'sources'),
    originals: join(project, 'originals'),
    out,
    browser,
    ...options,
  })
  expect(findings.filter(({ ruleId }) => ruleId !== 'draft-left').map(String)).toEqual([])
  expect(written).toBe(true)
  const read = (path: string) => readFile(join(out, path), 'utf8')
  return { read, html: (edition: string) => read(`meeting/brief.${edition}.html`) }
}

async function harbourIn(...to: Language[]): Promise<string> {
  const folder = await emptyFolder()
  const words = JSON.parse(await readFile(join(harbour, 'french.json'), 'utf8'))
  await copyInLanguages(harbour, folder, { from: ['en', 'ar'], to, words })
  return folder
}

/** The languages and directions of the first cells of a row, in their order. */
function columnsOf(html: string): string[] {
  const row =
    /<div class="row row-point[\s\S]*?\n<\/div>|<h2 class="row[^>]*>[\s\S]*?<\/h2>/.exec(
      html,
    )?.[0] ?? ''
  return [...row.matchAll(/class="cell" lang="(\w+)" dir="(\w+)"/g)].map(
    ([, lang, dir]) => `${lang} ${dir}`,
  )
}

/** The shares of the width that the columns have. */
function sharesOf(html: string): string[] {
  return /--first: ([\d.]+)fr; --second: ([\d.]+)fr;/.exec(html)?.slice(1) ?? []
}

describe('a brief in French and Arabic', () => {
  let built: Awaited<ReturnType<typeof made>>

  // `made` sees to it that there is nothing to find.
  beforeAll(async () => {
    built = await made(reseau, { audiences: ['meeting', 'principal', 'practitioner', 'public'] })
  })

  it('should be made for every audience in every edition, with nothing to find', async () => {
    const page = await built.html('fr-ar')
    expect(page).toContain('<html lang="fr" dir="ltr"')
    expect(columnsOf(page)).toEqual(['fr ltr', 'ar rtl'])
  })

  it('should say what was agreed (UPDATE=1 rewrites it)', async () => {
    const path = join(reseau, 'expected/brief.md')
    const markdown = await built.read('brief.md')
    if (process.env.UPDATE) await writeFile(path, markdown)
    expect(markdown).toBe(await readFile(path, 'utf8'))
  })

  it('should have no line end where French has none', async () => {
    const page = await built.html('fr')
    const text = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]+>/g, '')
    expect(text).toMatch(/18,4\u00A0millions/)
    expect(text).toMatch(/1er\u00A0juillet/)
    expect(text).toMatch(/par\.\u00A07\u00A0: La traduction/)
    expect(text).not.toMatch(/ [;:!?»%]|« |\d \d{3}/)
  })

  it('should say that an event runs on, which a year alone does not', async () => {
    const page = await built.html('fr-ar')
    expect(page).not.toContain('2022–..')
    expect(page).toMatch(/<bdi [^>]*>2022<\/bdi>[\s\S]{0,1500}depuis février 2022/)
  })
})

describe('a brief in two languages that run the same way', () => {
  it('should be made in every edition, in columns of one width', async () => {
    const { html, read } = await made(await harbourIn('en', 'fr'), {
      editions: ['parallel', 'single', 'back-to-back'],
    })
    const page = await html('en-fr')
    expect(columnsOf(page)).toEqual(['en ltr', 'fr ltr'])
    expect(new Set(sharesOf(page)).size).toBe(1)
    expect(page).toContain('id="show-fr"')
    expect(await html('fr')).toContain('<html lang="fr" dir="ltr"')
    expect(await read('brief.md')).toMatch(/^languages:\n {2}- en\n {2}- fr$/m)
  })
})

describe('a brief whose first language runs from right to left', () => {
  it('should begin with it, at the right', async () => {
    const { html, read } = await made(await harbourIn('ar', 'en'), { formats: ['md', 'html'] })
    const page = await html('ar-en')
    expect(page).toContain('<html lang="ar" dir="rtl"')
    expect(columnsOf(page)).toEqual(['ar rtl', 'en ltr'])
    expect(sharesOf(page)).toEqual(['1', '1.3'])
    expect(await read('brief.md')).toMatch(/^# الميناء بعد العاصفة.*The harbour after the storm/m)
  })
})

describe('a brief in one language', () => {
  it('should have one edition, whichever is asked for, and no switch', async () => {
    const project = await emptyFolder()
    await copyInLanguages(reseau, project, { from: ['fr', 'ar'], to: ['fr'] })
    for (const editions of [['parallel'], ['back-to-back'], ['single']]) {
      const { html, read } = await made(project, {
        editions,
        formats: editions[0] === 'single' ? ['md', 'html', 'pdf'] : ['html'],
      })
      const page = await html('fr')
      expect(page).toContain('<html lang="fr" dir="ltr"')
      expect(page).not.toMatch(/id="show-|lang="ar"(?! dir="rtl">[^<]*<\/(?:bdi|span)>)/)
      if (editions[0] === 'single') expect(await read('brief.md')).not.toContain('<div lang')
    }
  })
})
