import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A program that takes text from a PDF, as somebody gets it who selects and copies a page. */
export interface Extractor {
  readonly name: 'pdf.js' | 'pdftotext' | 'MuPDF' | 'PDFium'
  textOf(path: string): Promise<string>
}

const { resolve } = createRequire(import.meta.url)

/** Firefox: what a page paints, piece by piece. */
const pdfJs: Extractor = {
  name: 'pdf.js',
  async textOf(path) {
    const data = new Uint8Array(await readFile(path))
    const task = getDocument({ data, verbosity: 0, useSystemFonts: false })
    try {
      const document = await task.promise
      const pages: string[] = []
      for (let number = 1; number <= document.numPages; number++) {
        const { items } = await (await document.getPage(number)).getTextContent()
        const pieces = items.map((item) =>
          'str' in item ? item.str + (item.hasEOL ? '\n' : '') : '',
        )
        pages.push(pieces.join(''))
      }
      return pages.join('\n')
    } finally {
      await task.destroy()
    }
  },
}

/** Evince, Okular. */
const poppler: Extractor = {
  name: 'pdftotext',
  async textOf(path) {
    return execFileSync('pdftotext', ['-enc', 'UTF-8', path, '-'], {
      maxBuffer: 2 ** 28,
    }).toString()
  },
}

interface MuPdf {
  readonly Document: {
    openDocument(
      bytes: Uint8Array,
      type: string,
    ): {
      countPages(): number
      loadPage(index: number): {
        toStructuredText(options: string): { asText(): string }
      }
    }
  }
}

/** Sumatra, and what many programs search with. */
const muPdf: Extractor = {
  name: 'MuPDF',
  async textOf(path) {
    const { Document }: MuPdf = await import(pathToFileURL(resolve('mupdf')).href)
    const document = Document.openDocument(await readFile(path), 'application/pdf')
    return Array.from({ length: document.countPages() }, (_, index) =>
      document.loadPage(index).toStructuredText('preserve-whitespace').asText(),
    ).join('\n')
  },
}

/** Chrome and Edge. */
const pdfium: Extractor = {
  name: 'PDFium',
  async textOf(path) {
    const library = await PDFiumLibrary.init()
    const document = await library.loadDocument(await readFile(path))
    const text = Array.from(document.pages(), (page) => page.getText()).join('\n')
    document.destroy()
    library.destroy()
    return text
  },
}

/** pdf.js, PDFium, and of the others those that are at hand. */
export const EXTRACTORS: readonly Extractor[] = [
  pdfJs,
  pdfium,
  ...(runs('pdftotext', '-v') ? [poppler] : []),
  ...(isInstalled('mupdf') ? [muPdf] : []),
]

function runs(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function isInstalled(name: string): boolean {
  try {
    resolve(name)
    return true
  } catch {
    return false
  }
}
