import type { TextFile } from '../model/audience.ts'
import { type Context, collect, type Found } from '../report/context.ts'
import { Memory } from '../text/remember.ts'
import { reportUncalledNotes } from './calls.ts'
import type { Document } from './document.ts'
import { parse } from './parse.ts'

/** A few audiences, each for one purpose; a document takes some megabytes. */
const parsed = new Memory<Found<Document>>(4)

/**
 * Takes the brief apart, once for all audiences and editions, and in a process that stays once until
 * its text is another one: parsing takes the larger part of what rendering takes. What is wrong with
 * it is told each time.
 */
export function parseOnce({ path, text }: TextFile, context: Context): Document {
  const { value, findings } = parsed.recall(`${path}\n${text}`, () =>
    collect((own) => {
      const source = { path, text, context: own }
      const document = parse(source)
      reportUncalledNotes(document, source)
      return document
    }),
  )
  for (const finding of findings) context.report(finding)
  return value
}
