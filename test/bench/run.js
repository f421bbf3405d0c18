/**
 * `npm run bench`: the stopwatch beside the peers. Options: `-- --sizes 60,240 --runs 3 --stages --json --no-peers
 * --audiences 1,4,16 --scale 20000`. All tools take turns, so that what else the machine does hits all alike.
 */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openBrowser } from '../../dist/index.js'
import { readContent } from './content.js'
import { countsOf } from './counts.js'
import { AUDIENCE, editOneClaim, generateProject } from './generate.js'
import { UNFINISHED } from './goals.js'
import { Resident, run } from './measure.js'
import { installPeer, unpackFonts } from './peers/packages.js'
import { pagedDocument } from './peers/pagedjs-document.js'
import { typstDocument } from './peers/typst-document.js'
import { table } from './table.js'

/** @typedef {import('./content.js').Content} Content */
/** @typedef {import('./counts.js').Counts} Counts */
/** @typedef {import('./measure.js').Cost} Cost */

/**
 * @typedef {'typeset' | 'cold' | 'fresh' | 'rebuild'} Task typesetting alone; notes to a proven PDF in a process of
 *   its own; the same of a project that is new to a process which stays; what comes of one edited claim there
 *
 * @typedef {object} Result what one tool took for one task
 * @property {number} claims
 * @property {Task} task
 * @property {string} tool
 * @property {readonly Cost[]} costs of each turn: the turns of one number and task were taken together
 * @property {number} [memory] bytes
 * @property {Counts} [counts]
 *
 * @typedef {object} Stages what Mujaz did in one of its builds
 * @property {number} claims
 * @property {string} build
 * @property {number} took milliseconds
 * @property {Readonly<Record<string, number>>} steps milliseconds of each stage
 *
 * @typedef {object} Audiences
 * @property {number} audiences of one edition each
 * @property {number} wall milliseconds
 * @property {number} cpu
 * @property {number} memory bytes
 *
 * @typedef {object} Scale a check of that many claims, locked
 * @property {number} claims
 * @property {number} notes
 * @property {number} wall milliseconds
 * @property {number} cpu
 * @property {number} memory bytes
 */

/**
 * A peer, with its document of the same content.
 *
 * @typedef {object} Peer
 * @property {string} name
 * @property {(pdf: string) => readonly string[]} args of a Node process that makes that PDF of the document that is
 *   named last, or of each that it is told
 * @property {(content: Content) => string} document
 * @property {string} extension
 */

/**
 * A tool that stays, and makes its PDF again.
 *
 * @typedef {object} Rebuilder
 * @property {string} tool
 * @property {Resident} resident
 * @property {() => void | Promise<void>} begin has it make its PDF for the first time
 * @property {(edit: number) => Promise<void>} save
 * @property {Cost[]} costs of each rebuild
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '60,240,960' },
    runs: { type: 'string', default: '7' },
    stages: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'no-peers': { type: 'boolean', default: false },
    audiences: { type: 'string', default: '1,4,16' },
    scale: { type: 'string', default: '' },
  },
})
const RUNS = Number(values.runs)
const here = fileURLToPath(new URL('.', import.meta.url))
const root = resolve(here, '../..')
const cli = join(root, 'dist/cli.js')
const cache = join(root, 'node_modules/.cache/bench')
const EDITION = ['--audience', AUDIENCE, '--edition', 'en-ar']
const folder = await mkdtemp(join(tmpdir(), 'mujaz-bench-'))
/** @type {Result[]} */
const results = []
/** @type {Stages[]} */
const stages = []
/** @type {Audiences[]} */
const many = []
/** @type {Scale[]} */
const scales = []
try {
  for (const size of numbers(values.sizes)) await bench(size)
  for (const count of numbers(values.audiences)) many.push(await benchAudiences(count))
  for (const count of numbers(values.scale)) scales.push(await benchScale(count))
} finally {
  await rm(folder, { recursive: true, force: true })
}
process.stdout.write(
  values.json
    ? `${JSON.stringify({ results, stages, many, scales }, null, 2)}\n`
    : table(results, values.stages ? stages : [], many, scales),
)

/** @param {string} list */
function numbers(list) {
  return list.split(',').filter(Boolean).map(Number)
}

/** @param {number} claims */
async function bench(claims) {
  const project = join(folder, String(claims))
  await generateProject(project, claims)
  const first = ['build', ...EDITION, '--format', 'html', '--quiet']
  await run([cli, ...first], { cwd: project })
  const page = join(project, 'output', AUDIENCE, 'brief.en-ar.html')
  const html = await readFile(page, 'utf8')
  const content = readContent(html)
  const browser = await openBrowser()
  await browser.close()
  const peers = values['no-peers'] ? [] : await peersFor(browser.place, html)
  await benchColdly(project, claims, page, browser.place, peers, content)
  await benchRebuilds(project, claims, peers, content)
  if (values.stages) await benchStages(claims)
}

/**
 * Typesetting, and notes to a proven PDF, in turns.
 *
 * @param {string} project
 * @param {number} claims
 * @param {string} page
 * @param {string} browser path
 * @param {readonly Peer[]} peers
 * @param {Content} content
 */
async function benchColdly(project, claims, page, browser, peers, content) {
  const build = ['build', '--fresh', ...EDITION, '--format', 'pdf', '--quiet']
  /** @type {{ tool: string, task: Task, args: readonly string[], pdf: string, costs: Cost[] }[]} */
  const tools = []
  for (const [tool, ...how] of [['Mujaz'], [UNFINISHED, 'unfinished']]) {
    const pdf = join(project, `${tool}.pdf`)
    const args = [join(here, 'typeset.js'), browser, page, pdf, ...how]
    tools.push({ tool: `${tool}`, task: 'typeset', args, pdf, costs: [] })
  }
  for (const { name, args, document, extension } of peers) {
    const [input, pdf] = [join(project, `peer.${extension}`), join(project, `${name}.pdf`)]
    await writeFile(input, document(content))
    tools.push({ tool: name, task: 'typeset', args: [...args(pdf), input], pdf, costs: [] })
  }
  const proven = join(project, 'output', AUDIENCE, 'brief.en-ar.pdf')
  tools.push({ tool: 'Mujaz', task: 'cold', args: [cli, ...build], pdf: proven, costs: [] })
  const resident = new Resident([join(here, 'fresh.js')])
  const other = join(folder, 'fresh')
  /** @type {Cost[]} */
  const fresh = []
  // Whatever a process does once, it has done: it built something of that size before.
  for (let round = 0; round <= RUNS; round++) {
    await generateProject(other, claims, 1e6 + round)
    const { told, ...cost } = await resident.cost(() => resident.tell(other))
    if (round === 0) {
      stages.push({ claims, build: 'first in a process', ...JSON.parse(told) })
      continue
    }
    fresh.push(cost)
    for (const { args, costs } of tools) costs.push(await run(args, { cwd: project }))
  }
  await resident.end()
  for (const { tool, task, args, pdf, costs } of tools) {
    const { memory, stdout } = await run(args, { cwd: project, memory: true })
    results.push({ claims, task, tool, costs, memory, counts: await countsOf(pdf) })
    if (task !== 'typeset' || tool !== 'Mujaz') continue
    const { steps } = JSON.parse(stdout)
    stages.push({ claims, build: 'typesetting', took: sum(Object.values(steps)), steps })
  }
  results.push({ claims, task: 'fresh', tool: 'Mujaz', costs: fresh })
}

/**
 * What comes of one edited claim, from the saving of its file to the PDF, in processes that have made the PDF before.
 * No two edits give the same text: a tool would know the result from memory.
 *
 * @param {string} project
 * @param {number} claims
 * @param {readonly Peer[]} peers
 * @param {Content} content
 */
async function benchRebuilds(project, claims, peers, content) {
  const tools = [watcher(project)]
  for (const { name, args, document, extension } of peers) {
    const resident = new Resident(args(join(project, `${name}.pdf`)))
    const input = join(project, `edited.${extension}`)
    const texts = Array.from({ length: RUNS + 1 }, (_, edit) => document(edited(content, edit)))
    const save = async (/** @type {number} */ edit) => {
      await writeFile(input, texts[edit] ?? '')
      resident.tell(input)
    }
    tools.push({ tool: name, resident, costs: [], begin: () => save(0), save })
  }
  for (const { resident, begin } of tools) await resident.cost(begin)
  for (let edit = 1; edit <= RUNS; edit++) {
    for (const { resident, save, costs } of tools) {
      const { told, ...cost } = await resident.cost(() => save(edit))
      if (told.startsWith('Nothing')) throw new Error('The edited project does not build.')
      costs.push(cost)
    }
  }
  for (const { tool, resident, costs } of tools) {
    await resident.end()
    results.push({ claims, task: 'rebuild', tool, costs })
  }
}

/**
 * Mujaz as it stays beside a writer: `mujaz build --watch`, which hears of each save by itself.
 *
 * @param {string} project
 * @returns {Rebuilder}
 */
function watcher(project) {
  const manner = { cwd: project, done: /^\d+ made, |^Nothing was written/ }
  const args = [cli, 'build', '--watch', ...EDITION, '--format', 'pdf']
  return {
    ...{ tool: 'Mujaz', costs: [], begin: () => {} },
    resident: new Resident(args, { ...manner, signal: 'SIGINT' }),
    save: (edit) => editOneClaim(project, edit),
  }
}

/**
 * The stages of what comes of one edited claim: of the save that took neither the least nor the most.
 *
 * @param {number} claims
 */
async function benchStages(claims) {
  const project = join(folder, `stages-${claims}`)
  await generateProject(project, claims)
  const resident = new Resident([join(here, 'watched.js')], { cwd: project, signal: 'SIGINT' })
  await resident.cost(() => {})
  /** @type {Omit<Stages, 'claims' | 'build'>[]} */
  const rounds = []
  for (let edit = 1; edit <= RUNS; edit++) {
    const { told } = await resident.cost(() => editOneClaim(project, edit))
    rounds.push(JSON.parse(told))
  }
  await resident.end()
  const middle = rounds.toSorted((a, b) => a.took - b.took)[Math.floor(rounds.length / 2)]
  if (middle) stages.push({ claims, build: 'one edited claim', ...middle })
}

/** Rewords the first claim as `editOneClaim` does. @param {Content} content @param {number} edit @returns {Content} */
function edited(content, edit) {
  const first = content.blocks.findIndex((block) => block.kind === 'row')
  const blocks = content.blocks.map((block, at) => {
    const { en, ar } = block.text
    return at === first
      ? { ...block, text: { en: `Edit ${edit}: ${en}`, ar: `تعديل ${edit}: ${ar}` } }
      : block
  })
  return { ...content, blocks }
}

/** Those that can be had. @param {string} browser path @param {string} html of Mujaz, with its fonts @returns {Promise<Peer[]>} */
async function peersFor(browser, html) {
  const paged = await installPeer('pagedjs', cache)
  const typst = await installPeer('@myriaddreamin/typst-ts-node-compiler', cache)
  /** @type {Peer[]} */
  const peers = []
  if (typst) {
    const fonts = await unpackFonts(join(cache, 'fonts'))
    peers.push({
      ...{ name: 'Typst', extension: 'typ', document: typstDocument },
      args: (pdf) => [join(here, 'peers/typst.js'), typst, fonts, pdf],
    })
  }
  if (paged) {
    const polyfill = join(paged, 'dist/paged.polyfill.min.js')
    const fontFaces = html.match(/@font-face\s*\{[^}]*\}/g)?.join('\n') ?? ''
    peers.push({
      ...{ name: 'Paged.js', extension: 'html' },
      document: (content) => pagedDocument(content, fontFaces),
      args: (pdf) => [join(here, 'peers/pagedjs.js'), browser, polyfill, pdf],
    })
  }
  return peers
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
  const args = ['build', '--fresh', '--audience', names.join(), '--format', 'pdf', '--quiet']
  const { wall, cpu } = await run([cli, ...args], { cwd: project })
  const { memory } = await run([cli, ...args], { cwd: project, memory: true })
  return { audiences: count, wall, cpu, memory }
}

/**
 * A check of a whole library of notes, each claim held against its original and the lock.
 *
 * @param {number} claims
 * @returns {Promise<Scale>}
 */
async function benchScale(claims) {
  const project = join(folder, `scale-${claims}`)
  await generateProject(project, claims)
  await run([cli, 'lock', '--quiet'], { cwd: project })
  const args = [cli, 'check', '--json']
  const { wall, cpu } = await run(args, { cwd: project })
  const { memory } = await run(args, { cwd: project, memory: true })
  const notes = await readdir(join(project, 'sources/notes'))
  return { claims, notes: notes.length, wall, cpu, memory }
}

/** @param {readonly number[]} all */
function sum(all) {
  return all.reduce((total, each) => total + each, 0)
}
