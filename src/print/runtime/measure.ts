/**
 * Reads the laid-out flow, once, and cuts it in thought into slices that no page break goes through.
 *
 * in: an element whose content is laid out at the width of the page
 * out: its slices from top to bottom, each with the price of a break before it
 * never: writes to the document (one layout serves all reads)
 *
 * Containers are walked through; paragraphs become lines only where they are long enough to be
 * split at all; neighbours that stand side by side become one slice unless they are high. Whatever
 * is not known to be splittable is one slice: it prints as it is.
 */
import { mergeColumns } from './columns.ts'
import { measureLines, scratchRange } from './lines.ts'
import { COST, type ColumnCut, type Cut, type Side, type Slice } from './types.ts'

export interface MeasureOptions {
  /** Height of body and notes together on one page, px. */
  pageHeight: number
  /** Height that a note takes, px; 0 if there is no such note. */
  noteHeight: (note: string) => number
  /** What the note area takes beside its notes, px. */
  noteArea: number
  /** Which side `left` and `right` are. */
  rightToLeft: boolean
}

export interface Measured {
  slices: Slice[]
  /** What is higher than a page and cannot be split. */
  tall: { element: HTMLElement; height: number }[]
  /** Columns that have to be split and do not begin at the top of their row. */
  lowered: HTMLElement[]
  /** Table → head that is repeated on its further pages. */
  heads: Map<Element, HTMLElement>
}

/** What waits for the next slice: the outermost element that begins with it decides. */
interface Opening {
  cut: Cut
  cost: number
  forced: Side | null
  avoid: boolean
}

/** Higher than this share of a page, rows and tables are looked into. */
const LOOK_INTO = 1 / 3
/** A table head higher than this share of a page is not repeated. */
const REPEATED_HEAD = 1 / 4
const ATOMIC = new Set(
  (
    'IMG SVG VIDEO AUDIO CANVAS IFRAME OBJECT EMBED HR MATH BUTTON INPUT TEXTAREA SELECT METER ' +
    'PROGRESS DETAILS'
  ).split(' '),
)
const PARAGRAPH = new Set('P H1 H2 H3 H4 H5 H6'.split(' '))

/** Measures what is in `root`; with `whole` the element itself, its padding and borders too. */
export function measureFlow(root: HTMLElement, options: MeasureOptions, whole = false): Measured {
  const { pageHeight } = options
  const calls = [...root.querySelectorAll<HTMLElement>('[data-call]')]
  const tall: Measured['tall'] = []
  const lowered: HTMLElement[] = []
  const heads: Measured['heads'] = new Map()
  const suspects: { slice: Slice; element: HTMLElement; called: number }[] = []
  let nextCall = 0

  // The state of the walk. A column has its own: see `columns`.
  let slices: Slice[] = []
  let opening: Opening | null = null
  /** The first of the nodes without a box of their own that wait for the next slice. */
  let waiting: Node | null = null
  let floats: DOMRect[] = []
  let nextFloats: DOMRect[] = []

  if (whole) block(root, 0)
  else children(root, 0)
  takeCalls(root)
  for (const { slice, element, called } of suspects) {
    const height = slice.bottom - slice.top + slice.lead + slice.head + called
    if (height > pageHeight + 0.5) tall.push({ element, height })
  }
  return { slices, tall, lowered, heads }

  /** Notes that something begins at `node`, unless it begins with something larger. */
  function open(node: Node, cost: number): Opening {
    opening ??= { cut: { kind: 'node', node: waiting ?? node }, cost, forced: null, avoid: false }
    waiting = null
    return opening
  }

  function emit(top: number, bottom: number): Slice {
    const { cut, cost, forced, avoid } = opening as Opening
    const previous = slices.at(-1)
    const slice: Slice = {
      top,
      bottom,
      head: 0,
      lead: 0,
      cost,
      forced: null,
      avoidAfter: false,
      forcedAfter: null,
      cut,
      columns: null,
      calls: [],
    }
    if (!previous || previous.forcedAfter || forced) {
      slice.forced = forced && forced !== 'page' ? forced : (previous?.forcedAfter ?? forced)
      slice.lead = cut.kind === 'node' ? marginAbove(cut.node) : 0
    }
    if (previous && (previous.avoidAfter || avoid)) slice.cost = Math.max(slice.cost, COST.avoid)
    if (floats.some((float) => top >= float.top - 1 && top < float.bottom - 1)) {
      slice.cost = Math.max(slice.cost, COST.crossing)
    }
    // A float stands beside the slice that it waited for: before that one a break is free.
    if (nextFloats.length || floats.length) {
      floats = [...floats, ...nextFloats].filter((float) => float.bottom > top)
      nextFloats = []
      for (const float of floats) slice.bottom = Math.max(slice.bottom, float.bottom)
    }
    opening = null
    slices.push(slice)
    return slice
  }

  /** Gives the last slice all calls up to the end of `node`, as far as they stand above `limit`. */
  function takeCalls(node: Node, limit = Number.POSITIVE_INFINITY): void {
    const slice = slices.at(-1)
    for (let call = calls[nextCall]; slice && call; call = calls[++nextCall]) {
      const place = node.compareDocumentPosition(call)
      if (place & Node.DOCUMENT_POSITION_FOLLOWING && !node.contains(call)) break
      if (limit < Number.POSITIVE_INFINITY && anchor(call) >= limit) break
      slice.calls.push(call.dataset.call as string)
    }
  }

  /** Calls in what stands beside the flow (floats) and comes along with the last slice. */
  function takeCallsBefore(node: Node): void {
    for (let call = calls[nextCall]; call; call = calls[++nextCall]) {
      if (!(node.compareDocumentPosition(call) & Node.DOCUMENT_POSITION_PRECEDING)) break
      if (call.contains(node)) break
      slices.at(-1)?.calls.push(call.dataset.call as string)
    }
  }

  /** Everything in `parent`: blocks one by one, text between them in lines. */
  function children(parent: HTMLElement, inside: number): void {
    let run: Node[] = []
    let beside: HTMLElement[] = []
    const endRun = () => {
      if (!run.length) return
      // What stands beside the flow at the end of the text goes with what follows.
      let end = run.length
      while (end > 1 && isBeside(run[end - 1] as Node, beside)) end--
      const after = run.slice(end)
      for (const node of beside) if (!after.includes(node)) outside(node)
      inlineRun(run.slice(0, end), parent, inside)
      waiting = after[0] ?? null
      for (const node of beside) if (after.includes(node)) outside(node)
      run = []
      beside = []
    }
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (run.length || /\S/.test((node as Text).data)) run.push(node)
        else waiting ??= node
        continue
      }
      const kind = node.nodeType === Node.ELEMENT_NODE ? role(node as Element) : 'none'
      if (kind === 'inline') run.push(node)
      else if (kind === 'none' || kind === 'float') {
        if (run.length) {
          run.push(node)
          if (node instanceof HTMLElement) beside.push(node)
        } else {
          waiting ??= node
          if (node instanceof HTMLElement) outside(node)
        }
      } else {
        endRun()
        if (kind === 'transparent') children(node as HTMLElement, inside)
        else block(node as HTMLElement, inside)
      }
    }
    endRun()
    // What stands at the end of a container ends the page of what was before it.
    if (nextFloats.length && waiting) {
      open(waiting, inside)
      const { top } = nextFloats[0] as DOMRect
      emit(top, top)
    }
    if (waiting) takeCalls(parent)
    waiting = null
  }

  /** A float, or a positioned box. */
  function outside(element: HTMLElement): void {
    if (role(element) === 'float') float(element)
    else positioned(element)
  }

  function float(element: HTMLElement): void {
    const box = element.getBoundingClientRect()
    nextFloats.push(box)
    const height = box.height + calledHeight(element)
    if (height > pageHeight + 0.5) tall.push({ element, height })
  }

  /** Decoration stands where its author put it; what calls many notes is no decoration. */
  function positioned(element: HTMLElement): void {
    if (!element.firstElementChild) return
    const called = calledHeight(element)
    const { height } = element.getBoundingClientRect()
    if (called > pageHeight / 3 || height > pageHeight) {
      tall.push({ element, height: Math.max(height + called, pageHeight + 1) })
    }
  }

  /**
   * One box in the flow. `inside`: the price of breaking what stands around it. A `column` is as
   * high as its neighbours: only its content counts.
   */
  function block(element: HTMLElement, inside: number, column = false): void {
    const style = getComputedStyle(element)
    const rect = element.getBoundingClientRect()
    const box = column ? contentBox(element, style, rect) : rect
    const begin = open(element, inside)
    const before = side(style.breakBefore)
    if (before && (!begin.forced || before !== 'page')) begin.forced = before
    if (style.breakBefore.startsWith('avoid')) begin.avoid = true
    const first = slices.length

    const avoids = style.breakInside.startsWith('avoid') || element.tagName === 'FIGURE'
    if (avoids && !tooTall(element, box.height)) inside = Math.max(inside, COST.avoid)
    content(element, style, box, inside)

    if (slices.length === first) {
      // Nothing in it has a box: it still has to come along.
      open(element, inside)
      emit(box.top, box.bottom)
    }
    const last = slices.at(-1) as Slice
    if (style.display !== 'inline') {
      const top = slices[first] as Slice
      top.top = Math.min(top.top, box.top)
      last.bottom = Math.max(last.bottom, box.bottom)
    }
    if (style.breakAfter.startsWith('avoid')) last.avoidAfter = true
    const after = side(style.breakAfter)
    if (after) last.forcedAfter = after
    takeCalls(element)
  }

  function content(element: HTMLElement, style: CSSStyleDeclaration, box: DOMRect, inside: number) {
    const { display } = style
    if (isAtomic(element, style)) atom(element, box)
    else if (display === 'table') table(element, inside)
    else if (/grid|flex/.test(display)) tracks(element, inside)
    else if (display === 'table-row') neighbours([...element.children] as HTMLElement[], inside)
    else if (isParagraph(element)) paragraph(element, style, box, inside)
    else children(element, inside)
  }

  function atom(element: HTMLElement, box: DOMRect): void {
    const slice = emit(box.top, box.bottom)
    edges(element, slice)
    checkHeight(slice, element, calledHeight(element))
  }

  /** Remembers what may be too high once the padding around it is known; `called`: of its notes. */
  function checkHeight(slice: Slice, element: HTMLElement, called = 0): void {
    if (slice.bottom - slice.top + called > pageHeight / 2)
      suspects.push({ slice, element, called })
  }

  /** What the first and last children of something unsplit ask for is asked for by itself. */
  function edges(element: Element, slice: Slice): void {
    const previous = slices.at(-2)
    for (let node = element.firstElementChild, n = 0; node && n < 3; n++) {
      const wish = getComputedStyle(node).breakBefore
      if (side(wish)) {
        slice.forced ??= side(wish)
        slice.lead = slice.cut.kind === 'node' ? marginAbove(slice.cut.node) : 0
      }
      if (previous && wish.startsWith('avoid')) slice.cost = Math.max(slice.cost, COST.avoid)
      node = node.firstElementChild
    }
    for (let node = element.lastElementChild, n = 0; node && n < 3; n++) {
      const wish = getComputedStyle(node).breakAfter
      if (wish.startsWith('avoid')) slice.avoidAfter = true
      slice.forcedAfter ??= side(wish)
      node = node.lastElementChild
    }
  }

  function paragraph(
    element: HTMLElement,
    style: CSSStyleDeclaration,
    box: DOMRect,
    inside: number,
  ): void {
    const contentTop = box.top + px(style.borderTopWidth) + px(style.paddingTop)
    const contentBottom = box.bottom - px(style.borderBottomWidth) - px(style.paddingBottom)
    const least = Number(style.orphans) + Number(style.widows)
    const lineHeight = px(style.lineHeight)
    const few = contentBottom - contentTop < (least - 0.5) * (lineHeight || px(style.fontSize))
    for (const child of element.children) {
      if (child instanceof HTMLElement && isOutside(child)) outside(child)
    }
    if (!element.firstChild || (few && calledHeight(element) < pageHeight / 3)) {
      checkHeight(emit(box.top, box.bottom), element)
      return
    }
    const nodes = [...element.childNodes]
    const { top, bottom } = box
    lines(nodes, style, inside, { top, bottom, contentTop, contentBottom }, element)
  }

  /** Text that stands between blocks, with no element of its own. */
  function inlineRun(run: Node[], parent: HTMLElement, inside: number): void {
    open(run[0] as Node, inside)
    const style = getComputedStyle(parent)
    lines(run, style, inside, undefined, parent)
  }

  function lines(
    nodes: Node[],
    style: CSSStyleDeclaration,
    inside: number,
    box: { top: number; bottom: number; contentTop: number; contentBottom: number } | undefined,
    owner: HTMLElement,
  ): void {
    const inFlow = nodes.filter((node) => !(node instanceof HTMLElement && isOutside(node)))
    const found = measureLines(inFlow, px(style.lineHeight), box)
    if (!found.length) found.push(box ?? emptyLine())
    const orphans = Number(style.orphans) || 2
    const widows = Number(style.widows) || 2
    const last = nodes.at(-1) as Node
    for (const [n, line] of found.entries()) {
      const above = found[n - 1]
      if (above) {
        const few = n < orphans || found.length - n < widows
        const cost = Math.max(inside, few ? COST.orphan : COST.line)
        const y = (above.bottom + line.top) / 2
        opening = { cut: { kind: 'line', nodes, y }, cost, forced: null, avoid: false }
      }
      const slice = emit(line.top, line.bottom)
      if (n === 0) takeCallsBefore(nodes[0] as Node)
      const below = found[n + 1]
      takeCalls(last, below ? (line.bottom + below.top) / 2 : Number.POSITIVE_INFINITY)
      if (line.bottom - line.top > pageHeight / 2) checkHeight(slice, highest(nodes) ?? owner)
    }
  }

  function emptyLine() {
    const y = slices.at(-1)?.bottom ?? root.getBoundingClientRect().top
    return { top: y, bottom: y }
  }

  /** The rows of a grid or flex box, told by where its children stand. */
  function tracks(element: HTMLElement, inside: number): void {
    const rows = rowsOf(element)
    if (!rows) atom(element, element.getBoundingClientRect())
    else {
      for (const row of rows) {
        if (row.length === 1) block(row[0] as HTMLElement, inside)
        else neighbours(row, inside)
      }
    }
  }

  /** Null where the rows cannot be told, or cannot be taken apart. */
  function rowsOf(element: HTMLElement): HTMLElement[][] | null {
    const boxes: HTMLElement[] = []
    if (!gather(element, boxes)) return null
    const rows: HTMLElement[][] = []
    let rowTop = Number.NEGATIVE_INFINITY
    let rowBottom = Number.NEGATIVE_INFINITY
    for (const child of boxes) {
      const { top, bottom } = child.getBoundingClientRect()
      if (top < rowTop - 1) return null
      if (rows.length && top < rowBottom - 1) {
        rows.at(-1)?.push(child)
        rowBottom = Math.max(rowBottom, bottom)
      } else {
        rows.push([child])
        rowTop = top
        rowBottom = bottom
      }
    }
    // A child that asks for its row by number would leave the rows before it empty on its page.
    return rows.slice(1).some((row) => row.some(asksForRow)) ? null : rows
  }

  /** Children that take part in a grid or flex box; false if there is text among them. */
  function gather(parent: Element, boxes: HTMLElement[]): boolean {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE && /\S/.test((node as Text).data)) return false
      if (!(node instanceof HTMLElement)) {
        if (node instanceof Element) return false
        continue
      }
      const { display, position } = getComputedStyle(node)
      if (display === 'none' || position === 'absolute' || position === 'fixed') continue
      if (display !== 'contents') boxes.push(node)
      else if (!gather(node, boxes)) return false
    }
    return true
  }

  /** Boxes that stand side by side: cells of a table row, columns of a parallel edition. */
  function neighbours(boxes: HTMLElement[], inside: number): void {
    const seen = boxes.filter((box) => role(box) !== 'none')
    const [firstBox, lastBox] = [seen[0], seen.at(-1)]
    if (!firstBox || !lastBox) return
    const rects = seen.map((box) => box.getBoundingClientRect())
    const top = Math.min(...rects.map((rect) => rect.top))
    const bottom = Math.max(...rects.map((rect) => rect.bottom))
    const height = bottom - top
    const begin = open(firstBox, inside)
    if (begin.cut.kind === 'node') begin.cut.beside = seen
    const siblings = seen.every((box) => box.parentNode === firstBox.parentNode)
    const called = seen.reduce((sum, box) => sum + calledHeight(box), 0)
    const low = height < pageHeight * LOOK_INTO && height + called < pageHeight * 0.75
    if (low || !siblings) {
      const slice = emit(top, bottom)
      takeCalls(lastBox)
      for (const box of seen) {
        const style = getComputedStyle(box)
        if (slices.length > 1 && style.breakBefore.startsWith('avoid')) {
          slice.cost = Math.max(slice.cost, COST.avoid)
        }
        slice.forced ??= side(style.breakBefore)
        if (style.breakAfter.startsWith('avoid')) slice.avoidAfter = true
        slice.forcedAfter ??= side(style.breakAfter)
        if (!PARAGRAPH.has(box.tagName)) edges(box, slice)
      }
      checkHeight(slice, firstBox)
      return
    }
    const fits = height + called <= pageHeight
    splitNeighbours(seen, begin, fits ? Math.max(inside, COST.row) : inside)
  }

  function splitNeighbours(boxes: HTMLElement[], begin: Opening, inside: number): void {
    for (const box of boxes) if (isLowered(box)) lowered.push(box)
    const outer = { slices, floats, nextFloats }
    const columns = boxes.map((box) => {
      slices = []
      opening = null
      waiting = null
      floats = []
      nextFloats = []
      block(box, 0, true)
      return slices
    })
    ;({ slices, floats, nextFloats } = outer)
    const slabs = mergeColumns(columns)
    const row = {}
    for (const [n, slab] of slabs.entries()) {
      const next = slabs[n + 1]?.before ?? columns.map((column) => column.length)
      const fresh = columns.map((column, c) => column.slice(slab.before[c], next[c]))
      if (n === 0) {
        opening = begin
        for (const [head] of fresh) begin.forced ??= head?.forced ?? null
      } else {
        const cut: ColumnCut = {
          kind: 'columns',
          columns: boxes.map((element, c) => {
            const at = columns[c]?.[slab.before[c] as number]
            const cut = !at ? 'done' : slab.before[c] === 0 ? 'ahead' : at.cut
            return { element, cut }
          }),
        }
        opening = { cut, cost: Math.max(slab.cost, inside), forced: null, avoid: false }
      }
      // The calls were taken by the columns.
      const slice = emit(slab.top, slab.bottom)
      slice.head = slab.head
      slice.columns = {
        row,
        tops: columns.map((strips, c) => strips[slab.before[c] as number]?.top ?? Infinity),
        bottoms: columns.map((strips, c) => strips[(next[c] as number) - 1]?.bottom ?? -Infinity),
        end: n === slabs.length - 1,
      }
      slice.calls.push(...fresh.flat().flatMap((inner) => inner.calls))
      if (next.every((at, c) => at === columns[c]?.length)) {
        slice.avoidAfter = columns.some((column) => column.at(-1)?.avoidAfter)
        for (const column of columns) slice.forcedAfter ??= column.at(-1)?.forcedAfter ?? null
      }
    }
  }

  function table(element: HTMLElement, inside: number): void {
    const start = slices.length
    let repeated = 0
    let spanEnd = Number.NEGATIVE_INFINITY
    const row = (child: HTMLElement, price: number) => {
      const box = child.getBoundingClientRect()
      const from = slices.length
      const spanned = from > start && box.top < spanEnd - 1
      block(child, spanned ? Math.max(price, COST.crossing) : price)
      for (const slice of slices.slice(from)) if (slices[start] !== slice) slice.head += repeated
      for (const cell of child.children as Iterable<HTMLTableCellElement>) {
        if (cell.rowSpan > 1) spanEnd = Math.max(spanEnd, cell.getBoundingClientRect().bottom)
      }
    }
    const group = (parent: HTMLElement, price: number) => {
      let first = true
      for (let node = parent.firstChild; node; node = node.nextSibling) {
        if (!(node instanceof HTMLElement) || role(node) === 'none') {
          waiting ??= node
          continue
        }
        row(node, first ? price : Math.max(inside, COST.tableRow))
        first = false
      }
      waiting = null
    }
    for (let node = element.firstChild; node; node = node.nextSibling) {
      const display = node instanceof HTMLElement ? getComputedStyle(node).display : 'none'
      if (!(node instanceof HTMLElement) || /none|table-column/.test(display)) {
        waiting ??= node
        continue
      }
      // What stands above the first row keeps with it.
      const last = slices.length > start ? slices.at(-1) : undefined
      const price = Math.max(inside, COST.tableRow)
      if (display === 'table-header-group') {
        const box = node.getBoundingClientRect()
        open(node, price)
        const slice = emit(box.top, box.bottom)
        takeCalls(node)
        slice.avoidAfter = true
        if (box.height < pageHeight * REPEATED_HEAD && !heads.has(element)) {
          heads.set(element, node)
          // Borders that are collapsed are shared, half of one may come anew.
          repeated = box.height + spacing(element)
        }
      } else if (display === 'table-caption') {
        block(node, inside)
        ;(slices.at(-1) as Slice).avoidAfter = true
      } else if (/row-group|footer-group/.test(display)) {
        if (display === 'table-footer-group' && last) last.avoidAfter = true
        open(node, price)
        const style = getComputedStyle(node)
        const before = side(style.breakBefore)
        if (before && opening) opening.forced = before
        const avoid = style.breakInside.startsWith('avoid')
        const from = slices.length
        group(node, price)
        if (avoid && !tooTall(node, node.getBoundingClientRect().height)) {
          for (const slice of slices.slice(from + 1)) slice.cost = Math.max(slice.cost, COST.avoid)
        }
        if (slices.length === from) {
          const box = node.getBoundingClientRect()
          emit(box.top, box.bottom)
          takeCalls(node)
        }
      } else if (display === 'table-row') row(node, price)
      else block(node, price)
    }
    waiting = null
  }

  function spacing(element: HTMLElement): number {
    const style = getComputedStyle(element)
    if (style.borderCollapse === 'collapse') return 1
    return px(style.borderSpacing.split(' ').at(-1) ?? '') || 0
  }

  function tooTall(element: Element, height: number): boolean {
    return height > pageHeight || height + calledHeight(element) > pageHeight
  }

  /** Of the notes called in an element, with the area they stand in, px. */
  function calledHeight(element: Element): number {
    let sum = 0
    const seen = new Set<string>()
    for (const call of element.querySelectorAll<HTMLElement>('[data-call]')) {
      const note = call.dataset.call as string
      if (!seen.has(note)) sum += options.noteHeight(note)
      seen.add(note)
    }
    return sum ? sum + options.noteArea : 0
  }

  function side(value: string): Side | null {
    if (value === 'page' || value === 'always') return 'page'
    if (value === 'recto' || value === 'verso') return value
    if (value === 'right') return options.rightToLeft ? 'verso' : 'recto'
    if (value === 'left') return options.rightToLeft ? 'recto' : 'verso'
    return null
  }
}

type Role = 'none' | 'float' | 'inline' | 'transparent' | 'block'

/** How an element takes part in the flow of its parent. */
function role(element: Element): Role {
  const { display, position, float } = getComputedStyle(element)
  if (display === 'none' || position === 'absolute' || position === 'fixed') return 'none'
  if (float !== 'none') return 'float'
  if (display === 'contents') return 'transparent'
  if (display === 'inline') return element.querySelector(BLOCKS) ? 'transparent' : 'inline'
  if (display.startsWith('inline') || display.startsWith('ruby') || display === 'math')
    return 'inline'
  return 'block'
}

const BLOCKS = 'p,div,ul,ol,dl,table,section,article,aside,blockquote,pre,figure,h1,h2,h3,h4,h5,h6'

/** The picture or box that makes a line high. */
function highest(nodes: Node[]): HTMLElement | null {
  let found: HTMLElement | null = null
  let most = 0
  for (const node of nodes) {
    if (!(node instanceof HTMLElement || node instanceof SVGElement)) continue
    const { height } = node.getBoundingClientRect()
    if (height > most) [found, most] = [node as HTMLElement, height]
  }
  return found
}

/** Inline content only: text in lines. */
function isParagraph(element: Element): boolean {
  if (PARAGRAPH.has(element.tagName) || !element.firstElementChild) return true
  for (const child of element.children) {
    const kind = role(child)
    if (kind === 'block' || kind === 'transparent') return false
  }
  return true
}

/** What the page make-up cannot look into, or would tear. */
function isAtomic(element: Element, style: CSSStyleDeclaration): boolean {
  if (ATOMIC.has(element.tagName.toUpperCase())) return true
  if (style.writingMode !== 'horizontal-tb' || style.transform !== 'none') return true
  if (style.columnCount !== 'auto' || style.columnWidth !== 'auto') return true
  if (style.display.startsWith('inline-')) return true
  const clips = style.overflowY !== 'visible' && style.overflowY !== 'clip'
  return clips && element.scrollHeight > element.clientHeight + 1
}

/** A stretched box, cut back to what is in it. */
function contentBox(element: Element, style: CSSStyleDeclaration, box: DOMRect): DOMRect {
  let bottom = box.top + px(style.borderTopWidth) + px(style.paddingTop)
  const range = scratchRange()
  range.selectNodeContents(element)
  // Texts that flow together reach half a leading further than their glyphs.
  const glyphs = range.getBoundingClientRect()
  const lineHeight = px(style.lineHeight) || px(style.fontSize) * 1.2
  if (glyphs.height) bottom = Math.max(bottom, glyphs.bottom + lineHeight / 4)
  bottom += px(style.paddingBottom) + px(style.borderBottomWidth)
  return new DOMRect(box.left, box.top, box.width, Math.min(bottom, box.bottom) - box.top)
}

/** Set in the middle of its row, at its end, or on a baseline. */
function isLowered(box: HTMLElement): boolean {
  const { display, verticalAlign, alignSelf } = getComputedStyle(box)
  if (display === 'table-cell') return /middle|bottom/.test(verticalAlign)
  const parent = box.parentElement
  const align = alignSelf === 'auto' && parent ? getComputedStyle(parent).alignItems : alignSelf
  return /center|end|baseline/.test(align)
}

function asksForRow(element: Element): boolean {
  const { gridRowStart } = getComputedStyle(element)
  return gridRowStart !== 'auto' && !gridRowStart.startsWith('span')
}

/** The collapsed margin above everything that begins with `node`. */
function marginAbove(node: Node): number {
  let highest = 0
  let lowest = 0
  for (const element of beginningAt(node)) {
    const margin = px(getComputedStyle(element).marginTop)
    highest = Math.max(highest, margin)
    lowest = Math.min(lowest, margin)
  }
  return highest + lowest
}

/** The elements that begin with `node` and whose upper margins are one. */
export function beginningAt(node: Node): HTMLElement[] {
  const found: HTMLElement[] = []
  let next: Node | null = node
  while (next) {
    if (next.nodeType === Node.TEXT_NODE && /\S/.test((next as Text).data)) break
    if (next instanceof HTMLElement) {
      const kind = role(next)
      if (kind === 'inline') break
      if (kind === 'block') {
        found.push(next)
        const style = getComputedStyle(next)
        const closed = px(style.paddingTop) || px(style.borderTopWidth)
        if (closed || !/^(block|list-item)$/.test(style.display)) break
      }
      if (kind === 'block' || kind === 'transparent') {
        next = next.firstChild
        continue
      }
    }
    next = next.nextSibling
  }
  return found
}

/** Middle of the line a call belongs to: in a float, that of the text which the float follows. */
function anchor(call: Element): number {
  let place = call
  for (
    let node = call.parentElement;
    node && !PARAGRAPH.has(node.tagName);
    node = node.parentElement
  ) {
    if (node.matches('.page-body, .page-notes')) break
    if (isOutside(node)) place = node.previousElementSibling ?? node
  }
  const boxes = place.getClientRects()
  const box = (place === call ? boxes[0] : boxes[boxes.length - 1]) ?? call.getBoundingClientRect()
  return (box.top + box.bottom) / 2
}

function isOutside(element: Element): boolean {
  const { float, position } = getComputedStyle(element)
  return float !== 'none' || position === 'absolute' || position === 'fixed'
}

/** White space and boxes beside the flow, as they end a run of text. */
function isBeside(node: Node, beside: readonly Node[]): boolean {
  return (
    beside.includes(node) || (node.nodeType === Node.TEXT_NODE && !/\S/.test((node as Text).data))
  )
}

/** NaN for `normal` and `auto`. */
function px(length: string): number {
  return Number.parseFloat(length)
}
