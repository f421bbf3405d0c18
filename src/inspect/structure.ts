import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'

/** One element of the structure tree, as pdf.js gives it: what a page has of it. */
interface Node {
  readonly role: string
  readonly children: readonly (Node | { readonly type: string; readonly id: string })[]
  /** The `ActualText` or `Alt`. */
  readonly alt?: string
  readonly lang?: string
}

/** A text of the structure tree. */
export interface TaggedText {
  readonly text: string
  readonly lang: string
  /** Of the paragraph, heading or cell that it stands in. */
  readonly blockLang: string
  /** From 1. */
  readonly page: number
  /** What encloses it: a note, a mark (a call, a number, a bullet), or neither. */
  readonly part: 'body' | 'note' | 'mark'
}

export interface Tagged {
  readonly texts: readonly TaggedText[]
  readonly calls: readonly { readonly note: string; readonly page: number }[]
  /** Pages with text that has no `ActualText`, so that a reader must guess it from glyphs. */
  readonly untold: readonly number[]
}

/** Reads the structure tree page by page, as a screen reader would. */
export async function readStructure(document: PDFDocumentProxy, language: string): Promise<Tagged> {
  const texts: TaggedText[] = []
  const calls: { note: string; page: number }[] = []
  const untold: number[] = []
  for (let page = 1; page <= document.numPages; page++) {
    const tree = (await (await document.getPage(page)).getStructTree()) as Node | null
    const visit = (node: Node, around: Pick<TaggedText, 'lang' | 'blockLang' | 'part'>) => {
      const lang = node.lang ?? around.lang
      const inside = {
        lang,
        blockLang: INLINE.has(node.role) ? around.blockLang : lang,
        part: around.part === 'body' ? (PARTS[node.role] ?? 'body') : around.part,
      }
      if (node.role === 'Reference' && around.part !== 'mark')
        calls.push({ note: digits(textOf(node)), page })
      if (node.alt !== undefined) {
        if (node.role !== 'Figure') texts.push({ text: node.alt, page, ...inside })
        return
      }
      for (const child of node.children) {
        if (isNode(child)) visit(child, inside)
        else if (child.type === 'content' && node.role !== 'Lbl' && !untold.includes(page)) {
          untold.push(page)
        }
      }
    }
    if (tree) visit(tree, { lang: language, blockLang: language, part: 'body' })
  }
  return { texts, calls, untold }
}

/** Elements that stand in a line: their language is not that of the paragraph. */
const INLINE: ReadonlySet<string> = new Set(['Span', 'Link', 'Reference', 'Em', 'Strong', 'Quote'])

const PARTS: Readonly<Record<string, TaggedText['part']>> = {
  Note: 'note',
  Reference: 'mark',
  Lbl: 'mark',
  TOC: 'mark',
}

function isNode(child: Node['children'][number]): child is Node {
  return 'role' in child
}

function textOf(node: Node | undefined): string {
  if (!node) return ''
  return node.alt ?? node.children.map((child) => (isNode(child) ? textOf(child) : '')).join('')
}

/** The number as the brief has it, whatever digits the edition prints. */
function digits(text: string): string {
  return text
    .replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[^\da-z-]/giu, '')
}
