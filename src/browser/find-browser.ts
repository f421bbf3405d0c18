import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from './environment.ts'

/** Names on the PATH, best first: a headless shell starts five times as fast and prints faster. */
const NAMES = [
  'chrome-headless-shell',
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
] as const

/** Looked at after the PATH, which is short where a service manager or cron started us. */
const UNIX_FOLDERS = ['usr/local/bin', 'usr/bin', 'snap/bin', 'opt/homebrew/bin']

const MAC_APPLICATIONS = ['Chromium', 'Google Chrome', 'Microsoft Edge'] as const

const WINDOWS_PROGRAMS = [
  ['Chromium', 'Application', 'chrome.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
] as const

/**
 * Paths of the installed browsers that speak Chromium's protocol (Chromium, Chrome and Edge), in the
 * order in which they are to be tried: headless shells, Chromium, Chrome, Edge.
 */
export function installedBrowsers(environment: Environment): string[] {
  return unique(places(environment).filter(isExecutable))
}

/**
 * Paths of the browsers in puppeteer's cache (`PUPPETEER_CACHE_DIR`, else `~/.cache/puppeteer`): the
 * headless shells before Chrome, the newest of each first. The layout is the one that
 * `@puppeteer/browsers` documents at its class `Cache`:
 * `<cache>/<browser>/<platform>-<build>/<browser>-<archive's name of the platform>/<executable>`.
 * Any build will do, while puppeteer itself would only name the one that it was released with.
 */
export function cachedBrowsers({ env, home, platform, arch }: Environment): string[] {
  const cache = env.PUPPETEER_CACHE_DIR || path.join(home, '.cache', 'puppeteer')
  const windows = platform === 'win32'
  const systems = windows
    ? ['win64', 'win32']
    : platform === 'darwin'
      ? arch === 'arm64'
        ? ['mac_arm', 'mac']
        : ['mac']
      : [arch === 'arm64' ? 'linux_arm' : 'linux']
  const executables = {
    'chrome-headless-shell': windows ? 'chrome-headless-shell.exe' : 'chrome-headless-shell',
    chrome: windows
      ? 'chrome.exe'
      : platform === 'darwin'
        ? 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
        : 'chrome',
  }
  const found: string[] = []
  for (const [browser, executable] of Object.entries(executables)) {
    const builds = list(path.join(cache, browser))
      .map((name) => ({ name, system: name.split('-')[0] ?? '', build: name.split('-')[1] ?? '' }))
      .filter(({ system }) => systems.includes(system))
      .sort((a, b) => compareVersions(b.build, a.build))
    for (const { name } of builds) {
      for (const archive of list(path.join(cache, browser, name))) {
        found.push(path.join(cache, browser, name, archive, executable))
      }
    }
  }
  return found.filter(isExecutable)
}

/** Whether it is a file (or a link to one) that this process may execute. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

function places({ env, root, home, platform }: Environment): string[] {
  const windows = platform === 'win32'
  const { delimiter, join } = windows ? path.win32 : path.posix
  // Windows hands the variable on as Path, PATH or path.
  const search = Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? ''
  // An empty entry means the working directory: nothing is started from there.
  const folders = search.split(delimiter).filter(Boolean)
  if (!windows) folders.push(...UNIX_FOLDERS.map((folder) => join(root, folder)))
  const found = NAMES.flatMap((name) =>
    folders.map((folder) => join(folder, windows ? `${name}.exe` : name)),
  )
  if (platform === 'darwin') {
    for (const name of MAC_APPLICATIONS) {
      for (const base of [root, home]) {
        found.push(join(base, 'Applications', `${name}.app`, 'Contents', 'MacOS', name))
      }
    }
  }
  if (windows) {
    const bases = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
    for (const program of WINDOWS_PROGRAMS) {
      for (const base of bases) if (base) found.push(join(base, ...program))
    }
  }
  return found
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function unique(paths: string[]): string[] {
  return [...new Set(paths)]
}

/** By number, part by part: 143.0.7499.9 is older than 143.0.7499.40. */
function compareVersions(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true })
}
