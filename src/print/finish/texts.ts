import type { PrintedText } from '../../in-page/protocol.ts'
import { type Direction, directionOf } from '../../model/language.ts'
import { align } from './align.ts'
import type { Contents } from './contents.ts'
import type { Element, Structure } from './structure.ts'

/** What is known of the structure tree: elements that stand for one text of the document each. */
export type Texts = ReadonlyMap<Element, PrintedText>

/**
 * Puts around each leaf that shows text an element that says it as it was written (`ActualText`;
 * ISO 32000-1, 14.9.4). From its glyphs a reader would have to guess: they are painted from left to
 * right, line by line, mirrored, and a ligature is one. Returns what was found.
 *
 * Around the leaf, not on it: a screen reader takes both for the same, but MuPDF (1.28) takes the text of
 * an element that holds marked content for each piece of it, and turned Arabic round and doubled lines.
 */
export function setTexts(
  structure: Structure,
  painted: Contents,
  printed: readonly PrintedText[],
): Texts {
  const leaves: Element[] = []
  const seen: string[] = []
  for (const element of structure.elements()) {
    if (!HOLDS_TEXT.has(element.role)) continue
    const { contents } = element
    if (contents.length === 0) continue
    const marked = contents.map((content) => painted.marked(content))
    if (!marked.some((each) => each?.isText)) continue
    leaves.push(element)
    seen.push(marked.map((each) => each?.text ?? '').join(' '))
  }
  const texts = new Map<Element, PrintedText>()
  const directions = new Map<string, Direction>()
  for (const [index, text] of align(seen, printed).entries()) {
    const leaf = leaves[index] as Element
    if (text && leaf.parent) {
      const said = structure.wrap(leaf.parent, [leaf], 'Span')
      said.set('ActualText', text.text.normalize('NFC'))
      texts.set(said, text)
      const language = text.block ?? text.lang
      const direction = directions.get(language) ?? directionOf(language)
      directions.set(language, direction)
      for (const content of leaf.contents) painted.setDirection(content, direction)
    } else if (seen[index]?.trim() === '') leaf.set('ActualText', ' ')
  }
  return texts
}

/** A figure has an `Alt`, and a marker of a list is no text of the document's. */
const HOLDS_TEXT: ReadonlySet<string> = new Set(['NonStruct', 'Span'])
