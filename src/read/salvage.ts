import type * as z from 'zod'
import { PACKS } from '../languages/packs.ts'
import { each, type Language } from '../model/language.ts'
import { STAND_IN } from '../model/texts.ts'

type Path = readonly PropertyKey[]

/** How many faults of a record are mended; whoever has more mends some first. */
const MOST = 100

/** A text of which nothing is known yet, in every language. */
const textless = (languages: readonly Language[]) => each(languages, () => STAND_IN)

/** How much of a record has to be there for the rest to be looked at. */
export interface Needs {
  /** In which a text has to be. */
  readonly languages: readonly Language[]
  /** What stands for keys that must be there and are no texts. */
  readonly standIns: Readonly<Record<string, unknown>>
  /** Keys without which the rest cannot be judged: what others refer to. */
  readonly vital: readonly string[]
}

/**
 * What can be read of a faulty record, so that one fault does not hide what is wrong elsewhere. What is wrong is
 * taken away or, where something has to stand, replaced by what says nothing: a text by {@link STAND_IN} in
 * every language, else the value that the caller has for the key.
 *
 * @returns `undefined` where what is wrong cannot be done without
 */
export function salvage<T>(value: unknown, schema: z.ZodType<T>, needs: Needs): T | undefined {
  const record = structuredClone(value)
  const tried = new Map<string, number>()
  for (let mended = 0; mended < MOST; mended += 1) {
    const checked = schema.safeParse(record)
    if (checked.success) return checked.data
    const [issue] = checked.error.issues
    if (!issue || !mend(record, issue, needs, tried)) return undefined
  }
  return undefined
}

/** Mends one fault, each time more coarsely. @returns whether there was something left to try */
function mend(
  record: unknown,
  issue: z.core.$ZodIssue,
  { standIns, vital, languages }: Needs,
  tried: Map<string, number>,
): boolean {
  const language = issue.path.findIndex(isLanguage)
  // Half a text is none: its other half would be held against nothing.
  const path = language > 0 ? issue.path.slice(0, language) : issue.path
  if (issue.code === 'unrecognized_keys' && !isText(at(record, path))) {
    for (const key of issue.keys) remove(record, [...path, key])
    return true
  }
  for (let end = path.length; end > 0; end -= 1) {
    const place = path.slice(0, end)
    const [key] = place
    if (end === 1 && vital.includes(String(key))) return false
    const there = at(record, place)
    const cures = [
      (language > 0 || isText(there)) && (() => put(record, place, textless(languages))),
      issue.code === 'invalid_value' && (() => put(record, place, issue.values[0])),
      there !== undefined && (() => remove(record, place)),
      end === 1 &&
        Object.hasOwn(standIns, String(key)) &&
        (() => put(record, place, standIns[String(key)])),
      () => put(record, place, textless(languages)),
    ]
    const name = place.join('.')
    const tries = tried.get(name) ?? 0
    const next = cures.findIndex((cure, at) => at >= tries && cure)
    tried.set(name, next < 0 ? cures.length : next + 1)
    const cure = cures[next]
    if (cure) return cure()
  }
  return false
}

/** Whether something is, or was to be, a text in languages. */
function isText(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).some(isLanguage)
}

function isLanguage(key: PropertyKey): boolean {
  return PACKS.some(({ tag }) => tag === key)
}

function at(record: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, key) =>
      typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined,
    record,
  )
}

function put(record: unknown, path: Path, value: unknown): boolean {
  const parent = at(record, path.slice(0, -1))
  const key = path.at(-1)
  if (typeof parent !== 'object' || parent === null || key === undefined) return false
  return Reflect.set(parent, key, value)
}

function remove(record: unknown, path: Path): boolean {
  const parent = at(record, path.slice(0, -1))
  const key = path.at(-1)
  if (typeof parent !== 'object' || parent === null || key === undefined) return false
  if (Array.isArray(parent)) return parent.splice(Number(key), 1).length > 0
  return Reflect.deleteProperty(parent, key)
}
