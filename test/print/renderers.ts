import { readdirSync, readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'

/** The processes of a browser that draw pages. */
export function renderers(of: Browser): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const [state, , group] =
          readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
        return state !== 'Z' && command.includes('--type=renderer') && Number(group) === of.pid
      } catch {
        return false
      }
    })
}

/** As the kernel does where memory runs out. */
export function killRenderers(of: Browser, spared: readonly number[] = []): void {
  const pids = renderers(of).filter((pid) => !spared.includes(pid))
  expect(pids).not.toEqual([])
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}
