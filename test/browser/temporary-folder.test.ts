import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stop, transform } from 'esbuild'
import { describe, expect, it, onTestFinished } from 'vitest'

const source = new URL('../../src/browser/temporary-folder.ts', import.meta.url)
const { code: ours } = await transform(readFileSync(source, 'utf8'), { loader: 'ts' })
await stop()

describe('a temporary folder', () => {
  // Node lets no signal in within a turn of the event loop, so these are all the moments there are.
  it.each([
    ['when it has just been made', ''],
    ['when something lies in it', "mkdirSync(folder.path + '/deep'); "],
    ['while it is being deleted', 'void folder.delete(); '],
    [
      'between two turns of its deletion',
      'void folder.delete(); await new Promise(setImmediate); ',
    ],
    ['after it was deleted', 'await folder.delete(); '],
  ])('should be gone where its process is ended %s', (_, before) => {
    const parent = mkdtempSync(join(tmpdir(), 'parent-'))
    onTestFinished(() => rmSync(parent, { recursive: true }))
    const program = `
      ${ours}
      const { mkdirSync, readdirSync } = process.getBuiltinModule('node:fs')
      const folder = makeTemporaryFolder('${parent}', 'one-')
      if (readdirSync('${parent}').length !== 1) throw new Error('none was made')
      ${before}
      process.exit(3)`
    const run = () =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], { stdio: 'pipe' })
    expect(run).toThrow(expect.objectContaining({ status: 3 }))
    expect(readdirSync(parent)).toEqual([])
  })
})
