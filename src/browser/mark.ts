import { createHash } from 'node:crypto'
import { realpathSync, statSync } from 'node:fs'
import type { BrowserOptions } from './browser.ts'
import { findPackage } from './embedded-chromium.ts'
import { type Environment, thisMachine } from './environment.ts'
import { cachedBrowsers, installedBrowsers } from './find-browser.ts'
import { placeOfAll } from './pool.ts'

/**
 * A mark of the browser that {@link openBrowser} would come to, without starting any: it is another
 * one once a browser was installed, updated or taken away, or another one is asked for. Of remote
 * browsers nothing can be told but their addresses.
 */
export async function browserMark({
  path,
  url,
  environment = thisMachine(),
}: BrowserOptions): Promise<string> {
  const places = url === undefined ? await placesOf(path, environment) : [placeOfAll([url].flat())]
  return createHash('sha256').update(places.join('\n')).digest('hex').slice(0, 16)
}

/** Every executable that may be tried, in that order: the first may turn out not to start. */
async function placesOf(path: string | undefined, environment: Environment): Promise<string[]> {
  const named = path ?? environment.env.PUPPETEER_EXECUTABLE_PATH
  if (named) return [stateOf(named)]
  const found = [...installedBrowsers(environment), ...cachedBrowsers(environment)]
  const embedded = await findPackage()
  return [...found.map(stateOf), ...(embedded ? [`@sparticuz/chromium ${embedded.version}`] : [])]
}

/** An update gives an executable another size and another date, if not another place. */
function stateOf(path: string): string {
  try {
    const place = realpathSync(path)
    const { size, mtimeMs } = statSync(place)
    return `${place} ${size} ${Math.floor(mtimeMs)}`
  } catch {
    return `${path} is not there`
  }
}
