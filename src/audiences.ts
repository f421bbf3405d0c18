import { type EditionOptions, type MarkdownBrief, type Run, renderEdition } from './editions.ts'
import type { Audience } from './model/audience.ts'
import type { Brief } from './model/brief.ts'
import type { Browser } from './print/browser.ts'
import { print } from './print/print.ts'
import { Findings } from './report/findings.ts'
import { timed } from './report/steps.ts'
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
  browser: Promise<Browser> | undefined,
  run: Run,
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
          () => fit(selected, limit, audience, options, browser, run),
          ({ leftOut }) => (leftOut ? `${leftOut.points} of ${leftOut.of} points left out` : 'all'),
        )
  return writeBrief(fitting, audience, path, run)
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
 * Leaves out the lightest points, as few as will do, until every edition keeps to the limit. Pages
 * grow with points, so the right number is searched by halves; the pages are made up for each trial
 * as they will be for the print, since nothing else can tell how many there are.
 */
async function fit(
  brief: Brief,
  limit: number,
  audience: Audience,
  options: EditionOptions,
  browser: Promise<Browser>,
  run: Run,
): Promise<Brief> {
  const units = sheddable(brief)
  const without = (count: number) => leaveOut(brief, units.slice(0, count).flat())
  const pagesOf = async (count: number) => {
    const trial: Run = { ...run, findings: new Findings(run.findings.purpose), onStep: undefined }
    const markdown = await writeBrief(without(count), audience, audience.path, trial)
    const editions = options.editions ?? audience.editions
    const pages = await Promise.all(
      editions.map(async (edition) => {
        const html = renderEdition(markdown, audience, edition, trial)
        // What is wrong with a template is told when the edition itself is made.
        return html === undefined ? 0 : (await print(html, { browser })).report.pages
      }),
    )
    return Math.max(...pages)
  }
  let [enough, tooFew] = [units.length, -1]
  if ((await pagesOf(0)) <= limit) return brief
  tooFew = 0
  const least = await pagesOf(enough)
  if (least > limit) {
    run.findings.add({
      rule: 'pages-exceeded',
      path: audience.path,
      reason: `The audience \`${audience.name}\` takes ${least} pages, though everything light is left out`,
      actual: String(least),
      expected: [`at most ${limit}`],
      advice: 'Raise `maximum-pages`, name fewer `parts`, or shorten the bottom line.',
    })
    return without(enough)
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2)
    if ((await pagesOf(middle)) <= limit) enough = middle
    else tooFew = middle
  }
  return without(enough)
}
