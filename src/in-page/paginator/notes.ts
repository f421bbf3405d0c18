/**
 * Notes as they stand at the foot of a page.
 *
 * in: the note area of the measuring page, with all called notes in it
 * out: for each note its height and the parts it may be split into; what the area takes itself
 */
import type { Frame, Note, NotePart } from './breaks.ts'
import { type Measured, measureFlow } from './layout.ts'
import { type Break, COST, type Geometry } from './types.ts'
import type { Obstacles } from './walk.ts'
import type { Workspace } from './workspace.ts'

export interface MeasuredNote extends Note {
  element: HTMLElement
  /** Margins included, px. */
  height: number
  /** In front of each part; the first stands before the note itself. */
  breaks: Break[]
}

export interface MeasuredNotes {
  notes: Map<string, MeasuredNote>
  frame: Frame
  /** Height of the highest note, px. */
  highest: number
  /** Margin above the area that makes the gap what the template asks for, px. */
  margin: number
  obstacles: Obstacles
  heads: Measured['heads']
}

/** Lower notes are not worth splitting, as a share of the page. */
const SPLIT_FROM = 1 / 8

export function measureNotes(
  workspace: Workspace,
  page: Geometry,
  rightToLeft: boolean,
): MeasuredNotes {
  const { noteArea } = workspace
  const notes: MeasuredNotes['notes'] = new Map()
  const obstacles: Obstacles = { tall: [], overflowing: [], lowered: [], spanned: [] }
  const heads: Measured['heads'] = new Map()
  const style = getComputedStyle(noteArea)
  const noteGap = Number.parseFloat(style.rowGap) || 0
  const edge = Number.parseFloat(style.paddingTop) + Number.parseFloat(style.borderTopWidth)
  const margin = Math.max(0, page.noteGap - edge)
  let highest = 0
  for (const element of noteArea.children as Iterable<HTMLElement>) {
    notes.set(element.dataset.note as string, measureNote(element))
  }
  const below = Number.parseFloat(style.paddingBottom) + Number.parseFloat(style.borderBottomWidth)
  const frame: Frame = {
    height: page.contentHeight,
    noteArea: notes.size ? margin + edge + below : 0,
    noteGap,
    noteColumns: page.noteColumns,
  }
  return { notes, frame, highest, margin, obstacles, heads }

  function measureNote(element: HTMLElement): MeasuredNote {
    const { top, bottom } = element.getBoundingClientRect()
    const { marginTop, marginBottom } = getComputedStyle(element)
    const before = Number.parseFloat(marginTop) || 0
    const after = Number.parseFloat(marginBottom) || 0
    const height = before + bottom - top + after
    highest = Math.max(highest, height)
    const breaks: Break[] = [{ kind: 'node', node: element }]
    const parts: NotePart[] = [{ top, bottom }]
    // In columns each takes about its share of the height.
    if (page.noteColumns > 1) {
      return { element, before, after, parts, height: height / page.noteColumns, breaks }
    }
    if (height > page.contentHeight * SPLIT_FROM) {
      const pageHeight = page.contentHeight
      const options = { pageHeight, noteHeight: () => 0, noteArea: 0, rightToLeft }
      const measured = measureFlow(element, options, true)
      obstacles.tall.push(...measured.tall)
      obstacles.overflowing.push(...measured.overflowing)
      obstacles.lowered.push(...measured.lowered)
      obstacles.spanned.push(...measured.spanned)
      for (const [table, head] of measured.heads) heads.set(table, head)
      for (const [n, fragment] of measured.fragments.entries()) {
        if (n === 0) continue
        const last = parts.at(-1) as NotePart
        if (fragment.cost >= COST.crossing) continue
        last.bottom = (measured.fragments[n - 1] as { bottom: number }).bottom
        const strands = fragment.cost >= COST.orphan
        parts.push({ top: fragment.top - fragment.head, bottom, strands })
        breaks.push(fragment.breakBefore)
      }
    }
    return { element, before, after, parts, height, breaks }
  }
}
