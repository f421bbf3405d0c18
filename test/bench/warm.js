/**
 * Mujaz as a library in a process that stays, its browser kept open: `node warm.js`. Each line that it is told names a
 * project to be built, whose PDF is then on disk and proven; it answers with a line of JSON, how many
 * milliseconds each stage took. `fresh <project>` forgets all projects before.
 */
import { createInterface } from 'node:readline'
import { tuneV8 } from '../../dist/commands/tune-v8.js'
import { build, createWorld, Memo, openBrowser } from '../../dist/index.js'
import { AUDIENCE } from './generate.js'

// As the command does.
tuneV8()
const browser = await openBrowser()
const world = createWorld()
let memo = new Memo()

for await (const line of createInterface({ input: process.stdin })) {
  const [project = '', fresh] = line.split(' ').reverse()
  if (fresh) memo = new Memo()
  process.chdir(project)
  process.stdout.write(`${JSON.stringify(await once(fresh !== undefined))}\n`)
}
await browser.close()

/** @param {boolean} fresh */
async function once(fresh) {
  /** @type {Record<string, number>} */
  const steps = {}
  const start = performance.now()
  const options = {
    browser,
    fresh,
    audiences: [AUDIENCE],
    editions: /** @type {const} */ (['en-ar']),
    formats: /** @type {const} */ (['pdf']),
    /** @param {{ readonly stage: string, readonly took: number }} step */
    onStep: ({ stage, took }) => {
      steps[stage] = (steps[stage] ?? 0) + took
    },
  }
  const { written } = await build(options, world, memo)
  if (!written) throw new Error('The generated project does not build.')
  return { took: performance.now() - start, steps }
}
