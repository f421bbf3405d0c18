import type { Browser } from '../browser/browser.ts'
import { sha256 } from '../manifest/hash.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import { paginate } from '../print/print.ts'
import { counted } from '../report/amounts.ts'
import { Findings } from '../report/collection.ts'
import { timed } from '../report/steps.ts'
import { leaveOut, removable, select } from '../select/select.ts'
import { write } from '../write/write.ts'
import type { Cache } from './cache.ts'
import { renderEdition } from './editions.ts'
import type { BrowserSource, MarkdownBrief, Run } from './run.ts'

/**
 * The Markdown brief of one audience: what it is given of the full brief, and, where it limits its
 * pages and there is a browser to count them with, so much of that as fits.
 *
 * @param path where the Markdown will lie
 */
export async function writeForAudience(
  brief: Brief,
  audience: Audience,
  path: string,
  browser: BrowserSource | undefined,
  run: Run,
  cache?: Cache,
): Promise<MarkdownBrief> {
  const selected = select(brief, audience, run.findings)
  const limit = audience.selection.maximumPages
  const fitting =
    limit === undefined || !browser || run.findings.fatal
      ? selected
      : await timed(
          run.onStep,
          'fit',
          audience.name,
          () => fitOnce(selected, limit, audience, browser, run, cache),
          ({ leftOut }) =>
            leftOut ? `${leftOut.points} of ${counted(leftOut.of, 'point')} left out` : 'all',
        )
  return writeBrief(fitting, audience, path, run)
}

/** What fitted before fits again, as long as nothing has changed of what decides it. */
async function fitOnce(
  selected: Brief,
  limit: number,
  audience: Audience,
  browser: BrowserSource,
  run: Run,
  cache: Cache | undefined,
): Promise<Brief> {
  const units = removable(selected)
  const without = (count: number) => leaveOut(selected, units.slice(0, count).flat())
  const text = cache && (await writeBrief(selected, audience, audience.path, quiet(run)))
  const known = text && (await cache.rememberedFit(audience, text))
  if (known !== undefined) return without(known)
  const count = await fit(without, units.length, limit, audience, browser, run)
  if (text && !run.findings.fatal) await cache.takeFit(audience, text, count)
  return without(count)
}

/** A brief in the words and the citation style of an audience. */
export function writeBrief(
  brief: Brief,
  audience: Audience,
  path: string,
  run: Run,
): Promise<MarkdownBrief> {
  const draft = !run.findings.releasable
  return timed(
    run.onStep,
    'write',
    path,
    () => {
      const { markdown, references, noted } = write(brief, audience, { draft }, run.world.asset)
      return { path, text: markdown, references, noted }
    },
    ({ noted }) => counted(noted?.length ?? 0, 'note'),
  )
}

/**
 * How many of the lightest points have to be left out, as few as will do, until every edition keeps
 * to the limit. The pages are made up for each trial as they will be for the print, since nothing
 * else can tell how many there are. Where nothing fits all that may go goes, and the print is reported.
 * About as many points have to go as stand beyond the last page allowed, so that three or four trials
 * do. The search begins anew each time: begun from what fitted last, it might end elsewhere where one
 * point fewer makes one page more.
 */
async function fit(
  without: (count: number) => Brief,
  most: number,
  limit: number,
  audience: Audience,
  browser: BrowserSource,
  run: Run,
): Promise<number> {
  let [tooFew, enough] = [-1, most + 1]
  let [count, step] = [0, 1]
  while (enough - tooFew > 1) {
    const { pages, beyond } = await countPages(without(count), limit, audience, browser, run)
    if (pages <= limit) {
      enough = count
      count = Math.max(tooFew + 1, enough - step)
    } else {
      tooFew = count
      count =
        enough > most
          ? Math.min(tooFew + Math.max(beyond, step), most)
          : Math.floor((tooFew + enough) / 2)
    }
    step *= 2
  }
  return Math.min(enough, most)
}

/**
 * Counts the pages of a brief in all editions of the audience, whichever are asked for: what is left out of one
 * is left out of all.
 *
 * @returns the pages of the longest, and the most notes of one that are called beyond the limit
 */
async function countPages(
  brief: Brief,
  limit: number,
  audience: Audience,
  browser: BrowserSource,
  run: Run,
): Promise<{ pages: number; beyond: number }> {
  const trial = quiet(run)
  const markdown = await writeBrief(brief, audience, audience.path, trial)
  const made = await Promise.all(
    audience.editions.map(async (edition) => {
      const html = renderEdition(markdown, audience, edition, trial)
      // What is wrong with a template is told when the edition itself is made.
      if (html === undefined) return { pages: 0, beyond: 0 }
      const { pages, notes } = await count(html, await browser())
      return { pages, beyond: notes.filter((first) => first > limit).length }
    }),
  )
  return {
    pages: Math.max(...made.map(({ pages }) => pages)),
    beyond: Math.max(...made.map(({ beyond }) => beyond)),
  }
}

/** How many pages a document has, and on which of them each note begins. */
interface Counted {
  readonly pages: number
  readonly notes: readonly number[]
}

/** By browser and the hash of a document, since what was left out may be edited and changes no page. */
const counts = new WeakMap<Browser, Map<string, Counted>>()

/** Many times the trials of one fit. */
const MOST_COUNTS = 256

async function count(html: string, browser: Browser): Promise<Counted> {
  const known = counts.get(browser) ?? new Map<string, Counted>()
  counts.set(browser, known)
  const key = sha256(html)
  const before = known.get(key)
  if (before) return before
  const { pages, notes } = await paginate(html, { browser })
  const counted = { pages, notes: notes.map(({ pages: [first = 0] }) => first) }
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size >= MOST_COUNTS) known.delete(oldest)
  known.set(key, counted)
  return counted
}

/** The same run, with what was found so far, but nobody hears of what is found and done from here on. */
function quiet(run: Run): Run {
  const findings = new Findings(run.findings.purpose)
  findings.addAll(run.findings, '')
  return { ...run, findings, onStep: undefined }
}
