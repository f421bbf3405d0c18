/**
 * Which letters of a language follow each other in words: whoever reads letters of glyphs tells by it whether they are
 * the right ones.
 */
export interface LetterRuns {
  /** `^` and `$` for the ends of a word, then each letter that counts. */
  readonly alphabet: string
  /** Base64 of a bit for each run of three of the alphabet: whether it comes in the language. */
  readonly runs: string
  /** A word of the language, without marks. Global. */
  readonly word: RegExp
  /** Letters of the script that other languages have: where many are, nothing is known. Global. */
  readonly foreign: RegExp
  /** What no text of the language has inside of a word or at its beginning. Global. */
  readonly impossible: RegExp
  /** Two letters of a ligature the wrong way round, where that gives no word. Global. */
  readonly exchanged: RegExp
}

/** The bit of a run of three signs of an alphabet; undefined of others. */
export function placeOfRun(alphabet: string, run: string): number | undefined {
  let place = 0
  for (const letter of run) {
    const at = alphabet.indexOf(letter)
    if (at < 0) return undefined
    place = place * alphabet.length + at
  }
  return place
}

const tables = new Map<string, Uint8Array>()

/** Whether a run of three signs comes in words; true of signs that do not count. */
export function isRunOf({ alphabet, runs }: LetterRuns, run: string): boolean {
  const place = placeOfRun(alphabet, run)
  if (place === undefined) return true
  let table = tables.get(runs)
  if (!table) {
    table = Buffer.from(runs, 'base64')
    tables.set(runs, table)
  }
  return ((table[place >> 3] ?? 0) & (1 << (place & 7))) !== 0
}
