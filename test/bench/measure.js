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

/**
 * @typedef {object} Manner how one speaks with a program that stays
 * @property {string} [cwd]
 * @property {RegExp} [done] what a line says, on either output, when all that was asked for is done; any line of JSON
 *   unless given
 * @property {NodeJS.Signals} [signal] what ends it; the end of its input unless given
 */

/** A program that stays, and says in a line when it has done what it was to do. */
export class Resident {
  #child
  #signal
  /** @type {string[]} */
  #said = []
  /** @type {(line: string) => void} */
  #hear = () => {}
  #ended

  /** @param {readonly string[]} args of Node @param {Manner} [manner] */
  constructor(args, { cwd, done = /^\{/, signal } = {}) {
    this.#child = spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#signal = signal
    for (const input of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input }).on('line', (line) => {
        this.#said.push(line)
        if (done.test(line)) this.#hear(line)
      })
    }
    this.#ended = new Promise((resolve) => this.#child.once('close', resolve))
  }

  /**
   * From the beginning of what is done, such as the saving of a file, to the line that says that all
   * came of it.
   *
   * @param {() => void | Promise<void>} act
   * @returns {Promise<Cost & { readonly told: string }>} with the line
   * @throws Error with all that it has said if it ends
   */
  async cost(act) {
    const tree = new Tree(this.#child.pid ?? 0)
    const before = tree.now()
    /** @type {Promise<string>} */
    const done = new Promise((resolve, reject) => {
      this.#hear = resolve
      this.#ended.then(() => reject(new Error(`It has ended:\n${this.#said.join('\n')}`)))
    })
    const start = performance.now()
    await act()
    const told = await done
    const wall = performance.now() - start
    return { wall, cpu: tree.now() - before, told }
  }

  /** Writes a line to it. @param {string} line */
  tell(line) {
    this.#child.stdin.write(`${line}\n`)
  }

  async end() {
    this.#child.stdin.end()
    if (this.#signal) this.#child.kill(this.#signal)
    await this.#ended
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
