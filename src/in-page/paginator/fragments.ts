/**
 * Gathers slices in reading order while the flow is walked through.
 *
 * A slice is opened by the outermost element that begins with it, which names the place of the cut
 * and its price, and closed by whoever knows how high it is.
 */
import { marginAbove } from './elements.ts'
import { COST, type Cut, type Side, type Slice } from './types.ts'

/** What waits for the next slice: the outermost element that begins with it decides. */
export interface Opening {
  cut: Cut
  cost: number
  forced: Side | null
  avoid: boolean
}

export class Slices {
  readonly list: Slice[] = []
  opening: Opening | null = null
  /** The first of the nodes without a box of their own that wait for the next slice. */
  waiting: Node | null = null
  /** Where the lowest slice ends, floats beside it left out. */
  reach = Number.NEGATIVE_INFINITY
  private floats: DOMRect[] = []
  /** Floats that stand beside the next slice: before that one a break is free. */
  private nextFloats: DOMRect[] = []

  get last(): Slice | undefined {
    return this.list.at(-1)
  }

  /** Notes that something begins at `node`, unless it begins with something larger. */
  open(node: Node, cost: number): Opening {
    const cut: Cut = { kind: 'node', node: this.waiting ?? node }
    this.opening ??= { cut, cost, forced: null, avoid: false }
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

  emit(top: number, bottom: number): Slice {
    const { cut, cost, forced, avoid } = this.opening as Opening
    const previous = this.last
    const slice: Slice = {
      top,
      bottom,
      head: 0,
      lead: 0,
      cost,
      forced: null,
      columns: null,
      notes: 0,
      avoidAfter: false,
      forcedAfter: null,
      cut,
      calls: [],
    }
    if (!previous || previous.forcedAfter || forced) {
      slice.forced = forced && forced !== 'page' ? forced : (previous?.forcedAfter ?? forced)
      slice.lead = cut.kind === 'node' ? marginAbove(cut.node) : 0
    }
    if (previous && (previous.avoidAfter || avoid)) slice.cost = Math.max(slice.cost, COST.avoid)
    if (this.floats.some((float) => top >= float.top - 1 && top < float.bottom - 1)) {
      slice.cost = Math.max(slice.cost, COST.crossing)
    }
    if (this.nextFloats.length || this.floats.length) {
      this.floats = [...this.floats, ...this.nextFloats].filter((float) => float.bottom > top)
      this.nextFloats = []
      for (const float of this.floats) slice.bottom = Math.max(slice.bottom, float.bottom)
    }
    this.opening = null
    this.reach = Math.max(this.reach, bottom)
    this.list.push(slice)
    return slice
  }

  /** Makes one slice of all from `first` on: nothing in between is cut. */
  join(first: number, bottom: number): void {
    const [joined, ...rest] = this.list.splice(first) as [Slice, ...Slice[]]
    for (const slice of rest) joined.calls.push(...slice.calls)
    const last = rest.at(-1) ?? joined
    joined.columns = null
    joined.avoidAfter = last.avoidAfter
    joined.forcedAfter = last.forcedAfter
    joined.bottom = Math.max(bottom, ...rest.map((slice) => slice.bottom), joined.bottom)
    this.list.push(joined)
  }
}
