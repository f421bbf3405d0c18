/**
 * `npm run bench`: the stopwatch beside the peers. Options: `-- --sizes 60,240 --runs 3 --json
 * --no-peers --audiences 1,4,16`. All tools take turns in one go, so that what else the machine does
 * hits all alike.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { PDFDocument } from '@cantoo/pdf-lib'
import { openBrowser } from '../../dist/index.js'
import { readContent } from './content.js'
import { editOneClaim, generateProject } from './generate.js'
import { run } from './measure.js'
import { installPeer, unpackFonts } from './peers/packages.js'
import { pagedDocument } from './peers/pagedjs-document.js'
import { typstDocument } from './peers/typst-document.js'
import { table } from './table.js'

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {readonly string[]} cold arguments of a Node process that makes the PDF once
 * @property {readonly string[]} warm the same, then rebuilds it and tells the times as JSON
 * @property {string} pdf
 *
 * @typedef {object} Result
 * @property {string} tool
 * @property {number} claims
 * @property {number} pages
 * @property {number[]} wall milliseconds of each cold run
 * @property {number[]} cpu
 * @property {number} memory bytes
 * @property {number[]} warm milliseconds of each rebuild
 * @property {Build} [first] of Mujaz: the first build in a process
 * @property {Build} [last] of Mujaz: the last rebuild
 *
 * @typedef {object} Build
 * @property {number} took milliseconds, to the file on disk
 * @property {Readonly<Record<string, number>>} steps milliseconds of each stage
 *
 * @typedef {object} Audiences
 * @property {number} audiences of one edition each
 * @property {number} wall milliseconds
 * @property {number} cpu
 * @property {number} memory bytes
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '60,240,960' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    audiences: { type: 'string', default: '1,4,16' },
  },
})
const REBUILDS = 5
const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../..')
const cache = join(root, 'node_modules/.cache/bench')
const folder = await mkdtemp(join(tmpdir(), 'mujaz-bench-'))
/** @type {Result[]} */
const results = []
/** @type {Audiences[]} */
const many = []
try {
  for (const size of numbers(values.sizes)) results.push(...(await bench(size)))
  for (const count of numbers(values.audiences)) many.push(await benchAudiences(count))
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(
  values.json ? `${JSON.stringify({ results, many }, null, 2)}\n` : table(results, many),
)

/** @param {string} list */
function numbers(list) {
  return list.split(',').filter(Boolean).map(Number)
}

/** @param {number} claims @returns {Promise<Result[]>} */
async function bench(claims) {
  const project = join(folder, String(claims))
  await generateProject(project, claims)
  const tools = [mujaz(project), ...(values['no-peers'] ? [] : await peers(project))]
  /** @type {Map<Tool, { wall: number[], cpu: number[] }>} */
  const times = new Map(tools.map((tool) => [tool, { wall: [], cpu: [] }]))
  for (let round = 0; round < Number(values.runs); round++) {
    for (const [tool, { wall, cpu }] of times) {
      const one = await run(tool.cold, { cwd: project })
      wall.push(one.wall)
      cpu.push(one.cpu)
    }
  }
  const found = []
  for (const [tool, { wall, cpu }] of times) {
    const { memory } = await run(tool.cold, { cwd: project, memory: true })
    const pdf = await PDFDocument.load(await readFile(tool.pdf), { updateMetadata: false })
    const { first, warm } = JSON.parse((await run(tool.warm, { cwd: project })).stdout)
    found.push({
      tool: tool.name,
      claims,
      pages: pdf.getPageCount(),
      wall,
      cpu,
      memory,
      warm: warm.map((/** @type {number | { took: number }} */ one) =>
        typeof one === 'number' ? one : one.took,
      ),
      ...(first && { first, last: warm.at(-1) }),
    })
  }
  return found
}

/**
 * Sixty claims for that many audiences, which are made one after the other.
 *
 * @param {number} count
 * @returns {Promise<Audiences>}
 */
async function benchAudiences(count) {
  const project = join(folder, `audiences-${count}`)
  await generateProject(project, 60)
  const names = Array.from({ length: count }, (_, index) => `audience-${index + 1}`)
  for (const name of names) {
    await mkdir(join(project, 'templates', name), { recursive: true })
    await writeFile(join(project, 'templates', name, 'audience.yaml'), 'editions: [en-ar]\n')
  }
  const cli = join(root, 'dist/cli.js')
  const args = ['build', '--fresh', '--audience', names.join(), '--format', 'pdf', '--quiet']
  const { wall, cpu } = await run([cli, ...args], { cwd: project })
  const { memory } = await run([cli, ...args], { cwd: project, memory: true })
  return { audiences: count, wall, cpu, memory }
}

/** @param {string} project @returns {Tool} */
function mujaz(project) {
  const cli = join(root, 'dist/cli.js')
  return {
    name: 'Mujaz',
    cold: [cli, 'build', '--fresh', '--edition', 'en-ar', '--format', 'pdf', '--quiet'],
    warm: [join(here, 'warm.js'), project, String(REBUILDS)],
    pdf: join(project, 'output/meeting/brief.en-ar.pdf'),
  }
}

/** The peers that can be had, with their documents: before and after an edit. @param {string} project */
async function peers(project) {
  const paged = await installPeer('pagedjs', cache)
  const typst = await installPeer('@myriaddreamin/typst-ts-node-compiler', cache)
  const before = await documents(project)
  await editOneClaim(project, 0)
  const after = await documents(project)
  /** @type {Tool[]} */
  const tools = []
  if (typst) {
    const pdf = join(project, 'typst.pdf')
    const paths = await keep(project, 'typ', before.typst, after.typst)
    const fonts = await unpackFonts(join(cache, 'fonts'))
    const cold = [join(here, 'peers/typst.js'), typst, fonts, paths[0], pdf]
    tools.push({ name: 'Typst', cold, warm: [...cold, String(REBUILDS), paths[1]], pdf })
  }
  if (paged) {
    const pdf = join(project, 'pagedjs.pdf')
    const paths = await keep(project, 'html', before.paged, after.paged)
    const polyfill = join(paged, 'dist/paged.polyfill.min.js')
    const browser = await openBrowser()
    await browser.close()
    const cold = [join(here, 'peers/pagedjs.js'), browser.place, polyfill, paths[0], pdf]
    // Each takes seconds at 960 claims; three show the middle.
    tools.push({ name: 'Paged.js', cold, warm: [...cold, '3', paths[1]], pdf })
  }
  return tools
}

/** The same content in the languages of the peers. @param {string} project */
async function documents(project) {
  const cli = join(root, 'dist/cli.js')
  const args = ['build', '--edition', 'en-ar', '--format', 'md,html', '--quiet']
  await run([cli, ...args], { cwd: project })
  const content = readContent(await readFile(join(project, 'output/brief.md'), 'utf8'))
  const html = await readFile(join(project, 'output/meeting/brief.en-ar.html'), 'utf8')
  const fontFaces = html.match(/@font-face\s*\{[^}]*\}/g)?.join('\n') ?? ''
  return { typst: typstDocument(content), paged: pagedDocument(content, fontFaces) }
}

/**
 * @param {string} project
 * @param {string} extension
 * @param {string} before
 * @param {string} after
 * @returns {Promise<[string, string]>}
 */
async function keep(project, extension, before, after) {
  /** @type {[string, string]} */
  const paths = [join(project, `before.${extension}`), join(project, `after.${extension}`)]
  await writeFile(paths[0], before)
  await writeFile(paths[1], after)
  return paths
}
