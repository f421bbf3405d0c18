import { chmod, mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cachedBrowsers, installedBrowsers } from '../../src/browser/find-browser.ts'
import { addProgram, bareMachine } from './machine.ts'

describe('installedBrowsers', () => {
  it('should find nothing on a bare machine', async () => {
    expect(installedBrowsers(await bareMachine())).toEqual([])
  })

  it('should prefer a headless shell in a late folder to Chrome in an early one', async () => {
    const { root, ...machine } = await bareMachine()
    const chrome = await addProgram(join(root, 'first', 'google-chrome'))
    const shell = await addProgram(join(root, 'second', 'chromium-headless-shell'))
    const chromium = await addProgram(join(root, 'second', 'chromium'))
    const env = { PATH: `${join(root, 'first')}:${join(root, 'second')}` }
    expect(installedBrowsers({ ...machine, root, env })).toEqual([shell, chromium, chrome])
  })

  it('should look into the usual folders when the PATH is empty', async () => {
    const machine = await bareMachine({ platform: 'linux' })
    const chromium = await addProgram(join(machine.root, 'usr/bin/chromium'))
    expect(installedBrowsers(machine)).toEqual([chromium])
  })

  it('should look into both Applications folders of macOS', async () => {
    const machine = await bareMachine({ platform: 'darwin' })
    const inside = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    const everyone = await addProgram(join(machine.root, inside))
    const own = await addProgram(join(machine.home, inside))
    expect(installedBrowsers(machine)).toEqual([everyone, own])
  })

  it('should name a browser once, though its folder stands twice on the PATH', async () => {
    const machine = await bareMachine()
    const chromium = await addProgram(join(machine.root, 'bin/chromium'))
    const folder = join(machine.root, 'bin')
    expect(installedBrowsers({ ...machine, env: { PATH: `${folder}:${folder}` } })).toEqual([
      chromium,
    ])
  })

  it('should pass over what cannot be executed', async () => {
    const machine = await bareMachine()
    await chmod(await addProgram(join(machine.root, 'usr/bin/chromium')), 0o644)
    await mkdir(join(machine.root, 'usr/bin/google-chrome'), { mode: 0o755 })
    expect(installedBrowsers(machine)).toEqual([])
  })
})

describe('cachedBrowsers', () => {
  const found = async (files: string[], changes: Parameters<typeof bareMachine>[0]) => {
    const machine = await bareMachine(changes)
    const cache = join(machine.home, '.cache', 'puppeteer')
    for (const file of files) await addProgram(join(cache, file))
    return cachedBrowsers(machine).map((path) => relative(cache, path))
  }

  it('should put headless shells first, and the newest of them before the others', async () => {
    const old = 'chrome-headless-shell/linux-143.0.7499.9/chrome-headless-shell-linux64'
    const recent = 'chrome-headless-shell/linux-143.0.7499.40/chrome-headless-shell-linux64'
    const chrome = 'chrome/linux-150.0.1.1/chrome-linux64/chrome'
    expect(
      await found([chrome, `${old}/chrome-headless-shell`, `${recent}/chrome-headless-shell`], {
        platform: 'linux',
        arch: 'x64',
      }),
    ).toEqual([`${recent}/chrome-headless-shell`, `${old}/chrome-headless-shell`, chrome])
  })

  it('should leave builds for other systems alone', async () => {
    const arm = 'chrome/mac_arm-150.0.1.1/chrome-mac-arm64/Google Chrome for Testing.app'
    const files = [
      'chrome/win64-150.0.1.1/chrome-win64/chrome.exe',
      'chrome/linux-150.0.1.1/chrome-linux64/chrome',
      `${arm}/Contents/MacOS/Google Chrome for Testing`,
    ]
    expect(await found(files, { platform: 'linux', arch: 'arm64' })).toEqual([])
    expect(await found(files, { platform: 'darwin', arch: 'arm64' })).toEqual([files[2]])
    expect(await found(files, { platform: 'win32', arch: 'x64' })).toEqual([files[0]])
  })

  it('should follow PUPPETEER_CACHE_DIR', async () => {
    const machine = await bareMachine({ platform: 'linux', arch: 'x64' })
    const cache = join(machine.root, 'elsewhere')
    const chrome = await addProgram(join(cache, 'chrome/linux-150.0.1.1/chrome-linux64/chrome'))
    expect(cachedBrowsers({ ...machine, env: { PUPPETEER_CACHE_DIR: cache } })).toEqual([chrome])
  })
})
