import type { PhrasingContent, RootContent } from 'mdast'
import { PACKS, packOf } from '../languages/packs.ts'
import { plain } from '../markdown/plain.ts'
import type { Direction, Language } from '../model/language.ts'
import { CARRIES_EXPONENT } from '../render/calls-apart.ts'
import { runsOf } from '../render/isolate.ts'

/** How a stretch of a line looks. */
export interface Look {
  readonly bold?: true
  readonly italic?: true
  readonly struck?: true
  readonly code?: true
  /** A word that says something of the passage before it. */
  readonly badge?: true
}

/** A part of a line. */
export type Piece =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly language: Language
      readonly dir: Direction
      readonly look: Look
    }
  /** What runs by itself, so that what stands around it keeps its side. */
  | { readonly kind: 'isolate'; readonly dir: Direction; readonly pieces: readonly Piece[] }
  /** The call of a note, in brackets where its number would be read together with what stands before it. */
  | { readonly kind: 'call'; readonly label: string; readonly apart: boolean }
  | { readonly kind: 'break' }

/** How a line is taken apart. */
export interface LineOptions {
  readonly language: Language
  /** Those of the brief, from which the one of a foreign word is guessed. */
  readonly languages: readonly Language[]
  /** Whether all calls stand in brackets, as in a table. */
  readonly apart?: boolean
}

/** A line of Markdown as its pieces, isolated as the page isolates them. */
export function piecesOf(
  nodes: readonly PhrasingContent[],
  options: LineOptions,
  look: Look = {},
): Piece[] {
  let before = ''
  const walk = (node: PhrasingContent, language: Language, own: Look): Piece[] => {
    const inner = (children: readonly PhrasingContent[], changed: Look = own) =>
      children.flatMap((child) => walk(child, language, changed))
    switch (node.type) {
      case 'text':
        before = node.value
        return textPieces(node.value, language, options.languages, own)
      case 'inlineCode':
        before = node.value
        return textPieces(node.value, language, options.languages, { ...own, code: true })
      case 'strong':
        return inner(node.children, { ...own, bold: true })
      case 'emphasis':
        return inner(node.children, { ...own, italic: true })
      case 'delete':
        return inner(node.children, { ...own, struck: true })
      case 'break':
        before = ''
        return [{ kind: 'break' }]
      case 'footnoteReference': {
        const joined = before === CALL
        const apart = options.apart === true || joined || CARRIES_EXPONENT.test(before)
        before = CALL
        return [{ kind: 'call', label: node.label ?? node.identifier, apart }]
      }
      case 'languageSpan': {
        const { direction } = packOf(node.language)
        const pieces = node.children.flatMap((child) => walk(child, node.language, own))
        return direction === packOf(language).direction
          ? pieces
          : [{ kind: 'isolate', dir: direction, pieces }]
      }
      case 'link': {
        const words = plain(node.children)
        // No relation leads out of the file: an address is to be read.
        const address = words === node.url ? '' : ` (${node.url})`
        return [...inner(node.children), ...textPieces(address, language, options.languages, own)]
      }
      default:
        return 'children' in node ? inner(node.children as PhrasingContent[]) : []
    }
  }
  return nodes.flatMap((node) => walk(node, options.language, look))
}

/** Stands for a call among what is read before the next one. */
const CALL = '\u0000'

/** Plain text as the pieces of a line. */
export function textPieces(
  text: string,
  language: Language,
  languages: readonly Language[],
  look: Look = {},
): Piece[] {
  if (text === '') return []
  return runsOf(text, language).map((run) => pieceOf(run, language, languages, look))
}

/** A run of a text as a piece; what is isolated in a text of the language around it is so within. */
function pieceOf(
  run: ReturnType<typeof runsOf>[number],
  language: Language,
  languages: readonly Language[],
  look: Look,
): Piece {
  const { text, dir, foreign } = run
  const { direction } = packOf(language)
  if (dir === undefined) return { kind: 'text', text, language, dir: direction, look }
  const other = foreign ? foreignTo(language, languages) : undefined
  const inner = other === undefined ? [] : runsOf(text, other)
  const isPlain = inner.every((part) => !part.address && (!part.dir || part.dir === dir))
  return {
    kind: 'isolate',
    dir,
    pieces:
      other === undefined || isPlain
        ? [{ kind: 'text', text, language: other ?? language, dir, look }]
        : inner.map((part) => pieceOf(part, other, languages, look)),
  }
}

/** What words of the other direction are in: a language of the brief, or the first of all that runs so. */
function foreignTo(language: Language, languages: readonly Language[]): Language | undefined {
  const { direction } = packOf(language)
  return [...languages, ...PACKS.map(({ tag }) => tag)].find(
    (other) => packOf(other).direction !== direction,
  )
}

/** The words of a paragraph, a heading or an item of a list. */
export function lineNodes(node: RootContent): readonly PhrasingContent[] {
  return node.type === 'paragraph' || node.type === 'heading' ? node.children : []
}
