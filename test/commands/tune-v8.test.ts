import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { tuneV8 } from '../../src/commands/tune-v8.ts'

const MODULE = fileURLToPath(new URL('../../dist/commands/tune-v8.js', import.meta.url))

it('should ask of this Node what it knows', () => {
  // What V8 does not know it says on its standard error, and goes on.
  const script = `(await import(${JSON.stringify(MODULE)})).tuneV8()`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
})

it('should ask nothing of a version that nobody has looked at', () => {
  expect(() => tuneV8({ ...process.versions, v8: '99.1' })).not.toThrow()
})

it('should let garbage be collected when it is worth it', () => {
  const script = `(await import(${JSON.stringify(MODULE)})).tuneV8()
let held = Buffer.alloc(2 ** 26)
held = undefined
globalThis.gc()
process.exitCode = process.memoryUsage().arrayBuffers < 2 ** 26 ? 0 : 1`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
})

it('should give back what is free among what stays', () => {
  const script = `(await import(${JSON.stringify(MODULE)})).tuneV8()
let all = Array.from({ length: 1e6 }, (_, at) => ({ at, name: 'object ' + at }))
const before = process.memoryUsage().heapTotal
const stays = all.filter(({ at }) => at % 7 === 0)
all = undefined
globalThis.gc()
process.exitCode = stays.length > 0 && process.memoryUsage().heapTotal < before * 0.75 ? 0 : 1`
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8' },
  )
  expect([status, stderr]).toEqual([0, ''])
})
