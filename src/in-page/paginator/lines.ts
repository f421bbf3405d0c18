/**
 * Lines of text, as Chromium has set them.
 *
 * A line has no node of its own. Where it stands is read from the boxes of its text; where a break
 * goes is the character its text begins with. Both hold for right-to-left and mixed text: Chromium
 * breaks lines in the order of reading and turns them only afterwards.
 *
 * in: nodes that flow together in lines
 * out: top and bottom of each line; for a place between two lines the character that the lower begins with
 */

export interface Line {
  /** px; a page that ends with the line before it is filled up to `previous.bottom`. */
  top: number
  bottom: number
}

/** The block that a paragraph is, px. */
export interface Box {
  top: number
  bottom: number
  /** Where its first line begins and its last ends. */
  contentTop: number
  contentBottom: number
}

let scratch: Range | undefined

/**
 * One range for all reads: Chromium visits every living range whenever a node is moved, and
 * thousands of them would make moving the pages slow.
 */
export function scratchRange(): Range {
  scratch ??= document.createRange()
  return scratch
}

interface Row {
  top: number
  bottom: number
  /** Middle, width and height of the widest box: the text that sets the line. */
  middle: number
  width: number
  height: number
}

/**
 * The lines of `nodes`. The first carries the upper padding of `box`, the last the lower; without
 * a box (text between two blocks) the edges are taken from the text.
 * `lineHeight` in px, NaN for `normal`.
 */
export function measureLines(nodes: Node[], lineHeight: number, box?: Box): Line[] {
  const rows = textRows(nodes, lineHeight)
  const count = rows.length
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return box ? [{ top: box.top, bottom: box.bottom }] : []
  const half = (lineHeight || first.bottom - first.top) / 2
  const { top, bottom, contentTop, contentBottom } = box ?? {
    top: upperEdge(first, half),
    bottom: lowerEdge(last, half),
    contentTop: upperEdge(first, half),
    contentBottom: lowerEdge(last, half),
  }
  // Lines of one height: the sum is exact, the boxes of the glyphs need not be asked.
  const pitch = (contentBottom - contentTop) / count
  const even = rows.every((row, n) => Math.abs(row.middle - first.middle - n * pitch) < 0.75)
  const lines: Line[] = []
  for (const [n, row] of rows.entries()) {
    const above = rows[n - 1]
    const line = { top, bottom }
    if (above && even) {
      line.top = contentTop + n * pitch
      ;(lines.at(-1) as Line).bottom = line.top
    } else if (above) {
      // The edge lies somewhere between the two: the worse place counts on either page.
      const end = lowerEdge(above, half)
      const begin = upperEdge(row, half)
      line.top = Math.min(end, begin)
      ;(lines.at(-1) as Line).bottom = Math.max(end, begin)
    }
    lines.push(line)
  }
  return lines
}

/** Around text half a leading belongs to the line; below a picture there may be descenders. */
function upperEdge(row: Row, half: number): number {
  return isText(row, half) ? row.middle - half : row.top
}

function lowerEdge(row: Row, half: number): number {
  return isText(row, half) ? row.middle + half : row.bottom + half
}

function isText(row: Row, half: number): boolean {
  return row.bottom - row.top < half * 4
}

function boxesOf(nodes: Node[]): Iterable<DOMRect> {
  const [first, last] = [nodes[0], nodes.at(-1)]
  if (!first || !last) return []
  const range = scratchRange()
  range.setStartBefore(first)
  range.setEndAfter(last)
  if (range.endOffset - range.startOffset === nodes.length) return range.getClientRects()
  // Something that floats stands between them.
  return nodes.flatMap((node) => {
    range.selectNode(node)
    return [...range.getClientRects()]
  })
}

/** Gathers the boxes of text and pictures into rows; a superscript is part of its row. */
function textRows(nodes: Node[], lineHeight: number): Row[] {
  const rows: Row[] = []
  for (const box of boxesOf(nodes)) {
    const { top, bottom, width, height } = box
    if (height === 0) continue
    const middle = (top + bottom) / 2
    let n = rows.length - 1
    // An inline element gives its boxes on all lines first, and then its text begins again above.
    while (n >= 0 && standsAbove(box, rows[n] as Row, lineHeight)) n--
    const row = rows[Math.max(n, 0)]
    if (row && (n < 0 || !standsBelow(box, row, lineHeight))) {
      row.top = Math.min(row.top, top)
      row.bottom = Math.max(row.bottom, bottom)
      if (width > row.width) Object.assign(row, { middle, width, height })
    } else if (n === rows.length - 1) {
      rows.push({ top, bottom, middle, width, height })
    }
  }
  return rows
}

function standsAbove(box: DOMRect, row: Row, lineHeight: number): boolean {
  const middle = (box.top + box.bottom) / 2
  if (isTight(box, row, lineHeight)) return middle <= row.middle - lineHeight / 2
  return middle < row.top + 1
}

function standsBelow(box: DOMRect, row: Row, lineHeight: number): boolean {
  const middle = (box.top + box.bottom) / 2
  if (isTight(box, row, lineHeight)) return middle >= row.middle + lineHeight / 2
  return middle > row.bottom - 1
}

/**
 * Where lines are lower than their letters, the boxes of neighbouring lines reach over each other's
 * middle, and only how far apart they stand tells them apart.
 */
function isTight({ height }: DOMRect, row: Row, lineHeight: number): boolean {
  return lineHeight < height * 0.75 && Math.abs(height - row.height) < 0.5
}

/** The place in front of a line: before a node, or inside a text. */
export type LineStart = { node: Node; offset: 0 } | { node: Text; offset: number }

/** The texts and pictures of a paragraph in reading order: what a line can begin with. */
const leavesOf = new WeakMap<Node[], Node[]>()

/**
 * The first character (or picture) among `nodes` whose middle lies below `y`.
 * Null if there is none: the measured line has no text of its own.
 */
export function findLineStart(nodes: Node[], y: number): LineStart | null {
  let leaves = leavesOf.get(nodes)
  if (!leaves) {
    leaves = []
    for (const node of nodes) gatherLeaves(node, leaves)
    leavesOf.set(nodes, leaves)
  }
  let low = 0
  let high = leaves.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endsBelow(leaves, middle, y)) high = middle
    else low = middle + 1
  }
  const node = leaves[low]
  if (!node) return null
  return node.nodeType === Node.TEXT_NODE ? inText(node as Text, y) : { node, offset: 0 }
}

function gatherLeaves(node: Node, leaves: Node[]): void {
  if (node.nodeType === Node.TEXT_NODE) {
    leaves.push(node)
    return
  }
  if (node.nodeType !== Node.ELEMENT_NODE) return
  const { display, position, float } = getComputedStyle(node as Element)
  if (display === 'none' || position === 'absolute' || position === 'fixed' || float !== 'none') {
    return
  }
  const open = display === 'inline' || display === 'contents' || display === 'block'
  if (!node.firstChild || !open) leaves.push(node)
  else for (const child of node.childNodes) gatherLeaves(child, leaves)
}

/** Does the leaf reach below `y`? One without a box (collapsed space) asks the one after it. */
function endsBelow(leaves: Node[], from: number, y: number): boolean {
  const range = scratchRange()
  for (let n = from; n < leaves.length; n++) {
    range.selectNode(leaves[n] as Node)
    let seen = false
    for (const box of range.getClientRects()) {
      if (box.height === 0) continue
      seen = true
      if ((box.top + box.bottom) / 2 > y) return true
    }
    if (seen) return false
  }
  return true
}

function inText(text: Text, y: number): LineStart {
  const range = scratchRange()
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBelow(middle)) high = middle
    else low = middle + 1
  }
  return { node: text, offset: low }

  /** A collapsed space has no box: the next character that has one answers for it. */
  function isBelow(offset: number): boolean {
    for (let n = offset; n < text.length; n++) {
      range.setStart(text, n)
      range.setEnd(text, n + 1)
      const boxes = range.getClientRects()
      const box = boxes[boxes.length - 1]
      if (box && box.height > 0) return (box.top + box.bottom) / 2 > y
    }
    return true
  }
}
