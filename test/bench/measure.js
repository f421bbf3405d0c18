import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Tree } from './tree.js'

/** How often the tree of processes is looked at, in milliseconds: seldom enough not to slow it. */
const INTERVAL = 20

/**
 * @typedef {object} Cost
 * @property {number} wall milliseconds
 * @property {number} cpu milliseconds of the process and of all below it, those that were killed as well; NaN
 *   where there is no /proc
 *
 * @typedef {object} Run
 * @property {number} wall
 * @property {number} cpu
 * @property {number} memory most bytes at one time, each shared page counted by share; NaN unless asked for
 * @property {string} stdout
 */

/**
 * Runs a Node program to its end.
 *
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly memory?: boolean }} [options] looking at memory makes a
 *   run slower: its times are not to be used
 * @returns {Promise<Run>}
 */
export async function run(args, { cwd, memory = false } = {}) {
  const before = reapedHere()
  const start = performance.now()
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const tree = new Tree(child.pid ?? 0)
  let peak = Number.NaN
  const timer = setInterval(() => {
    const pids = tree.look()
    if (!memory) return
    const bytes = pids.reduce((sum, pid) => sum + shareOf(pid), 0)
    if (bytes > 0) peak = Math.max(bytes, Number.isNaN(peak) ? 0 : peak)
  }, INTERVAL)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const wall = performance.now() - start
  clearInterval(timer)
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}:\n${stderr}`)
  return { wall, cpu: tree.whole(reapedHere() - before), memory: peak, stdout }
}

/** A program that stays, and says in a line of JSON when it has done what it was to do. */
export class Resident {
  #child
  #lines
  #stderr = ''

  /** @param {readonly string[]} args of Node @param {{ readonly cwd?: string }} [options] */
  constructor(args, { cwd } = {}) {
    this.#child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#stderr += text
    })
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /**
   * From the beginning of what is done, such as the saving of a file, to the line that says that all
   * came of it.
   *
   * @param {() => void | Promise<void>} act
   * @returns {Promise<Cost & { readonly told: any }>} with the line
   */
  async cost(act) {
    const tree = new Tree(this.#child.pid ?? 0)
    const before = tree.now()
    const start = performance.now()
    await act()
    const { value, done } = await this.#lines.next()
    const wall = performance.now() - start
    if (done) throw new Error(`${this.#child.spawnargs.join(' ')} has ended:\n${this.#stderr}`)
    return { wall, cpu: tree.now() - before, told: JSON.parse(value) }
  }

  /** Writes a line to it. @param {string} line */
  tell(line) {
    this.#child.stdin.write(`${line}\n`)
  }

  /** Ends it, as one that has nothing more to hear. */
  async end() {
    const closed = new Promise((resolve) => this.#child.once('close', resolve))
    this.#child.stdin.end()
    await closed
  }
}

/** Of all children that this process has waited for, with theirs, milliseconds. */
function reapedHere() {
  return new Tree(process.pid).reaped()
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
