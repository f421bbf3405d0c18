import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { type BuildResult, build } from '../../src/pipeline/build.ts'
import { foldersOf, readProject } from '../../src/project/load.ts'
import { createWorld } from '../../src/world/world.ts'
import { Findings } from '../support/findings.ts'
import { type Said, saidIn } from './said.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const AUDIENCES = ['meeting', 'principal', 'practitioner', 'public'] as const

/** All that the notes and the editor's file say: what any audience may print is a part of it. */
const EVERYTHING = `parts: [bottom-line, background, approach, outcomes, criticisms, risks, comparison, timeline, chart, gaps, evidence, sources]
leads: plain
points: merged
editions: [en]
`

export interface Built {
  readonly folder: string
  readonly result: BuildResult
  readonly whole: Said
  /** With the leads in plain language, and points merged. */
  readonly everything: Said
  readonly of: Readonly<Record<(typeof AUDIENCES)[number], Said>>
}

/** Where the builds of a file of tests happen. */
export interface Workshop {
  readonly browser: Browser
  /** The templates of the repository, and two audiences more. */
  readonly templates: string
  /** A folder that is gone when the tests are done. */
  temporary(): Promise<string>
  /** Builds all four, prints some of them, and reads back what each says. */
  buildAll(sources: string, printed: readonly string[]): Promise<Built>
}

/** Is set up before the tests of the file, and cleared away after them. */
export function openWorkshop(): Workshop {
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

  async function buildAll(sources: string, printed: readonly string[]): Promise<Built> {
    const folder = await temporary()
    const options = { sources, originals: join(folder, 'none'), templates, out: folder, browser }
    const plain = [...AUDIENCES, 'everything'].filter((name) => !printed.includes(name))
    await build({ ...options, audiences: plain, formats: ['md'] })
    const result = await build({ ...options, audiences: printed })
    expect(result.written, result.findings.map(String).join('\n')).toBe(true)
    const { editor } = await projectIn(sources)
    const merges = new Map(editor?.mergedPoints.map((point) => [point.topic, point.merges]))
    const read = async (name: string): Promise<Said> => {
      const said = saidIn(await readFile(join(folder, name), 'utf8'))
      // A merged point is all of its points.
      return { ...said, topics: said.topics.flatMap((topic) => merges.get(topic) ?? [topic]) }
    }
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

  return {
    get browser() {
      return browser
    },
    get templates() {
      return templates
    },
    temporary,
    buildAll,
  }
}

/** A text in which a mark may stand for a name, as a pattern of the text that it was made from. */
function pattern(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const open = escaped.replace(/\\\[(?:name withheld|الاسم محجوب)\\\]/g, '.{1,40}?')
  return new RegExp(`^${open}$`, 'u')
}

export function expectPart({ whole, everything, of }: Built): void {
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
export async function expectDisputesWhole({ whole, of }: Built, sources: string): Promise<void> {
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

/** The topics of the claims that the editor’s bottom line and answer name. */
export async function supports(sources: string): Promise<string[]> {
  const project = await projectIn(sources)
  const named = new Set(
    [...(project.editor?.bottomLine ?? []), ...(project.editor?.answer ?? [])].flatMap(
      ({ claims }) => claims,
    ),
  )
  const claims = project.sources.flatMap((source) => source.claims)
  const topics = claims.filter(({ id }) => named.has(id)).map(({ topic }) => topic)
  expect(topics.length).toBeGreaterThan(0)
  return [...new Set(topics)].sort()
}

function projectIn(sources: string) {
  return readProject(foldersOf({ sources }), createWorld(), new Findings())
}

export async function filesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).map((name) => join(folder, name))
}
