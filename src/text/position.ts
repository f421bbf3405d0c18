/** Where something stands in a text. Lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Line and column of an offset in a text. */
export function positionIn(text: string, offset: number): Position {
  return positionsIn(text)(offset)
}

/** Turns offsets into lines and columns; they are asked for in rising order, so that the text is gone through once. */
export function positionsIn(text: string): (offset: number) => Position {
  let line = 1
  let start = 0
  // Looked for once a line: programs write a whole file in one.
  let end = text.indexOf('\n')
  return (offset) => {
    while (end >= 0 && end < offset) {
      line += 1
      start = end + 1
      end = text.indexOf('\n', start)
    }
    return { line, column: offset - start + 1 }
  }
}
