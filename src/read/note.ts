import * as z from 'zod'
import { LANGUAGES } from '../model/language.ts'
import type { BibliographicRecord, Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { readClaim } from './claim.ts'
import { placeOf } from './directives.ts'
import { byLanguage, locator, NOT_STATED, partialDate, readFrontMatter } from './front-matter.ts'
import { directivesUnderHeadings, ID, openFile, parseBody, strayNodes } from './markdown.ts'

const id = z.string().regex(ID, {
  error: 'must be lower-case words with hyphens, such as harbour-review-2019',
})

const people = z
  .union([z.literal(NOT_STATED), z.array(byLanguage).min(1)], {
    error: `must be a list of { en, ar }, or the words: ${NOT_STATED}`,
  })
  .transform((value) => (value === NOT_STATED ? undefined : value))

const record = z.strictObject({
  id,
  type: z.string().min(1),
  language: z.enum(LANGUAGES),
  title: byLanguage,
  'title-short': byLanguage.optional(),
  author: people,
  translator: people.optional(),
  'container-title': z
    .union([z.literal(NOT_STATED), byLanguage], {
      error: `must be { en, ar }, or the words: ${NOT_STATED}`,
    })
    .transform((value) => (value === NOT_STATED ? undefined : value)),
  issued: z
    .union([z.literal('unknown'), partialDate])
    .transform((value) => (value === 'unknown' ? undefined : value)),
  URL: z.url().optional(),
  original: z.string().min(1),
  text: z.enum(['original', 'translated', 'machine-translated', 'summary']),
  origin: id,
  'background-only': z.boolean().default(false),
  health: z
    .array(
      z.strictObject({
        at: locator,
        kind: z.enum(['error', 'doubt', 'noise']),
        claims: z.array(id).default([]),
        note: byLanguage,
      }),
    )
    .default([]),
})

/** What came of reading a note. */
export interface ReadNote {
  /** Absent where the record cannot be read. */
  readonly source?: Source
  /** Ids of the claims that stand in the file but are too faulty to be used. */
  readonly leftOut: readonly string[]
}

/**
 * Reads one source note. Every fault of the file is reported in this one reading; a claim that has
 * a fault is left out, the others stay.
 */
export function readNote(path: string, bytes: Uint8Array, context: Context): ReadNote {
  const file = openFile(path, bytes, context)
  const root = parseBody(file)
  const data = readFrontMatter(root, record, file)?.data
  for (const node of strayNodes(root)) {
    context.report({
      rule: 'stray-text',
      path,
      place: placeOf(node, path),
      reason: 'Text outside of a claim does not print',
      advice: 'Put it into a claim, or into a comment if it is a remark for yourself.',
    })
  }
  const directives = directivesUnderHeadings(root)
  const claims = directives.flatMap(({ directive, heading }) => {
    const claim = readClaim(directive, heading, data?.id ?? '', file)
    return claim ? [claim] : []
  })
  const ids = directives.flatMap(({ directive }) => directive.attributes?.id ?? [])
  if (data === undefined) return { leftOut: ids }
  const leftOut = ids.filter((id) => !claims.some((claim) => claim.id === id))
  const source = {
    id: data.id,
    path,
    record: bibliographicRecord(data),
    original: data.original,
    text: data.text,
    origin: data.origin,
    backgroundOnly: data['background-only'],
    // What is wrong with a claim that was left out has been told.
    health: data.health.map((entry) => ({
      ...entry,
      claims: entry.claims.filter((id) => !leftOut.includes(id)),
    })),
    claims,
  }
  return { source, leftOut }
}

function bibliographicRecord(data: z.infer<typeof record>): BibliographicRecord {
  return {
    type: data.type,
    language: data.language,
    title: data.title,
    ...(data['title-short'] && { titleShort: data['title-short'] }),
    ...(data.author && { author: data.author }),
    ...(data.translator && { translator: data.translator }),
    ...(data['container-title'] && { containerTitle: data['container-title'] }),
    ...(data.issued && { issued: data.issued }),
    ...(data.URL && { URL: data.URL }),
  }
}
