import type { PDFDocumentProxy } from 'pdfjs-dist'
import { UnreadableFile } from '../unreadable.ts'

/** The part of the library that is used here, loaded once. */
export type PdfJs = typeof import('pdfjs-dist')

let loaded: Promise<PdfJs> | undefined

/**
 * Loads pdf.js with its interpreter in the same thread: it finds that one under a global name, and starts no worker,
 * which would be a file of its own.
 */
export function loadPdfJs(): Promise<PdfJs> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<PdfJs> {
  // It asks for what draws as soon as it is loaded, and says so where there is none, though nothing is drawn here.
  const scope = globalThis as { DOMMatrix?: unknown; Path2D?: unknown; ImageData?: unknown }
  const lacking = (['DOMMatrix', 'Path2D', 'ImageData'] as const).filter((name) => !scope[name])
  for (const name of lacking) scope[name] = class {}
  const { warn } = console
  console.warn = () => undefined
  // @ts-expect-error: the package has no types for the interpreter
  const interpreter: unknown = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs')
  Object.assign(globalThis, { pdfjsWorker: interpreter })
  try {
    // @ts-expect-error: nor for the small build
    const small: PdfJs = await import('pdfjs-dist/legacy/build/pdf.min.mjs')
    return small
  } finally {
    console.warn = warn
    for (const name of lacking) delete scope[name]
  }
}

/**
 * Opens a file. Nothing is fetched, drawn or run: neither the fonts and character maps that a file only names, nor
 * pictures, annotations or scripts.
 *
 * @throws UnreadableFile where it is damaged or wants a password
 */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await loadPdfJs()
  const task = pdfjs.getDocument({
    // It keeps what it is handed, and takes no buffer of Node’s.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useWorkerFetch: false,
    useSystemFonts: false,
    useWasm: false,
    disableFontFace: true,
    fontExtraProperties: true,
    // In pixels: pictures are passed over.
    maxImageSize: 1,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    return await task.promise
  } catch (cause) {
    await task.destroy()
    if ((cause as Error).name === 'PasswordException')
      throw new UnreadableFile('It is encrypted: save a copy of it without a password.')
    throw new UnreadableFile('It is a damaged PDF: no reader can open it.')
  }
}
