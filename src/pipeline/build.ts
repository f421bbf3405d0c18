import { join } from 'node:path'
import { type BrowserSource, withBrowser } from '../browser/source.ts'
import { audienceFormats, needBrowser } from '../formats/formats.ts'
import type { Audience } from '../model/audience.ts'
import { USUAL_FORMATS } from '../model/format.ts'
import { once } from '../model/once.ts'
import { foldersOf, readAudienceFolder } from '../project/load.ts'
import type { ClaimCounts } from '../report/amounts.ts'
import type { Found } from '../report/context.ts'
import { type FindingMessage, type Purpose, type Verdict, verdict } from '../report/findings.ts'
import { ofFullPoints } from '../select/changes.ts'
import { createWorld, type World } from '../world/world.ts'
import { fitForAudience, writeBrief } from './audience-brief.ts'
import { Cache, manifestPath } from './cache.ts'
import { editionsWanted } from './editions.ts'
import {
  beginBrief,
  checkWordings,
  countClaims,
  countPoints,
  type FullBrief,
} from './full-brief.ts'
import { openHouse } from './house.ts'
import { type Made, type Making, make, textFile } from './making.ts'
import { Memo } from './memo.ts'
import type { BuildOptions } from './options.ts'
import { refuseFolder } from './out-folder.ts'
import { type BuiltFile, Outcome } from './outcome.ts'
import type { Overtaking } from './overtaking.ts'
import { type Uncovered, uncoveredOf } from './read.ts'
import type { Tools } from './tools.ts'

export interface BuildResult {
  /** Whether the files were written: all of them or, where a finding is fatal, none. */
  readonly written: boolean
  readonly findings: readonly FindingMessage[]
  readonly files: readonly BuiltFile[]
  /** Points of the full brief, where one could be made, and what its claims were held against. */
  readonly counts?: { readonly points: number; readonly claims: ClaimCounts }
}

/** What a check found: whether that is fatal stands in each finding. */
export interface CheckResult extends Pick<BuildResult, 'findings' | 'counts'> {
  /** What of the originals that are at hand no claim covers: to be looked at, and no fault. */
  readonly uncovered: readonly Uncovered[]
}

/**
 * From notes to files: reads, verifies, merges, selects, writes, renders and prints, for every audience and
 * edition that is asked for. The findings of all stages are collected; where one of them is fatal,
 * nothing is printed and no file is touched.
 *
 * @param memo what a process that stays has made before
 * @param overtaking gives up what nobody wants any more: then its reason is thrown, and nothing was written
 * @throws Error where the environment fails: no browser, a folder that cannot be read or written, one that holds
 *   what a person wrote
 */
export async function build(
  options: BuildOptions = {},
  world = createWorld(),
  memo = new Memo(false),
  overtaking?: Overtaking,
): Promise<BuildResult> {
  const { out = 'output', fresh = false, browser } = options
  await refuseFolder(out, foldersOf(options), world)
  const cache = await Cache.open(out, { fresh, browser }, world)
  const purpose = options.release ? 'release' : 'build'
  const { outcome, full } = await run(options, purpose, world, memo, overtaking, cache)
  await overtaking?.stand()
  const manifest = full && {
    path: manifestPath(out),
    knows: (path: string) => cache.knows(path),
    text: () => cache.manifest(full.keptContent(), outcome.findings),
  }
  return {
    written: await outcome.write(world, out, manifest),
    files: outcome.files,
    ...summary(outcome, full),
  }
}

/** Everything that a build finds before it prints. Writes nothing. */
export async function check(
  options: BuildOptions = {},
  world = createWorld(),
  memo = new Memo(false),
): Promise<CheckResult> {
  const { outcome, full } = await runCheck(options, world, memo)
  return { ...summary(outcome, full), uncovered: full ? uncoveredOf(full.project) : [] }
}

/** The same in a process that stays: what no claim covers is looked for by whoever asks for it. */
export async function checkAgain(
  options: BuildOptions,
  world: World,
  memo: Memo,
  overtaking: Overtaking,
): Promise<Omit<CheckResult, 'uncovered'>> {
  const { outcome, full } = await runCheck(options, world, memo, overtaking)
  await overtaking.stand()
  return summary(outcome, full)
}

function runCheck(options: BuildOptions, world: World, memo: Memo, overtaking?: Overtaking) {
  const purpose = options.release ? 'release' : 'check'
  return run({ ...options, formats: ['html', 'md'] }, purpose, world, memo, overtaking)
}

/**
 * The main path. What is proved of the notes changes nothing in the brief but whether it may be made, and
 * whether it is a draft: so that is guessed, the files of an audience are begun, and the rest is proved while the
 * browser prints them. More findings can only raise the verdict, and what was guessed wrong is made once more.
 */
async function run(
  options: BuildOptions,
  purpose: Purpose,
  world: World,
  memo: Memo,
  overtaking?: Overtaking,
  cache?: Cache,
): Promise<{ outcome: Outcome; full: FullBrief | undefined }> {
  const { audiences = ['meeting'], formats = USUAL_FORMATS, onStep } = options
  const outcome = new Outcome(purpose)
  const folders = foldersOf(options)
  const house = await openHouse(options.referenceDoc, world)
  const work = async (browser?: BrowserSource) => {
    const { signal, keptPages } = overtaking ?? {}
    const tools: Tools = { world, memo, browser, keptPages, onStep, house, signal }
    const { full: begun, proof, languages } = await beginBrief(folders, options.since, tools)
    const full = outcome.found(begun)
    const steps: Found<unknown>[] = [begun]
    /** What is known of the brief as an audience gets it. What is fatal elsewhere stops everything. */
    const stateOf = (...own: readonly Found<unknown>[]): Verdict =>
      outcome.verdict === 'fatal' ? 'fatal' : verdict([...steps, ...own], purpose)
    const rest = once(async () => {
      const proved = await proof()
      outcome.found(proved)
      steps.push(proved)
      if (full) outcome.take(await writeFull(full, stateOf(), options, tools, cache))
    })
    if (full) outcome.reserve(fullFiles(options).map(({ path }) => path))
    // Where nothing is printed there is nothing that the rest could be done beside.
    if (!browser || outcome.verdict === 'fatal') await rest()
    // One after the other, so that what they need in memory does not add up.
    for (const name of audiences) {
      const audience = outcome.found(
        await memo.run((context) =>
          readAudienceFolder(name, folders.templates, languages, world, context),
        ),
      )
      const editions = outcome.found(
        await memo.run((context) => editionsWanted(options.editions, languages, context)),
      )
      if (!full || !audience) continue
      const wordings = await memo.run((context) =>
        checkWordings(full, audience, folders.templates, context),
      )
      outcome.found(wordings)
      const guess = stateOf(wordings)
      const order = { ...options, ...(editions && { editions }) }
      let making = begin(full, audience, guess, order, tools, cache)
      try {
        await making.sent
        await rest()
        const truth = stateOf(wordings)
        if (truth !== guess) {
          await making.abandon()
          making = begin(full, audience, truth, order, tools, cache)
        }
        outcome.take(cache ? await making.made : withoutContent(await making.made))
      } finally {
        await making.abandon()
      }
    }
    await rest()
    memo.nextRound()
    return { outcome, full }
  }
  if (!needBrowser(formats)) return work()
  return withBrowser(options.browser, cache?.anew !== undefined, work)
}

/** What a check keeps of the files of an audience, which it does not write: or each would add to what it holds. */
function withoutContent({ files, findings }: Made): Made {
  return { files: files.map(({ content, ...file }) => file), findings }
}

/** Writes the brief of an audience, and begins its files. Node is free as soon as the browser counts pages. */
function begin(
  full: FullBrief,
  audience: Audience,
  state: Verdict,
  { out = 'output', editions = audience.editions, formats = USUAL_FORMATS }: BuildOptions,
  tools: Tools,
  cache: Cache | undefined,
): Making {
  const folder = join(out, audience.name)
  const path = join(folder, 'brief.md')
  const abandoned = new AbortController()
  let onSent = () => {}
  const counting = new Promise<void>((resolve) => {
    onSent = resolve
  })
  const signal = tools.signal ? AbortSignal.any([abandoned.signal, tools.signal]) : abandoned.signal
  const trial = { onSent, signal }
  const making = fitForAudience(full, audience, path, state, tools, cache, trial).then(
    ({ brief, counted }) => {
      const findingsAlone = !cache
      const order = { brief, counted, audience, folder, editions, formats, state, findingsAlone }
      return make(order, tools, cache?.of(audience, brief.value))
    },
  )
  const made = making.then((begun) => begun.made)
  // Whoever takes what was made hears of what failed.
  made.catch(() => {})
  return {
    sent: Promise.race([counting, making.then(({ sent }) => sent).catch(() => {})]),
    made,
    async abandon() {
      abandoned.abort()
      await making.then(
        (begun) => begun.abandon(),
        () => {},
      )
    },
  }
}

/** The files of the full brief, which no audience is given: it is the editor's own. */
function fullFiles({ out = 'output', formats = USUAL_FORMATS }: BuildOptions) {
  return audienceFormats(formats).map(({ file, make }) => ({
    name: file,
    make,
    path: join(out, file),
  }))
}

async function writeFull(
  { brief, base, project }: FullBrief,
  state: Verdict,
  options: BuildOptions,
  tools: Tools,
  cache: Cache | undefined,
): Promise<Made> {
  const wanted = fullFiles(options)
  const [first] = wanted
  if (!first) return { files: [], findings: [] }
  const { changes } = brief
  // The short forms of points are for audiences that ask for them.
  const own = changes ? { ...brief, changes: ofFullPoints(changes) } : brief
  const written = await writeBrief(own, project.pictures, base, first.path, state, tools)
  // Of what is not written nobody wants the text, which takes as long as the writing.
  if (!cache) return { files: [], findings: written.findings }
  const files = wanted.map(({ name, path, make: textOf }) =>
    textFile(name, path, textOf(written.value), cache),
  )
  return { files: await Promise.all(files), findings: written.findings }
}

function summary(
  outcome: Outcome,
  full: FullBrief | undefined,
): Pick<BuildResult, 'findings' | 'counts'> {
  return {
    findings: outcome.messages,
    ...(full && { counts: { points: countPoints(full.brief), claims: countClaims(full.project) } }),
  }
}
