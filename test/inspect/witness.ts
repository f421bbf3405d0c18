import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import { load } from '../print/finish/dump.ts'

/**
 * What independent readers see in a PDF: pdf.js, which is Firefox' own viewer, and pdf-lib. Neither
 * shares a line with `src/pdf`.
 */
export interface Seen {
  readonly pages: number
  /** Width and height of each page, in points. */
  readonly sizes: readonly string[]
  /** Texts of the structure tree with their language and page. */
  readonly texts: readonly string[]
  /** Pages of the calls of each note. */
  readonly calls: readonly string[]
  readonly outline: readonly string[]
  readonly title: string
  readonly language: string
  readonly attachments: readonly string[]
  readonly links: readonly string[]
  readonly fonts: readonly string[]
  /** Letters and digits of each page, in no order. */
  readonly letters: readonly string[]
}

interface Node {
  readonly role: string
  readonly children: readonly (Node | { readonly type: string; readonly id: string })[]
  /** The `ActualText` or `Alt`. */
  readonly alt?: string
  readonly lang?: string
}

export async function see(pdf: Uint8Array): Promise<Seen> {
  // pdf.js takes the bytes away, and takes no Buffer: it gets a copy.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false })
  try {
    const document = await task.promise
    const { info } = (await document.getMetadata()) as {
      info: { Title?: string; Language?: string }
    }
    const language = info.Language ?? ''
    const found = { sizes: [], texts: [], calls: [], links: [], letters: [] } as Record<
      'sizes' | 'texts' | 'calls' | 'links' | 'letters',
      string[]
    >
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const [left = 0, bottom = 0, right = 0, top = 0] = page.view
      found.sizes.push(`${(right - left).toFixed(3)} × ${(top - bottom).toFixed(3)}`)
      walk((await page.getStructTree()) as Node, language, number, found)
      for (const { url, dest } of await page.getAnnotations()) {
        found.links.push(url ?? `${dest} (${await pageOf(document, dest)})`)
      }
      const { items } = await page.getTextContent()
      found.letters.push(lettersOf(items.map((item) => ('str' in item ? item.str : '')).join('')))
    }
    const inside = ((await document.getAttachments()) ?? {}) as Record<string, unknown>
    return {
      ...found,
      pages: document.numPages,
      outline: await outlineOf(document),
      title: info.Title ?? '',
      language,
      attachments: Object.keys(inside).sort(),
      fonts: await fontsOf(pdf),
    }
  } finally {
    await task.destroy()
  }
}

function walk(
  tree: Node,
  language: string,
  page: number,
  found: Record<'texts' | 'calls', string[]>,
): void {
  const visit = (node: Node, lang: string, marked: boolean) => {
    const own = node.lang ?? lang
    // After a figure a mark stands in brackets, which are not of its number.
    if (node.role === 'Reference' && !marked) {
      found.calls.push(`${textOf(node).replace(/^\[(.*)\]$/, '$1')} (${page})`)
    }
    if (node.alt !== undefined) {
      if (node.role !== 'Figure') found.texts.push(`${own} ${page}: ${node.alt}`)
      return
    }
    const inMark = marked || ['Reference', 'Lbl', 'TOC'].includes(node.role)
    for (const child of node.children) if ('role' in child) visit(child, own, inMark)
  }
  visit(tree, language, false)
}

function textOf(node: Node): string {
  return (
    node.alt ?? node.children.map((child) => ('role' in child ? textOf(child) : '')).join('')
  ).trim()
}

async function outlineOf(document: PDFDocumentProxy): Promise<string[]> {
  const entries: string[] = []
  const visit = async (items: Awaited<ReturnType<PDFDocumentProxy['getOutline']>>) => {
    for (const { title, dest, items: inner } of items ?? []) {
      entries.push(`${title} (${await pageOf(document, dest)})`)
      await visit(inner)
    }
  }
  await visit(await document.getOutline())
  return entries
}

async function pageOf(
  document: PDFDocumentProxy,
  destination: string | unknown[] | null,
): Promise<number> {
  const target =
    typeof destination === 'string' ? await document.getDestination(destination) : destination
  return target ? (await document.getPageIndex(target[0] as never)) + 1 : 0
}

/** By pdf-lib: each font that glyphs come from, and whether it is inside. */
async function fontsOf(pdf: Uint8Array): Promise<string[]> {
  const { context } = await load(pdf)
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => {
      if (!(object instanceof PDFDict) || object.get(PDFName.of('Type')) !== PDFName.of('Font')) {
        return []
      }
      const descendants = object.lookupMaybe(PDFName.of('DescendantFonts'), PDFArray)
      const font = descendants?.lookup(0, PDFDict) ?? object
      const descriptor = font.lookup(PDFName.of('FontDescriptor'), PDFDict)
      const files = ['FontFile', 'FontFile2', 'FontFile3']
      const inside = files.some((file) => descriptor.has(PDFName.of(file)))
      return [`${object.get(PDFName.of('BaseFont'))} ${inside ? 'inside' : 'missing'}`]
    })
    .sort()
}

/** What remains of a text whatever the order of painting: mirrored signs and marks left out. */
export function lettersOf(text: string): string {
  return [...text.normalize('NFKC').matchAll(/[\p{L}\p{Nd}]/gu)]
    .map(([letter]) => letter)
    .sort()
    .join('')
}
