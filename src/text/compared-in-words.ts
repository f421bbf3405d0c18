import { diffWords, keptWords } from './word-diff.ts'

/** Stretches of two texts that differ, each with what takes its place: “700 → 750”. Marks keep the order where both are Arabic. */
export function comparedInWords(was: string, now: string): string[] {
  const [there, here] = [diffWords(was), diffWords(now)]
  const kept = keptWords(there, here)
  const lines: string[] = []
  let [lastWas, lastNow] = [-1, -1]
  for (const [at, other] of [...kept, here.length].entries()) {
    if (other < 0) continue
    const gone = stretch(was, there, lastWas + 1, at)
    const put = stretch(now, here, lastNow + 1, other)
    if (gone !== '' || put !== '') {
      lines.push(
        gone === '' ? `+ ${put}` : put === '' ? `− ${gone}` : `${gone}\u200E → \u200E${put}`,
      )
    }
    ;[lastWas, lastNow] = [at, other]
  }
  return lines
}

function stretch(
  text: string,
  words: ReturnType<typeof diffWords>,
  from: number,
  to: number,
): string {
  const [first, last] = [words[from], words[to - 1]]
  return from < to && first && last ? text.slice(first.start, last.end) : ''
}
