import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launch, type Browser as PuppeteerBrowser } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import type { IsolatedPage } from '../../src/browser/isolated-page.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { print } from '../../src/print/print.ts'
import { withPaginator } from '../print/stand-in.ts'
import { addLauncher } from './machine.ts'

/** Ways out of a document, `URL` being the address of a server that must never hear of them. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  image: '<img src="URL/a.png" srcset="URL/b.png 2x">',
  'image in SVG': '<svg><image href="URL/a.png"/><use href="URL/a.svg#b"/></svg>',
  'image in CSS':
    '<style>body { background: url(URL/a.png); cursor: url(URL/b.cur), auto }</style>',
  'image set': '<style>body { background: image-set(url(URL/a.png) 1x) }</style>',
  mask: '<div style="width: 9px; height: 9px; mask: url(URL/a.svg#b); filter: url(URL/a.svg#b)"></div>',
  'generated content': '<style>p::before { content: url(URL/a.png) }</style><p>a',
  font: '<style>@font-face { font-family: F; src: url(URL/a.woff2) } p { font-family: F }</style><p>a',
  'style sheet': '<link rel="stylesheet" href="URL/a.css">',
  '@import': '<style>@import url(URL/a.css);</style>',
  '@import from data:': '<link rel="stylesheet" href="data:text/css,@import%20url(URL/a.css);">',
  script: '<script src="URL/a.js"></script>',
  'module script': '<script type="module">import "URL/a.js"</script>',
  fetch: '<script>fetch("URL/a").catch(() => {})</script>',
  XMLHttpRequest: '<script>x = new XMLHttpRequest(); x.open("GET", "URL/a"); x.send()</script>',
  beacon: '<script>navigator.sendBeacon("URL/a", "b")</script>',
  WebSocket: '<script>new WebSocket("URL/a".replace("http", "ws"))</script>',
  EventSource: '<script>new EventSource("URL/a")</script>',
  worker: '<script>new Worker(URL.createObjectURL(new Blob(["fetch(\'URL/a\')"])))</script>',
  'event handler': '<img src="data:," onerror="new Image().src = \'URL/a.png\'">',
  'script address':
    '<iframe src="javascript:void(parent.document.body.append(Object.assign(new Image(), { src: \'URL/a.png\' })))"></iframe>',
  frame: '<iframe src="URL/a"></iframe>',
  'frame from srcdoc': '<iframe srcdoc="<img src=URL/a.png>"></iframe>',
  'frame from data:': '<iframe src="data:text/html,<img src=URL/a.png>"></iframe>',
  object: '<object data="URL/a"></object><embed src="URL/b">',
  media:
    '<video src="URL/a.mp4" poster="URL/b.png" preload="auto"></video><audio src="URL/c.mp3" preload="auto"></audio>',
  prefetch: '<link rel="prefetch" href="URL/a"><link rel="preload" as="image" href="URL/b">',
  preconnect: '<link rel="preconnect" href="URL"><link rel="dns-prefetch" href="URL">',
  'module preload': '<link rel="modulepreload" href="URL/a.js">',
  manifest: '<link rel="manifest" href="URL/a"><link rel="icon" href="URL/b.ico">',
  speculation: '<script type="speculationrules">{"prerender":[{"urls":["URL/a"]}]}</script>',
  refresh: '<meta http-equiv="refresh" content="0; url=URL/a">',
  'late refresh': '<body><p>a<meta http-equiv="refresh" content="0; url=URL/a">',
  'base address': '<base href="URL/"><img src="a.png">',
  form: '<form action="URL/a"></form><script>document.forms[0].submit()</script>',
  navigation: '<script>location = "URL/a"</script>',
  'new window': '<script>open("URL/a")</script>',
  'policy of its own':
    '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="URL/a.png">',
}

/** Those that are tried by name too, and not by number only. */
const BY_NAME = new Set(['image', 'preconnect', 'refresh'])

/** What needs more than a page from nowhere: an address of its own, a secure context, more time. */
const NEEDY = new Set(['manifest', 'preconnect', 'refresh', 'speculation'])

/** Where the documents of a page without a lock look for the server. */
const OPEN = '127.0.0.2'

let server: Server
let port: number
/** Connections and requests: some ways out only connect, and later ones share a connection. */
let contacts = 0
/** The numbers of the documents that {@link OPEN} was asked for something by. */
const heard = new Set<number>()
let folder: string
let path: string
let browser: Browser
/** A browser without a lock. */
let open: PuppeteerBrowser

beforeAll(async () => {
  // Each with a connection of its own: one that is kept would hide that another was asked for.
  server = createServer((_, response) => response.setHeader('connection', 'close').end('body {}'))
  const hear = ({ localAddress }: Socket, url?: string) => {
    if (!localAddress?.endsWith(OPEN)) contacts += 1
    else if (url) heard.add(Number(url.split('/')[1]))
  }
  server.on('connection', (socket) => hear(socket))
  server.on('request', ({ socket, url }) => hear(socket, url))
  server.on('upgrade', ({ socket, url }) => hear(socket, url))
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  port = (server.address() as AddressInfo).port
  folder = await mkdtemp(join(tmpdir(), 'mujaz-test-'))
  // Chromium's newest lock, on addresses of the local network, would hide whether ours hold.
  const off = 'LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'
  path = await addLauncher(join(folder, 'browser'), { args: [`--disable-features=${off}`] })
  const args = ['--no-sandbox', '--disable-gpu']
  open = await launch({ executablePath: path, args, pipe: true, env: inFolder(), timeout: 0 })
  // A proxy of the environment would be asked instead of a name server.
  vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`)
  browser = await openBrowser({ path })
  vi.unstubAllEnvs()
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all([browser?.close(), open?.close()])
  server.closeAllConnections()
  server.close()
  // Processes of a browser that is closed may still write.
  await rm(folder, { recursive: true, maxRetries: 9 })
})

/** Chromium leaves temporary files where it is closed with many pages: they go with the folder. */
const inFolder = () => ({ ...process.env, TMPDIR: folder })

beforeEach(() => {
  contacts = 0
})

/** Tells whether anything has run, and what the document has become. */
const LOOK = '({ ran: String(window.ran), text: document.body.textContent, path: location.href })'

/** Name, HTML and number of each, every one with addresses of its own, which no cache can know. */
let addresses = 0
function documents(only?: string): [name: string, html: string, number: number][] {
  const ways = Object.entries(WAYS_OUT).flatMap(([name, way]) =>
    (BY_NAME.has(name) ? ['127.0.0.1', 'localhost'] : ['127.0.0.1']).map((host) => {
      return { name, way, host: only ?? host }
    }),
  )
  return ways.map(({ name, way, host }) => {
    addresses += 1
    const address = `http://${host}:${port}/${addresses}`
    return [
      name,
      `<!doctype html><title>t</title>${way.replace(/URL(?=[/"])/gu, address)}<p>still here`,
      addresses,
    ]
  })
}

/** All of those that do reach out where there is no lock, at {@link OPEN}. */
const reaching = () => documents(OPEN).filter(([name]) => !NEEDY.has(name))

/**
 * Waits as long as it takes documents that are opened later, without a lock, to reach the server, each of
 * them: what has not got there by then was held.
 */
async function settle(): Promise<void> {
  const context = await open.createBrowserContext()
  const page = await context.newPage()
  const waiting = reaching()
  const frames = JSON.stringify(waiting.map(([, html]) => html))
  await page.evaluate(
    `for (const srcdoc of ${frames}) document.body.append(Object.assign(document.createElement('iframe'), { srcdoc }))`,
  )
  await expect
    .poll(() => waiting.flatMap(([name, , number]) => (heard.has(number) ? [] : [name])))
    .toEqual([])
  await context.close()
}

describe('a document that is printed', () => {
  it('should reach nothing, whichever way it tries', async () => {
    const leaks: string[] = []
    for (const [name, html] of documents()) {
      const { report } = await print(html, { browser, script: withPaginator(`() => ${LOOK}`) })
      const { text, path } = report as unknown as { text: string; path: string }
      expect({ name, path }).toEqual({ name, path: 'about:blank' })
      expect({ name, text }).toEqual({ name, text: expect.stringContaining('still here') })
      if (contacts > 0) leaks.push(name)
      contacts = 0
    }
    await settle()
    expect(leaks).toEqual([])
    expect(contacts).toBe(0)
  })

  it('should reach nothing while it is left open', async () => {
    const pages: IsolatedPage[] = []
    for (const [, html] of documents()) {
      const isolated = await browser.newPage()
      pages.push(isolated)
      await isolated.load(html)
    }
    await settle()
    expect(contacts).toBe(0)
    for (const { page } of pages)
      expect(await page.evaluate('document.body.textContent')).toContain('still here')
    await Promise.all(pages.map(({ close }) => close()))
  })

  it('should run no script of its own', async () => {
    const html = `<!doctype html><script>ran = 1</script><img src="data:," onerror="ran = 2">
      <svg onload="ran = 3"></svg><a id="a" href="javascript:ran = 4">a</a><body onload="ran = 5">
      <style onload="ran = 6"></style><details ontoggle="ran = 7" open>a</details>`
    const script = withPaginator(`() => document.getElementById('a').click() || ${LOOK}`)
    const { report } = await print(html, { browser, script })
    expect(report).toMatchObject({ ran: 'undefined' })
  })

  it('should read no file', async () => {
    const style = join(folder, 'secret.css')
    await writeFile(style, '#secret { width: 123px; height: 1px; display: block }')
    const url = pathToFileURL(style)
    const html = `<!doctype html><link rel="stylesheet" href="${url}"><style>@import url(${url});</style>
      <iframe src="${url}"></iframe><object data="${url}"></object><img id="secret" src="${url}">`
    const script = withPaginator(`() => ({
      width: document.getElementById('secret').offsetWidth,
      frames: [...document.querySelectorAll('iframe, object')]
        .map((frame) => frame.contentDocument?.body?.textContent ?? ''),
    })`)
    const { report } = await print(html, { browser, script })
    expect(report).toEqual({ width: expect.not.closeTo(123), frames: ['', ''] })
  })
})

describe('the locks, one by one', () => {
  it('should be tried by documents that do reach out where there is no lock', async () => {
    await settle()
    expect(reaching().length).toBeGreaterThan(documents().length * 0.8)
  })

  it('should hold by the resolver rules alone', async () => {
    const { page, close } = await browser.newPage()
    for (const [, html] of documents()) {
      // Each in a page of its own, which stays: what comes late is not cut off by the next one.
      const bare = await page.browser().newPage()
      bare.setDefaultTimeout(0)
      await bare.setContent(html, { waitUntil: 'domcontentloaded' }).catch(() => {})
    }
    await settle()
    expect(contacts).toBe(0)
    await close()
  })

  it('should hold by the page alone, for what needs no script, as in a remote browser', async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
    const elsewhere = await launch({ executablePath: path, args, env: inFolder(), timeout: 0 })
    const remote = await openBrowser({ url: elsewhere.wsEndpoint() })
    const leaks: string[] = []
    // Not by a request, but by a connection without one: only the resolver rules of an own browser stop that.
    for (const [name, html] of documents().filter(([name]) => name !== 'preconnect')) {
      await print(html, { browser: remote, script: withPaginator(`() => ${LOOK}`) })
      if (contacts > 0) leaks.push(name)
      contacts = 0
    }
    await settle()
    await remote.close()
    await elsewhere.close()
    expect(leaks).toEqual([])
    expect(contacts).toBe(0)
  })
})
