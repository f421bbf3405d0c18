import { join } from 'node:path'
import type { BrowserOptions } from '../browser/browser.ts'
import type { BrowserSource } from '../browser/source.ts'
import type { WrittenBrief } from '../formats/format.ts'
import type { Audience } from '../model/audience.ts'
import { type Edition, editionsOf, type Language } from '../model/language.ts'
import type { EarlierWording } from '../model/memory.ts'
import type { TextId } from '../model/texts.ts'
import { assess } from '../pipeline/assess.ts'
import { writeForAudience } from '../pipeline/audience-brief.ts'
import { beginBrief, checkWordings, type FullBrief } from '../pipeline/full-brief.ts'
import { make } from '../pipeline/making.ts'
import { Outcome } from '../pipeline/outcome.ts'
import { Resident, type Round } from '../pipeline/resident.ts'
import type { Tools } from '../pipeline/tools.ts'
import {
  audienceNames,
  type Folders,
  type Project,
  readAudienceFolder,
  readLanguages,
} from '../project/load.ts'
import type { Found } from '../report/context.ts'
import { type Finding, verdict } from '../report/findings.ts'
import { draftWorld } from '../world/draft-world.ts'
import { TrackedWorld } from '../world/tracked.ts'
import type { World } from '../world/world.ts'
import { causesOf, findingMessages } from './messages.ts'
import type { ViewState } from './protocol.ts'

/** A page that came out well, and what it was made of. */
export interface Page {
  readonly html: string
  readonly brief: WrittenBrief
  readonly audience: Audience
  readonly full: FullBrief
}

/** One audience in one edition. */
export interface View {
  readonly audience: string
  readonly edition: Edition
  /** Whoever looks at it. */
  readonly followers: Set<(state: ViewState) => void>
  /** Somebody waits for it who does not follow it. */
  awaited: boolean
  /** The round in which it was last built; 0 for none. */
  round: number
  /** The last good one. */
  page?: Page
  /** Its PDF or, where something was wrong with it, none. */
  pdf?: Promise<Uint8Array | undefined>
  state: ViewState
}

export interface ViewsOptions {
  readonly folders: Folders
  readonly browser: BrowserOptions | undefined
  readonly world: World
  /** Told of every state of every view. */
  readonly onState?: ((state: ViewState) => void) | undefined
}

/** What all audiences are made of, and what it was made of itself. */
interface Base {
  readonly tracked: TrackedWorld
  /** Absent where it did not come to its end. */
  full?: Found<FullBrief | undefined>
}

/** Where the files of a build would lie: messages about them name it. Nothing is written there. */
const OUT = 'output'

/**
 * What is being looked at, and its last good state. In each round of the resident it makes whatever somebody
 * follows; one that was overtaken by a change ends at its next step and tells nothing.
 */
export class Views {
  readonly #options: ViewsOptions
  readonly #views = new Map<string, View>()
  readonly #resident: Resident
  /** The full brief, which is not made again as long as nothing changes that it was made of. */
  #base: Base | undefined
  #audiences: readonly string[] = []

  constructor(options: ViewsOptions) {
    this.#options = options
    const { browser, world } = options
    this.#resident = new Resident({ browser, world, work: (round) => this.#work(round) })
  }

  /** The edition that an audience is first shown in. */
  async firstEdition(audience: string): Promise<Edition> {
    const { folders, world } = this.#options
    const languages = await this.languages()
    const { value } = await this.#resident.memo.run((context) =>
      readAudienceFolder(audience, folders.templates, languages, world, context),
    )
    return value?.editions[0] ?? editionsOf(languages)[0] ?? ''
  }

  /** The languages of the brief as its files are now. */
  async languages(): Promise<readonly Language[]> {
    const { folders, world } = this.#options
    const { value } = await this.#resident.memo.run((context) =>
      readLanguages(folders, world, context),
    )
    return value
  }

  /** Tells the state of a view, now and whenever it changes. @returns what ends it */
  follow(audience: string, edition: Edition, follower: (state: ViewState) => void): () => void {
    const view = this.#view(audience, edition)
    view.followers.add(follower)
    follower(view.state)
    if (!this.#upToDate(view)) void this.#resident.want()
    return () => view.followers.delete(follower)
  }

  /** A view, built from the files as they are. */
  async built(audience: string, edition: Edition): Promise<View> {
    const view = this.#view(audience, edition)
    if (!this.#upToDate(view)) {
      view.awaited = true
      await this.#resident.want()
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

  /** What the project was last read as; `undefined` as long as nothing could be read. */
  async project(): Promise<Project | undefined> {
    await this.#resident.settled()
    return this.#base?.full?.value?.project
  }

  /** What was accepted before, by the text that is to be translated. */
  async earlier(): Promise<ReadonlyMap<TextId, EarlierWording>> {
    await this.#resident.settled()
    return new Map(
      (this.#base?.full?.findings ?? []).flatMap(({ sought, earlier }) =>
        sought?.text !== undefined && earlier ? [[sought.text, earlier]] : [],
      ),
    )
  }

  /**
   * What is found in the project as it is, and as it would be with some files otherwise. What was read of the others
   * is not read again.
   */
  async wouldBe(
    files: ReadonlyMap<string, string>,
  ): Promise<{ readonly before: readonly Finding[]; readonly after: readonly Finding[] }> {
    await this.#resident.settled()
    const { folders, world } = this.#options
    const base = this.#base
    const isCurrent = base?.full && !(await base.tracked.changed(world))
    const memo = this.#resident.memo.beside()
    const asIs = isCurrent ? base?.full : await assess(folders, world, memo)
    const { findings } = await assess(folders, draftWorld(new Map(files), world), memo)
    return { before: asIs?.findings ?? [], after: findings }
  }

  /** The text of a file that was read, or of the Markdown that a page was made of. */
  async textOf(path: string): Promise<string | undefined> {
    for (const { page } of this.#views.values()) {
      if (page?.brief.path === path) return page.brief.text
    }
    await this.#resident.settled()
    // Nothing else is ever read for a visitor, whatever path is asked for.
    if (!this.#resident.hasRead(path)) return undefined
    const bytes = await this.#options.world.read(path)
    return bytes && new TextDecoder().decode(bytes)
  }

  async close(): Promise<void> {
    for (const view of this.#views.values()) view.followers.clear()
    await this.#resident.close()
  }

  #view(audience: string, edition: Edition): View {
    const key = keyOf(audience, edition)
    let view = this.#views.get(key)
    if (view === undefined) {
      const state: ViewState = {
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
    return this.#resident.isLast(view.round) && view.round > 0
  }

  async #work(round: Round): Promise<void> {
    const views = [...this.#views.values()].filter(
      ({ followers, awaited }) => followers.size > 0 || awaited,
    )
    for (const view of views) this.#send(view, { building: true })
    try {
      await this.#build(views, round)
      if (!round.overtaken) this.#resident.memo.nextRound()
    } catch (error) {
      if (round.overtaken) return
      for (const view of views) {
        if (view.round === round.number) continue
        view.round = round.number
        const trouble = causesOf(error)
        this.#send(view, { current: false, building: false, findings: [], trouble })
      }
    }
  }

  async #build(views: readonly View[], round: Round): Promise<void> {
    const { folders } = this.#options
    const { world } = round
    const full = await this.#fullBrief(round)
    const languages = full.value?.project.languages ?? (await this.languages())
    this.#audiences = await audienceNames(folders.templates, world)
    for (const name of new Set(views.map((view) => view.audience))) {
      if (round.overtaken) return
      const found = await this.#resident.memo.run((context) =>
        readAudienceFolder(name, folders.templates, languages, world, context),
      )
      const audience = found.value
      const outcome = new Outcome('build')
      outcome.found(full)
      outcome.found(found)
      if (full.value && audience) {
        const { value } = full
        outcome.found(
          await this.#resident.memo.run((context) =>
            checkWordings(value, audience, folders.templates, context),
          ),
        )
      }
      const { brief, trouble } = await this.#write(full.value, audience, outcome, world)
      for (const view of views.filter((each) => each.audience === name)) {
        // Whoever waits for an answer of the server gets it between two pages.
        await new Promise(setImmediate)
        if (round.overtaken) return
        const made =
          brief && audience && (await this.#render(view, brief, audience, outcome, world))
        const findings = [...outcome.findings, ...(made?.findings ?? [])]
        const page =
          made?.html !== undefined && full.value && brief && audience
            ? { html: made.html, brief, audience, full: full.value }
            : undefined
        view.round = round.number
        view.awaited = false
        this.#show(view, page, audience, findings, trouble)
      }
    }
  }

  /** What all audiences are made of, with everything that is found in it. */
  async #fullBrief(round: Round): Promise<Found<FullBrief | undefined>> {
    const { folders, world } = this.#options
    const base = this.#base
    if (base?.full && !(await base.tracked.changed(world))) {
      round.restOn(base.tracked)
      return base.full
    }
    const tracked = new TrackedWorld()
    // Remembered before: if it fails, what it has asked for so far is what somebody has to mend.
    const begun: Base = { tracked }
    this.#base = begun
    round.restOn(tracked)
    const tools = this.#tools(tracked.through(world))
    const { full, proof } = await beginBrief(folders, undefined, tools)
    const proved = await proof()
    begun.full = { value: full.value, findings: [...full.findings, ...proved.findings] }
    return begun.full
  }

  /** The brief of an audience. Only one that limits its pages needs a browser for it. */
  async #write(
    full: FullBrief | undefined,
    audience: Audience | undefined,
    outcome: Outcome,
    world: World,
  ): Promise<{ brief?: WrittenBrief; trouble: readonly string[] }> {
    if (!full || !audience) return { trouble: [] }
    const path = join(OUT, audience.name, 'brief.md')
    const write = (browser?: BrowserSource) =>
      writeForAudience(full, audience, path, outcome.verdict, this.#tools(world, browser))
    try {
      return { brief: outcome.found(await this.#resident.browser.use(write)), trouble: [] }
    } catch (error) {
      const brief = outcome.found(await write())
      const reason =
        'The pages could not be counted, so nothing was left out to keep to their limit'
      return { brief, trouble: [reason, ...causesOf(error)] }
    }
  }

  /** The very HTML that a build would write; none where it would write none. */
  async #render(
    { edition }: View,
    brief: WrittenBrief,
    audience: Audience,
    { verdict: state }: Outcome,
    world: World,
  ): Promise<{ html?: string; findings: readonly Finding[] }> {
    const folder = join(OUT, audience.name)
    const written = { value: brief, findings: [] }
    const order = { brief: written, audience, folder, editions: [edition], state }
    const { files, findings } = await make({ ...order, formats: ['html'] }, this.#tools(world)).made
    const content = files[0]?.content
    return { findings, ...(typeof content === 'string' && { html: content }) }
  }

  #tools(world: World, browser?: BrowserSource): Tools {
    const { memo, keptPages } = this.#resident
    return { world, memo, browser, keptPages, onStep: undefined }
  }

  #show(
    view: View,
    page: Page | undefined,
    audience: Audience | undefined,
    findings: readonly Finding[],
    trouble: readonly string[],
  ): void {
    const news = { findings: findingMessages(findings), trouble, building: false }
    const own = audience?.editions ?? view.state.own
    if (!page) {
      this.#send(view, { ...news, own, current: false })
      return
    }
    const isNew = page.html !== view.page?.html
    view.page = page
    if (isNew) delete view.pdf
    this.#send(view, {
      ...news,
      own,
      current: true,
      version: view.state.version + (isNew ? 1 : 0),
      made: new Date().toISOString(),
      took: Math.round(this.#resident.took),
    })
  }

  #send(view: View, news: Partial<ViewState>): void {
    view.state = { ...view.state, audiences: this.#audiences, ...news }
    for (const follower of view.followers) follower(view.state)
    this.#options.onState?.(view.state)
  }

  async #print(view: View, { brief, audience }: Page): Promise<Uint8Array | undefined> {
    const { world } = this.#options
    const folder = join(OUT, audience.name)
    const written = { value: brief, findings: [] }
    const order = { brief: written, audience, folder, editions: [view.edition] }
    const { files, findings } = await this.#resident.browser.use(async (browser) => {
      const tools = this.#tools(world, browser)
      const making = make({ ...order, formats: ['pdf'], state: 'clean' }, tools)
      return making.made.finally(() => making.abandon())
    })
    // For the next time, while nobody waits.
    void this.#resident.keptPages.prepare()
    // What was said of the page already is not said twice.
    const known = new Set(view.state.findings.map((finding) => JSON.stringify(finding)))
    const more = findingMessages(findings).filter((one) => !known.has(JSON.stringify(one)))
    this.#send(view, { findings: [...view.state.findings, ...more] })
    const content = files[0]?.content
    const fatal = verdict([{ findings }], 'build') === 'fatal'
    return fatal || typeof content === 'string' ? undefined : content
  }
}

function keyOf(audience: string, edition: Edition): string {
  return `${audience} ${edition}`
}
