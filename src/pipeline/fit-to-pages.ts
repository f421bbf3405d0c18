import { setImmediate } from 'node:timers/promises'
import type { BrowserSource } from '../browser/source.ts'
import { countPages } from '../formats/count-pages.ts'
import type { Layout, WrittenBrief } from '../formats/format.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief, Point } from '../model/brief.ts'
import { type Edition, languagesIn, of } from '../model/language.ts'
import { counted as amount } from '../report/amounts.ts'
import type { Context, Found } from '../report/context.ts'
import { leaveOut, removable } from '../select/select.ts'
import { sha256 } from '../text/hash.ts'
import { wordCount } from '../text/words.ts'
import type { Cache } from './cache.ts'
import { fit, surelyTooMany, type Trial } from './fit.ts'
import { countPoints } from './full-brief.ts'
import { step, type Tools } from './tools.ts'

/** A brief that keeps to its pages. */
export interface Fitted {
  readonly written: Found<WrittenBrief>
  readonly counted: CountedEditions
}

export type CountedEditions = ReadonlyMap<Edition, CountedEdition>

/** An edition whose pages were counted. */
export interface CountedEdition {
  readonly page: Found<string | undefined>
  /** Its pages, ready to be printed; absent where it was known before how many they are. */
  readonly layout?: Layout
}

/** How a brief becomes pages. */
export interface Maker {
  write(brief: Brief, tools: Tools): Promise<Found<WrittenBrief>>
  render(brief: WrittenBrief, edition: Edition, context: Context): string | undefined
}

export interface TrialOptions {
  /** Called when the browser has got the pages of a trial: from then on it is busy by itself for a while. */
  readonly onSent?: () => void
  /** Aborted where the pages are counted in vain. */
  readonly signal?: AbortSignal
}

/** Lets pages go that were counted and are not printed. Of those that are being printed it is said in vain. */
export function letGo(editions: CountedEditions = new Map()): void {
  for (const { layout } of editions.values()) layout?.drop()
}

/**
 * As much of a brief as fits. What fitted before fits again, as long as nothing has changed of what decides it.
 * The pages that fit are kept as they were counted, since they are the very pages that will be printed.
 */
export async function fitToPages(
  selected: Brief,
  audience: Audience,
  browser: BrowserSource,
  maker: Maker,
  tools: Tools,
  cache: Cache | undefined,
  options: TrialOptions,
): Promise<Fitted> {
  const units = removable(selected)
  const without = (count: number) => leaveOut(selected, units.slice(0, count).flat())
  // Nobody hears of trials.
  const quiet = { ...tools, onStep: undefined }
  let best: Fitted | undefined
  const search = async (): Promise<{ brief: Brief; fitted: Fitted }> => {
    const whole = await maker.write(selected, quiet)
    const written = async (count: number) =>
      count === 0 ? whole : maker.write(without(count), quiet)
    const known = await cache?.rememberedFit(audience, whole.value)
    if (known !== undefined) {
      return {
        brief: without(known),
        fitted: { written: await written(known), counted: new Map() },
      }
    }
    const first = firstTrial(units, selected, audience)
    const count = await fit(units.length, first, async (leftOut) => {
      const points = countPoints(without(leftOut))
      const brief = await written(leftOut)
      const trial = await makeUp(brief, points, audience, browser, maker, quiet, options)
      if (trial.fits) {
        letGo(best?.counted)
        best = trial
      } else letGo(trial.counted)
      return trial
    })
    await cache?.takeFit(audience, whole.value, count)
    return {
      brief: without(count),
      fitted: best ?? { written: await written(count), counted: new Map() },
    }
  }
  try {
    const { value } = await step(tools, 'fit', audience.name, search, ({ brief: { leftOut } }) =>
      leftOut ? `${leftOut.points} of ${amount(leftOut.of, 'point')} left out` : 'all',
    )
    return value.fitted
  } catch (error) {
    letGo(best?.counted)
    throw error
  }
}

/** How many units go before the first trial: for so many words some edition surely has no room. */
function firstTrial(
  units: readonly (readonly string[])[],
  { sections }: Brief,
  { editions, selection: { maximumPages: limits = {} } }: Audience,
): number {
  const points = sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points))
  const counts = editions.map((edition) => {
    const words = new Map(points.map((point) => [point.topic, wordsOf(point, edition)]))
    const sum = (topics: Iterable<string>) =>
      [...topics].reduce((all, topic) => all + (words.get(topic) ?? 0), 0)
    return surelyTooMany(units.map(sum), sum(words.keys()), limits[edition] ?? Infinity)
  })
  return Math.max(0, ...counts)
}

/** How many words an edition has of a point. */
function wordsOf({ statements }: Point, edition: Edition): number {
  const languages = languagesIn(edition, Object.keys(statements))
  return languages.reduce((sum, language) => sum + wordCount(of(statements, language).plain), 0)
}

/**
 * Makes up a brief in all editions of the audience, whichever are asked for: what is left out of one
 * is left out of all. Each is made up while the next one is rendered.
 *
 * @param points how many it has
 */
async function makeUp(
  written: Found<WrittenBrief>,
  points: number,
  { name, editions, selection: { maximumPages: limits = {} } }: Audience,
  browser: BrowserSource,
  maker: Maker,
  { memo, keptPages }: Tools,
  { onSent, signal }: TrialOptions,
): Promise<Trial & Fitted> {
  const open = await browser()
  open.prepare(editions.length)
  const counted = new Map<Edition, CountedEdition>()
  const [trials, sent]: [Promise<Trial>[], Promise<void>[]] = [[], []]
  try {
    for (const edition of editions) {
      const limit = limits[edition]
      const page = await memo.run((context) => maker.render(written.value, edition, context))
      counted.set(edition, { page })
      const { value: html } = page
      // What is wrong with a template is told when the edition itself is made.
      if (html === undefined || limit === undefined) continue
      let onLoad = () => {}
      sent.push(
        new Promise((resolve) => {
          onLoad = resolve
        }),
      )
      // Without what was left out of it, an edited brief may be the one that was counted before.
      const key = `${open.version} ${sha256(html)}`
      const counting = memo.run((context) =>
        context.reuse('pages', key, () => {
          const subject = `${name} ${edition}`
          const options = { keptPages, subject, signal, onLoad }
          const { count, layout } = countPages(html, open, options)
          counted.set(edition, { page, layout })
          return count
        }),
      )
      counting.then(onLoad, onLoad)
      const trial = counting.then(({ value: { pages, notes } }) => ({
        fits: pages <= limit,
        // What stands last is no point: the pages that it needs are told by the share that is too much.
        beyond: Math.max(
          notes.filter((on) => on > limit).length,
          Math.floor(points * (1 - limit / pages)),
        ),
      }))
      // Whoever awaits them all hears of what failed.
      trial.catch(() => {})
      trials.push(trial)
      // Whoever waits for the main thread gets it before the next is rendered: the browser above all.
      await setImmediate()
    }
    Promise.all(sent).then(onSent)
    const all = await Promise.all(trials)
    return {
      fits: all.every(({ fits }) => fits),
      beyond: Math.max(0, ...all.map(({ beyond }) => beyond)),
      written,
      counted,
    }
  } catch (error) {
    letGo(counted)
    throw error
  }
}
