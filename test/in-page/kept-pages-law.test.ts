import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { KeptPages } from '../../src/print/kept-pages.ts'
import { layOut } from '../../src/print/print.ts'
import { outcome } from '../print/outcome.ts'

const PROJECTS = fileURLToPath(new URL('../projects', import.meta.url))
const EDITS_EACH = Number(process.env.EDITS ?? 2)

let folder: string
let browser: Browser
beforeAll(async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1764000000')
  folder = await mkdtemp(join(tmpdir(), 'mujaz-kept-'))
  await cp(PROJECTS, folder, { recursive: true })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true })
  vi.unstubAllEnvs()
})

/** Numbers between 0 and 1, the same for a seed. */
function drawn(seed: number): () => number {
  let state = seed % 2147483647 || 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

type Elements = readonly Element[]

/** What a writer's change comes to in the page of an edition: each changes some of its elements. */
const EDITS: Readonly<Record<string, (draw: () => number, document: Document) => void>> = {
  longer: (draw, document) => {
    const text = firstText(one(draw, document.querySelectorAll('main p, main h2, main h3')))
    if (text) text.data = `${text.data} ${'وكلام آخر and other words '.repeat(1 + draw() * 9)}`
  },
  shorter: (draw, document) => {
    const text = firstText(one(draw, document.querySelectorAll('main p')))
    if (text) text.data = text.data.slice(0, Math.ceil(text.data.length / 2))
  },
  'a longer note': (draw, document) => {
    const text = firstText(one(draw, document.querySelectorAll('[data-note] p')))
    if (text) text.data = `${text.data} ${'further, '.repeat(1 + draw() * 30)}`
  },
  gone: (draw, document) => one(draw, document.querySelectorAll('main .row'))?.remove(),
  'a section gone': (draw, document) =>
    one(draw, document.querySelectorAll('main section'))?.remove(),
  doubled: (draw, document) => {
    const row = one(draw, document.querySelectorAll('main .row'))
    const copy = row?.cloneNode(true) as Element | undefined
    for (const each of copy?.querySelectorAll('[id], [data-call]') ?? []) each.remove()
    copy?.removeAttribute('id')
    if (copy) row?.after(copy)
  },
  moved: (draw, document) => {
    const rows = document.querySelectorAll('main section .row.text')
    const [row, other] = [one(draw, rows), one(draw, rows)]
    if (row && other && !row.contains(other) && !other.contains(row)) other.before(row)
  },
  marked: (draw, document) =>
    one(draw, document.querySelectorAll('main .row'))?.classList.add('flag-unverified'),
  'without a figure': (draw, document) =>
    one(draw, document.querySelectorAll('main figure, main table, main svg'))?.remove(),
}

function one(draw: () => number, elements: Iterable<Element>): Element | undefined {
  const all: Elements = [...elements]
  return all[Math.floor(draw() * all.length)]
}

function firstText(element: Element | undefined): Text | undefined {
  return [...(element?.childNodes ?? [])].find(
    (node): node is Text => node.nodeType === 3 && /\S/.test((node as Text).data),
  )
}

it.each(['harbour', 'lagune', 'reseau', 'seaplanes'])(
  'should print each edition of %s as a fresh page does, to the byte, whatever was edited, and after all is undone the first bytes',
  async (name) => {
    const seed = Number(process.env.SEED ?? Date.now())
    const project = join(folder, name)
    const { files } = await build({
      sources: join(project, 'sources'),
      templates: join(project, 'templates'),
      out: join(project, 'output'),
      editions: ['parallel', 'single', 'back-to-back'],
      formats: ['html'],
    })
    const pages = files.map(({ path }) => path).filter((path) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(3)
    let kept = 0
    // Every second one, by lot: all of them take minutes.
    const drawnPages = pages.filter((_, n) => (n + seed) % 2 === 0)
    for (const [n, path] of drawnPages.entries()) {
      const draw = drawn(seed + n)
      const html = await readFile(path, 'utf8')
      const { document } = parseHTML(html) as unknown as { document: Document }
      const head = html.slice(0, html.search(/<body[\s>]/u))
      const written = () => `${head}${document.body.outerHTML}</html>`
      const texts = [written()]
      const done: string[] = []
      for (let edit = 0; edit < EDITS_EACH; edit++) {
        const [how, change] = Object.entries(EDITS)[
          Math.floor(draw() * Object.keys(EDITS).length)
        ] as [string, (typeof EDITS)[string]]
        change(draw, document)
        done.push(how)
        texts.push(written())
      }
      texts.push(texts[0] as string)
      const documents = new KeptPages()
      // Where it is not kept, pages are opened for it.
      let opened = 0
      const counting: Browser = {
        ...browser,
        newPage: () => {
          opened++
          return browser.newPage()
        },
      }
      for (const [at, text] of texts.entries()) {
        const before = opened
        const known = await outcome(documents.layOut(path, text, { browser: counting }))
        if (at > 0 && opened === before) kept++
        await documents.prepare()
        const what = `seed ${seed}, ${path}: ${done.slice(0, at).join(', ')}`
        expect(known, what).toEqual(await outcome(layOut(text, { browser })))
      }
      documents.close()
    }
    expect(kept).toBeGreaterThan(drawnPages.length * (EDITS_EACH + 1) * 0.6)
  },
  0,
)
