import type { VFileMessage } from 'vfile-message'
import { isOwnTmx, writeTmx } from '../memory/tmx.ts'
import { Collector } from '../report/context.ts'
import { toMessages, verdict } from '../report/findings.ts'
import { decode } from '../text/decode.ts'
import { createWorld } from '../world/world.ts'
import { type Folders, foldersOf, memoryPath, readProject } from './load.ts'
import { entriesOf, pairsForOthers } from './memory.ts'

export interface PairsResult {
  /** TMX 1.4b; absent where the project or its memory cannot be read, which is among the findings. */
  readonly tmx?: string
  /** How many pairs are in it. */
  readonly pairs: number
  /** How many are kept back, since they are sensitive or name a private person. */
  readonly confined: number
  readonly findings: readonly VFileMessage[]
}

/**
 * All pairs that are accepted or that the translation memory has, as a file for a translator. It has words alone: no
 * names of statements and nothing that is sensitive. Nothing is written.
 */
export async function acceptedPairs(
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<PairsResult> {
  const context = new Collector()
  const project = await readProject(foldersOf(options), world, context)
  const entries = entriesOf(project, context)
  // What still lacks a language is what a translator is asked for.
  const others = context.findings.filter(({ rule }) => rule !== 'language-missing')
  const broken = entries === undefined || verdict([{ findings: others }], 'build') === 'fatal'
  const findings = toMessages(context.findings, entries === undefined ? 'check' : 'build')
  if (broken) return { pairs: 0, confined: 0, findings }
  const { pairs, confined } = pairsForOthers(entries, project)
  const tmx = writeTmx(pairs, project.languages, true)
  return { tmx, pairs: pairs.length, confined, findings }
}

/**
 * Writes pairs for a translator into a file, over an older one of their kind.
 *
 * @param folders of the project, whose own memory has more than these pairs
 * @throws Error where something else lies there
 */
export async function writePairs(
  path: string,
  tmx: string,
  folders: Partial<Folders>,
  world = createWorld(),
): Promise<void> {
  const place = await world.follow(path)
  const bytes = await world.read(path)
  const isMemory = place === (await world.follow(memoryPath(foldersOf(folders))))
  if (isMemory || (bytes && !isOwnTmx(decode(bytes).text))) {
    const what = isMemory ? 'the memory of the project' : 'no file of pairs'
    throw new Error(`Nothing was written: ${path} is ${what}. Name another file with --out.`)
  }
  await world.replace(new Map([[place, tmx]]))
}
