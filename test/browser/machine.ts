import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { unpackEmbeddedChromium } from '../../src/browser/embedded-chromium.ts'
import { type Environment, thisMachine } from '../../src/browser/environment.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'

/** A machine with nothing on it: no browser, no cache, an empty home. Gone when the test ends. */
export async function bareMachine(changes: Partial<Environment> = {}): Promise<Environment> {
  const folder = await mkdtemp(join(tmpdir(), 'mujaz-test-'))
  onTestFinished(async () => {
    await chmod(folder, 0o700)
    await rm(folder, { recursive: true, force: true })
  })
  const machine = {
    ...thisMachine(),
    env: {},
    root: join(folder, 'root'),
    home: join(folder, 'home'),
    temporary: join(folder, 'tmp'),
    ...changes,
  }
  await mkdir(machine.home)
  await mkdir(machine.temporary)
  return machine
}

/** The same machine with a file that can be executed: by default, one that fails at once. */
export async function addProgram(path: string, script = '#!/bin/sh\nexit 1\n'): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, script, { mode: 0o755 })
  return path
}

/** A program that says something on stderr and ends with a code. */
export function failing(stderr: string, code = 1): string {
  return `#!/bin/sh\necho '${stderr}' >&2\nexit ${code}\n`
}

/** A program that answers as a browser of this version would, to whatever it is asked. */
export function pretending(product: string): string {
  return `#!${process.execPath}
const { createReadStream, writeSync } = require('node:fs')
let text = ''
createReadStream('', { fd: 3 }).setEncoding('utf8').on('data', (chunk) => {
  const messages = (text + chunk).split('\\0')
  text = messages.pop()
  for (const message of messages) {
    const result = { product: '${product}', browserContextIds: [] }
    writeSync(4, JSON.stringify({ id: JSON.parse(message).id, result }) + '\\0')
  }
})
`
}

/**
 * A program that starts the browser of this machine as anybody would.
 *
 * @param path Where to put it.
 * @param options.args Arguments that it gives the browser beside its own.
 * @param options.starts A file to which it adds a character with each start.
 */
export async function addLauncher(
  path: string,
  { args = [], starts = '/dev/null' }: { args?: readonly string[]; starts?: string } = {},
): Promise<string> {
  const more = args.map((arg) => `'${arg}'`).join(' ')
  return addProgram(
    path,
    `#!/bin/sh\nprintf . >> '${starts}'\n${await ownBrowser()} "$@" ${more}\n`,
  )
}

/** By the folder of a file of tests, how a shell starts the browser of this machine: it is started to know that. */
const known = new Map<string, Promise<string>>()

function ownBrowser(): Promise<string> {
  const found = known.get(tmpdir()) ?? findOwnBrowser()
  known.set(tmpdir(), found)
  return found
}

async function findOwnBrowser(): Promise<string> {
  const browser = await openBrowser()
  await browser.close()
  const embedded = await unpackEmbeddedChromium(thisMachine())
  const variables =
    embedded?.executable === browser.place
      ? `LD_LIBRARY_PATH='${embedded.libraries}' FONTCONFIG_FILE='${embedded.fontConfiguration}'`
      : ''
  return `${variables} exec '${browser.place}'`
}

/** A browser that somebody started, of whom nothing is known but its address. */
export interface Elsewhere {
  /** Begins with `ws:`. */
  readonly url: string
  /** Whether it runs. */
  readonly runs: () => boolean
  /** Ends it as the kernel does where memory runs out. */
  readonly kill: () => Promise<void>
}

/** Starts the browser of this machine as a service would. Gone when the test ends. */
export async function startElsewhere(): Promise<Elsewhere> {
  const machine = await bareMachine()
  const place = await addLauncher(join(machine.root, 'browser'))
  const args = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--remote-debugging-port=0',
  ]
  const child = spawn(place, [...args, `--user-data-dir=${machine.temporary}/profile`], {
    // What it leaves behind when it is killed goes with the machine.
    env: { ...process.env, TMPDIR: machine.temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const runs = () => child.exitCode === null && child.signalCode === null
  const kill = async () => {
    if (runs()) process.kill(-(child.pid as number), 'SIGKILL')
    await gone
  }
  onTestFinished(kill)
  const url = await new Promise<string>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const address = /ws:\S+/u.exec(text)?.[0]
      if (address) resolve(address)
    })
  })
  return { url, runs, kill }
}
