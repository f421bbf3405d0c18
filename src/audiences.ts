import { renderEdition } from './editions.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Audience } from './model/audience.ts'
import type { Brief } from './model/brief.ts'
import { print } from './print/print.ts'
import { Findings } from './report/findings.ts'
import { timed } from './report/steps.ts'
import type { BrowserSource, EditionOptions, MarkdownBrief, Run } from './run.ts'
import { leaveOut, select, sheddable } from './select/select.ts'
import { write } from './write/write.ts'

/**
 * The Markdown brief of one audience: what it is given of the whole brief, and, where it limits its
 * pages and there is a browser to count them with, so much of that as fits.
 *
 * @param path where the Markdown will lie
 */
export async function writeForAudience(
  brief: Brief,
  audience: Audience,
  path: string,
  options: EditionOptions,
  browser: BrowserSource | undefined,
  run: Run,
  ledger?: Ledger,
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
          () => fitOnce(selected, limit, audience, options, browser, run, ledger),
          ({ leftOut }) => (leftOut ? `${leftOut.points} of ${leftOut.of} points left out` : 'all'),
        )
  return writeBrief(fitting, audience, path, run)
}

/** What fitted before fits again, as long as nothing has changed of what decides it. */
async function fitOnce(
  selected: Brief,
  limit: number,
  audience: Audience,
  options: EditionOptions,
  browser: BrowserSource,
  run: Run,
  ledger: Ledger | undefined,
): Promise<Brief> {
  const units = sheddable(selected)
  const without = (count: number) => leaveOut(selected, units.slice(0, count).flat())
  const text = ledger && (await writeBrief(selected, audience, audience.path, quiet(run)))
  const known = text && (await ledger.rememberedFit(audience, text))
  if (known !== undefined) return without(known)
  const count = await fit(without, units.length, limit, audience, options, browser, run)
  if (text && !run.findings.fatal) await ledger.takeFit(audience, text, count)
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
      const { markdown, references, notes } = write(brief, audience, { draft }, run.world.asset)
      return { path, text: markdown, references, notes }
    },
    ({ notes }) => `${notes} notes`,
  )
}

/**
 * How many of the lightest points have to be left out, as few as will do, until every edition keeps
 * to the limit. Pages grow with points, so the right number is searched by halves; the pages are made
 * up for each trial as they will be for the print, since nothing else can tell how many there are.
 */
async function fit(
  without: (count: number) => Brief,
  most: number,
  limit: number,
  audience: Audience,
  options: EditionOptions,
  browser: BrowserSource,
  run: Run,
): Promise<number> {
  const pagesOf = async (count: number) => {
    const trial = quiet(run)
    const markdown = await writeBrief(without(count), audience, audience.path, trial)
    const editions = options.editions ?? audience.editions
    const pages = await Promise.all(
      editions.map(async (edition) => {
        const html = renderEdition(markdown, audience, edition, trial)
        // What is wrong with a template is told when the edition itself is made.
        return html === undefined ? 0 : (await print(html, { browser: browser() })).report.pages
      }),
    )
    return Math.max(...pages)
  }
  if ((await pagesOf(0)) <= limit) return 0
  const least = await pagesOf(most)
  if (least > limit) {
    run.findings.add({
      rule: 'pages-exceeded',
      path: audience.path,
      reason: `The audience \`${audience.name}\` takes ${least} pages, though everything light is left out`,
      actual: String(least),
      expected: [`at most ${limit}`],
      advice: 'Raise `maximum-pages`, name fewer `parts`, or shorten the bottom line.',
    })
    return most
  }
  let [enough, tooFew] = [most, 0]
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2)
    if ((await pagesOf(middle)) <= limit) enough = middle
    else tooFew = middle
  }
  return enough
}

/** The same run, with what was found so far, but nobody hears of what is found and done from here on. */
function quiet(run: Run): Run {
  const findings = new Findings(run.findings.purpose)
  findings.addAll(run.findings, '')
  return { ...run, findings, onStep: undefined }
}
