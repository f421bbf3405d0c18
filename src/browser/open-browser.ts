import type { Browser as PuppeteerBrowser } from 'puppeteer'
import type { Browser, BrowserOptions } from './browser.ts'
import { type BrowserProcess, CONNECTION, StartError, startBrowser } from './browser-process.ts'
import { discardEmbeddedChromium, unpackEmbeddedChromium } from './embedded-chromium.ts'
import { type Environment, thisMachine } from './environment.ts'
import { cachedBrowsers, installedBrowsers, isExecutable } from './find-browser.ts'
import { type IsolatedPage, isolate } from './isolated-page.ts'
import { poolOf } from './pool.ts'

/** The first Chromium that prints `@page` margin boxes and tags as we need them. */
const OLDEST_CHROMIUM = 131

/**
 * Finds a browser and starts it. In this order:
 *
 * 1. the option `path`, or the option `url`;
 * 2. the environment variable `PUPPETEER_EXECUTABLE_PATH`;
 * 3. an installed headless shell, Chromium, Chrome or Edge;
 * 4. one in puppeteer's cache;
 * 5. the Chromium in the npm package @sparticuz/chromium (Linux on x64).
 *
 * A browser that somebody named is used or is an error. Of the others, one that does not start or is
 * older than {@link OLDEST_CHROMIUM} is passed over with a notice.
 *
 * May be called long before the browser is needed: until it is awaited, a failure waits too.
 *
 * @throws TypeError for options that contradict themselves.
 * @throws Error, with a cause, if there is no browser; its message says how to get one.
 */
export function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const browser = open(options)
  browser.catch(() => {})
  return browser
}

async function open({ path, url, environment = thisMachine(), timeout = 30_000 }: BrowserOptions) {
  if (path !== undefined && url !== undefined) {
    throw new TypeError('Give either `path` or `url`: a browser is started or connected to.')
  }
  if (typeof url === 'string') return connect(url, timeout)
  if (url !== undefined) return connectAll(url, timeout)
  const named =
    path !== undefined
      ? { path, by: 'the given path' }
      : environment.env.PUPPETEER_EXECUTABLE_PATH
        ? { path: environment.env.PUPPETEER_EXECUTABLE_PATH, by: 'PUPPETEER_EXECUTABLE_PATH' }
        : undefined
  if (named) return openNamed(named, environment, timeout)
  return openFirst(environment, timeout)
}

/**
 * Those of several browsers that answer, as one. Of different versions they would make different files of one brief, so
 * that nobody could tell why a page has changed.
 */
async function connectAll(urls: readonly string[], timeout: number): Promise<Browser> {
  if (urls.length === 0) throw new TypeError('No address of a browser is given.')
  const answers = await Promise.allSettled(urls.map((url) => connect(url, timeout)))
  const browsers = answers.flatMap((answer) =>
    answer.status === 'fulfilled' ? [answer.value] : [],
  )
  const failures = answers.flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason as unknown] : [],
  )
  const versions = [...new Set(browsers.map(({ version }) => version))]
  const [only] = failures
  const refused =
    failures.find((failure) => failure instanceof TypeError) ??
    (versions.length > 1 ? new Error(unlike(browsers)) : undefined) ??
    (browsers.length > 0
      ? undefined
      : failures.length === 1
        ? only
        : new Error(failures.map(messageOf).join('\n'), { cause: new AggregateError(failures) }))
  if (refused !== undefined) {
    await Promise.all(browsers.map((browser) => browser.close()))
    throw refused
  }
  return poolOf(
    browsers,
    failures.map((failure) => `${messageOf(failure)} Others do its work.`),
  )
}

function unlike(browsers: readonly Browser[]): string {
  const list = browsers.map(({ place, version }) => `${version} at ${place}`).join(', ')
  return `The browsers are of different versions, which do not make the same pages: ${list}. Name some of one version.`
}

async function connect(url: string, timeout: number): Promise<Browser> {
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (!['http:', 'https:', 'ws:', 'wss:'].includes(protocol)) {
    throw new TypeError(
      `The address of a browser begins with http:, https:, ws: or wss:, unlike "${url}".`,
    )
  }
  const puppeteer = await import('puppeteer')
  const endpoint = protocol.startsWith('ws') ? { browserWSEndpoint: url } : { browserURL: url }
  let browser: PuppeteerBrowser
  try {
    browser = await inTime(puppeteer.connect({ ...endpoint, ...CONNECTION }), timeout)
  } catch (cause) {
    throw new Error(
      `No browser answers at ${url} (${messageOf(cause)}). Start one there with --remote-debugging-port, or leave the address out to use one of this machine.`,
      { cause },
    )
  }
  const leave = async () => browser.disconnect()
  try {
    return await hold({ browser, place: url, end: leave, notices: [] })
  } catch (error) {
    await leave()
    throw error
  }
}

async function openNamed(
  { path, by }: { path: string; by: string },
  environment: Environment,
  timeout: number,
): Promise<Browser> {
  const problem = `The browser ${path} (from ${by})`
  if (!isExecutable(path)) {
    throw new Error(
      `${problem} does not exist or may not be executed. Correct the path, or leave it out to let a browser be found.`,
      { cause: new Error(`not an executable file: ${path}`) },
    )
  }
  try {
    return await start(path, environment, timeout)
  } catch (cause) {
    throw new Error(`${problem} cannot be used: ${explain(cause)}`, { cause })
  }
}

async function openFirst(environment: Environment, timeout: number): Promise<Browser> {
  const failures: { place: string; error: unknown }[] = []
  const notices = () =>
    failures.map(({ place, error }) => `The browser ${place} was passed over: ${explain(error)}`)
  for (const find of [installedBrowsers, cachedBrowsers]) {
    for (const path of find(environment)) {
      try {
        return await start(path, environment, timeout, notices())
      } catch (error) {
        failures.push({ place: path, error })
      }
    }
  }
  try {
    const browser = await openEmbedded(environment, timeout, notices())
    if (browser) return browser
  } catch (error) {
    failures.push({ place: 'of @sparticuz/chromium', error })
  }
  throw new Error(
    [
      'There is no browser to print with.',
      ...notices(),
      `This gets one: ${remedy(environment)}`,
    ].join('\n'),
    {
      cause:
        failures.length > 0
          ? new AggregateError(failures.map(({ error }) => error))
          : new Error('No browser is installed, and none comes as a package for this system.'),
    },
  )
}

/** A cache can be damaged in ways that its sizes do not show: it is unpacked a second time, once. */
async function openEmbedded(
  environment: Environment,
  timeout: number,
  notices: readonly string[],
): Promise<Browser | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const chromium = await unpackEmbeddedChromium(environment)
    if (!chromium) return undefined
    const { executable, libraries, fontConfiguration } = chromium
    try {
      return await start(executable, environment, timeout, [...notices, ...chromium.notices], {
        libraries,
        variables: { FONTCONFIG_FILE: fontConfiguration },
      })
    } catch (error) {
      const damaged = error instanceof StartError && !error.lacksLibraries && !error.lacksSandbox
      if (!damaged || attempt === 2) throw error
      await discardEmbeddedChromium(chromium)
    }
  }
}

interface StartExtras {
  /** Folder of shared libraries for a system that lacks them. */
  readonly libraries?: string
  readonly variables?: Readonly<Record<string, string>>
}

/**
 * Chromium's sandbox is kept wherever it works. As root it refuses to start with it, and where the
 * kernel allows no namespaces it cannot: there it starts without. What the sandbox would hold back is
 * an attack by the document on the renderer; the document is ours, runs no script and sees no network.
 */
async function start(
  executable: string,
  environment: Environment,
  timeout: number,
  notices: readonly string[] = [],
  { libraries, variables = {} }: StartExtras = {},
): Promise<Browser> {
  const collected = [...notices]
  let sandbox = !(environment.platform === 'linux' && environment.uid === 0)
  let borrowed = false
  let running: BrowserProcess | undefined
  while (!running) {
    const search = environment.env.LD_LIBRARY_PATH
    const path = search ? `${libraries}:${search}` : `${libraries}`
    const all = borrowed ? { ...variables, LD_LIBRARY_PATH: path } : variables
    try {
      running = await startBrowser(executable, { environment, sandbox, variables: all, timeout })
    } catch (error) {
      if (!(error instanceof StartError)) throw error
      if (error.lacksLibraries && libraries !== undefined && !borrowed) borrowed = true
      else if (error.lacksSandbox && sandbox) {
        sandbox = false
        collected.push(
          'Chromium runs without its own sandbox, which this system does not allow; it loads nothing but the document, without scripts or network.',
        )
      } else throw error
    }
  }
  const { browser, pid, end } = running
  try {
    return await hold({ browser, place: executable, pid, end, notices: collected })
  } catch (error) {
    await end()
    throw error
  }
}

/** Checks the version, and opens a first page in advance. */
async function hold({
  browser,
  place,
  pid,
  end,
  notices,
}: {
  browser: PuppeteerBrowser
  place: string
  pid?: number
  end: () => Promise<void>
  notices: readonly string[]
}): Promise<Browser> {
  const openOne = async () => {
    if (pid !== undefined) return isolate(await browser.newPage())
    // A remote browser may have other users, whose pages and cookies are none of our business.
    const context = await browser.createBrowserContext()
    const isolated = await isolate(await context.newPage())
    return { ...isolated, close: () => context.close() }
  }
  const unlessPageDies = hearCrashes(browser)
  // Of what was asked of a browser that has ended, puppeteer leaves some unanswered.
  const ended = new Promise<never>((_, reject) => {
    browser.once('disconnected', () => reject(new Error('the browser has ended.')))
  })
  ended.catch(() => {})
  stopWaitingAtEnd(browser)
  const open = async (attempt = 1): Promise<IsolatedPage> => {
    const opening = openOne()
    let cause: unknown
    const page = await Promise.race([unlessPageDies(opening), ended]).catch((error) => {
      // Sooner heard of than the death of the page, which it may come of.
      if (!browser.connected) throw error
      cause = error
    })
    if (page) return page
    // Perhaps it was another page that died; then this one comes too late.
    opening.then((late) => late.close()).catch(() => {})
    if (attempt < ATTEMPTS) return open(attempt + 1)
    throw new Error('pages crash as they are opened, perhaps for want of memory.', { cause })
  }
  const spare = new Set<Promise<IsolatedPage>>()
  const prepare = (pages: number) => {
    while (!closing && spare.size < pages) {
      const page = open()
      const drop = () => spare.delete(page)
      page.then(({ crash }) => crash.then(drop), drop)
      spare.add(page)
    }
  }
  const takeSpare = () => {
    const [page] = spare
    if (page) spare.delete(page)
    return page
  }
  let closing: Promise<void> | undefined
  const version = await browser.version()
  const major = Number(/\/(\d+)/u.exec(version)?.[1])
  if (!(major >= OLDEST_CHROMIUM)) {
    throw new Error(`it is ${version}, and Chromium ${OLDEST_CHROMIUM} or later is needed.`)
  }
  prepare(1)
  return {
    place,
    version,
    pid,
    get connected() {
      return browser.connected
    },
    notices,
    newPage: () => takeSpare() ?? open(),
    prepare,
    close() {
      closing ??= leave(spare, pid).then(end)
      return closing
    },
  }
}

/**
 * A page that is opened while its browser ends never comes. Puppeteer goes on waiting for it by a clock of half a minute,
 * which would keep the process alive for as long.
 */
function stopWaitingAtEnd(browser: PuppeteerBrowser): void {
  const end = new AbortController()
  browser.once('disconnected', () => end.abort(new Error('the browser has ended.')))
  const waitForTarget = browser.waitForTarget.bind(browser)
  browser.waitForTarget = (isWanted, options) =>
    waitForTarget(isWanted, { signal: end.signal, ...options })
}

/** How often a page is opened where pages die meanwhile. */
const ATTEMPTS = 3

/**
 * A page whose renderer dies before it is open never opens, and nothing that was asked of it fails: only
 * the browser hears of it, and does not say in time which page it was.
 *
 * @returns what settles as a promise does, or with `undefined` once a page has died before
 */
function hearCrashes(
  browser: PuppeteerBrowser,
): <T>(promise: Promise<T>) => Promise<T | undefined> {
  const waiting = new Set<() => void>()
  const listen = async () => {
    const session = await browser.target().createCDPSession()
    session.on('Target.targetCrashed', () => {
      for (const hear of waiting) hear()
    })
    await session.send('Target.setDiscoverTargets', { discover: true })
  }
  // The browser has ended, and whoever asks it for a page is told.
  listen().catch(() => {})
  return (promise) =>
    new Promise((resolve, reject) => {
      const hear = () => resolve(undefined)
      waiting.add(hear)
      promise.then(resolve, reject).finally(() => waiting.delete(hear))
    })
}

/** In a remote browser, pages that nobody has taken would stay. */
async function leave(
  spare: ReadonlySet<Promise<IsolatedPage>>,
  pid: number | undefined,
): Promise<void> {
  if (pid !== undefined) return
  await Promise.allSettled([...spare].map(async (page) => (await page).close()))
}

function explain(error: unknown): string {
  const message = messageOf(error)
  if (!(error instanceof StartError)) return message
  if (error.lacksLibraries) {
    return `${message} Install that library, or the browser with the package manager of the system, which brings it.`
  }
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException
  return code === 'EACCES'
    ? `it may not be executed (${message}); its disk may be mounted noexec.`
    : `it did not start: ${message}`
}

function remedy({ platform, arch }: Environment): string {
  return platform === 'linux' && arch !== 'x64'
    ? 'apt-get install chromium-headless-shell (or Chromium from the package manager of your system)'
    : 'npx puppeteer browsers install chrome-headless-shell'
}

async function inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`nothing within ${milliseconds / 1000} s`)),
      milliseconds,
    )
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
