import { join } from 'node:path'
import { compareContents } from '../manifest/changes.ts'
import { readManifest } from '../manifest/form.ts'
import type { ListedChanges } from '../model/changes.ts'
import type { Content, Manifest } from '../model/manifest.ts'
import { type Folders, foldersOf } from '../project/load.ts'
import type { Findings } from '../report/collection.ts'
import type { World } from '../world/world.ts'
import type { FullBrief } from './full-brief.ts'
import type { Run } from './run.ts'

/** Where the manifest of the brief lies that was last handed out, if somebody put it there. */
const ISSUED = 'issued.json'

/**
 * A brief that knows how it differs from the one that was last handed out, if there is one. That is not
 * the last build: a list that was empty after the next one would tell its readers nothing.
 *
 * @param options `since` is the path of its manifest; else it is `issued.json` in the folder of sources,
 *   if there is one. What cannot be read is told
 */
export async function withChanges(
  whole: FullBrief | undefined,
  { since, ...folders }: { readonly since?: string } & Partial<Folders>,
  { world, findings }: Pick<Run, 'world' | 'findings'>,
): Promise<FullBrief | undefined> {
  const changes = whole && (await changesSince(since, folders, whole.content, world, findings))
  return changes ? { ...whole, brief: { ...whole.brief, changes } } : whole
}

async function changesSince(
  since: string | undefined,
  options: Partial<Folders>,
  content: () => Content,
  world: World,
  findings: Findings,
): Promise<ListedChanges | undefined> {
  const usual = join(foldersOf(options).sources, ISSUED)
  if (since === undefined && (await world.read(usual)) === undefined) return undefined
  const before = await openManifest(since ?? usual, world, findings)
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
  findings: Findings,
): Promise<Manifest | undefined> {
  const bytes = await world.read(path)
  if (bytes === undefined) {
    findings.report({
      rule: 'file-missing',
      path,
      reason: 'There is no manifest to compare with',
      advice: 'Every build writes one: run `mujaz build`, or name another with --since.',
    })
    return undefined
  }
  const manifest = readManifest(new TextDecoder().decode(bytes))
  if (typeof manifest !== 'string') return manifest
  findings.report({
    rule: 'manifest-form',
    path,
    reason: `The manifest cannot be read: ${manifest}`,
    advice: 'Name one that `mujaz build` wrote, of this version or an earlier one.',
  })
  return undefined
}
