import type { BrowserSource } from '../browser/source.ts'
import { stringify } from '../contract/stringify.ts'
import { countPages, type MadeUp, makeUp } from '../formats/count-pages.ts'
import type { WrittenBrief } from '../formats/format.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief, Point } from '../model/brief.ts'
import { type Edition, languagesIn, of } from '../model/language.ts'
import type { Pictures } from '../model/picture.ts'
import { render } from '../render/render.ts'
import { counted } from '../report/amounts.ts'
import type { Context, Found } from '../report/context.ts'
import type { Verdict } from '../report/findings.ts'
import { leaveOut, removable, select } from '../select/select.ts'
import { sha256 } from '../text/hash.ts'
import { wordCount } from '../text/words.ts'
import type { World } from '../world/world.ts'
import { write } from '../write/write.ts'
import type { Cache } from './cache.ts'
import { fit, surelyTooMany, type Trial } from './fit.ts'
import { countPoints, type FullBrief } from './full-brief.ts'
import { once } from './once.ts'
import { step, type Tools } from './tools.ts'

/**
 * The brief of one audience: what it is given of the full brief, and, where it limits its pages and there
 * is a browser to count them with, so much of that as fits.
 *
 * @param path where the Markdown will lie
 * @param state what is known of the full brief: nothing is fitted where nothing can be made
 * @param printed the editions that will be printed: their pages stay open once they fit
 */
export async function writeForAudience(
  { brief, project: { pictures } }: Pick<FullBrief, 'brief' | 'project'>,
  audience: Audience,
  path: string,
  state: Verdict,
  tools: Tools,
  cache?: Cache,
  printed: readonly Edition[] = [],
): Promise<Found<WrittenBrief>> {
  const { browser, memo } = tools
  const selected = await memo.run((context) => select(brief, audience, context))
  const limits = audience.selection.maximumPages
  const fitting =
    limits === undefined || !browser || state === 'fatal'
      ? selected.value
      : await fitToPages(
          { selected: selected.value, pictures, audience, limits, state, printed },
          browser,
          tools,
          cache,
        )
  const written = await writeBrief(fitting, pictures, audience, path, state, tools)
  return { value: written.value, findings: [...selected.findings, ...written.findings] }
}

/** A brief in the words and the citation style of an audience. */
export function writeBrief(
  brief: Brief,
  pictures: Pictures,
  audience: Audience,
  path: string,
  state: Verdict,
  tools: Tools,
): Promise<Found<WrittenBrief>> {
  return step(
    tools,
    'write',
    path,
    (context) => {
      const options = { draft: state !== 'clean', asset: tools.world.asset }
      const written = write(brief, audience, options, context)
      const text = once(() => stringify(written.document))
      return {
        path,
        ...written,
        // Nobody reads the text of a trial, nor that of the full brief in a check.
        get text() {
          return text()
        },
        pictures,
      }
    },
    ({ noted }) => counted(noted.length, 'note'),
  )
}

/** One edition as a page of HTML; `undefined` where a template's mistake, which is reported, left none. */
export function renderEdition(
  brief: WrittenBrief,
  audience: Audience,
  edition: Edition,
  world: World,
  context: Context,
): string | undefined {
  const { document, pictures } = brief
  return render(document, { audience, edition, assets: world.asset, pictures }, context)
}

/** What is to be fitted, and into what. */
interface Fitting {
  readonly selected: Brief
  readonly pictures: Pictures
  readonly audience: Audience
  readonly limits: NonNullable<Audience['selection']['maximumPages']>
  readonly state: Verdict
  readonly printed: readonly Edition[]
}

/** As much of a brief as fits. What fitted before fits again, as long as nothing has changed of what decides it. */
async function fitToPages(
  fitting: Fitting,
  browser: BrowserSource,
  tools: Tools,
  cache: Cache | undefined,
): Promise<Brief> {
  const { selected, pictures, audience, state } = fitting
  const units = removable(selected)
  const without = (count: number) => leaveOut(selected, units.slice(0, count).flat())
  // Nobody hears of trials.
  const quiet = { ...tools, onStep: undefined }
  const { value } = await step(
    tools,
    'fit',
    audience.name,
    async () => {
      const whole =
        cache && (await writeBrief(selected, pictures, audience, audience.path, state, quiet))
      const known = whole && (await cache.rememberedFit(audience, whole.value))
      if (known !== undefined) return without(known)
      const count = await fit(units.length, firstTrial(units, fitting), (leftOut) =>
        tryPages(without(leftOut), fitting, browser, quiet),
      )
      if (whole) await cache.takeFit(audience, whole.value, count)
      return without(count)
    },
    ({ leftOut }) =>
      leftOut ? `${leftOut.points} of ${counted(leftOut.of, 'point')} left out` : 'all',
  )
  return value
}

/** How many units go before the first trial: for so many words some edition surely has no room. */
function firstTrial(
  units: readonly (readonly string[])[],
  { selected, audience, limits }: Fitting,
): number {
  const points = selected.sections.flatMap(({ groups }) => groups.flatMap(({ points }) => points))
  const counts = audience.editions.map((edition) => {
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
 * is left out of all.
 */
async function tryPages(
  brief: Brief,
  { pictures, audience, limits, state, printed }: Fitting,
  browser: BrowserSource,
  tools: Tools,
): Promise<Trial> {
  const written = await writeBrief(brief, pictures, audience, audience.path, state, tools)
  const open = new Map<string, MadeUp>()
  const counts = await Promise.all(
    audience.editions.map(async (edition) => {
      const limit = limits[edition]
      const { value: html } = await tools.memo.run((context) =>
        renderEdition(written.value, audience, edition, tools.world, context),
      )
      // What is wrong with a template is told when the edition itself is made.
      if (html === undefined || limit === undefined) return { fits: true, beyond: 0 }
      const { version } = await browser()
      // Without what was left out of it, an edited brief may be the one that was counted before.
      const key = `${version} ${sha256(html)}`
      const { value } = await tools.memo.run((context) =>
        context.reuse('pages', key, async () => {
          const madeUp = await makeUp(html, { browser: browser(), signal: tools.signal })
          if (tools.trials && printed.includes(edition)) open.set(html, madeUp)
          else madeUp.letGo()
          return countPages(madeUp)
        }),
      )
      // What stands last is no point: the pages that it needs are told by the share that is too much.
      const share = Math.floor(countPoints(brief) * (1 - limit / value.pages))
      const notes = value.notes.filter((page) => page > limit).length
      return { fits: value.pages <= limit, beyond: Math.max(notes, share) }
    }),
  ).catch((error) => {
    for (const page of open.values()) page.letGo()
    throw error
  })
  const fits = counts.every((each) => each.fits)
  if (fits) tools.trials?.keep(open)
  else for (const page of open.values()) page.letGo()
  return { fits, beyond: Math.max(...counts.map(({ beyond }) => beyond)) }
}
