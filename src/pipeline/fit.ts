/** What came of a trial. */
export interface Trial {
  /** Whether every edition keeps to its limit. */
  readonly fits: boolean
  /** About how many points of one edition are too many, by what stands beyond its limit. */
  readonly beyond: number
}

/**
 * How many of the lightest units have to be left out, as few as will do, until every edition keeps to the
 * limit. Nothing but making up the pages can tell how many there are. Where nothing fits, all that may go
 * goes, and the print is reported.
 *
 * About as many points have to go as stand beyond the last page allowed, so that three or four trials
 * do. Where the search begins hangs on the brief alone: begun from what fitted last, it might end elsewhere
 * where one point fewer makes one page more.
 *
 * @param most how many units there are to leave out
 * @param first how many to leave out in the first trial
 * @param tryWithout makes up the pages without so many of the units
 */
export async function fit(
  most: number,
  first: number,
  tryWithout: (count: number) => Promise<Trial>,
): Promise<number> {
  let [tooFew, enough] = [-1, most + 1]
  let [count, step] = [first, 1]
  while (enough - tooFew > 1) {
    const { fits, beyond } = await tryWithout(count)
    if (fits) {
      enough = count
      count = Math.max(tooFew + 1, enough - step)
    } else {
      tooFew = count
      count =
        enough > most
          ? Math.min(tooFew + Math.max(beyond, step), most)
          : Math.floor((tooFew + enough) / 2)
    }
    step *= 2
  }
  return Math.min(enough, most)
}

/**
 * More words of points, in all languages that stand on it, than a page holds with their notes: up to 450 in the
 * generated projects. A guess that is too generous costs some pages of a trial, one that is not another trial.
 */
const WORDS_OF_A_PAGE = 600

/**
 * How many of the lightest units are surely too much, so that a long brief is not made up as a whole to learn that it is
 * too long.
 *
 * @param units by how heavy they are, the lightest first: how many words each has
 * @param words of all units together, with those that may not go
 */
export function surelyTooMany(units: readonly number[], words: number, pages: number): number {
  let left = words
  let count = 0
  for (const unit of units) {
    if (left <= pages * WORDS_OF_A_PAGE) break
    left -= unit
    count += 1
  }
  return count
}
