import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserOptions } from '../browser/browser.ts'
import { browserMark } from '../browser/mark.ts'
import { readManifest, writeManifest } from '../manifest/form.ts'
import { sortedRecord } from '../manifest/sorted-record.ts'
import { templateHashes } from '../manifest/templates.ts'
import type { Audience } from '../model/audience.ts'
import type {
  Content,
  Inputs,
  Manifest,
  RecordedAudience,
  RecordedBrowser,
  RecordedFile,
} from '../model/manifest.ts'
import { onceOf } from '../model/once-of.ts'
import { type Finding, sortFindings } from '../report/findings.ts'
import { digest, sha256 } from '../text/hash.ts'
import type { World } from '../world/world.ts'
import { AudienceCache, FIRST, type Text } from './audience-cache.ts'

export interface CacheOptions {
  /** Keep nothing. */
  readonly fresh: boolean
  /** The browser that would print. */
  readonly browser: BrowserOptions | Browser | undefined
}

/** Where the manifest of a build lies. */
export function manifestPath(out: string): string {
  return join(out, 'manifest.json')
}

/**
 * What the last build left behind, and what this one will. A file is kept where it still is what the
 * last build wrote and all that it was made of is what it was; then it keeps its very bytes, the date
 * inside of it among them.
 */
export class Cache {
  readonly #out: string
  readonly #world: World
  readonly #before: Manifest | undefined
  readonly #anew: string | undefined
  readonly #browser: BrowserOptions | Browser
  readonly #program: Promise<string>
  readonly #audiences = new Map<string, AudienceCache>()
  readonly #files = new Map<string, RecordedFile>()
  readonly #fits = new Map<string, NonNullable<RecordedAudience['fit']>>()
  readonly #templates = new Map<string, Readonly<Record<string, string>>>()
  #mark: Promise<string> | undefined

  private constructor(
    out: string,
    world: World,
    before: Manifest | string | undefined,
    { fresh, browser = {} }: CacheOptions,
  ) {
    this.#out = out
    this.#world = world
    this.#browser = browser
    this.#before = typeof before === 'string' ? undefined : before
    if (fresh) this.#anew = 'all is made anew'
    else if (before === undefined) this.#anew = FIRST
    else if (typeof before === 'string') this.#anew = 'the last manifest cannot be read'
    this.#program = programOf(world)
  }

  /** Reads what the last build left in a folder. */
  static async open(out: string, options: CacheOptions, world: World): Promise<Cache> {
    await world.recover(out)
    const bytes = await world.read(manifestPath(out))
    return new Cache(out, world, bytes && readManifest(new TextDecoder().decode(bytes)), options)
  }

  /** Why nothing at all is kept; `undefined` where that has to be seen file by file. */
  get anew(): string | undefined {
    return this.#anew
  }

  /** Whether a file of the folder was made by the last build, or by one before it. */
  knows(path: string): boolean {
    const { files = {}, audiences = {} } = this.#before ?? {}
    const name = relative(this.#out, path)
    return (
      name in files ||
      (this.#before !== undefined && path === manifestPath(this.#out)) ||
      Object.entries(audiences).some(([audience, page]) =>
        Object.keys(page.files).some((file) => join(audience, file) === name),
      )
    )
  }

  /** Opens the page of an audience, once it is known what it is told. */
  of(audience: Audience, markdown: Text): AudienceCache {
    const before = this.#before?.audiences[audience.name]
    const files = templateHashes(audience, this.#world.asset)
    const templates = digest(files)
    this.#templates.set(templates, files)
    const page = new AudienceCache({
      markdown,
      before,
      anew: this.#anew,
      knownTemplates: this.#before?.templates ?? {},
      templates: { key: templates, files },
      inputs: (print) => this.#inputs(markdown, templates, print),
      fileNow: (name) => this.#world.read(join(this.#out, audience.name, name)),
      sameBrowser: (then, now) => this.#isSame(then, now),
    })
    this.#audiences.set(audience.name, page)
    return page
  }

  /** How many points were left out of this selection before, to keep to its pages. */
  async rememberedFit(audience: Audience, selected: Text): Promise<number | undefined> {
    const fit = this.#before?.audiences[audience.name]?.fit
    if (this.#anew !== undefined || fit?.inputs !== (await this.#fitInputs(audience, selected))) {
      return undefined
    }
    this.#fits.set(audience.name, fit)
    return fit.leftOut
  }

  /** Takes down how many that were. */
  async takeFit(audience: Audience, selected: Text, leftOut: number): Promise<void> {
    const inputs = await this.#fitInputs(audience, selected)
    this.#fits.set(audience.name, { inputs, leftOut })
  }

  /** Why the full brief must be written; nothing where it lies there as it is. */
  async whyWrite(name: string, text: string): Promise<string[]> {
    const now = await this.#world.read(join(this.#out, name))
    if (now && Buffer.from(text).equals(now)) return []
    if (this.#anew !== undefined) return [this.#anew]
    if (now === undefined) return ['it was not there']
    return this.#before?.files[name]?.sha256 === sha256(text)
      ? ['it was changed by hand']
      : ['its text']
  }

  /** Takes down a file of no audience. */
  take(name: string, content: string): void {
    this.#files.set(name, { sha256: sha256(content), size: Buffer.byteLength(content) })
  }

  /** The manifest of this run. Audiences and files that were not asked for stay as they were. */
  manifest(content: Content, findings: readonly Finding[]): string {
    const before = this.#before
    const audiences: Record<string, RecordedAudience> = {
      ...before?.audiences,
      ...Object.fromEntries(
        [...this.#audiences].map(([name, page]) => [
          name,
          page.entry(Object.keys(content.points), this.#fits.get(name)),
        ]),
      ),
    }
    const used = new Set(
      Object.values(audiences).flatMap(({ files }) =>
        Object.values(files).flatMap(({ inputs }) => inputs?.templates ?? []),
      ),
    )
    const templates = new Map([...Object.entries(before?.templates ?? {}), ...this.#templates])
    return writeManifest({
      version: 1,
      content,
      findings: sortFindings(findings).map(({ rule, path, place }) => ({
        rule,
        file: path,
        ...(place && { line: place.line }),
      })),
      files: sortedRecord(new Map([...Object.entries(before?.files ?? {}), ...this.#files])),
      audiences: sortedRecord(Object.entries(audiences)),
      templates: sortedRecord([...templates].filter(([key]) => used.has(key))),
    })
  }

  /** All that decides how many points fit. */
  async #fitInputs(audience: Audience, selected: Text): Promise<string> {
    const templates = digest(templateHashes(audience, this.#world.asset))
    const { browser, date, ...inputs } = await this.#inputs(selected, templates, true)
    const { editions, selection } = audience
    return digest([inputs, browser?.mark, editions, selection.maximumPages])
  }

  async #inputs(markdown: Text, templates: string, print: boolean): Promise<Inputs> {
    const date = this.#world.prescribed()
    return {
      text: hashOfText(markdown),
      templates,
      program: await this.#program,
      ...(print && { browser: await this.#browserNow() }),
      ...(date && { date: date.toISOString() }),
    }
  }

  async #browserNow(): Promise<RecordedBrowser> {
    const browser = this.#browser
    const open = 'newPage' in browser ? browser : undefined
    this.#mark ??= browserMark(open ? placeOf(open) : (browser as BrowserOptions))
    return { version: open?.version ?? '', mark: await this.#mark }
  }

  /** An open browser says which version it is; of one that is not started, its mark has to do. */
  #isSame(then: RecordedBrowser | undefined, now: RecordedBrowser | undefined): boolean {
    if (then === undefined || now === undefined) return then === now
    return now.version === '' ? then.mark === now.mark : then.version === now.version
  }
}

function placeOf({ pid, place }: Browser): BrowserOptions {
  return pid === undefined ? { url: place } : { path: place }
}

/** Each file that is made of it asks. */
const hashOfText = onceOf((markdown: Text) =>
  digest([markdown.text, markdown.references?.json ?? '']),
)

let program: Promise<string> | undefined

/** Mujaz and what it runs on: version, hash of its own files as they were first asked for, Node. */
function programOf(world: World): Promise<string> {
  program ??= readProgram(world)
  return program
}

/** The folder of this program, `dist/` or `src/`. */
const OWN = fileURLToPath(new URL('..', import.meta.url))

/** What is made of it for the inside of Chromium lies in `dist/` in any case. */
const BUILT = fileURLToPath(new URL('../../dist', import.meta.url))

async function readProgram(world: World): Promise<string> {
  const folders = [...new Set([OWN, join(BUILT, 'in-page')])]
  const hashes = await Promise.all(
    folders.map(async (folder) => {
      const names = ((await world.list(folder)) ?? []).filter((name) => /\.(?:js|ts)$/.test(name))
      // A chunk of the bundle has its hash in its name, which stands in the files that load it.
      const code = names.filter((name) => !name.endsWith('.d.ts') && !name.startsWith('chunks/'))
      return Promise.all(
        code.map(async (name) => digest((await world.read(join(folder, name))) ?? '')),
      )
    }),
  )
  const about = await world.read(join(dirname(BUILT), 'package.json'))
  const { version } = JSON.parse(new TextDecoder().decode(about)) as { version: string }
  return `mujaz ${version} ${digest(hashes)}, node ${process.version}`
}
