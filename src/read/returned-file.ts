import { isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml'
import * as z from 'zod'
import type { Returned } from '../model/returned.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { checkYaml } from './front-matter.ts'

const sent = {
  by: z.string().optional(),
  date: z.string().optional(),
  from: z.string(),
}

const on = { statement: z.string(), language: z.string(), was: z.string() }

const schema = z.strictObject({
  proposals: z.array(z.strictObject({ ...on, words: z.string(), ...sent })).default([]),
  comments: z
    .array(z.strictObject({ ...on, on: z.string().optional(), text: z.string(), ...sent }))
    .default([]),
  unplaced: z
    .array(
      z.strictObject({
        words: z.string(),
        at: z.string(),
        comment: z.string().optional(),
        ...sent,
      }),
    )
    .default([]),
})

/** The lists of the file. */
const LISTS = ['proposals', 'comments', 'unplaced'] as const

/** What is kept of what somebody sent back, but for where. */
export type Entries = {
  readonly [List in (typeof LISTS)[number]]: readonly Omit<Returned[List][number], 'place'>[]
}

const HEAD = `# What others have sent back and nobody has dealt with yet: mujaz help word
# Nothing of it prints. \`mujaz import\` asks of each; or take an entry out by hand.
`

/**
 * Reads what was sent back and is not dealt with yet. What is no such file is reported, and counts as none.
 *
 * @param bytes absent where there is no file
 */
export function readReturnedFile(
  path: string,
  bytes: Uint8Array | undefined,
  context: Context,
): Returned {
  const nothing: Returned = { path, proposals: [], comments: [], unplaced: [] }
  if (bytes === undefined) return nothing
  const { text } = decode(bytes)
  const checked = checkYaml(text, schema, { path, text, context }, { rule: 'returned-form' })
  if (!checked) return nothing
  const { data, placeAt } = checked
  const placed = <T>(list: (typeof LISTS)[number], entries: readonly T[]) =>
    entries.map((entry, at) => ({ ...entry, place: placeAt([list, at]) }))
  // What a schema calls optional may be there without a value for it, which here nothing has.
  return {
    path,
    proposals: placed('proposals', data.proposals),
    comments: placed('comments', data.comments),
    unplaced: placed('unplaced', data.unplaced),
  } as Returned
}

/**
 * The text of the file with more entries, each once. What somebody wrote into it stays.
 *
 * @param text as it is; `undefined` where there is no file
 */
export function withEntries(text: string | undefined, entries: Entries): string {
  const document = parseDocument(text === undefined || text.trim() === '' ? '{}' : text)
  if (!isMap(document.contents)) document.contents = document.createNode({}) as never
  if (isMap(document.contents)) document.contents.flow = false
  for (const list of LISTS) {
    const known = (document.toJS() as Record<string, unknown[]>)[list] ?? []
    const keys = new Set(known.map(keyOf))
    const added = entries[list].filter((entry) => !keys.has(keyOf(entry)))
    if (added.length === 0) continue
    const node = document.get(list, true)
    if (isSeq(node)) for (const entry of added) node.add(document.createNode(entry))
    else document.set(list, document.createNode(added))
  }
  const written = document.toString({ lineWidth: 0 })
  return text === undefined ? HEAD + written : written
}

/** The text of the file without some entries, by their numbers in each list, from 0. */
export function withoutEntries(
  text: string,
  gone: Readonly<Partial<Record<(typeof LISTS)[number], ReadonlySet<number>>>>,
): string {
  const document = parseDocument(text)
  for (const list of LISTS) {
    const node = document.get(list, true)
    if (!isSeq(node)) continue
    const all = node as YAMLSeq
    all.items = all.items.filter((_, at) => !gone[list]?.has(at))
    if (all.items.length === 0) document.delete(list)
  }
  const isEmpty = isMap(document.contents) && document.contents.items.length === 0
  return isEmpty ? HEAD : document.toString({ lineWidth: 0 })
}

/** What makes two entries the same: when it was sent again does not. */
function keyOf(entry: unknown): string {
  const { statement, language, words, text, at, comment, by } = entry as Record<string, unknown>
  return JSON.stringify([statement, language, words, text, at, comment, by])
}
