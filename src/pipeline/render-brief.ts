import { dirname } from 'node:path'
import { type BrowserSource, withBrowser } from '../browser/source.ts'
import { parse } from '../contract/parse.ts'
import { picturesNamed } from '../contract/pictures.ts'
import type { WrittenBrief } from '../formats/format.ts'
import { needBrowser } from '../formats/formats.ts'
import type { Audience } from '../model/audience.ts'
import { PRINTED_FORMATS, USUAL_FORMATS } from '../model/format.ts'
import { readAudienceFolder } from '../project/load.ts'
import { readNamedPictures } from '../project/pictures.ts'
import { reportPictures } from '../render/pictures-view.ts'
import type { Context } from '../report/context.ts'
import { createWorld, type World } from '../world/world.ts'
import type { BuildResult } from './build.ts'
import { editionsWanted } from './editions.ts'
import { openHouse } from './house.ts'
import { make } from './making.ts'
import { Memo } from './memo.ts'
import type { EditionOptions } from './options.ts'
import { refuseFolder } from './out-folder.ts'
import { Outcome } from './outcome.ts'

export interface RenderOptions extends EditionOptions {
  /** The folder below which the pictures lie that the brief names. @default 'sources' */
  readonly sources?: string
  /** Folder of audiences. @default 'templates' */
  readonly templates?: string
  /** Name of a folder of templates. @default 'meeting' */
  readonly audience?: string
  /** The folder that is written to. @default the brief's own */
  readonly out?: string
}

/** Renders and prints a Markdown brief that a person polished by hand: the second half of the way alone. */
export async function renderBrief(
  path: string,
  options: RenderOptions = {},
  world = createWorld(),
): Promise<BuildResult> {
  const { out = dirname(path), templates = 'templates', sources = 'sources' } = options
  const { audience: name = 'meeting', formats = USUAL_FORMATS, onStep } = options
  await refuseFolder(out, options.out === undefined ? {} : { templates }, world)
  const house = await openHouse(options.referenceDoc, world)
  const memo = new Memo()
  const outcome = new Outcome('build')
  const opened = await memo.run(async (context) => {
    const brief = await openBrief(path, sources, world, context)
    if (!brief) return undefined
    const { languages } = brief.document
    const audience = await readAudienceFolder(name, templates, languages, world, context)
    if (!audience || !isFor(audience, brief, context)) return undefined
    const editions = editionsWanted(options.editions, languages, context)
    return { brief, audience, editions: editions ?? audience.editions }
  })
  const found = outcome.found(opened)
  const work = async (browser?: BrowserSource) => {
    if (!found) return
    const { brief, audience, editions } = found
    const making = make(
      {
        brief: { value: brief, findings: [] },
        audience,
        folder: out,
        editions,
        formats: formats.filter((format) => PRINTED_FORMATS.some((printed) => printed === format)),
        state: outcome.verdict,
      },
      { world, memo, browser, onStep, house },
    )
    try {
      outcome.take(await making.made)
    } finally {
      await making.abandon()
    }
  }
  await (needBrowser(formats) ? withBrowser(options.browser, found !== undefined, work) : work())
  return {
    written: await outcome.write(world, out),
    findings: outcome.messages,
    files: outcome.files,
  }
}

async function openBrief(
  path: string,
  sources: string,
  world: World,
  context: Context,
): Promise<WrittenBrief | undefined> {
  const bytes = await world.read(path)
  if (bytes) {
    const text = new TextDecoder().decode(bytes)
    const document = parse({ path, text }, context)
    const pictures = await readNamedPictures(picturesNamed(document), sources, world, context)
    reportPictures(document, pictures, path, context)
    return { path, text, document, pictures }
  }
  context.report({ rule: 'file-missing', path, reason: 'There is no such file' })
  return undefined
}

/**
 * Where the settings of an audience keep something from it, only a brief that was written for this
 * audience may be printed for it: what is in a finished Markdown cannot be taken out of it again.
 *
 * @returns whether it may be printed; if not, that was reported
 */
function isFor(
  { name, selection }: Audience,
  { path, document }: WrittenBrief,
  context: Context,
): boolean {
  const keeps =
    selection.sensitive !== 'show' ||
    selection.minimumWeight > 1 ||
    selection.tagsIn.length + selection.tagsOut.length > 0
  const { audience: writtenFor } = document
  if (!keeps || writtenFor === name) return true
  context.report({
    rule: 'selection-not-applied',
    path,
    reason: `This brief was written for ${writtenFor ? `\`${writtenFor}\`` : 'no audience'}, and \`${name}\` may not see all of it`,
    actual: writtenFor,
    expected: [name],
    advice: `Run \`mujaz build --audience ${name}\`, or polish the brief that it writes.`,
  })
  return false
}
