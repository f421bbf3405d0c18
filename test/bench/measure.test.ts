import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Resident, run } from './measure.js'

/** Keeps the CPU busy for that many milliseconds of its own time. */
const BURN = `const burn = (ms) => { const from = process.cpuUsage(); const spent = () => { const { user, system } = process.cpuUsage(from); return (user + system) / 1000 }; while (spent() < ms); };`

/** Of a tick in each of three processes, and of a look that came before the last moment. */
const BLUR = 90

describe.runIf(existsSync('/proc/self/task'))('CPU of a tree of processes', () => {
  it('should be that of a process alone', async () => {
    const { cpu } = await run(['-e', `${BURN} burn(300)`])
    expect(cpu).toBeGreaterThan(300 - BLUR)
  })

  it('should count a child once that was waited for', async () => {
    const alone = await run(['-e', `${BURN} burn(100)`])
    const { cpu } = await run(['-e', parent(`${BURN} burn(400)`, "child.on('exit', () => {})")])
    expect(cpu).toBeGreaterThan(400 - BLUR)
    expect(cpu).toBeLessThan(800 + 2 * alone.cpu)
  })

  it('should count the child of one that was killed, which nobody has waited for', async () => {
    const grandchild = `${BURN} burn(400); process.stdout.write('done'); setInterval(() => {}, 1000)`
    const child = parent(grandchild, "child.stdout.on('data', () => process.stdout.write('done'))")
    // Ends both like a browser: as a group, with no time for either to say anything.
    const root = parent(
      child,
      "child.stdout.on('data', () => setTimeout(() => { process.kill(-child.pid, 'SIGKILL') }, 100)); child.on('exit', () => process.exit(0))",
      true,
    )
    const { cpu } = await run(['-e', root])
    expect(cpu).toBeGreaterThan(400 - BLUR)
  })

  it('should be that of one piece of work in a process that stays', async () => {
    const worker = `${BURN} process.stdin.on('data', () => { burn(300); console.log('{"ready":true}') }); process.stdin.on('end', () => process.exit(0)); burn(200); console.log('{}')`
    const resident = new Resident(['-e', worker])
    await resident.cost(() => {})
    const { cpu, told } = await resident.cost(() => resident.tell('go'))
    await resident.end()
    expect(told).toBe('{"ready":true}')
    expect(cpu).toBeGreaterThan(300 - BLUR)
    expect(cpu).toBeLessThan(300 + 2 * BLUR)
  })
})

function parent(program: string, then: string, detached = false): string {
  return `const child = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(program)}], { detached: ${detached}, stdio: ['ignore', 'pipe', 'inherit'] }); ${then}`
}
