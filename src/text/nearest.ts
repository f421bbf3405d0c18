import { distance } from './distance.ts'

/** The known word that was most likely meant: within a third of its letters; `undefined` if none is. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((each) => ({ each, off: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, off }) => off <= Math.floor(each.length / 3))
    .sort((a, b) => a.off - b.off)
  return ranked[0]?.each
}
