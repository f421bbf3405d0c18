import type { Browser } from './browser.ts'
import type { IsolatedPage } from './isolated-page.ts'

/** A browser of several, and what it has to do. */
interface Member {
  readonly browser: Browser
  /** Pages that somebody works in. */
  busy: number
  /** Whether its end was told. */
  mourned: boolean
}

/** Where several browsers are, as one {@link Browser} says it. */
export function placeOfAll(places: readonly string[]): string {
  return places.join(', ')
}

/**
 * Several browsers as one: each page is opened in the one that has least to do. One that ends is left out and told of;
 * its pages are lost, and whoever had one may ask for another as long as the pool is connected.
 *
 * @param browsers at least one, all of one version, since a file is the work of one
 * @param notices what is to be told of those that could not be had
 */
export function poolOf(browsers: readonly Browser[], notices: readonly string[]): Browser {
  const members: readonly Member[] = browsers.map((browser) => ({
    browser,
    busy: 0,
    mourned: false,
  }))
  const collected = [...notices]
  const connected = () => members.filter(({ browser }) => browser.connected)
  const mourn = () => {
    for (const member of members) {
      if (member.browser.connected || member.mourned) continue
      member.mourned = true
      collected.push(`The browser ${member.browser.place} has ended; others did its work.`)
    }
  }

  async function newPage(): Promise<IsolatedPage> {
    const [first, ...others] = connected()
    if (!first) throw new Error('all browsers have ended.')
    const member = others.reduce((least, each) => (each.busy < least.busy ? each : least), first)
    member.busy += 1
    try {
      const page = await member.browser.newPage()
      const close = async () => {
        member.busy -= 1
        await page.close()
      }
      return { ...page, close }
    } catch (error) {
      member.busy -= 1
      if (member.browser.connected) throw error
      return newPage()
    }
  }

  return {
    place: placeOfAll(browsers.map(({ place }) => place)),
    version: browsers[0]?.version ?? '',
    pid: undefined,
    get connected() {
      return connected().length > 0
    },
    get notices() {
      mourn()
      return [...collected, ...browsers.flatMap(({ notices }) => notices)]
    },
    newPage,
    prepare(pages) {
      const able = connected()
      for (const { browser } of able) browser.prepare(Math.ceil(pages / able.length))
    },
    async close() {
      mourn()
      await Promise.all(browsers.map((browser) => browser.close()))
    },
  }
}
