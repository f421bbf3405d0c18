/**
 * Where pages end: pure arithmetic on heights, no document in sight.
 *
 * in: fragments in reading order, notes in the order of their first calls, the page
 * out: for each page the fragments and the parts of notes that stand on it
 * never: looks at an element, changes the order, leaves a fragment or a note out
 *
 * The breaks are those of least total cost (dynamic programming over "a page ends before fragment n
 * with the notes placed up to part q"). Only starts within one page height are looked at from each
 * fragment, so the cost grows linearly with the document.
 */
import { COST, type Columns, type Fragment, SPACE } from './types.ts'

/** A note as laid out; it may end a page after any of its parts. */
export interface Note {
  /** Space above the first part and below the last, px. */
  before: number
  after: number
  parts: readonly NotePart[]
}

export interface NotePart {
  top: number
  bottom: number
  /** A line would be left alone if the note went on with this part on the next page. */
  strands?: boolean
}

export interface Frame {
  /** Of body and notes together, px. */
  height: number
  /** What the note area takes beside its notes: gap, rule, padding. */
  noteArea: number
  /** Between two notes. */
  noteGap: number
  /** Columns in which the notes stand; in more than one, notes have one part each. */
  noteColumns: number
}

export interface PageContent {
  /** Fragments `from ≤ n < to`; none on a page of notes alone. */
  from: number
  to: number
  /** Parts of notes, counted through all notes, `fromPart ≤ n < toPart`. */
  fromPart: number
  toPart: number
  /** Height of body and notes as it should come out with the spaces that are there, px. */
  used: number
  /** All spaces between its fragments that may become larger or smaller, px. */
  spaces: number
  /** Higher than the page: there was no other way. */
  overfull: boolean
}

interface State {
  at: number
  part: number
  cost: number
  previous: State | null
  used: number
  spaces: number
  overfull: boolean
}

/** A page that is filled to less than this share looks forgotten. */
export const LEAST_FILL = 1 / 4
/** A last page that is filled to less than this share is worth a little blank on the pages before it. */
const LEAST_END = 1 / 2
/** Of the page, to leave no line of a note alone. */
const GIVEN_UP = 1 / 8
/** Layout counts in 1/64 px, and a page's sum is rounded more than once. */
const EPSILON = 0.1
/** States kept at one fragment: they differ by how much of a long note is still to come. */
const KEPT = 8

export function breakPages(
  fragments: readonly Fragment[],
  notes: readonly Note[],
  frame: Frame,
): PageContent[] {
  const end = fragments.length
  if (end === 0) return []
  const area = noteArea(notes, frame)
  const called = partsCalled(fragments, area)
  const stop = nextForced(fragments)
  const rowTop = rowTops(fragments)
  const spaceBefore = spacesBefore(fragments)
  const crowded = crowdedFragments(fragments, called, area, frame)
  const states: State[][] = Array.from({ length: end + 1 }, () => [])
  const reach = (state: State) => add(states[state.at] as State[], state)

  reach({ at: 0, part: 0, cost: 0, previous: null, used: 0, spaces: 0, overfull: false })
  for (let at = 0; at <= end; at++) {
    const here = states[at] as State[]
    const done = new Set<number>()
    for (let next = pick(here, done); next; next = pick(here, done)) {
      done.add(next.part)
      const carried = (called[at] as number) - next.part
      if (carried > 0) notesAlone(next)
      if (at < end && !(carried > 0 && fragments[at]?.forced && at > 0)) follow(next)
    }
  }
  const all = called[end] as number
  let last = (states[end] as State[]).find((state) => state.part === all) as State
  const pages: PageContent[] = []
  while (last.previous) {
    const { at: from, part: fromPart } = last.previous
    const { at: to, part: toPart, used, spaces, overfull } = last
    pages.push({ from, to, fromPart, toPart, used, spaces, overfull })
    last = last.previous
  }
  return pages.reverse()

  /** A page that holds nothing but what is left of earlier notes. */
  function notesAlone(state: State): void {
    const want = called[state.at] as number
    const part = Math.max(area.fit(state.part, want, frame.height), state.part + 1)
    const used = area.height(state.part, part)
    const overfull = used > frame.height + EPSILON
    const ends = part === want && (state.at === end || fragments[state.at]?.forced)
    const price = COST.page + COST.notesOnly + (ends ? 0 : forgotten(used))
    const cost = state.cost + price + (overfull ? COST.impossible : 0)
    reach({ at: state.at, part, cost, previous: state, used, spaces: 0, overfull })
  }

  /** All pages that may begin where `state` ends. */
  function follow(state: State): void {
    const from = state.at
    const first = fragments[from] as Fragment
    const above = first.head + (from === 0 || first.forced ? first.lead : 0)
    const begin = (rowTop[from] ?? first.top) - above
    const limit = stop[from] as number
    let found = false
    // Pages that would end within the block that is looked at: dearer, should its end fit on the page as well.
    let within: State[] = []
    // What stands on the page without the fragment that is looked at.
    let filled = area.height(state.part, called[from] as number)
    let bottom = first.bottom
    for (let to = from + 1; to <= limit; to++) {
      const fragment = fragments[to - 1] as Fragment
      const spaces = (spaceBefore[to] as number) - (spaceBefore[from + 1] as number)
      const height = frame.height + spaces * SPACE.less
      if (fragment.top - begin > height && to > from + 1) break
      bottom = Math.max(bottom, fragment.bottom)
      const body = inRow(first, fragment, above) ?? bottom - begin
      const room = height - body + EPSILON
      if (room < 0) continue
      const want = called[to] as number
      const high = area.height(state.part, want)
      if (high <= room) {
        found = true
        filled = body + high
        const cost = state.cost + price(body, high, to, limit, spaces)
        const used = body + high
        const page = { at: to, part: want, cost, previous: state, used, spaces, overfull: false }
        if (to < limit && (fragments[to] as Fragment).cost > 0) {
          within.push(page)
          continue
        }
        reach(page)
        for (const early of within) reach({ ...early, cost: early.cost + COST.needless })
        within = []
        continue
      }
      const firstOfLast = area.firstPartOfNoteBefore(want)
      const part = area.fit(state.part, want, room, firstOfLast + 1)
      if (part === state.part) continue
      const begins = part > firstOfLast
      if (begins || crowded[to - 1] || filled < frame.height * LEAST_FILL) {
        found = true
        const begun = area.height(state.part, part)
        filled = body + begun
        const split = area.splitCost(part) + (begins ? 0 : COST.lateNote)
        const cost = state.cost + price(body, begun, to, limit, spaces) + split
        const used = body + begun
        reach({ at: to, part, cost, previous: state, used, spaces, overfull: false })
      }
    }
    for (const page of within) reach(page)
    if (!found) squeeze(state, inRow(first, first, above) ?? first.bottom - begin, limit)
  }

  /** One fragment that fits on no page, or whose notes do not: it gets a page, and notes what they can. */
  function squeeze(state: State, body: number, limit: number): void {
    const to = state.at + 1
    const want = called[to] as number
    // Of a fragment that is too tall something is cut off anyway: its notes come first.
    const tooTall = body > frame.height
    const room = tooTall ? frame.height / 2 : frame.height - body + EPSILON
    const begun = want > state.part ? area.firstPartOfNoteBefore(want) + 1 : want
    let part = area.fit(state.part, want, room, begun)
    // Every note begins beside its call, if the text has to be set smaller for it.
    if (part < begun && area.height(state.part, begun) <= frame.height / 2) part = begun
    const overfull = tooTall || area.height(state.part, part) > room
    const cost = state.cost + price(frame.height, 0, to, limit, 0) + COST.impossible
    const used = body + area.height(state.part, part)
    reach({ at: to, part, cost, previous: state, used, spaces: 0, overfull })
  }

  function price(body: number, high: number, to: number, limit: number, spaces: number): number {
    const left = frame.height - body - high
    const set = COST.page + uneven(left, spaces)
    if (to === limit) {
      const missing = Math.max(0, 1 - body / (frame.height * LEAST_END))
      return set + COST.shortEnd * missing * missing
    }
    const empty = Math.max(0, left - spaces * SPACE.more) / frame.height
    const slack = COST.slack * empty + COST.hole * empty * empty + forgotten(body + high)
    return set + slack + (fragments[to] as Fragment).cost
  }

  function forgotten(used: number): number {
    return used < frame.height * LEAST_FILL ? COST.forgotten : 0
  }
}

/** What it costs that the spaces of a page are not as they were meant: most where they become smaller. */
function uneven(left: number, spaces: number): number {
  if (spaces <= 0) return 0
  const share = left / spaces / (left < 0 ? SPACE.less : SPACE.more)
  return COST.uneven * Math.min(1, share * share)
}

/** For each fragment, and the end, the spaces of all fragments before it. */
function spacesBefore(fragments: readonly Fragment[]): number[] {
  const sums = [0]
  for (const [n, { space }] of fragments.entries()) sums.push((sums[n] as number) + space)
  return sums
}

/** Keeps a state unless one is known that is as far with its notes and no dearer. */
function add(list: State[], state: State): void {
  for (let n = list.length - 1; n >= 0; n--) {
    const other = list[n] as State
    if (other.part >= state.part && other.cost <= state.cost) return
    if (state.part >= other.part && state.cost <= other.cost) list.splice(n, 1)
  }
  list.push(state)
  if (list.length > KEPT) {
    // Whoever is furthest with its notes stays: the document has to end.
    const furthest = list.reduce((a, b) => (b.part > a.part ? b : a))
    const others = list.filter((other) => other !== furthest)
    const dearest = others.reduce((a, b) => (b.cost > a.cost ? b : a))
    list.splice(list.indexOf(dearest), 1)
  }
}

/** The state with the fewest notes placed that has not been followed yet. */
function pick(list: State[], done: Set<number>): State | undefined {
  let found: State | undefined
  for (const state of list) {
    if (!done.has(state.part) && (!found || state.part < found.part)) found = state
  }
  return found
}

/** Height of a page that begins and ends within one row: that of its highest column. */
function inRow(first: Fragment, last: Fragment, above: number): number | null {
  const [from, to] = [first.columns, last.columns]
  if (!from || !to || from.row !== to.row || to.end) return null
  let most = 0
  for (const [c, top] of from.tops.entries()) {
    most = Math.max(most, (to.bottoms[c] as number) - top)
  }
  return above + most
}

/**
 * For fragments of a row the place that the page above them would have to begin at, had no column been
 * split: the end of the row less what is left of its highest column.
 */
function rowTops(fragments: readonly Fragment[]): (number | undefined)[] {
  const tops = new Array<number | undefined>(fragments.length)
  let last: Columns | null = null
  for (let n = fragments.length - 1; n >= 0; n--) {
    const columns = fragments[n]?.columns
    if (!columns) continue
    if (columns.row !== last?.row) last = columns
    const ends = last.bottoms
    const left = Math.max(...columns.tops.map((top, c) => (ends[c] as number) - top))
    tops[n] = Math.max(...ends) - left
  }
  return tops
}

/** For each fragment the next one (or the end) that a page must stop before. */
function nextForced(fragments: readonly Fragment[]): number[] {
  const stop = new Array<number>(fragments.length)
  let next = fragments.length
  for (let n = fragments.length - 1; n >= 0; n--) {
    stop[n] = next
    if (fragments[n]?.forced) next = n
  }
  return stop
}

function partsCalled(fragments: readonly Fragment[], area: NoteArea): number[] {
  const called = [0]
  let note = 0
  for (const fragment of fragments) {
    note += fragment.notes
    called.push(area.partsOfNotesBefore(note))
  }
  return called
}

/** Which fragments call so much that not all of it can begin beside them, had they a page to themselves. */
function crowdedFragments(
  fragments: readonly Fragment[],
  called: readonly number[],
  area: NoteArea,
  frame: Frame,
): boolean[] {
  return fragments.map(({ top, bottom, notes }, n) => {
    if (notes < 2) return false
    const begun = area.firstPartOfNoteBefore(called[n + 1] as number) + 1
    return bottom - top + area.height(called[n] as number, begun) > frame.height + EPSILON
  })
}

type NoteArea = ReturnType<typeof noteArea>

/** Heights of any stretch of the notes, in constant time. */
function noteArea(notes: readonly Note[], frame: Frame) {
  const owner: number[] = []
  const strands = notes.flatMap(({ parts }) => parts.map((part) => part.strands ?? false))
  const first: number[] = []
  // whole[n]: height of all notes before n, each with the gap after it.
  const whole: number[] = [0]
  for (const [n, note] of notes.entries()) {
    first.push(owner.length)
    for (const _ of note.parts) owner.push(n)
    const top = note.parts[0]?.top ?? 0
    const bottom = note.parts.at(-1)?.bottom ?? top
    whole.push((whole[n] as number) + note.before + bottom - top + note.after + frame.noteGap)
  }
  first.push(owner.length)

  /** Of parts `from ≤ n < to`, the rule and padding of the area included; 0 for none. */
  function height(from: number, to: number): number {
    if (to <= from) return 0
    if (frame.noteColumns > 1) {
      const heights = notes.slice(from, to).map(({ before, parts, after }) => {
        return before + ((parts[0]?.bottom ?? 0) - (parts[0]?.top ?? 0)) + after
      })
      return frame.noteArea + balancedHeight(heights, frame.noteColumns)
    }
    const begin = owner[from] as number
    const end = owner[to - 1] as number
    const firstNote = notes[begin] as Note
    const lastNote = notes[end] as Note
    // From the top of the first note to the bottom of the last, less what is not taken of the two.
    const skipped = from - (first[begin] as number)
    const left = to - (first[end] as number)
    const above = skipped
      ? firstNote.before +
        (firstNote.parts[skipped]?.top as number) -
        (firstNote.parts[0]?.top as number)
      : 0
    const below =
      left < lastNote.parts.length
        ? (lastNote.parts.at(-1)?.bottom as number) -
          (lastNote.parts[left - 1]?.bottom as number) +
          lastNote.after
        : 0
    const span = (whole[end + 1] as number) - (whole[begin] as number) - frame.noteGap
    return frame.noteArea + span - above - below
  }

  /**
   * The furthest end of parts from `from`, up to `want`, that is not higher than `room`; a little nearer where
   * that leaves no line alone, as long as the parts before `least` stand.
   */
  function fit(from: number, want: number, room: number, least = from + 1): number {
    let low = from
    let high = want
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (height(from, middle) <= room) low = middle
      else high = middle - 1
    }
    if (!strands[low]) return low
    const furthest = height(from, low)
    for (let nearer = low - 1; nearer >= Math.max(least, from + 1); nearer--) {
      if (furthest - height(from, nearer) > frame.height * GIVEN_UP) break
      if (!strands[nearer]) return nearer
    }
    return low
  }

  /** Of going on with a part on the next page. */
  function splitCost(part: number): number {
    return COST.splitNote + (strands[part] ? COST.orphan : 0)
  }

  return {
    height,
    fit,
    splitCost,
    partsOfNotesBefore: (note: number) => first[note] as number,
    /** The first part of the note that ends with part `part - 1`. */
    firstPartOfNoteBefore: (part: number) => first[owner[part - 1] as number] as number,
  }
}

/** The least height of columns that hold boxes one below the other, in order. */
function balancedHeight(heights: readonly number[], columns: number): number {
  const sum = heights.reduce((all, height) => all + height, 0)
  for (let limit = Math.max(sum / columns, ...heights); ; ) {
    let [count, filled] = [1, 0]
    let next = Number.POSITIVE_INFINITY
    for (const height of heights) {
      if (filled + height > limit + EPSILON) {
        next = Math.min(next, filled + height)
        count++
        filled = 0
      }
      filled += height
    }
    if (count <= columns) return limit
    limit = next
  }
}
