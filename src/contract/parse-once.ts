import type { TextFile } from '../model/audience.ts'
import { Findings } from '../report/findings.ts'
import { Memory } from '../text/remember.ts'
import { reportUncalledNotes } from './calls.ts'
import type { Document } from './document.ts'
import { parse } from './parse.ts'

/** A few audiences, each for one purpose; a document takes some megabytes. */
const composed = new Memory<{ document: Document; findings: Findings }>(4)

/**
 * Takes the brief apart, once for all audiences and editions, and in a process that stays once until
 * its text is another one: parsing takes the larger part of what rendering takes. What is wrong with
 * it is told each time.
 */
export function parseOnce({ path, text }: TextFile, findings: Findings): Document {
  // The purpose decides what is fatal.
  const { purpose } = findings
  const made = composed.recall([purpose, path, text].join('\n'), () => {
    const source = { path, text, findings: new Findings(purpose) }
    const document = parse(source)
    reportUncalledNotes(document, source)
    return { document, findings: source.findings }
  })
  findings.addAll(made.findings, '')
  return made.document
}
