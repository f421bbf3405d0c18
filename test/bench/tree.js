import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds to a clock tick, on every Linux that Node runs on. */
const TICK = 10

/**
 * @typedef {object} Times milliseconds of CPU, user and system
 * @property {number} own
 * @property {number} reaped of the children that it has waited for, and of those that they have waited for
 */

/**
 * What a process and all below it take of the CPU.
 *
 * A process that ends hands its times to the parent that waits for it, and they come out exact to a tick.
 * A browser that is killed waits for nobody: its renderers are gone with all they did. So the tree is
 * looked at now and then, and of what was left behind the last look counts. What may be missing is what
 * killed processes did after it, and nothing is counted twice: a figure errs by one interval of each of
 * them at most, and only downwards.
 */
export class Tree {
  #root
  /** As last seen. @type {Map<number, Times>} */
  #seen = new Map()
  /** @type {Map<number, Set<number>>} */
  #children = new Map()

  /** @param {number} root id of the process */
  constructor(root) {
    this.#root = root
  }

  /** @returns {number[]} the processes that there are now */
  look() {
    return this.#lookAt(this.#root)
  }

  /** Milliseconds so far, while the process is running; NaN without /proc. */
  now() {
    return this.look().reduce(
      (sum, pid) => {
        const { own, reaped } = this.#seen.get(pid) ?? NOTHING
        return sum + own + reaped
      },
      this.#seen.size === 0 ? Number.NaN : 0,
    )
  }

  /** Of children that the process has waited for. */
  reaped() {
    return timesOf(this.#root)?.reaped ?? Number.NaN
  }

  /**
   * When the process has ended: what its parent got to know, and what nobody did.
   *
   * @param {number} told milliseconds that it left to its parent
   */
  whole(told) {
    const { own } = this.#seen.get(this.#root) ?? NOTHING
    return told + this.#lost(this.#root, told - own)
  }

  /** Of those below a process, what it never heard of. @param {number} pid @param {number} reaped @returns {number} */
  #lost(pid, reaped) {
    const children = [...(this.#children.get(pid) ?? [])]
    const times = children.map((child) => this.#seen.get(child) ?? NOTHING)
    const all = times.reduce((sum, each) => sum + each.own + each.reaped, 0)
    const deeper = children.map((child, at) => this.#lost(child, times[at]?.reaped ?? 0))
    const lost = Math.max(0, all - reaped)
    // The kernel cuts both times of each process off at a tick: half of one is missing of either.
    const cutOff = all === 0 ? 0 : (lost / all) * children.length * TICK
    return lost + cutOff + deeper.reduce((sum, each) => sum + each, 0)
  }

  /** @param {number} pid @returns {number[]} */
  #lookAt(pid) {
    const times = timesOf(pid)
    if (!times) return []
    this.#seen.set(pid, times)
    const own = this.#children.get(pid) ?? new Set()
    this.#children.set(pid, own)
    const children = childrenOf(pid)
    for (const child of children) own.add(child)
    return [pid, ...children.flatMap((child) => this.#lookAt(child))]
  }
}

/** @type {Times} */
const NOTHING = { own: 0, reaped: 0 }

/** @param {number} pid @returns {number[]} */
function childrenOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

/** @param {number} pid @returns {Times | undefined} */
function timesOf(pid) {
  try {
    // The name stands in brackets and may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number)
    return { own: (user + system) * TICK, reaped: (childUser + childSystem) * TICK }
  } catch {
    return undefined
  }
}
