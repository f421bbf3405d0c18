/**
 * What `mujaz build --watch` does in the folder of a project, without its report: `node watched.js`. When the PDF of the
 * first build or of a save is on disk and proven it says so in a line of JSON, how many milliseconds each stage took.
 */
import { tuneV8 } from '../../dist/commands/tune-v8.js'
import { watchBuild } from '../../dist/pipeline/watch.js'
import { AUDIENCE } from './generate.js'

// As the command does.
tuneV8()
const ending = new AbortController()
process.once('SIGINT', () => ending.abort())
/** @type {Record<string, number>} */
let steps = {}
await watchBuild(
  {
    audiences: [AUDIENCE],
    editions: ['en-ar'],
    formats: ['pdf'],
    onStep: ({ stage, took }) => {
      steps[stage] = (steps[stage] ?? 0) + took
    },
  },
  ({ result, took }) => {
    if (result instanceof Error) throw result
    if (!result.written) throw new Error('The generated project does not build.')
    process.stdout.write(`${JSON.stringify({ took, steps })}\n`)
    steps = {}
  },
  ending.signal,
)
