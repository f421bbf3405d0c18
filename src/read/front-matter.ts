import type { Root } from 'mdast'
import { isCollection, isNode, isPair, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { PACKS } from '../languages/packs.ts'
import type { Forms } from '../model/editor.ts'
import { type ByLanguage, each, isLanguageTag, type Language } from '../model/language.ts'
import type { Place } from '../model/source.ts'
import type { Finding } from '../report/findings.ts'
import { parseDate } from '../text/dates.ts'
import { parseLocator } from '../text/locator.ts'
import { nearest } from '../text/nearest.ts'
import type { WrittenFile } from './directives.ts'
import { type Needs, salvage } from './salvage.ts'
import { joinAtCommas, withoutBroken } from './yaml-entries.ts'
import { slipsIn } from './yaml-slips.ts'

/** A text in every language of the brief; what is there in another one serves other briefs and is passed over. */
export type TextByLanguage = z.ZodType<ByLanguage>

/** The same of lists of forms, of which a language may have none. */
export type FormsByLanguage = z.ZodType<Forms>

/**
 * A schema that asks for texts in the languages of the brief. It is made once for each choice of them.
 *
 * @param make gets the schema of a text and of forms, and the languages
 */
export function inLanguages<S>(
  make: (text: TextByLanguage, forms: FormsByLanguage, languages: readonly Language[]) => S,
): (languages: readonly Language[]) => S {
  const made = new Map<string, S>()
  return (languages) => {
    const key = languages.join(' ')
    const known = made.get(key)
    if (known !== undefined) return known
    const schema = make(textIn(languages), FORMS, languages)
    made.set(key, schema)
    return schema
  }
}

function textIn(languages: readonly Language[]): TextByLanguage {
  const text = z.string().min(1)
  return z
    .strictObject({ ...inAllPacks(text.optional()), ...each(languages, () => text) })
    .transform((texts) => each(languages, (language) => texts[language] ?? ''))
}

/**
 * Some forms in each language: `{ en: [al-Rakka], ar: [الرقّة] }`; those of a language that the brief is not in serve
 * where a source is in it.
 */
const FORMS = z.strictObject(inAllPacks(z.array(z.string().min(1)).min(1).optional()))

function inAllPacks<S extends z.ZodType>(schema: S): Record<string, S> {
  return Object.fromEntries(PACKS.map(({ tag }) => [tag, schema]))
}

/** What the source does not say is written out, so that it is never mistaken for an oversight. */
export const NOT_STATED = 'not stated'

/** Before it there is no print, and after it the years of the Hijri and the Iranian calendar run. */
const FIRST_YEAR = 1500

/** A date as exactly as it is known. YAML reads a bare year as a number. */
export const partialDate = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => parseDate(text) !== undefined, {
    error: 'is no date; write 2019, 2019-04 or 2019-04-21',
  })
  .refine((text) => (parseDate(text)?.year ?? FIRST_YEAR) >= FIRST_YEAR, {
    error: 'is a year of another calendar; write that of the Gregorian one, such as 2019',
  })

/** The language of a source, whichever it is: `ar`, `fr`, `zh-Hant`. */
export const languageTag = z.string().refine(isLanguageTag, {
  error: 'is no tag of a language; write ar, en, fr or another one of BCP 47',
})

/** The address of a page. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'is no address of a page; write one that begins with https://',
})

/** Paragraphs of an original: `3`, `3-5` or `3, 7-8`. */
export const locator = z.union([z.string(), z.number()]).transform((value, context) => {
  const parsed = parseLocator(String(value))
  if (parsed !== undefined) return parsed
  context.addIssue({ code: 'custom', message: 'is no locator; write 3, 3-5 or "3, 7-8"' })
  return z.NEVER
})

/** A record that was checked against its schema. */
export interface Checked<T> {
  /** What could be read: where something was wrong, it was told, and says nothing here. */
  readonly data: T
  /** Where the key or value stands that a path leads to: `['sections', 0, 'groups']`. */
  placeAt(path: readonly (string | number)[]): Place
}

/**
 * Reads the front matter of a file and checks it. Every fault is reported at its line.
 *
 * @param needs what cannot be done without: see {@link salvage}
 * @returns what could be read, or `undefined` where that is not enough to go on with
 */
export function readFrontMatter<T>(
  root: Root,
  schema: z.ZodType<T>,
  file: WrittenFile,
  needs: Needs,
): Checked<T> | undefined {
  const first = root.children[0]
  if (first?.type !== 'yaml') {
    file.context.report({
      rule: 'front-matter',
      path: file.path,
      place: { line: 1, column: 1 },
      reason: 'The file does not begin with front matter',
      expected: ['---'],
      advice: 'Begin the file with a line `---`, the record, and another line `---`.',
    })
    return undefined
  }
  // The front matter starts on the line after its own opening fence.
  const offset = first.position?.start.line ?? 1
  return checkYaml(first.value, schema, file, { lineOffset: offset, needs })
}

/** By schema and text, what was sound: the labels of the base are those of every audience. */
const SOUND = new WeakMap<z.ZodType, Map<string, Sound>>()

interface Sound {
  readonly data: unknown
  readonly document: ReturnType<typeof parseDocument>
  readonly lines: LineCounter
}

/** How many texts of one schema are remembered. */
const TEXTS = 64

interface YamlOptions {
  /** The number of lines before it in its file. @default 0 */
  readonly lineOffset?: number
  /** @default 'front-matter' */
  readonly rule?: 'front-matter' | 'audience-settings' | 'returned-form'
  /** See {@link salvage}. @default none: of a faulty text nothing is read */
  readonly needs?: Needs
}

/** Checks a YAML text against a schema. */
export function checkYaml<T>(
  written: string,
  schema: z.ZodType<T>,
  { path, context }: WrittenFile,
  { lineOffset = 0, rule = 'front-matter', needs }: YamlOptions = {},
): Checked<T> | undefined {
  const pointAt = (counter: LineCounter, position: number) => {
    const { line, col } = counter.linePos(position)
    return { line: line + lineOffset, column: col }
  }
  const inFile = (found: Sound): Checked<T> => ({
    data: found.data as T,
    placeAt: (at) => ({ path, ...pointAt(found.lines, positionOf(found.document, at)) }),
  })
  const sound = SOUND.get(schema) ?? new Map<string, Sound>()
  SOUND.set(schema, sound)
  const known = sound.get(written)
  if (known) return inFile(known)
  const { errors, text, broken } = withoutBroken(written)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  // The lines are those of the whole text, whatever was taken out of it.
  const allLines = new LineCounter()
  if (errors.length > 0) parseDocument(written, { lineCounter: allLines, prettyErrors: false })
  for (const error of errors) {
    context.report({
      rule,
      path,
      place: pointAt(allLines, error.offset),
      reason: `The YAML is broken: ${error.message}`,
      advice:
        error.code === 'TAB_AS_INDENT'
          ? 'Indent with spaces.'
          : 'Put values that hold a colon or a quotation mark into quotes.',
    })
  }
  if (errors.length > 0 && (broken.size === 0 || document.errors.length > 0)) return undefined
  const slips = slipsIn(document, text)
  for (const { offset, ...slip } of slips) {
    context.report({ rule, ...slip, path, place: pointAt(lines, offset) })
  }
  if (slips.some((slip) => slip.rule === undefined)) return undefined
  const cuts = joinAtCommas(document)
  for (const { offset, language, parts } of cuts) {
    const [text = '', ...keys] = parts
    context.report({
      rule,
      path,
      place: pointAt(lines, offset),
      reason: `The text in \`${language}\` is cut at a comma: ${keys.map((key) => `\`${key}\``).join(', ')} ${keys.length === 1 ? 'reads as a key' : 'read as keys'}`,
      actual: text,
      advice: `Put the text into quotes: { ${language}: "${parts.join(', ')}" … }.`,
    })
  }
  // A file in which everything is commented out says nothing, and that is no fault of its own.
  const value: unknown = document.toJS() ?? {}
  const checked = schema.safeParse(value)
  if (checked.success && errors.length === 0) {
    if (sound.size >= TEXTS) sound.clear()
    const made = { data: checked.data, document, lines }
    // What was told of it is told each time.
    if (slips.length + cuts.length === 0) sound.set(written, made)
    return inFile(made)
  }
  for (const issue of checked.error?.issues ?? []) {
    // An entry that could not be parsed is not missing.
    if (issue.path.length === 1 && broken.has(String(issue.path[0]))) continue
    const keys = issue.code === 'unrecognized_keys' ? issue.keys : []
    const at = [...issue.path, ...keys.slice(0, 1)] as (string | number)[]
    context.report({
      rule,
      path,
      place: pointAt(lines, positionOf(document, at)),
      reason: describe(issue, at, document.getIn(at), rule),
      ...correction(issue, at, document.getIn(at), schema),
    })
  }
  const isWhole = needs && !needs.vital.some((key) => broken.has(key))
  const data = isWhole ? salvage(value, schema, needs) : undefined
  return data === undefined ? undefined : inFile({ data, document, lines })
}

/** Offset of the deepest node on the path that exists. */
function positionOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly (string | number)[],
): number {
  for (let length = path.length; length >= 0; length--) {
    const head = path.slice(0, length)
    const parent = length === 0 ? document.contents : document.getIn(head.slice(0, -1), true)
    if (length > 0 && isCollection(parent)) {
      // The key is a better place than the value: that is where the eye goes.
      const pair = parent.items.find(
        (item) => isPair(item) && String((item.key as { value?: unknown })?.value) === head.at(-1),
      )
      if (isPair(pair) && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = length === 0 ? document.contents : document.getIn(head, true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}

/** What was probably meant, for a key or value that is one of a few. */
function correction(
  issue: z.core.$ZodIssue,
  path: readonly (string | number)[],
  value: unknown,
  schema: z.ZodType,
): Partial<Pick<Finding, 'actual' | 'expected' | 'advice'>> {
  const isKey = issue.code === 'unrecognized_keys'
  if (!isKey && issue.code !== 'invalid_value') return {}
  const known = isKey ? keysAt(schema, path.slice(0, -1)) : issue.values.map(String)
  const actual = String(isKey ? path.at(-1) : value)
  const meant = nearest(actual, known)
  return {
    ...(value !== undefined && { actual }),
    expected: known,
    ...(meant !== undefined && { advice: `Did you mean \`${meant}\`?` }),
  }
}

/** What a schema is made of, as far as its keys are wanted. */
interface Made {
  readonly def?: {
    readonly innerType?: Made
    readonly in?: Made
    readonly element?: Made
    readonly valueType?: Made
    readonly shape?: Readonly<Record<string, Made>>
  }
}

/** The keys that the record at a path may have. */
function keysAt(schema: z.ZodType, path: readonly (string | number)[]): string[] {
  const inside = (made: Made | undefined): Made | undefined => {
    const inner = made?.def?.innerType ?? made?.def?.in
    return inner ? inside(inner) : made
  }
  let at = inside(schema as unknown as Made)
  for (const step of path) {
    const { shape, element, valueType } = at?.def ?? {}
    at = inside(shape?.[step] ?? element ?? valueType)
  }
  return Object.keys(at?.def?.shape ?? {})
}

function describe(
  issue: z.core.$ZodIssue,
  path: (string | number)[],
  value: unknown,
  rule: YamlOptions['rule'],
): string {
  const whole = rule === 'front-matter' ? 'The front matter' : 'The file'
  const name = path.length > 0 ? `\`${path.join('.')}\`` : whole
  if (issue.code === 'unrecognized_keys') return `${name} is not known here`
  if (value === undefined) return `${name} is missing`
  if (issue.code === 'invalid_value') return `${name}: \`${value}\` is not known here`
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'string' && /^(?:number|boolean)$/.test(typeof value)) {
      return `${name}: \`${value}\` is read as a ${typeof value}, and text is expected: put it into quotation marks`
    }
    const expected = EXPECTED[issue.expected] ?? issue.expected
    return `${name}: ${inOneLine(value)} is not ${expected}`
  }
  if (typeof value === 'object') return `${name}: ${issue.message}`
  // Our own messages go on after the value, those of the library stand alone.
  const ours = /^[a-z]/.test(issue.message)
  return `${name}: \`${value}\`${ours ? ' ' : ': '}${issue.message}`
}

/** What a value has to be, in the words of whoever writes it. */
const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a list of `key: value`',
  record: 'a list of `key: value`',
}

function inOneLine(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'what stands here' : `\`${value}\``
}
