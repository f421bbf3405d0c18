import { execFile } from 'node:child_process'
import {
  chmod,
  cp,
  mkdir,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  type EmbeddedChromium,
  unpackEmbeddedChromium,
} from '../../src/browser/embedded-chromium.ts'
import { thisMachine } from '../../src/browser/environment.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { bareMachine } from './machine.ts'

const run = promisify(execFile)
const here = process.platform === 'linux' && process.arch === 'x64'

/** Puts what this user has unpacked, now or long ago, into another cache: copied faster than it is unpacked. */
async function copyWhole(house: string): Promise<void> {
  const own = (await unpackEmbeddedChromium(thisMachine())) as EmbeddedChromium
  const place = dirname(own.executable)
  await cp(place, join(house, basename(place)), { recursive: true })
}

describe('unpackEmbeddedChromium', () => {
  it('should have nothing for other systems', async () => {
    const mac = await bareMachine({ platform: 'darwin', arch: 'arm64' })
    expect(await unpackEmbeddedChromium(mac)).toBeUndefined()
    const arm = await bareMachine({ platform: 'linux', arch: 'arm64' })
    expect(await unpackEmbeddedChromium(arm)).toBeUndefined()
  })
})

describe.runIf(here)('unpackEmbeddedChromium on Linux', () => {
  it('should serve many at once from one folder of the user alone, and mend it', async () => {
    const machine = await bareMachine()
    const house = join(machine.home, '.cache', 'mujaz')

    // Two at the same time, in an empty cache.
    const [one, two] = await Promise.all([
      unpackEmbeddedChromium(machine),
      unpackEmbeddedChromium(machine),
    ])
    const chromium = one as EmbeddedChromium
    expect(two).toEqual(chromium)
    expect(chromium.notices).toEqual([])
    const [place, ...others] = await readdir(house)
    expect(place).toMatch(/^chromium-\d+\.\d+\.\d+$/u)
    expect(others).toEqual([])
    for (const path of [house, join(house, place as string)]) {
      expect((await stat(path)).mode & 0o777).toBe(0o700)
    }
    const libraries = { LD_LIBRARY_PATH: chromium.libraries }
    const { stdout } = await run('ldd', [chromium.executable], { env: libraries })
    expect(stdout).not.toContain('not found')
    expect(stdout).toContain(`${chromium.libraries}/libnss3.so`)

    // A second time, nothing is written.
    const before = await stat(chromium.executable)
    expect(await unpackEmbeddedChromium(machine)).toEqual(chromium)
    expect((await stat(chromium.executable)).ino).toBe(before.ino)

    // Cut short, and with a file missing.
    await truncate(chromium.executable, 1_000_000)
    await rm(join(chromium.libraries, 'libnss3.so'))
    // What a crash left two hours ago; what another process is making now.
    await mkdir(join(house, '.making-old'))
    await utimes(join(house, '.making-old'), new Date(), new Date(Date.now() - 2 * 3_600_000))
    await mkdir(join(house, '.making-new'))
    expect(await unpackEmbeddedChromium(machine)).toEqual(chromium)
    expect((await stat(chromium.executable)).size).toBe(before.size)
    expect((await readdir(chromium.libraries)).includes('libnss3.so')).toBe(true)
    expect(await readdir(house)).toEqual(['.making-new', place])
  })

  it('should use XDG_CACHE_HOME, but not a relative one', async () => {
    const machine = await bareMachine()
    const cache = join(machine.root, 'cache')
    await copyWhole(join(cache, 'mujaz'))
    const given = await unpackEmbeddedChromium({ ...machine, env: { XDG_CACHE_HOME: cache } })
    expect(given?.executable.startsWith(`${cache}/mujaz/`)).toBe(true)
    // Its home is a file, so that it fails before it unpacks anything.
    const home = given?.executable as string
    const relative = { ...machine, home, temporary: home, env: { XDG_CACHE_HOME: 'cache' } }
    await expect(unpackEmbeddedChromium(relative)).rejects.toThrow(`${home}/.cache`)
  })

  it('should not use a folder that others may write to', async () => {
    const machine = await bareMachine()
    const house = join(machine.home, '.cache', 'mujaz')
    await mkdir(house, { recursive: true })
    await chmod(house, 0o777)
    const chromium = await unpackEmbeddedChromium(machine)
    expect(chromium?.executable.startsWith(`${machine.temporary}/mujaz-chromium-`)).toBe(true)
    expect(chromium?.notices.join()).toContain('other users may write to')
    expect(await readdir(house)).toEqual([])
    // Once for this process.
    expect((await unpackEmbeddedChromium(machine))?.executable).toBe(chromium?.executable)
  })

  it('should say so where it can be unpacked nowhere', async () => {
    const machine = await bareMachine()
    const nowhere = { ...machine, home: '/dev/null', temporary: '/dev/null' }
    const error = await unpackEmbeddedChromium(nowhere).catch((error: Error) => error)
    expect(error).toBeInstanceOf(Error)
    expect((error as Error).message).toMatch(
      /could not be unpacked: not into the cache .* and not/u,
    )
    expect((error as Error).cause).toBeInstanceOf(Error)
  })

  it('should be unpacked again when it does not start though it looks whole', async () => {
    const machine = await bareMachine()
    await copyWhole(join(machine.home, '.cache', 'mujaz'))
    const chromium = (await unpackEmbeddedChromium(machine)) as EmbeddedChromium
    // Of the right size, and zeros for machine code.
    const file = await open(chromium.executable, 'r+')
    await file.write(Buffer.alloc(140_000_000), 0, 140_000_000, 40_000_000)
    await file.close()
    const browser = await openBrowser({ environment: machine })
    expect(browser.place).toBe(chromium.executable)
    expect(
      (await readFile(chromium.executable)).subarray(100_000_000, 100_001_000).some(Boolean),
    ).toBe(true)
    await browser.close()
    expect(await readdir(machine.temporary)).toEqual([])
  })
})
