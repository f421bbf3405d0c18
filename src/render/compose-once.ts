import type { TextFile } from '../model/audience.ts'
import { Findings } from '../report/findings.ts'
import { reportUncalledNotes } from './calls.ts'
import { compose } from './compose.ts'
import type { Document } from './document.ts'

const composed = new WeakMap<TextFile, { document: Document; findings: Findings }>()

/**
 * Takes the brief apart, once for all audiences and editions: parsing takes the larger part of what
 * rendering takes. What is wrong with it is told each time.
 */
export function composeOnce(markdown: TextFile, findings: Findings): Document {
  const { path, text } = markdown
  let made = composed.get(markdown)
  // The purpose decides what is fatal.
  if (made?.findings.purpose !== findings.purpose) {
    const source = { path, text, findings: new Findings(findings.purpose) }
    const document = compose(source)
    reportUncalledNotes(document, source)
    made = { document, findings: source.findings }
    composed.set(markdown, made)
  }
  findings.addAll(made.findings, '')
  return made.document
}
