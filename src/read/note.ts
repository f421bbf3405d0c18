import * as z from 'zod'
import type { Language } from '../model/language.ts'
import type { BibliographicRecord, CardLines, Place, Source } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { ID } from '../text/id.ts'
import { readClaim } from './claim.ts'
import { placeOf } from './directives.ts'
import {
  type Checked,
  inLanguages,
  languageTag,
  locator,
  NOT_STATED,
  partialDate,
  readFrontMatter,
  type TextByLanguage,
  webAddress,
} from './front-matter.ts'
import { directivesUnderHeadings, openFile, parseBody, strayNodes } from './markdown.ts'

const id = z.string().regex(ID, {
  error: 'must be lower-case words with hyphens, such as harbour-review-2019',
})

/** What a source may not state, and then says so. */
function orNotStated<T>(schema: z.ZodType<T>, form: string) {
  return z
    .union([z.literal(NOT_STATED), schema], {
      error: `must be ${form}, or the words: ${NOT_STATED}`,
    })
    .transform((value) => (value === NOT_STATED ? undefined : value))
}

/** The title, or that the source has none. What is wrong with a title is told as of any other text. */
function titleOrNotStated(text: TextByLanguage) {
  return z
    .preprocess((value) => (value === NOT_STATED ? null : (value ?? undefined)), text.nullable())
    .transform((value) => value ?? undefined)
}

/** A file below the folder of originals: `review.txt`, `2019/review.txt`. */
const fileName = z
  .string()
  .min(1)
  .refine((name) => !/^[/~]|^[A-Za-z]:|\\|(?:^|\/)\.\.?(?:\/|$)/.test(name), {
    error: 'leads out of the folder of originals; write the name of a file in it',
  })

const recordIn = inLanguages((text, _forms, languages) => {
  const form = `{ ${languages.join(', ')} }`
  const people = orNotStated(z.array(text).min(1), `a list of ${form}`)
  const record = z.strictObject({
    id,
    type: z.string().min(1),
    language: languageTag,
    title: titleOrNotStated(text),
    'title-short': text.optional(),
    author: people,
    translator: people.optional(),
    'container-title': orNotStated(text, form),
    issued: z
      .union([z.literal('unknown'), partialDate])
      .transform((value) => (value === 'unknown' ? undefined : value)),
    'not-before': partialDate.optional(),
    URL: webAddress.optional(),
    original: fileName,
    text: z.enum(['original', 'translated', 'machine-translated', 'summary']),
    origin: id,
    'background-only': z.boolean().default(false),
    health: z
      .array(
        z.strictObject({
          at: locator,
          kind: z.enum(['error', 'doubt', 'noise']),
          claims: z.array(id).default([]),
          note: text,
        }),
      )
      .default([]),
    'set-aside': locator.default([]),
    card: z.strictObject({ interest: text.optional(), reliance: text.optional() }).optional(),
  })
  return record.superRefine((own, issues) => {
    if (own.issued !== undefined && own['not-before'] !== undefined) {
      issues.addIssue({
        code: 'custom',
        path: ['not-before'],
        message: 'is for a source without a date; this one has its `issued`',
      })
    }
    if (own.title ?? own['title-short'] ?? own['container-title']) return
    issues.addIssue({
      code: 'custom',
      path: ['title'],
      message:
        'leaves nothing to call the source by; give it a `title-short` or a `container-title`',
    })
  })
})

/** What can be done without for the rest to be looked at: neither what the note is called, nor what was read. */
const NEEDS = {
  standIns: {
    type: 'document',
    author: NOT_STATED,
    'container-title': NOT_STATED,
    issued: 'unknown',
    text: 'original',
  },
  vital: ['id', 'language', 'original', 'origin'],
}

/** What came of reading a note. */
export interface ReadNote {
  /** Absent where the record cannot be read. */
  readonly source?: Source
  /** Ids of the claims that stand in the file but are too faulty to be used. */
  readonly leftOut: readonly string[]
  /** Where it names its original, and the date of that. */
  readonly places?: Readonly<Record<'original' | 'issued', Place>>
}

/**
 * Reads one source note. Every fault of the file is reported in this one reading; a claim that has
 * a fault is left out, the others stay.
 *
 * @param languages those of the brief
 */
export function readNote(
  path: string,
  bytes: Uint8Array,
  languages: readonly Language[],
  context: Context,
): ReadNote {
  const file = openFile(path, bytes, context)
  const root = parseBody(file)
  const front = readFrontMatter(root, recordIn(languages), file, { ...NEEDS, languages })
  const data = front?.data
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
    const claim = readClaim(directive, heading, data?.id ?? '', languages, file)
    return claim ? [claim] : []
  })
  const ids = directives.flatMap(({ directive }) => directive.attributes?.id ?? [])
  if (front === undefined || data === undefined) return { leftOut: ids }
  const leftOut = ids.filter((id) => !claims.some((claim) => claim.id === id))
  const source = {
    id: data.id,
    path,
    record: bibliographicRecord(data),
    original: data.original,
    text: data.text,
    origin: data.origin,
    backgroundOnly: data['background-only'],
    setAside: data['set-aside'],
    // What is wrong with a claim that was left out has been told.
    health: data.health.map((entry) => ({
      ...entry,
      claims: entry.claims.filter((id) => !leftOut.includes(id)),
    })),
    ...(data.card && { card: cardLines(data.card) }),
    claims,
    places: placesOf(data, front),
  }
  const places = { original: front.placeAt(['original']), issued: front.placeAt(['issued']) }
  return { source, leftOut, places }
}

/** Where the words of a record stand, under the names that they have as texts. */
function placesOf(
  { author = [], translator = [], health }: z.infer<ReturnType<typeof recordIn>>,
  { placeAt }: Pick<Checked<unknown>, 'placeAt'>,
): Record<string, Place> {
  const items = (key: string, list: readonly unknown[], ...rest: string[]) =>
    list.map((_, at) => [`${key}.${at + 1}`, placeAt([key, at, ...rest])] as const)
  return Object.fromEntries([
    ['title', placeAt(['title'])],
    ['short-title', placeAt(['title-short'])],
    ['container', placeAt(['container-title'])],
    ...items('author', author),
    ...items('translator', translator),
    ...items('health', health, 'note'),
    ['interest', placeAt(['card', 'interest'])],
    ['reliance', placeAt(['card', 'reliance'])],
  ])
}

function cardLines({
  interest,
  reliance,
}: NonNullable<z.infer<ReturnType<typeof recordIn>>['card']>): CardLines {
  return { ...(interest && { interest }), ...(reliance && { reliance }) }
}

function bibliographicRecord(data: z.infer<ReturnType<typeof recordIn>>): BibliographicRecord {
  return {
    type: data.type,
    language: data.language,
    ...(data.title && { title: data.title }),
    ...(data['title-short'] && { titleShort: data['title-short'] }),
    ...(data.author && { author: data.author }),
    ...(data.translator && { translator: data.translator }),
    ...(data['container-title'] && { containerTitle: data['container-title'] }),
    ...(data.issued && { issued: data.issued }),
    ...(data['not-before'] && { notBefore: data['not-before'] }),
    ...(data.URL && { URL: data.URL }),
  }
}
