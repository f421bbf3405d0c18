/**
 * Mujaz as a library in a process that stays, its browser kept open:
 * `node warm.js <project> <rebuilds>`. Tells as JSON how long the first build took, and each
 * rebuild after an edited claim took, to the finished PDF on disk, with its steps.
 */
import { build, createWorld, Memo, openBrowser } from '../../dist/index.js'
import { editOneClaim } from './generate.js'

const [project = '', rebuilds = '0'] = process.argv.slice(2)
process.chdir(project)
const browser = await openBrowser()
const world = createWorld()
const memo = new Memo()
const cold = await once({ fresh: true })
const warm = []
for (let edit = 1; edit <= Number(rebuilds); edit++) {
  await editOneClaim(project, edit)
  warm.push(await once())
}
await browser.close()
process.stdout.write(JSON.stringify({ first: cold, warm }))

/** @param {{ readonly fresh?: boolean }} [options] */
async function once({ fresh = false } = {}) {
  /** @type {Record<string, number>} */
  const steps = {}
  const start = performance.now()
  const options = {
    browser,
    fresh,
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
