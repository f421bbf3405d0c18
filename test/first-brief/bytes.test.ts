import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it, type TestContext } from 'vitest'
import type { BrowserOptions } from '../../src/browser/browser.ts'
import { type Environment, thisMachine } from '../../src/browser/environment.ts'
import { installedBrowsers } from '../../src/browser/find-browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { build } from '../../src/pipeline/build.ts'
import { createWorld } from '../../src/world/world.ts'

/**
 * The first brief as it was last landed, by the hashes of its files: whoever moves code and means to
 * change nothing sees here that nothing changed. Whoever means to change something looks at the pages, and
 * then runs `UPDATE=1 npx vitest run test/first-brief`.
 *
 * A PDF hangs on the browser that printed it, so each browser has its own list. The one that comes with the
 * packages is the same everywhere on Linux x64; an installed one is compared where its version is known.
 */
const HASHES = fileURLToPath(new URL('hashes.json', import.meta.url))

/** Seconds since 1970: the date that stands in the files. */
const DATE = '1795564800'

const AUDIENCES = ['meeting', 'principal', 'practitioner', 'public']

type Hashes = Readonly<Record<string, string>>

const known: Record<string, Hashes> = JSON.parse(await readFile(HASHES, 'utf8'))
const folders: string[] = []

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

/** By path below the folder of output, the hashes of all that a build writes but for the manifest. */
async function hashesOf(options: BrowserOptions): Promise<{ version: string; hashes: Hashes }> {
  const out = await mkdtemp(join(tmpdir(), 'mujaz-first-brief-'))
  folders.push(out)
  const browser = await openBrowser(options)
  const world = createWorld({ SOURCE_DATE_EPOCH: DATE })
  // By the lock alone, so that a clone without the originals is held to the same.
  const originals = '/nowhere'
  const { written, findings } = await build(
    { audiences: AUDIENCES, originals, out, browser },
    world,
  )
  await browser.close()
  expect(findings.map(String)).toEqual([])
  expect(written).toBe(true)
  const names = (await readdir(out, { recursive: true })).filter((name) => /\.\w+$/.test(name))
  const hashes = await Promise.all(
    names
      .filter((name) => name !== 'manifest.json')
      .sort()
      .map(async (name) => {
        const hash = createHash('sha256').update(await readFile(join(out, name)))
        return [name, hash.digest('hex')] as const
      }),
  )
  return { version: browser.version, hashes: Object.fromEntries(hashes) }
}

const withoutPdfs = (hashes: Hashes) =>
  Object.fromEntries(Object.entries(hashes).filter(([name]) => !name.endsWith('.pdf')))

async function compare(options: BrowserOptions, { skip }: TestContext): Promise<void> {
  const { version, hashes } = await hashesOf(options)
  expect(Object.keys(hashes).filter((name) => name.endsWith('.pdf'))).toHaveLength(9)
  if (process.env.UPDATE) {
    known[version] = hashes
    await writeFile(HASHES, `${JSON.stringify(known, null, 2)}\n`)
    return
  }
  // The text and the page are the same in whatever browser.
  for (const one of Object.values(known)) expect(withoutPdfs(hashes)).toEqual(withoutPdfs(one))
  if (known[version]) expect(hashes).toEqual(known[version])
  else skip(`The bytes of the PDFs are not known of ${version}: they were not compared.`)
}

const here = thisMachine()

/** This machine as if nothing were installed on it. */
function bare(): Environment {
  return {
    ...here,
    env: { ...here.env, PATH: '', PUPPETEER_EXECUTABLE_PATH: '', PUPPETEER_CACHE_DIR: '/nowhere' },
    root: '/nowhere',
  }
}

const [installed] = installedBrowsers(here)

describe('the first brief', () => {
  it.skipIf(here.platform !== 'linux' || here.arch !== 'x64')(
    'should have the bytes that were landed, printed by the browser that comes with the packages',
    (context) => compare({ environment: bare() }, context),
  )

  it.skipIf(installed === undefined)(
    'should have the bytes that were landed, printed by an installed browser',
    (context) => compare({ path: installed }, context),
  )
})
