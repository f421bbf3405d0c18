import type { Role } from '../../text/numbers/quantity.ts'
import type { Difference } from './difference.ts'
import { type Part, shares } from './parts.ts'

/** A number of the first text and its like in the second. */
interface Pair {
  readonly a: Part
  readonly b: Part
}

/**
 * Numbers that are all there in both texts, but in each other’s place: "16 men and 4 women" against
 * «4 رجال و16 امرأة», "from 60 to 45" against «من 45 إلى 60», "3 of 11" against «11 من أصل 3». The
 * place of a number is the noun that it counts, what is said of those it counts, and what it comes to
 * or is part of; where nothing tells the place, the order within a list does.
 */
export function exchanged(
  pairs: readonly Pair[],
  left: readonly Part[],
  right: readonly Part[],
): Difference[] {
  const numbers = pairs
    .filter(({ a, b }) => a.whole.kind !== 'date' && b.whole.kind !== 'date')
    .toSorted((x, y) => x.a.whole.start - y.a.whole.start)
  return numbers.flatMap((x, index) =>
    numbers.slice(index + 1).flatMap((y) => {
      if (x.a.value === y.a.value || x.a.whole === y.a.whole || x.b.whole === y.b.whole) return []
      if (!areExchanged(x, y) && !areTurned(x, y, left, right)) return []
      const [a, b] = [x.a.whole, y.b.whole]
      return [{ rule: 'numbers-exchanged', problem: 'order', a, b } as const]
    }),
  )
}

function areExchanged(x: Pair, y: Pair): boolean {
  const roles: readonly Role[] = ['target', 'whole']
  if (roles.some((role) => roleCrosses(x, y, role))) return true
  const noun = crossing(x, y, ({ counted, unit }) => (unit ? [...counted, unit] : counted))
  const event = crossing(x, y, ({ events }) => events)
  if (event === 'crossed') return true
  // A verb that stands with one of two numbers alone is said of both.
  const told = [x.a, x.b, y.a, y.b].every(({ events }) => events.length > 0)
  return noun === 'crossed' && !(event === 'straight' && told)
}

/** Whether the other of the two numbers has a role in the second text. */
function roleCrosses(x: Pair, y: Pair, role: Role): boolean {
  const [xa, xb, ya, yb] = [x.a, x.b, y.a, y.b].map((part) => part.role === role)
  return xa !== ya && xb !== yb && xa !== xb
}

/**
 * Whether what goes with two numbers goes with the other one in the second text or stays with its
 * own; `undefined` where that cannot be told.
 */
function crossing(
  x: Pair,
  y: Pair,
  of: (part: Part) => readonly string[],
): 'crossed' | 'straight' | undefined {
  const [xa, xb, ya, yb] = [of(x.a), of(x.b), of(y.a), of(y.b)]
  const straight = shares(xa, xb) || shares(ya, yb)
  const crossed = shares(xa, yb) && shares(ya, xb)
  if (straight) return crossed ? undefined : 'straight'
  return crossed ? 'crossed' : undefined
}

/** Two items of one list that stand the other way round in the other one, and nothing tells why. */
function areTurned(x: Pair, y: Pair, left: readonly Part[], right: readonly Part[]): boolean {
  const plain = [x.a, x.b, y.a, y.b].every(
    ({ kind, optional }) => !optional && (kind === 'count' || kind === 'percent'),
  )
  if (!plain || !follows(x.a, y.a, left) || !follows(y.b, x.b, right)) return false
  const told = [x, y].some(
    ({ a, b }) =>
      shares(a.counted, b.counted) ||
      shares(a.events, b.events) ||
      shares(a.currency ?? [], b.currency ?? []) ||
      (a.unit !== undefined && a.unit === b.unit),
  )
  return !told && x.a.kind === y.a.kind
}

/** Whether a number is the next one after another, in one list with it. */
function follows(first: Part, second: Part, parts: readonly Part[]): boolean {
  const { whole } = second
  if (whole.kind === 'date' || !whole.coordinated) return false
  return parts.indexOf(second) === parts.indexOf(first) + 1
}
