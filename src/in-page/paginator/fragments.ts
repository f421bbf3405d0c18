/**
 * Gathers fragments in reading order while the flow is walked through.
 *
 * in: where something begins, and where it ends, as the walk comes to it
 * out: the fragments of a flow, with the break before each
 *
 * A fragment is opened by the outermost element that begins with it, which names the break
 * before it and its price, and closed by whoever knows how high it is.
 */
import { marginAbove } from './elements.ts'
import { type Break, COST, type MeasuredFragment, type Side } from './types.ts'

/** What waits for the next fragment: the outermost element that begins with it decides. */
export interface Opening {
  breakBefore: Break
  cost: number
  forced: Side | null
  avoid: boolean
}

export class FragmentList {
  readonly list: MeasuredFragment[] = []
  opening: Opening | null = null
  /** The first of the nodes without a box of their own that wait for the next fragment. */
  waiting: Node | null = null
  /** Where the lowest fragment ends, floats beside it left out. */
  reach = Number.NEGATIVE_INFINITY
  private floats: DOMRect[] = []
  /** Floats that stand beside the next fragment: before that one a break is free. */
  private nextFloats: DOMRect[] = []

  get last(): MeasuredFragment | undefined {
    return this.list.at(-1)
  }

  /** Notes that something begins at `node`, unless it begins with something larger. */
  open(node: Node, cost: number): Opening {
    const breakBefore: Break = { kind: 'node', node: this.waiting ?? node }
    this.opening ??= { breakBefore, cost, forced: null, avoid: false }
    this.waiting = null
    return this.opening
  }

  float(box: DOMRect): void {
    this.nextFloats.push(box)
  }

  /** What stands at the end of a container ends the page of what was before it. */
  endFloats(inside: number): void {
    const [float] = this.nextFloats
    if (!float || !this.waiting) return
    const { reach } = this
    this.open(this.waiting, inside)
    this.emit(float.top, float.top)
    this.reach = reach
  }

  emit(top: number, bottom: number): MeasuredFragment {
    const { breakBefore, cost, forced, avoid } = this.opening as Opening
    const previous = this.last
    const fragment: MeasuredFragment = {
      top,
      bottom,
      head: 0,
      lead: 0,
      cost,
      space: 0,
      forced: null,
      columns: null,
      notes: 0,
      avoidAfter: false,
      forcedAfter: null,
      breakBefore,
      calls: [],
    }
    if (!previous || previous.forcedAfter || forced) {
      fragment.forced = forced && forced !== 'page' ? forced : (previous?.forcedAfter ?? forced)
      fragment.lead = breakBefore.kind === 'node' ? marginAbove(breakBefore.node) : 0
    }
    if (previous && (previous.avoidAfter || avoid))
      fragment.cost = Math.max(fragment.cost, COST.avoid)
    if (this.floats.some((float) => top >= float.top - 1 && top < float.bottom - 1)) {
      fragment.cost = Math.max(fragment.cost, COST.crossing)
    }
    if (this.nextFloats.length || this.floats.length) {
      this.floats = [...this.floats, ...this.nextFloats].filter((float) => float.bottom > top)
      this.nextFloats = []
      for (const float of this.floats) fragment.bottom = Math.max(fragment.bottom, float.bottom)
    }
    this.opening = null
    this.reach = Math.max(this.reach, bottom)
    this.list.push(fragment)
    return fragment
  }

  /** Makes one fragment of all from `first` on: no break goes in between. */
  join(first: number, bottom: number): void {
    const [joined, ...rest] = this.list.splice(first) as [MeasuredFragment, ...MeasuredFragment[]]
    for (const fragment of rest) joined.calls.push(...fragment.calls)
    const last = rest.at(-1) ?? joined
    joined.columns = null
    joined.avoidAfter = last.avoidAfter
    joined.forcedAfter = last.forcedAfter
    joined.bottom = Math.max(bottom, ...rest.map((fragment) => fragment.bottom), joined.bottom)
    this.list.push(joined)
  }
}
