import { stringify } from '../contract/stringify.ts'
import type { WrittenBrief } from '../formats/format.ts'
import type { Audience } from '../model/audience.ts'
import type { Brief } from '../model/brief.ts'
import type { Edition } from '../model/language.ts'
import { once } from '../model/once.ts'
import type { Pictures } from '../model/picture.ts'
import { render } from '../render/render.ts'
import { counted } from '../report/amounts.ts'
import type { Context, Found } from '../report/context.ts'
import type { Verdict } from '../report/findings.ts'
import { select } from '../select/select.ts'
import type { World } from '../world/world.ts'
import { write } from '../write/write.ts'
import type { Cache } from './cache.ts'
import {
  type CountedEditions,
  fitToPages,
  letGo,
  type Maker,
  type TrialOptions,
} from './fit-to-pages.ts'
import type { FullBrief } from './full-brief.ts'
import { step, type Tools } from './tools.ts'

/** A brief of one audience. */
export interface AudienceBrief {
  readonly brief: Found<WrittenBrief>
  /** Editions whose pages were counted: whoever does not print them lets them go. */
  readonly counted: CountedEditions
}

/**
 * The brief of one audience: what it is given of the full brief, and, where it limits its pages and there
 * is a browser to count them with, so much of that as fits.
 *
 * @param path where the Markdown will lie
 * @param state what is known of the full brief: nothing is fitted where nothing can be made
 * @param trial who is told when the browser is busy with a first trial
 */
export async function fitForAudience(
  { brief, project: { pictures } }: Pick<FullBrief, 'brief' | 'project'>,
  audience: Audience,
  path: string,
  state: Verdict,
  tools: Tools,
  cache?: Cache,
  trial: TrialOptions = {},
): Promise<AudienceBrief> {
  const { browser, memo } = tools
  const selected = await memo.run((context) => select(brief, audience, context))
  const maker: Maker = {
    write: (part, own) => writeBrief(part, pictures, audience, path, state, own),
    render: (written, edition, context) =>
      renderEdition(written, audience, edition, tools.world, context),
  }
  const { written, counted } =
    audience.selection.maximumPages === undefined || !browser || state === 'fatal'
      ? { written: await maker.write(selected.value, tools), counted: new Map() }
      : await fitToPages(selected.value, audience, browser, maker, tools, cache, trial)
  const findings = [...selected.findings, ...written.findings]
  return { brief: { value: written.value, findings }, counted }
}

/** The brief of one audience, as {@link fitForAudience} has it, for whoever prints nothing of it. */
export async function writeForAudience(
  ...order: Parameters<typeof fitForAudience>
): Promise<Found<WrittenBrief>> {
  const { brief, counted } = await fitForAudience(...order)
  letGo(counted)
  return brief
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
      const text = once(() => stringify(written.document, context.reuse))
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
