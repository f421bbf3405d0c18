import * as z from 'zod'
import { parseDate } from '../text/dates.ts'
import { positionsIn } from '../text/position.ts'
import {
  languageCalled,
  type ReadReference,
  UnreadableReferences,
  withoutEmpty,
} from './reference.ts'

const text = z.union([z.string(), z.number()]).transform(String).optional()

const people = z
  .array(
    z.looseObject({
      literal: text,
      given: text,
      family: text,
      suffix: text,
      'dropping-particle': text,
      'non-dropping-particle': text,
    }),
  )
  .optional()

const part = z.union([z.string(), z.number()]).transform(Number)

/** What is read of an item of CSL-JSON; it may have whatever else. */
const schema = z.looseObject({
  id: text,
  type: z.string().min(1),
  language: text,
  title: text,
  'title-short': text,
  shortTitle: text,
  author: people,
  translator: people,
  'container-title': text,
  publisher: text,
  issued: z
    .looseObject({ 'date-parts': z.array(z.array(part)).optional(), raw: text, literal: text })
    .optional(),
  URL: text,
  DOI: text,
  custom: z
    .looseObject({ title: z.record(z.string(), z.string()).optional().catch(undefined) })
    .optional()
    .catch(undefined),
})

type Item = z.infer<typeof schema>

/**
 * Reads CSL-JSON: a list of items, one item, or a record with `items`.
 *
 * @throws UnreadableReferences where it is no JSON, or something in it is no item
 */
export function readCsl(json: string): ReadReference[] {
  let data: unknown
  try {
    data = JSON.parse(json)
  } catch (error) {
    const { message } = error as Error
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? json.length)
    throw new UnreadableReferences(`It is no JSON: ${message.replace(/\s+/g, ' ')}.`, json, at)
  }
  const { items: inner } = (data ?? {}) as { readonly items?: unknown }
  const items: readonly unknown[] = [data, inner].find((each) => Array.isArray(each)) ?? [data]
  const places = placesOf(json, items.length)
  const positionAt = positionsIn(json)
  return items.map((item, index) => {
    const checked = schema.safeParse(item)
    const at = places[index] ?? 0
    if (checked.success) return referenceOf(checked.data, positionAt(at).line)
    const [issue] = checked.error.issues
    const which = items.length > 1 ? `Item ${index + 1}` : 'This'
    const where = issue?.path.length ? ` (\`${issue.path.join('.')}\`: ${issue.message})` : ''
    throw new UnreadableReferences(`${which} is no item of CSL-JSON${where}.`, json, at)
  })
}

/** Where items begin: the braces of the outermost list, whatever stands in texts. */
function placesOf(json: string, count: number): number[] {
  const places: { readonly at: number; readonly depth: number }[] = []
  let depth = 0
  for (const { 0: mark, index } of json.matchAll(/"(?:\\.|[^"\\])*"|[{}]/g)) {
    if (mark === '{') places.push({ at: index, depth: depth++ })
    else if (mark === '}') depth -= 1
  }
  const outer = [0, 1].map((level) => places.filter((place) => place.depth === level))
  const own = outer.find((found) => found.length === count) ?? []
  return own.map(({ at }) => at)
}

function referenceOf(item: Item, line: number): ReadReference {
  const notices: string[] = []
  const { issued, title } = item
  const language = languageCalled(item.language, notices)
  const date = issued && dateIn(issued, notices)
  const translated = Object.values(item.custom?.title ?? {}).find((other) => other !== title)
  return {
    ...withoutEmpty({
      type: item.type,
      language,
      title,
      translatedTitle: translated,
      titleShort: item['title-short'] ?? item.shortTitle,
      author: namesOf(item.author),
      translator: namesOf(item.translator),
      containerTitle: item['container-title'] ?? item.publisher,
      issued: date,
      URL: item.URL,
      DOI: item.DOI,
    }),
    id: item.id ?? '',
    line,
    notices,
  }
}

function namesOf(people: Item['author'] = []): string[] {
  return people.flatMap((name) => {
    const parts = [
      name.given,
      name['dropping-particle'],
      name['non-dropping-particle'],
      name.family,
      name.suffix,
    ]
    const read = name.literal ?? parts.filter(Boolean).join(' ')
    return read === '' ? [] : [read]
  })
}

function dateIn(
  { 'date-parts': parts = [], raw, literal }: NonNullable<Item['issued']>,
  notices: string[],
): string | undefined {
  const [first = [], ...others] = parts
  const [year, ...rest] = first
  const written =
    year === undefined
      ? (raw ?? literal)
      : [String(year).padStart(4, '0'), ...rest.map((each) => String(each).padStart(2, '0'))].join(
          '-',
        )
  if (written !== undefined && others.length === 0 && parseDate(written)) return written
  notices.push(
    `its date \`${[written ?? '', ...others.map(String)].join('/')}\` is no single day, month or year`,
  )
  return undefined
}
