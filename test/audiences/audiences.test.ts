/**
 * The four audiences, on the first brief and on a project that was written to leak: what each is
 * given is a part of the whole, and no private name comes out of the public edition by any way.
 */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../src/browser/browser.ts'
import { type BuildResult, build } from '../../src/pipeline/build.ts'
import { foldersOf, readProject } from '../../src/project/load.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'
import { namesIn, readable } from './readable.ts'
import { type Said, saidIn } from './said.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const AUDIENCES = ['meeting', 'principal', 'practitioner', 'public'] as const

/** All that the notes and the editor's file say: what any audience may print is a part of it. */
const EVERYTHING = `parts: [bottom-line, background, approach, outcomes, criticisms, risks, comparison, timeline, chart, gaps, evidence, sources]
leads: plain
editions: [en]
`

interface Built {
  readonly folder: string
  readonly result: BuildResult
  readonly whole: Said
  /** With the leads in plain language. */
  readonly everything: Said
  readonly of: Readonly<Record<(typeof AUDIENCES)[number], Said>>
}

let browser: Browser
let templates: string
const folders: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  templates = await temporary()
  await cp(join(root, 'templates'), templates, { recursive: true })
  await cp(join(templates, 'practitioner'), join(templates, 'everything'), { recursive: true })
  await writeFile(join(templates, 'everything/audience.yaml'), EVERYTHING)
  // The public edition with its redaction switched off: what must not be found is there to be found.
  await cp(join(templates, 'public'), join(templates, 'open'), { recursive: true })
  const settings = await readFile(join(templates, 'public/audience.yaml'), 'utf8')
  const open = settings.replace('sensitive: omit', 'sensitive: show')
  expect(open).not.toBe(settings)
  await writeFile(join(templates, 'open/audience.yaml'), open)
})

afterAll(async () => {
  await browser?.close()
  for (const folder of folders) await rm(folder, { recursive: true })
})

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mujaz-audiences-'))
  folders.push(folder)
  return folder
}

/** Builds all four, prints some of them, and reads back what each says. */
async function buildAll(sources: string, printed: readonly string[]): Promise<Built> {
  const folder = await temporary()
  const options = { sources, originals: join(folder, 'none'), templates, out: folder, browser }
  const plain = [...AUDIENCES, 'everything'].filter((name) => !printed.includes(name))
  await build({ ...options, audiences: plain, formats: ['md'] })
  const result = await build({ ...options, audiences: printed })
  expect(result.written, result.findings.map(String).join('\n')).toBe(true)
  const read = async (name: string) => saidIn(await readFile(join(folder, name), 'utf8'))
  const [meeting, principal, practitioner, open] = await Promise.all(
    AUDIENCES.map((name) => read(`${name}/brief.md`)),
  )
  return {
    folder,
    result,
    whole: await read('brief.md'),
    everything: await read('everything/brief.md'),
    of: { meeting, principal, practitioner, public: open } as Built['of'],
  }
}

/** A text in which a mark may stand for a name, as a pattern of the text that it was made from. */
function pattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const open = escaped.replace(/\\\[(?:name withheld|الاسم محجوب)\\\]/g, '.{1,40}?')
  return new RegExp(`^${open}$`, 'u')
}

function expectPart({ whole, everything, of }: Built): void {
  const statements = [...whole.statements, ...everything.statements]
  const lines = [...whole.lines, ...everything.lines]
  for (const said of Object.values(of)) {
    expect(said.statements.length).toBeGreaterThan(0)
    for (const { text, cites } of said.statements) {
      const origin = statements.filter((each) => pattern(text).test(each.text))
      expect(
        origin.map((each) => each.cites),
        text,
      ).toContain(cites)
    }
    for (const line of said.lines) {
      expect(
        lines.some((each) => pattern(line).test(each)),
        line,
      ).toBe(true)
    }
    const [printed, all] = [new Set(said.topics).size, whole.topics.length]
    if (printed < all) {
      const gone = all - printed
      expect(said.leftOut).toContain(`${gone === 1 ? 'one' : gone} of the ${all} points`)
      expect(said.leftOut).toContain(`${pointsInArabic(gone)} من أصل ${all}`)
    } else {
      expect(said.leftOut).toBeUndefined()
    }
  }
}

/** «نقطة واحدة», «نقطتان», «3 نقاط», «11 نقطة». */
function pointsInArabic(count: number): string {
  if (count === 1) return 'نقطة واحدة'
  if (count === 2) return 'نقطتان'
  return `${count} ${count % 100 >= 3 && count % 100 <= 10 ? 'نقاط' : 'نقطة'}`
}

/** Both sides of each dispute are printed to an audience, or neither. */
async function expectDisputesWhole({ whole, of }: Built, sources: string): Promise<void> {
  const claims = (await projectIn(sources)).sources.flatMap((source) => source.claims)
  const disputes = claims.flatMap(({ topic, disputes: other }) => {
    const against = claims.find(({ id }) => id === other)?.topic
    return against === undefined ? [] : [[topic, against]]
  })
  expect(disputes.length).toBeGreaterThan(0)
  for (const { topics } of [whole, ...Object.values(of)]) {
    for (const sides of disputes) {
      expect([0, 2], sides.join()).toContain(sides.filter((side) => topics.includes(side)).length)
    }
  }
}

/** The topics of the claims that the editor's bottom line names. */
async function supports(sources: string): Promise<string[]> {
  const project = await projectIn(sources)
  const named = new Set(project.editor?.bottomLine.flatMap(({ claims }) => claims))
  const claims = project.sources.flatMap((source) => source.claims)
  const topics = claims.filter(({ id }) => named.has(id)).map(({ topic }) => topic)
  expect(topics.length).toBeGreaterThan(0)
  return [...new Set(topics)].sort()
}

function projectIn(sources: string) {
  return readProject(foldersOf({ sources }), createWorld(), new Findings())
}

async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name))
}

describe('the four audiences of the first brief', () => {
  const sources = join(root, 'sources')
  let built: Built

  beforeAll(async () => {
    built = await buildAll(sources, ['principal', 'public'])
  }, 300_000)

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

  it('should name no private person to the public, in any byte of any file', async () => {
    const { editor } = await projectIn(sources)
    const hidden = (editor?.names ?? []).filter((name) => name.private)
    const names = hidden.flatMap(({ name, short }) => [name.en, name.ar, short?.en, short?.ar])
    const forms = names.filter((form) => form !== undefined)
    expect(forms.length).toBeGreaterThan(3)
    for (const path of await filesOf(join(built.folder, 'public'))) {
      expect(namesIn(await readable(path, await readFile(path)), forms), path).toEqual([])
    }
    const whole = join(built.folder, 'brief.md')
    expect(namesIn(await readable(whole, await readFile(whole)), forms).length).toBeGreaterThan(3)
  })
})

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
    built = await buildAll(sources, ['public', 'open'])
  }, 300_000)

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
    ])
    for (const path of files) {
      expect(namesIn(await readable(path, await readFile(path)), NAMES), path).toEqual([])
    }
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
    await cp(join(templates, 'principal'), join(templates, 'one-page'), { recursive: true })
    const settings = await readFile(join(templates, 'principal/audience.yaml'), 'utf8')
    await writeFile(
      join(templates, 'one-page/audience.yaml'),
      settings.replace('maximum-pages: 2', 'maximum-pages: 1').replace('[en, ar]', '[en]'),
    )
    await writeFile(join(templates, 'one-page/styles/sheet.css'), ':root { --page-height: 90mm; }')
    const out = await temporary()
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
