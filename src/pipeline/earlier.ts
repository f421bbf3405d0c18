import { TranslationMemory } from '../memory/nearest.ts'
import type { MemoryFile } from '../project/load.ts'
import { entriesOf } from '../project/memory.ts'
import type { Context } from '../report/context.ts'
import type { Finding } from '../report/findings.ts'
import { sha256 } from '../text/hash.ts'

/**
 * The translation memory of a project, ready to be looked for in; an empty one where there is none, or where it is
 * broken, which is reported. It is kept as long as the file is the same.
 */
export function openMemory(memory: MemoryFile | undefined, context: Context): TranslationMemory {
  if (!memory) return new TranslationMemory([])
  return context.reuse(
    'memory',
    `${memory.path} ${sha256(memory.bytes)}`,
    (own) => new TranslationMemory(entriesOf({ memory }, own) ?? []),
  )
}

/** Findings, with what was accepted earlier beside each text that is to be translated. */
export function withEarlier(
  findings: readonly Finding[],
  memory: TranslationMemory,
): readonly Finding[] {
  return findings.map((finding) => {
    const earlier = finding.sought && memory.nearest(finding.sought)
    return earlier ? { ...finding, earlier } : finding
  })
}
