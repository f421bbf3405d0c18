/**
 * The four audiences on a project that was written to leak: what each is given is a part of the whole, and
 * no private name comes out of the public edition by any way.
 */
import { execFileSync } from 'node:child_process'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { namesIn, readable } from './readable.ts'
import { type Built, expectDisputesWhole, expectPart, filesOf, openWorkshop } from './workshop.ts'

const workshop = openWorkshop()

describe('the four audiences of a project that was written to leak', () => {
  const sources = fileURLToPath(new URL('./fixtures/quay/sources', import.meta.url))
  /** In all their forms, right and wrong. "Hope" and "stone" alone are ordinary words. */
  const NAMES = [
    'Kharbanov',
    'Zubaida',
    'Umm Salwa',
    'Harbanowa',
    'Kharbanof',
    'Mahrouqi',
    'Mahrouki',
    'Idris',
    'Hope Stone',
    'خربانوف',
    'خربانوڤ',
    'خاربنوف',
    'زبيدة',
    'أم سلوى',
    'المحروقي',
    'إدريس',
    'أمل حجر',
  ]
  let built: Built

  beforeAll(async () => {
    built = await workshop.buildAll(sources, ['public', 'open'])
  })

  it('should print nothing that the full brief does not say and cite', () => {
    expectPart(built)
  })

  it('should never print one side of a dispute alone', async () => {
    await expectDisputesWhole(built, sources)
    expect(built.of.meeting.topics).toEqual(expect.arrayContaining(['accused', 'denied']))
    expect(built.of.public.topics).not.toContain('denied')
    expect(built.of.principal.topics).toEqual(expect.arrayContaining(['late', 'in-time']))
  })

  it('should name no private person to the public, in any byte of any file', async () => {
    const files = await filesOf(join(built.folder, 'public'))
    expect(files.map((path) => path.replace(/.*\//, '')).toSorted()).toEqual([
      'brief.back-to-back.html',
      'brief.back-to-back.pdf',
      'brief.md',
      'references.bib',
      'references.json',
      'references.ris',
    ])
    for (const path of files) {
      expect(namesIn(await readable(path, await readFile(path)), NAMES), path).toEqual([])
    }
  })

  it('should attach what is wrong in each source, and print none of it', async () => {
    const path = join(built.folder, 'public/brief.back-to-back.pdf')
    const said = 'no basin is counted twice'
    expect(await readable(path, await readFile(path))).toContain(said)
    expect(execFileSync('pdftotext', [path, '-']).toString()).not.toContain(said)
    const html = await readFile(join(built.folder, 'public/brief.back-to-back.html'), 'utf8')
    expect(html.match(/<details class="state">/g)).toHaveLength(4)
  })

  it('should tell the public nothing sensitive', async () => {
    for (const path of await filesOf(join(built.folder, 'public'))) {
      const text = await readable(path, await readFile(path))
      expect(namesIn(text, ['secret trial', 'محاكمة سرية', 'theft', 'بالسرقة']), path).toEqual([])
    }
  })

  it('should find every name where nothing is withheld', async () => {
    for (const path of await filesOf(join(built.folder, 'open'))) {
      const text = await readable(path, await readFile(path))
      // References have what names the sources, and not what they say.
      if (/references\.\w+$/.test(path)) {
        expect(namesIn(text, NAMES).length, path).toBeGreaterThan(0)
        continue
      }
      expect(namesIn(text, NAMES), path).toEqual(NAMES)
      expect(namesIn(text, ['secret trial', 'محاكمة سرية']).length, path).toBe(2)
    }
  })

  it('should leave ordinary words and public names in peace', async () => {
    const markdown = await readFile(join(built.folder, 'public/brief.md'), 'utf8')
    expect(markdown).toContain('writes Salma Haddad, in the hope of trade and stone.')
    expect(markdown).toContain('كما تكتب سلمى حداد، على أمل التجارة والحجر.')
  })

  it('should say so where a limit of pages cannot be kept, and write nothing', async () => {
    const { browser, templates } = workshop
    await cp(join(templates, 'principal'), join(templates, 'one-page'), { recursive: true })
    const settings = await readFile(join(templates, 'principal/audience.yaml'), 'utf8')
    await writeFile(
      join(templates, 'one-page/audience.yaml'),
      settings.replace('maximum-pages: 2', 'maximum-pages: 1').replace('[en, ar]', '[en]'),
    )
    await writeFile(join(templates, 'one-page/styles/sheet.css'), ':root { --page-height: 90mm; }')
    const out = await workshop.temporary()
    const originals = join(out, 'none')
    const audiences = ['one-page']
    const result = await build({ sources, originals, templates, out, browser, audiences })
    expect(result.written).toBe(false)
    const [found] = result.findings.filter(({ ruleId }) => ruleId === 'pages-exceeded')
    expect(found?.file).toMatch(/one-page\/audience\.yaml$/)
    expect(found?.expected).toEqual(['at most 1'])
    expect(await readdir(out)).toEqual([])
  })

  it('should keep sources apart whose ids named somebody', () => {
    expect(built.whole.sources).toEqual(['kharbanov-diary', 'port-survey'])
    expect(built.of.public.sources).toEqual(['withheld-1', 'port-survey'])
    const withheld = built.of.public.topics.filter((topic) => topic.startsWith('withheld-'))
    expect(new Set(withheld).size).toBe(2)
  })
})
