import { join } from 'node:path'
import type { BrowserOptions } from '../browser/browser.ts'
import { WarmBrowser } from '../browser/warm-browser.ts'
import type { Audience } from '../model/audience.ts'
import { EDITIONS, type Edition } from '../model/language.ts'
import { writeForAudience } from '../pipeline/audiences.ts'
import { withChanges } from '../pipeline/baseline.ts'
import { makeEditions } from '../pipeline/editions.ts'
import { checkWordings, type FullBrief, fullBrief } from '../pipeline/full-brief.ts'
import type { MarkdownBrief, Run } from '../pipeline/run.ts'
import { audienceNames, type Folders, readAudienceFolder } from '../project/load.ts'
import { Findings } from '../report/collection.ts'
import { TrackedWorld } from '../world/tracked.ts'
import { Watcher } from '../world/watcher.ts'
import type { World } from '../world/world.ts'
import { causesOf, tellAll } from './messages.ts'
import type { ToldState } from './protocol.ts'

/** A page that came out well, and what it was made of. */
export interface Page {
  readonly html: string
  readonly markdown: MarkdownBrief
  readonly audience: Audience
  readonly whole: FullBrief
}

/** One audience in one edition. */
export interface View {
  readonly audience: string
  readonly edition: Edition
  /** Whoever looks at it. */
  readonly followers: Set<(state: ToldState) => void>
  /** Somebody waits for it who does not follow it. */
  awaited: boolean
  /** The round in which it was last built; 0 for none. */
  round: number
  /** The last good one. */
  page?: Page
  /** Its PDF or, where something was wrong with it, none. */
  pdf?: Promise<Uint8Array | undefined>
  state: ToldState
}

export interface ResidentOptions {
  readonly folders: Folders
  readonly browser: BrowserOptions | undefined
  readonly world: World
  /** Told of every state of every view. */
  readonly onState?: ((state: ToldState) => void) | undefined
}

interface Made {
  whole: FullBrief | undefined
  readonly findings: Findings
  readonly asked: TrackedWorld
  /** Whether it came to its end. */
  done: boolean
}

/** Where the files of a build would lie: messages about them name it. Nothing is written there. */
const OUT = 'output'

/**
 * What is being looked at, and its last good state. Builds whatever somebody follows, again whenever
 * a file changes that it was made of. Rounds of building follow one another and never overlap; one
 * that was overtaken by a change ends at its next step and tells nothing.
 */
export class Resident {
  readonly #options: ResidentOptions
  readonly #views = new Map<string, View>()
  readonly #watcher = new Watcher(() => this.#look())
  readonly #browser: WarmBrowser
  /** The full brief, which is not made again as long as nothing changes that it was made of. */
  #made: Made | undefined
  /** What the audiences were made of. */
  #asked = new TrackedWorld()
  #audiences: readonly string[] = []
  /** Counts what asks for a round: changes, and views that are new. */
  #wanted = 0
  /** The last round that was built to its end. */
  #built = 0
  #building: Promise<void> | undefined
  #changedAt = 0

  constructor(options: ResidentOptions) {
    this.#options = options
    this.#browser = new WarmBrowser(options.browser)
  }

  /** The edition that an audience is first shown in. */
  async firstEdition(audience: string): Promise<Edition> {
    const { folders, world } = this.#options
    const found = await readAudienceFolder(audience, folders.templates, world, new Findings())
    return found?.editions[0] ?? EDITIONS[0]
  }

  /** Tells the state of a view, now and whenever it changes. @returns what ends it */
  follow(audience: string, edition: Edition, follower: (state: ToldState) => void): () => void {
    const view = this.#view(audience, edition)
    view.followers.add(follower)
    follower(view.state)
    if (!this.#upToDate(view)) void this.#want()
    return () => view.followers.delete(follower)
  }

  /** A view, built from the files as they are. */
  async built(audience: string, edition: Edition): Promise<View> {
    const view = this.#view(audience, edition)
    if (!this.#upToDate(view)) {
      view.awaited = true
      await this.#want()
    }
    return view
  }

  /** A view as it stands, without waiting for anything. */
  shown(audience: string, edition: Edition): View | undefined {
    return this.#views.get(keyOf(audience, edition))
  }

  /** The last good page as a PDF; `undefined` where there is none or something is wrong with it. */
  async pdf(audience: string, edition: Edition): Promise<Uint8Array | undefined> {
    const view = await this.built(audience, edition)
    const { page } = view
    if (!page) return undefined
    view.pdf ??= this.#print(view, page).catch((error) => {
      delete view.pdf
      throw error
    })
    return view.pdf
  }

  /** The text of a file that was read, or of the Markdown that a page was made of. */
  async textOf(path: string): Promise<string | undefined> {
    for (const { page } of this.#views.values()) {
      if (page?.markdown.path === path) return page.markdown.text
    }
    await this.#building
    // Nothing else is ever read for a visitor, whatever path is asked for.
    if (!this.#asked.has(path) && !this.#made?.asked.has(path)) return undefined
    const bytes = await this.#options.world.read(path)
    return bytes && new TextDecoder().decode(bytes)
  }

  async close(): Promise<void> {
    this.#watcher.close()
    for (const view of this.#views.values()) view.followers.clear()
    await this.#browser.close()
  }

  #view(audience: string, edition: Edition): View {
    const key = keyOf(audience, edition)
    let view = this.#views.get(key)
    if (view === undefined) {
      const state: ToldState = {
        audience,
        edition,
        audiences: this.#audiences,
        own: [],
        version: 0,
        current: false,
        building: true,
        findings: [],
        trouble: [],
      }
      view = { audience, edition, followers: new Set(), awaited: false, round: 0, state }
      this.#views.set(key, view)
    }
    return view
  }

  #upToDate(view: View): boolean {
    return view.round === this.#wanted && view.round > 0
  }

  #look(): void {
    const { world } = this.#options
    const asked = [this.#asked, ...(this.#made ? [this.#made.asked] : [])]
    Promise.all(asked.map((each) => each.changed(world))).then(
      (changed) => {
        if (changed.includes(true)) void this.#want()
      },
      // A folder that cannot be read: the round that follows says so.
      () => void this.#want(),
    )
  }

  /** Asks for a round that begins after now. */
  #want(): Promise<void> {
    if (this.#wanted === this.#built) this.#changedAt = performance.now()
    this.#wanted += 1
    this.#building ??= this.#buildAll().finally(() => {
      this.#building = undefined
    })
    return this.#building
  }

  async #buildAll(): Promise<void> {
    while (this.#built !== this.#wanted) {
      const round = this.#wanted
      const views = [...this.#views.values()].filter(
        ({ followers, awaited }) => followers.size > 0 || awaited,
      )
      for (const view of views) this.#tell(view, { building: true })
      const overtaken = () => this.#wanted !== round
      const asked = new TrackedWorld()
      this.#asked = asked
      try {
        await this.#build(views, round, overtaken)
      } catch (error) {
        for (const view of views) {
          if (view.round === round) continue
          view.round = round
          const trouble = causesOf(error)
          this.#tell(view, { current: false, building: false, findings: [], trouble })
        }
      }
      if (!overtaken()) this.#built = round
      const folders = [...asked.folders(), ...(this.#made?.asked.folders() ?? [])]
      await this.#watcher.watch(folders)
      // What changed before its folder was watched.
      if (!overtaken()) this.#look()
    }
  }

  async #build(views: readonly View[], round: number, overtaken: () => boolean): Promise<void> {
    const { folders } = this.#options
    const world = this.#asked.through(this.#options.world)
    const { whole, findings } = await this.#makeWhole()
    this.#audiences = await audienceNames(folders.templates, world)
    for (const name of new Set(views.map(({ audience }) => audience))) {
      if (overtaken()) return
      const run = { world, findings: copyOf(findings), onStep: undefined, files: new Map() }
      const audience = await readAudienceFolder(name, folders.templates, world, run.findings)
      if (whole && audience) checkWordings(whole, audience, folders.templates, run.findings)
      const { markdown, trouble } = await this.#write(whole, audience, run)
      for (const view of views.filter((each) => each.audience === name)) {
        // Whoever waits for an answer of the server gets it between two pages.
        await new Promise(setImmediate)
        if (overtaken()) return
        const heard = copyOf(run.findings)
        const html =
          markdown && audience && (await pageOf(markdown, audience, view.edition, world, heard))
        const page = html && whole && { html, markdown, audience, whole }
        view.round = round
        view.awaited = false
        this.#show(view, page || undefined, audience, heard, trouble)
      }
    }
  }

  /** What all audiences are made of. */
  async #makeWhole() {
    const { folders, world } = this.#options
    if (this.#made?.done && !(await this.#made.asked.changed(world))) return this.#made
    const asked = new TrackedWorld()
    const findings = new Findings()
    const run = { world: asked.through(world), findings, onStep: undefined, files: new Map() }
    // Remembered before: if it fails, what it has asked for so far is what somebody has to mend.
    const made: Made = { whole: undefined, findings, asked, done: false }
    this.#made = made
    made.whole = await withChanges(await fullBrief(folders, run), folders, run)
    made.done = true
    return made
  }

  /** The Markdown of an audience. Only one that limits its pages needs a browser for it. */
  async #write(whole: FullBrief | undefined, audience: Audience | undefined, run: Run) {
    if (!whole || !audience) return { trouble: [] }
    const path = join(OUT, audience.name, 'brief.md')
    const { brief } = whole
    try {
      const markdown = await this.#browser.use((browser) =>
        writeForAudience(brief, audience, path, browser, run),
      )
      return { markdown, trouble: [] }
    } catch (error) {
      const markdown = await writeForAudience(brief, audience, path, undefined, run)
      const reason =
        'The pages could not be counted, so nothing was left out to keep to their limit'
      return { markdown, trouble: [reason, ...causesOf(error)] }
    }
  }

  #show(
    view: View,
    page: Page | undefined,
    audience: Audience | undefined,
    findings: Findings,
    trouble: readonly string[],
  ): void {
    const told = { findings: tellAll(findings), trouble, building: false }
    const own = audience?.editions ?? view.state.own
    if (!page) {
      this.#tell(view, { ...told, own, current: false })
      return
    }
    const isNew = page.html !== view.page?.html
    view.page = page
    if (isNew) delete view.pdf
    this.#tell(view, {
      ...told,
      own,
      current: true,
      version: view.state.version + (isNew ? 1 : 0),
      made: new Date().toISOString(),
      took: Math.round(performance.now() - this.#changedAt),
    })
  }

  #tell(view: View, news: Partial<ToldState>): void {
    view.state = { ...view.state, audiences: this.#audiences, ...news }
    for (const follower of view.followers) follower(view.state)
    this.#options.onState?.(view.state)
  }

  async #print(view: View, { markdown, audience }: Page): Promise<Uint8Array | undefined> {
    const { world } = this.#options
    const folder = join(OUT, audience.name)
    const options = { editions: [view.edition], formats: ['pdf'] as const }
    const run = await this.#browser.use(async (browser) => {
      const run: Run = { world, findings: new Findings(), onStep: undefined, files: new Map() }
      await makeEditions(markdown, audience, folder, options, browser, run)
      return run
    })
    // What was said of the page already is not said twice.
    const known = new Set(view.state.findings.map((finding) => JSON.stringify(finding)))
    const more = tellAll(run.findings).filter((one) => !known.has(JSON.stringify(one)))
    this.#tell(view, { findings: [...view.state.findings, ...more] })
    const file = run.files.get(join(folder, `brief.${view.edition}.pdf`))
    return run.findings.fatal || typeof file?.content === 'string' ? undefined : file?.content
  }
}

/** The very HTML that a build would write; `undefined` where it would write none. */
async function pageOf(
  markdown: MarkdownBrief,
  audience: Audience,
  edition: Edition,
  world: World,
  findings: Findings,
): Promise<string | undefined> {
  const run: Run = { world, findings, onStep: undefined, files: new Map() }
  const folder = join(OUT, audience.name)
  const options = { editions: [edition], formats: ['html'] as const }
  await makeEditions(markdown, audience, folder, options, undefined, run)
  const content = run.files.get(join(folder, `brief.${edition}.html`))?.content
  return typeof content === 'string' ? content : undefined
}

function copyOf(findings: Findings): Findings {
  const copy = new Findings(findings.purpose)
  copy.addAll(findings, '')
  return copy
}

function keyOf(audience: string, edition: Edition): string {
  return `${audience} ${edition}`
}
