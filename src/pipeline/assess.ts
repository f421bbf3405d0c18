import type { Folders, Project } from '../project/load.ts'
import type { Finding } from '../report/findings.ts'
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
