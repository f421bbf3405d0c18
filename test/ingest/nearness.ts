import { normalise, wordsOf } from '../../src/text/normalise.ts'

/** How near a text comes to the one that is known, by its runs of four words. */
export interface Nearness {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** How near one text is to another, in paragraphs: by how many runs of four words they have in common. */
export function nearness(read: readonly string[], known: readonly string[]): Nearness {
  const [mine, theirs] = [runsOf(read), runsOf(known)]
  let common = 0
  for (const [run, times] of mine) common += Math.min(times, theirs.get(run) ?? 0)
  const precision = common / Math.max(1, sum(mine))
  const recall = common / Math.max(1, sum(theirs))
  return {
    precision,
    recall,
    f1: common === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

/** The runs of four words of some paragraphs, with how often each stands there. */
export function runsOf(paragraphs: readonly string[]): Map<string, number> {
  const words = wordsOf(normalise(paragraphs.join('\n')).toLowerCase())
  const runs = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const run = words.slice(at, at + 4).join(' ')
    runs.set(run, (runs.get(run) ?? 0) + 1)
  }
  return runs
}

function sum(runs: ReadonlyMap<string, number>): number {
  return [...runs.values()].reduce((all, times) => all + times, 0)
}
