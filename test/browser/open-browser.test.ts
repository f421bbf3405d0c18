import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { inspect, promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { print } from '../../src/print/print.ts'
import { NO_PAGINATOR } from '../print/stand-in.ts'
import { addProgram, bareMachine, failing, pretending, startElsewhere } from './machine.ts'

const execute = promisify(execFile)

/** Bare, and without the Chromium of @sparticuz/chromium, which is for x64. */
const withoutEmbedded = { platform: 'linux', arch: 'arm64' } as const
const MISSING_LIBRARY =
  'error while loading shared libraries: libnss3.so: cannot open shared object'

describe('openBrowser with a browser that somebody named', () => {
  it('should refuse a path and an address together', async () => {
    await expect(openBrowser({ path: '/a', url: 'ws://b' })).rejects.toThrow(TypeError)
  })

  it('should refuse an address that is none', async () => {
    await expect(openBrowser({ url: 'localhost:9222' })).rejects.toThrow(
      'begins with http:, https:, ws: or wss:, unlike "localhost:9222"',
    )
  })

  it('should name an address where no browser answers', async () => {
    await expect(openBrowser({ url: 'http://127.0.0.1:1' })).rejects.toThrow(
      'No browser answers at http://127.0.0.1:1',
    )
  })

  it('should give up on an address that never answers', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expect(openBrowser({ url, timeout: 200 })).rejects.toThrow('nothing within 0.2 s')
  })

  it('should not look for another when the path leads nowhere', async () => {
    const environment = await bareMachine()
    const path = join(environment.root, 'chromium')
    const error = await openBrowser({ path, environment }).catch((error: Error) => error)
    expect((error as Error).message).toContain(`${path} (from the given path) does not exist`)
    expect((error as Error).cause).toBeInstanceOf(Error)
  })

  it('should not look for another when PUPPETEER_EXECUTABLE_PATH leads nowhere', async () => {
    const machine = await bareMachine()
    const environment = { ...machine, env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } }
    await expect(openBrowser({ environment })).rejects.toThrow(
      '/nowhere/chrome (from PUPPETEER_EXECUTABLE_PATH) does not exist',
    )
  })

  it('should prefer the given path to the environment', async () => {
    const machine = await bareMachine()
    const path = await addProgram(join(machine.root, 'mine'), failing('mine'))
    const environment = { ...machine, env: { PUPPETEER_EXECUTABLE_PATH: '/nowhere/chrome' } }
    await expect(openBrowser({ path, environment })).rejects.toThrow('it did not start: mine')
  })

  it('should name the library that a browser lacks', async () => {
    const environment = await bareMachine()
    const path = await addProgram(join(environment.root, 'chrome'), failing(MISSING_LIBRARY, 127))
    await expect(openBrowser({ path, environment })).rejects.toThrow(
      `${path} (from the given path) cannot be used: ${MISSING_LIBRARY}`,
    )
  })

  it('should refuse one that is too old', async () => {
    const environment = await bareMachine()
    const path = await addProgram(join(environment.root, 'chrome'), pretending('Chrome/130.0.1.2'))
    await expect(openBrowser({ path, environment })).rejects.toThrow(
      'it is Chrome/130.0.1.2, and Chromium 131 or later is needed',
    )
    expect(await readdir(environment.temporary)).toEqual([])
  })

  it('should give up on one that never answers', async () => {
    const environment = await bareMachine()
    const path = await addProgram(join(environment.root, 'chrome'), '#!/bin/sh\nexec sleep 60\n')
    await expect(openBrowser({ path, environment, timeout: 200 })).rejects.toThrow(
      'It did not answer within 0.2 s',
    )
    expect(await readdir(environment.temporary)).toEqual([])
  })
})

describe('openBrowser with no browser named', () => {
  it('should say how to get one where there is none', async () => {
    const environment = await bareMachine({ platform: 'win32', arch: 'x64' })
    const error = await openBrowser({ environment }).catch((error: Error) => error)
    expect((error as Error).message).toBe(
      'There is no browser to print with.\nThis gets one: npx puppeteer browsers install chrome-headless-shell',
    )
    expect((error as Error).cause).toBeInstanceOf(Error)
  })

  it('should tell of each that it tried', async () => {
    const environment = await bareMachine(withoutEmbedded)
    await addProgram(join(environment.root, 'usr/bin/chromium'), failing(MISSING_LIBRARY, 127))
    await addProgram(join(environment.root, 'usr/bin/google-chrome'), pretending('Chrome/99.0.0.0'))
    const error = await openBrowser({ environment }).catch((error: Error) => error)
    const lines = (error as Error).message.split('\n')
    expect(lines).toHaveLength(4)
    expect(lines[1]).toContain('usr/bin/chromium was passed over: error while loading shared')
    expect(lines[2]).toContain('usr/bin/google-chrome was passed over: it is Chrome/99.0.0.0')
    expect(((error as Error).cause as AggregateError).errors).toHaveLength(2)
  })

  it('should not fail before it is awaited', async () => {
    const unheard = vi.fn()
    process.on('unhandledRejection', unheard)
    onTestFinished(() => void process.off('unhandledRejection', unheard))
    const opening = openBrowser({ environment: await bareMachine(withoutEmbedded) })
    await expect.poll(() => inspect(opening)).toContain('<rejected>')
    await turn()
    expect(unheard).not.toHaveBeenCalled()
    await expect(opening).rejects.toThrow('There is no browser')
  })

  it('should start without a sandbox, and say so, only where it has to', async () => {
    const machine = await bareMachine({ ...withoutEmbedded, uid: 1000 })
    const needy = `#!/bin/sh
case "$*" in *--no-sandbox*) exec ${join(machine.root, 'browser')} "$@";; esac
echo "[1:1:FATAL:zygote_host_impl_linux.cc(126)] No usable sandbox!" >&2
exit 1
`
    await addProgram(join(machine.root, 'browser'), pretending('Chrome/150.0.0.0'))
    await addProgram(join(machine.root, 'usr/bin/chromium'), needy)
    const browser = await openBrowser({ environment: machine })
    expect(browser.notices).toEqual([expect.stringContaining('without its own sandbox')])
    await browser.close()
    const root = await openBrowser({ environment: { ...machine, uid: 0 } })
    expect(root.notices).toEqual([])
    await root.close()
  })
})

describe('a browser', () => {
  it('should be gone, with its profile, as soon as it is closed', async () => {
    const machine = await bareMachine()
    // The real one of this machine.
    const environment = { ...machine, root: '/', home: process.env.HOME ?? machine.home }
    const browser = await openBrowser({ environment })
    const pid = browser.pid as number
    await browser.newPage()
    expect(await readdir(machine.temporary)).toHaveLength(1)
    // One that does not answer any more cannot be asked to go, nor be waited for.
    process.kill(pid, 'SIGSTOP')
    await Promise.all([browser.close(), browser.close()])
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
    expect(await readdir(machine.temporary)).toEqual([])
  })

  it('should keep no process alive that closes it while pages are opened', async () => {
    const program = `
      import { openBrowser } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)}
      for (const moment of [0, 2, 4, 6, 8, 10, 15, 20, 25, 30]) {
        const browser = await openBrowser()
        browser.prepare(8)
        await new Promise((resolve) => setTimeout(resolve, moment))
        await browser.close()
      }
      const kept = process.getActiveResourcesInfo().filter((name) => name === 'Timeout')
      process.stdout.write(JSON.stringify(kept))
      process.exit()`
    const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', program])
    expect(JSON.parse(stdout)).toEqual([])
  })

  it('should be usable through its address, and go on when it is left', async () => {
    const { url, runs } = await startElsewhere()
    for (const address of [url, `http://${new URL(url).host}`]) {
      const browser = await openBrowser({ url: address })
      expect(browser.pid).toBeUndefined()
      const { pdf } = await print('<!doctype html><p>hello', { browser, script: NO_PAGINATOR })
      expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
      await browser.close()
      expect(runs()).toBe(true)
    }
  })
})
