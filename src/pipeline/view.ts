import type { VFileMessage } from 'vfile-message'
import { type Folders, foldersOf, readAudienceFolder } from '../project/load.ts'
import { viewOf } from '../render/render.ts'
import type { View } from '../render/view.ts'
import { createWorld } from '../world/world.ts'
import { writeForAudience } from './audience-brief.ts'
import { editionsWanted } from './editions.ts'
import { beginBrief } from './full-brief.ts'
import { Memo } from './memo.ts'
import { Outcome } from './outcome.ts'
import type { Tools } from './tools.ts'

/**
 * The view that the templates of an audience receive for one edition, and what was found on the
 * way. Writes nothing and needs no browser, so that nothing is left out for want of pages.
 *
 * @returns the view; `undefined` where something fatal left none
 */
export async function view(
  options: Partial<Folders> & { readonly audience?: string; readonly edition?: string } = {},
  world = createWorld(),
): Promise<{ readonly view: View | undefined; readonly findings: readonly VFileMessage[] }> {
  const folders = foldersOf(options)
  const memo = new Memo()
  const tools: Tools = { world, memo, browser: undefined, onStep: undefined }
  const outcome = new Outcome('build')
  const { full: begun, proof, languages } = await beginBrief(folders, undefined, tools)
  const full = outcome.found(begun)
  outcome.found(await proof())
  const { audience: name = 'meeting' } = options
  const audience = outcome.found(
    await memo.run((context) =>
      readAudienceFolder(name, folders.templates, languages, world, context),
    ),
  )
  if (!full || !audience) return { view: undefined, findings: outcome.messages }
  const written = await writeForAudience(full, audience, 'brief.md', outcome.verdict, tools)
  const brief = outcome.found(written)
  const wanted = outcome.found(
    await memo.run((context) =>
      editionsWanted(
        options.edition === undefined ? undefined : [options.edition],
        languages,
        context,
      ),
    ),
  )
  const edition = (wanted ?? audience.editions)[0]
  if (edition === undefined) return { view: undefined, findings: outcome.messages }
  const seen = outcome.found(
    await memo.run((context) =>
      viewOf(
        brief.document,
        { audience, edition, assets: world.asset, pictures: brief.pictures },
        context,
      ),
    ),
  )
  return { view: outcome.verdict === 'fatal' ? undefined : seen, findings: outcome.messages }
}
