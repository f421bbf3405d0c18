import type { Findings } from '../report/findings.ts'
import { inspectDocument } from './document.ts'
import type { Expectation } from './expectation.ts'
import { inspectFonts } from './fonts.ts'
import { inspectNotes } from './notes.ts'
import { readObjects } from './objects.ts'
import { inspectOutline } from './outline.ts'
import { inspectPages } from './pages.ts'
import { readStructure } from './structure.ts'
import { inspectStatements, inspectTexts } from './texts.ts'

/**
 * A PDF as it was written → findings: reads it back with other programs than those that made it, and
 * compares it with what it must show. Never takes the printer's word. What it finds is a finding, a file
 * that cannot be read too.
 *
 * Takes longer than finishing does, and nothing waits for its outcome but the decision to keep the
 * file: run it beside other work.
 */
export async function inspect(
  pdf: Uint8Array,
  expectation: Expectation,
  findings: Findings,
): Promise<void> {
  if (!(pdf instanceof Uint8Array)) throw new TypeError('inspect() takes the bytes of a PDF.')
  const mine = turn.then(() => inspectAlone(pdf, expectation, findings))
  turn = mine.catch(() => {})
  return mine
}

/**
 * In Node all documents of pdf.js share one worker, on this thread, and whoever closes his document
 * takes it away from the others. So they take turns, which costs nothing: there is but one thread.
 */
let turn: Promise<void> = Promise.resolve()

async function inspectAlone(
  pdf: Uint8Array,
  expectation: Expectation,
  findings: Findings,
): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // pdf.js takes the bytes away, and takes no Buffer: it gets a copy.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false })
  try {
    const document = await task.promise
    await inspectDocument(document, expectation, findings)
    await inspectOutline(document, expectation, findings)
    const tagged = await readStructure(document, expectation.languages[0] ?? '')
    inspectTexts(expectation, tagged, findings)
    inspectStatements(expectation, tagged, findings)
    await inspectPages(document, expectation, findings)
    const { fonts, notes } = await readObjects(pdf)
    inspectNotes(expectation, tagged, notes, findings)
    inspectFonts(expectation, fonts, findings)
  } catch (error) {
    findings.add({
      rule: 'pdf-unreadable',
      path: expectation.path,
      reason: `The PDF cannot be read back: ${error instanceof Error ? error.message : error}`,
    })
  } finally {
    await task.destroy()
  }
}
