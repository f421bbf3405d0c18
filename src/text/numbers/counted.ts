import type { Place, Token } from './pack.ts'
import type { Role } from './quantity.ts'

/** How far two numbers of one list may stand apart. */
const LIST = 7

/** Whether two numbers are items of one list: "16 men and 4 women", «4 رجال و16 امرأة». */
export function isCoordinated(
  tokens: readonly Token[],
  last: Place | undefined,
  { from }: Place,
): boolean {
  if (!last || from - last.to > LIST) return false
  const first = tokens[from]
  let joined = first?.pack.counted.joined?.test(first.text) ?? false
  for (let at = last.to; at < from; at += 1) {
    const token = tokens[at]
    if (!token) continue
    if (/^[.;:؛!?؟()]$/.test(token.text)) return false
    joined ||= /^[,،]$/.test(token.text) || token.pack.counted.joint.test(token.text)
  }
  return joined
}

const NONE: readonly string[] = []

/**
 * What a number counts, as ids of the tables of nouns: "16 young men", "two of the soldiers",
 * «16 رجلًا», «الرجال الـ16».
 */
export function countedBy(
  tokens: readonly Token[],
  { from, to }: Place,
  value: number,
): readonly string[] {
  const next = tokens[tokens[to]?.text === '-' ? to + 1 : to]
  const word = next?.type === 'word' ? next : tokens[from - 1]
  return word?.type === 'word' ? word.pack.counted.nounsOf(tokens, { from, to }, value) : NONE
}

/** What is said of each number in its own clause, as ids of the tables of events. */
export function eventsOf(
  tokens: readonly Token[],
  places: readonly Place[],
): readonly (readonly string[])[] {
  const ends = places.map((place, index) => clauseEnd(tokens, place, places[index + 1]))
  return places.map(({ from, to }, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0)
    const found: string[] = []
    for (let at = start; at < (ends[index] ?? to); at += 1) {
      const token = tokens[at]
      if (token?.type === 'word' && (at < from || at >= to)) {
        found.push(...token.pack.counted.eventsOf(token.text))
      }
    }
    return found
  })
}

/** Where what belongs to a number ends and what belongs to the next one begins. */
function clauseEnd(tokens: readonly Token[], { to }: Place, next: Place | undefined): number {
  const limit = next?.from ?? tokens.length
  for (let at = limit - 1; at >= to; at -= 1) {
    const token = tokens[at]
    if (!token) continue
    if (/^[,;.:،؛!?؟()]$/.test(token.text)) return at + 1
    if (token.pack.counted.joint.test(token.text)) return at
  }
  // Without a joint the verb of the next number stands before it in some languages, behind it in others.
  const last = tokens[limit - 1]
  const verbFirst = last?.type === 'word' && last.pack.counted.verbFirst
  return next && verbFirst ? Math.min(to + 1, limit) : limit
}

/**
 * The place that the words before a number give it among others.
 *
 * @param last the number before it
 */
export function roleOf(
  tokens: readonly Token[],
  from: number,
  last: Place | undefined,
): Role | undefined {
  const before = tokens[from - 1]
  const word = before?.type === 'mark' ? tokens[from - 2] : before
  if (word?.type !== 'word') return undefined
  const { target, change, whole, wholeBetween } = word.pack.counted
  const words = tokens
    .slice(Math.max(last?.to ?? 0, from - 4), from)
    .filter(({ text }) => !/^[$€£¥₸₽]$/.test(text))
    .map(({ text }) => text)
    .join(' ')
  if (target.test(words)) return 'target'
  if (change.test(words)) return 'change'
  if (whole.test(words)) return 'whole'
  return last && wholeBetween?.test(words) ? 'whole' : undefined
}
