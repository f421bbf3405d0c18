import type { Folders, Project } from '../project/load.ts'
import type { Finding } from '../report/findings.ts'
import type { RuleId } from '../report/rules.ts'
import { draftWorld } from '../world/draft-world.ts'
import type { World } from '../world/world.ts'
import { beginBrief } from './full-brief.ts'
import type { Memo } from './memo.ts'

/** A project, and all that is found in it. */
export interface Assessed {
  /** Absent where no brief can be made of it, which is among the findings. */
  readonly project: Project | undefined
  readonly findings: readonly Finding[]
}

/** Reads, verifies and merges a project, and proves all of it. Nothing is made of it, and nothing written. */
export async function assess(folders: Folders, world: World, memo: Memo): Promise<Assessed> {
  const tools = { world, memo, browser: undefined, onStep: undefined }
  const { full, proof } = await beginBrief(folders, undefined, tools)
  const { findings } = await proof()
  return { project: full.value?.project, findings: [...full.findings, ...findings] }
}

/** By what a finding is known again, wherever it has moved to meanwhile. */
export function sameFinding({ path, rule, reason }: Finding): string {
  return [path, rule, reason].join('\n')
}

/** What is found of any words that one language has ahead of the other: `mujaz accept` asks then. */
const FOLLOWS: readonly RuleId[] = ['translation-stale', 'statement-unaccepted']

/**
 * What would be found with other words in some files, and is not found of the project as it is.
 *
 * @param files by path; nothing of them is written
 * @param before what is found of the project as it is
 */
export async function freshFindings(
  files: ReadonlyMap<string, string>,
  before: readonly Finding[],
  folders: Folders,
  world: World,
  memo: Memo,
): Promise<readonly Finding[]> {
  const known = new Set(before.map(sameFinding))
  const { findings } = await assess(folders, draftWorld(new Map(files), world), memo)
  return findings.filter(
    (finding) => !known.has(sameFinding(finding)) && !FOLLOWS.includes(finding.rule),
  )
}
