import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, expect, vi } from 'vitest'

/**
 * Around each file of tests: its temporary files lie in a folder of its own, and it leaves nothing behind,
 * be it a file, a process, a server, a watcher or a variable of the environment.
 */
const outer = process.env.TMPDIR
const folder = mkdtempSync(join(tmpdir(), 'mujaz-tests-'))
process.env.TMPDIR = folder
const environment = { ...process.env }

// Set up first, so this comes last, when the file has cleaned up after itself.
afterAll(async () => {
  const left = readdirSync(folder)
  const now = { ...process.env }
  const names = new Set([...Object.keys(now), ...Object.keys(environment)])
  const changed = [...names].filter((name) => now[name] !== environment[name])
  try {
    expect({ left, changed }).toEqual({ left: [], changed: [] })
    // What was ended may need a moment until it is gone.
    await vi.waitFor(() => expect([...processes(), ...resources()]).toEqual([]), 120_000)
  } finally {
    // The next file of this worker makes its folder beside this one.
    if (outer === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = outer
    rmSync(folder, { recursive: true, force: true })
  }
})

/** Processes that know the folder: all that were started here, whoever started them (on Linux). */
function processes(): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return []
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const knows = `${command}${readFileSync(`/proc/${pid}/environ`, 'utf8')}`.includes(folder)
      return knows ? [`${basename(command.split('\0')[0] ?? '')} ${pid}`] : []
    } catch {
      return []
    }
  })
}

/** What would keep this process alive. */
function resources(): string[] {
  return process
    .getActiveResourcesInfo()
    .filter((name) => /^(?:TCPServerWrap|FSEventWrap|ProcessWrap)$/.test(name))
}
