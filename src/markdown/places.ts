import type { Nodes } from 'mdast'
import type { Point, Position } from 'unist'
import { visit } from 'unist-util-visit'

/** A place in a text, as a parser of Markdown tells it. */
export interface Place {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** From a place to one further on in the same line. */
export function along(start: Place, length: number): Position {
  return { start: { ...start }, end: ahead(start, length) }
}

/** Further on in the same line. */
export function ahead({ line, column, offset }: Place, length: number): Place {
  return { line, column: column + length, offset: offset + length }
}

/** Moves a node, with all that is in it, that many lines and characters down. */
export function move(node: Nodes, lines: number, characters: number): void {
  if (characters === 0) return
  const moved = ({ line, column, offset = 0 }: Point): Point => ({
    line: line + lines,
    column,
    offset: offset + characters,
  })
  visit(node, (each) => {
    const { position } = each
    if (position) each.position = { start: moved(position.start), end: moved(position.end) }
  })
}
