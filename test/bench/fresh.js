/**
 * Mujaz as a library in a process that stays, its browser kept open: `node fresh.js`. Each line that it is told names a
 * project to be built as if no other had been built before, whose PDF is then on disk and proven; it answers with a line
 * of JSON, how many milliseconds each stage took.
 */
import { createInterface } from 'node:readline'
import { tuneV8 } from '../../dist/commands/tune-v8.js'
import { build, createWorld, Memo, openBrowser } from '../../dist/index.js'
import { AUDIENCE } from './generate.js'

// As the command does.
tuneV8()
const browser = await openBrowser()
const world = createWorld()

for await (const project of createInterface({ input: process.stdin })) {
  process.chdir(project)
  process.stdout.write(`${JSON.stringify(await once())}\n`)
}
await browser.close()

async function once() {
  /** @type {Record<string, number>} */
  const steps = {}
  const start = performance.now()
  const options = {
    browser,
    fresh: true,
    audiences: [AUDIENCE],
    editions: /** @type {const} */ (['en-ar']),
    formats: /** @type {const} */ (['pdf']),
    /** @param {{ readonly stage: string, readonly took: number }} step */
    onStep: ({ stage, took }) => {
      steps[stage] = (steps[stage] ?? 0) + took
    },
  }
  const { written } = await build(options, world, new Memo())
  if (!written) throw new Error('The generated project does not build.')
  return { took: performance.now() - start, steps }
}
