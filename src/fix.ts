import type { LockedOriginal } from './model/lock.ts'
import type { Claim, Locator } from './model/source.ts'
import { type Folders, foldersOf, lockPath, readProject } from './project.ts'
import { Findings } from './report/findings.ts'
import { formatLocator, joinLocators } from './text/locator.ts'
import { writeLock } from './verify/lock.ts'
import { compareWithLock } from './verify/passages.ts'
import { createWorld } from './world.ts'

export interface FixedLocator {
  readonly claim: string
  readonly path: string
  readonly from: string
  readonly to: string
}

/**
 * Rewrites the locators of passages that moved word for word, in the notes and in the lock. What
 * was altered or is gone stays as it is: that is for a person to read.
 */
export async function fixLocators(
  options: Partial<Folders> = {},
  world = createWorld(),
): Promise<FixedLocator[]> {
  const folders = foldersOf(options)
  const { sources, originals, lock } = await readProject(folders, world, new Findings())
  if (lock === undefined) return []
  const fixed: FixedLocator[] = []
  const files = new Map<string, string>()
  const relocked: Record<string, LockedOriginal> = { ...lock.originals }
  for (const source of sources) {
    const original = originals.get(source.id)
    const locked = lock.originals[source.id]
    if (!original || !locked) continue
    const moves = new Map(
      [...compareWithLock(locked, original)].flatMap(([number, fate]) =>
        fate.kind === 'moved' ? [[number, fate.to] as const] : [],
      ),
    )
    if (moves.size === 0) continue
    const lines = new TextDecoder().decode(await world.read(source.path)).split('\n')
    for (const claim of source.claims) {
      const at = follow(claim.at, moves)
      if (formatLocator(at) === formatLocator(claim.at)) continue
      rewrite(lines, claim, at)
      fixed.push({
        claim: claim.id,
        path: source.path,
        from: formatLocator(claim.at),
        to: formatLocator(at),
      })
    }
    files.set(source.path, lines.join('\n'))
    relocked[source.id] = {
      ...locked,
      passages: Object.fromEntries(
        Object.entries(locked.passages).map(([number, passage]) => [
          String(moves.get(Number(number)) ?? number),
          passage,
        ]),
      ),
    }
  }
  if (fixed.length > 0) {
    files.set(lockPath(folders), writeLock({ ...lock, originals: relocked }))
    await world.replace(files)
  }
  return fixed
}

/** A locator after its paragraphs moved. */
function follow(at: Locator, moves: ReadonlyMap<number, number>): Locator {
  const paragraphs = at.flatMap(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index),
  )
  return joinLocators([
    paragraphs.map((number) => {
      const now = moves.get(number) ?? number
      return { from: now, to: now }
    }),
  ])
}

/** Changes the locator on the opening line of a claim, and nothing else of the file. */
function rewrite(lines: string[], { place }: Claim, at: Locator): void {
  const written = formatLocator(at).replaceAll('–', '-')
  lines[place.line - 1] = (lines[place.line - 1] ?? '').replace(
    /\bat=(?:"[^"]*"|'[^']*'|[^\s}]+)/,
    `at="${written}"`,
  )
}
