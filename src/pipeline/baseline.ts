import { join } from 'node:path'
import { compareContents } from '../manifest/changes.ts'
import { readManifest } from '../manifest/form.ts'
import type { ListedChanges } from '../model/changes.ts'
import type { Content, Manifest } from '../model/manifest.ts'
import type { Folders } from '../project/load.ts'
import type { Context } from '../report/context.ts'
import type { World } from '../world/world.ts'

/** Where the manifest of the brief lies that was last handed out, if somebody put it there. */
const ISSUED = 'issued.json'

/**
 * How a brief differs from the one that was last handed out, if there is one. That is not the last build: a
 * list that was empty after the next one would tell its readers nothing.
 *
 * @param since the path of that brief's manifest; else it is `issued.json` in the folder of sources, if there
 *   is one. What cannot be read is told
 * @param content what the brief says now
 */
export async function changesSince(
  since: string | undefined,
  folders: Folders,
  content: () => Content,
  world: World,
  context: Context,
): Promise<ListedChanges | undefined> {
  const usual = join(folders.sources, ISSUED)
  if (since === undefined && (await world.read(usual)) === undefined) return undefined
  const before = await openManifest(since ?? usual, world, context)
  if (before === undefined) return undefined
  const now = content()
  const { sentences, ...changes } = compareContents(before.content, now)
  return {
    ...changes,
    measures: { ...before.content.measures, ...now.measures },
    given: Object.fromEntries(
      Object.entries(before.audiences).map(([name, { statements }]) => [
        name,
        Object.keys(statements),
      ]),
    ),
  }
}

/** Reads a manifest that somebody relies on: that there is none, or none that can be read, is told. */
export async function openManifest(
  path: string,
  world: World,
  context: Context,
): Promise<Manifest | undefined> {
  const bytes = await world.read(path)
  if (bytes === undefined) {
    context.report({
      rule: 'file-missing',
      path,
      reason: 'There is no manifest to compare with',
      advice: 'Every build writes one: run `mujaz build`, or name another with --since.',
    })
    return undefined
  }
  const manifest = readManifest(new TextDecoder().decode(bytes))
  if (typeof manifest !== 'string') return manifest
  context.report({
    rule: 'manifest-form',
    path,
    reason: `The manifest cannot be read: ${manifest}`,
    advice: 'Name one that `mujaz build` wrote, of this version or an earlier one.',
  })
  return undefined
}

/** The manifest of a build, for whoever can do without: `undefined` where there is none that can be read. */
export async function knownManifest(path: string, world: World): Promise<Manifest | undefined> {
  const bytes = await world.read(path)
  const manifest = bytes && readManifest(new TextDecoder().decode(bytes))
  return typeof manifest === 'object' ? manifest : undefined
}
