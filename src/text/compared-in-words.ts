import { changesBetween } from './word-diff.ts'

/** Stretches of two texts that differ, each with what takes its place: “700 → 750”. Marks keep the order where both are Arabic. */
export function comparedInWords(was: string, now: string): string[] {
  return changesBetween(was, now).map(({ was: gone, now: put }) =>
    gone === '' ? `+ ${put}` : put === '' ? `− ${gone}` : `${gone}\u200E → \u200E${put}`,
  )
}
