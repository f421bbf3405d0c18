import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks a second and bytes a page on every Linux that Node runs on. */
const TICK = 100

/** How often the tree of processes is looked at: seldom enough not to slow it. */
const INTERVAL = 40

/**
 * @typedef {object} Run
 * @property {number} wall milliseconds from the start of the process to its end
 * @property {number} cpu milliseconds, of it and of all processes below it; NaN where there is no /proc
 * @property {number} memory most bytes at one time, each shared page counted by share; NaN as above
 * @property {string} stdout
 */

/**
 * Runs a Node program to its end. A browser that is killed hands no times to its parent, so the tree
 * is sampled: of each process the last interval is missing.
 *
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly memory?: boolean }} [options] looking at memory makes a
 *   run slower: its times are not to be used
 * @returns {Promise<Run>}
 */
export async function run(args, { cwd, memory = false } = {}) {
  const start = performance.now()
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  /** @type {Map<number, number>} */
  const ticks = new Map()
  let peak = Number.NaN
  const sample = () => {
    const tree = child.pid === undefined ? [] : treeOf(child.pid)
    for (const pid of tree) ticks.set(pid, ticksOf(pid) ?? ticks.get(pid) ?? 0)
    if (!memory) return
    const bytes = tree.reduce((sum, pid) => sum + shareOf(pid), 0)
    if (bytes > 0) peak = Math.max(bytes, Number.isNaN(peak) ? 0 : peak)
  }
  const timer = setInterval(sample, INTERVAL)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const wall = performance.now() - start
  clearInterval(timer)
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stderr}`)
  const cpu = ticks.size === 0 ? Number.NaN : [...ticks.values()].reduce((sum, own) => sum + own, 0)
  return { wall, cpu: (cpu * 1000) / TICK, memory: peak, stdout }
}

/** A process and all below it. @param {number} pid @returns {number[]} */
function treeOf(pid) {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    )
    return [pid, ...children.flatMap((child) => treeOf(Number(child)))]
  } catch {
    return []
  }
}

/** User and system time. @param {number} pid */
function ticksOf(pid) {
  try {
    // The name stands in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return undefined
  }
}

/** Bytes of memory, those that are shared divided among their users. @param {number} pid */
function shareOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
