import type { PhrasingContent } from 'mdast'
import { parseLine, writeLine } from '../inline-markdown.ts'

/** What stands in a line beside its words: a mark around some of them, or something that is kept as it is. */
export type CodeKind = 'emphasis' | 'strong' | 'link' | 'figure' | 'code' | 'break'

/** A mark as Markdown writes it. */
export interface Code {
  readonly kind: CodeKind
  /** What is written before the words, or in place of any. */
  readonly open: string
  /** What is written after the words; absent where the code stands for itself. */
  readonly close?: string
}

/** Stands for the words of a code while its signs are looked for; none of these signs has it before. */
const WORDS = 'x'

const BREAK = '\\\n'

/** The code that a node is; `undefined` of a text, and of what no note holds. */
export function codeOf(node: PhrasingContent): Code | undefined {
  switch (node.type) {
    case 'break':
      return { kind: 'break', open: BREAK }
    case 'inlineCode':
      return { kind: 'code', open: writeLine([node]) }
    case 'emphasis':
    case 'strong':
    case 'link':
    case 'textDirective': {
      const written = writeLine([{ ...node, children: [{ type: 'text', value: WORDS }] }])
      const at = written.indexOf(WORDS)
      return {
        kind: node.type === 'textDirective' ? 'figure' : node.type,
        open: written.slice(0, at),
        close: written.slice(at + WORDS.length),
      }
    }
    default:
      return undefined
  }
}

/** The node of a code that stands for itself; `undefined` where its signs mean no such thing. */
export function singleNode(signs: string): PhrasingContent | undefined {
  if (/^\\\s*$/.test(signs)) return { type: 'break' }
  const [node, second] = parseLine(signs)
  return node?.type === 'inlineCode' && second === undefined ? node : undefined
}

/** The node of a code around some words; `undefined` where its signs mean no such thing. */
export function pairedNode(
  open: string,
  close: string,
  children: readonly PhrasingContent[],
): PhrasingContent | undefined {
  const [node, second] = parseLine(`${open}${WORDS}${close}`)
  if (node === undefined || second !== undefined || !('children' in node)) return undefined
  const [words, more] = node.children
  return words?.type === 'text' && words.value === WORDS && more === undefined
    ? ({ ...node, children } as PhrasingContent)
    : undefined
}
