import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { launch, type Page } from 'puppeteer'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Browser, openBrowser } from '../../src/browser/browser.ts'
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

let server: Server
let port: number
/** Connections and requests: some ways out only connect, and later ones share a connection. */
let contacts = 0
let folder: string
let path: string
let browser: Browser

beforeAll(async () => {
  server = createServer((_, response) => response.end('body {}'))
  for (const event of ['connection', 'request', 'upgrade']) {
    server.on(event, () => {
      contacts += 1
    })
  }
  await new Promise<void>((resolve) => server.listen(0, () => resolve()))
  port = (server.address() as AddressInfo).port
  // A proxy of the environment would be asked instead of a name server.
  process.env.http_proxy = `http://127.0.0.1:${port}`
  folder = await mkdtemp(join(tmpdir(), 'mujaz-test-'))
  // Chromium's newest lock, on addresses of the local network, would hide whether ours hold.
  const off = 'LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets'
  path = await addLauncher(join(folder, 'browser'), `--disable-features=${off}`)
  browser = await openBrowser({ path })
  delete process.env.http_proxy
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

beforeEach(() => {
  contacts = 0
})

/** Tells whether anything has run, and what the document has become. */
const LOOK = '({ ran: String(window.ran), text: document.body.textContent, path: location.href })'

const settle = () => wait(300)

/** Name and HTML of each, every one with addresses of its own, which no cache can know. */
function documents(): [string, string][] {
  const ways = Object.entries(WAYS_OUT).flatMap(([name, way]) =>
    (BY_NAME.has(name) ? ['127.0.0.1', 'localhost'] : ['127.0.0.1']).map((host) => ({
      name,
      way,
      host,
    })),
  )
  return ways.map(({ name, way, host }, at) => [
    `${name} → ${host}`,
    `<!doctype html><title>t</title>${way.replace(/URL(?=[/"])/gu, `http://${host}:${port}/${at}`)}<p>still here`,
  ])
}

/** The documents that reach the server. */
async function reached(load: (html: string) => Promise<unknown>): Promise<string[]> {
  const leaks: string[] = []
  for (const [name, html] of documents()) {
    contacts = 0
    await load(html)
    if (contacts > 0) leaks.push(name)
  }
  return leaks
}

describe('a document that is printed', { timeout: 240_000 }, () => {
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

  it('should reach nothing when it is left open for a while', async () => {
    const all = documents().map(([, html]) => html.replace(/^<!doctype html>/u, ''))
    const { page, close } = await browser.newPage()
    for (const html of all) await page.setContent(html, { timeout: 2000 })
    await settle()
    expect(contacts).toBe(0)
    await close()
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

describe('the locks, one by one', { timeout: 240_000 }, () => {
  it('should be tried by documents that do reach out where there is no lock', async () => {
    const args = ['--no-sandbox', '--disable-gpu']
    const open = await launch({ executablePath: path, args, pipe: true })
    const page: Page = await open.newPage()
    const leaks = await reached(async (html) => {
      await page.goto('about:blank')
      await page.setContent(html, { waitUntil: 'domcontentloaded' }).catch(() => {})
      await wait(60)
    })
    await open.close()
    // Some need more than a page from nowhere: an address of its own, a secure context, more time.
    expect(leaks.length).toBeGreaterThan(documents().length * 0.8)
  })

  it('should hold by the resolver rules alone', async () => {
    const { page } = await browser.newPage()
    const bare = await page.browser().newPage()
    const leaks = await reached(async (html) => {
      await bare.goto('about:blank')
      await bare.setContent(html, { waitUntil: 'domcontentloaded' }).catch(() => {})
      await wait(20)
    })
    expect(leaks).toEqual([])
    await bare.close()
    await page.close()
  })

  it('should hold by the page alone, for what needs no script, as in a remote browser', async () => {
    const args = ['--no-sandbox', '--disable-gpu', '--remote-debugging-port=0']
    const open = await launch({ executablePath: path, args })
    const remote = await openBrowser({ url: open.wsEndpoint() })
    const leaks: string[] = []
    for (const [name, html] of documents()) {
      contacts = 0
      await print(html, { browser: remote, script: withPaginator(`() => ${LOOK}`) })
      if (contacts > 0) leaks.push(name)
    }
    await settle()
    await remote.close()
    await open.close()
    // No request, but a connection without one: only the resolver rules of an own browser stop that.
    expect(leaks.filter((name) => !name.startsWith('preconnect'))).toEqual([])
  })
})
