/** What came of a trial. */
export interface Trial {
  /** Whether every edition keeps to its limit. */
  readonly fits: boolean
  /** The most notes of one edition that begin beyond its limit. */
  readonly beyond: number
}

/**
 * How many of the lightest units have to be left out, as few as will do, until every edition keeps to the
 * limit. Nothing but making up the pages can tell how many there are. Where nothing fits, all that may go
 * goes, and the print is reported.
 *
 * About as many points have to go as stand beyond the last page allowed, so that three or four trials
 * do. The search begins anew each time: begun from what fitted last, it might end elsewhere where one
 * point fewer makes one page more.
 *
 * @param most how many units there are to leave out
 * @param tryWithout makes up the pages without so many of the units
 */
export async function fit(
  most: number,
  tryWithout: (count: number) => Promise<Trial>,
): Promise<number> {
  let [tooFew, enough] = [-1, most + 1]
  let [count, step] = [0, 1]
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
