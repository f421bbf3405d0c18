import * as z from 'zod'
import type { Manifest } from '../model/manifest.ts'
import { BOUNDS } from '../model/source.ts'

/** Of this form; a manifest of a later one was written by a newer Mujaz. */
const MANIFEST_VERSION = 1

const hash = z.string().regex(/^[0-9a-f]+$/)
const byLanguage = z.record(z.string(), z.string())

const statement = {
  sensitive: z.literal(true).optional(),
  hashes: byLanguage,
  words: byLanguage.optional(),
  citations: z.record(z.string(), z.string()),
}

const figure = z.strictObject({
  source: z.string(),
  measure: z.string(),
  value: z.number(),
  bound: z.enum(BOUNDS),
  population: z.string().optional(),
  period: z.string().optional(),
  asOf: z.string().optional(),
  words: byLanguage.optional(),
})

const content = z.strictObject({
  date: z.string(),
  measures: z.record(z.string(), byLanguage),
  points: z.record(
    z.string(),
    z.strictObject({
      merged: z.literal(true).optional(),
      section: z.string(),
      weight: z.number(),
      ...statement,
      figures: z.array(figure),
    }),
  ),
  sentences: z.array(
    z.strictObject({
      kind: z.enum([
        'sentence',
        'answer',
        'judgement',
        'position',
        'question',
        'imprint',
        'lead',
        'assessment',
        'note',
        'event',
        'caption',
        'gap',
        'summary',
      ]),
      of: z.string(),
      ...statement,
    }),
  ),
  sources: z.record(
    z.string(),
    z.strictObject({
      title: byLanguage,
      issued: z.string().optional(),
      text: z.enum(['original', 'translated', 'machine-translated', 'summary']),
      record: hash,
      health: hash,
      original: hash.optional(),
    }),
  ),
})

const file = z.strictObject({
  sha256: hash,
  size: z.int().nonnegative(),
  inputs: z
    .strictObject({
      text: hash,
      templates: hash,
      program: z.string(),
      browser: z.strictObject({ version: z.string(), mark: z.string() }).optional(),
      house: hash.optional(),
      date: z.string().optional(),
    })
    .optional(),
})

const pages = z.record(z.string(), z.array(z.int().positive()))

const audience = z.strictObject({
  text: hash,
  statements: z.record(z.string(), hash),
  leftOut: z.array(z.string()),
  fit: z.strictObject({ inputs: hash, leftOut: z.int().nonnegative() }).optional(),
  files: z.record(z.string(), file),
  editions: z.record(
    z.string(),
    z.strictObject({ pages: z.int().positive(), statements: pages, notes: pages }),
  ),
})

const schema = z.strictObject({
  version: z.literal(MANIFEST_VERSION),
  content,
  findings: z.array(
    z.strictObject({ rule: z.string(), file: z.string(), line: z.int().optional() }),
  ),
  files: z.record(z.string(), file),
  audiences: z.record(z.string(), audience),
  templates: z.record(z.string(), z.record(z.string(), hash)),
})

/**
 * Reads a manifest.
 *
 * @returns it, or in a few words why it cannot be read
 */
export function readManifest(text: string): Manifest | string {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return `it is no JSON: ${(error as Error).message}`
  }
  const { version } = (typeof data === 'object' && data !== null ? data : {}) as {
    readonly version?: unknown
  }
  if (typeof version === 'number' && version > MANIFEST_VERSION) {
    return `it has version ${version}, of a newer Mujaz; this one reads version ${MANIFEST_VERSION}`
  }
  const checked = schema.safeParse(data)
  if (checked.success) return checked.data
  const [issue] = checked.error.issues
  return `\`${issue?.path.join('.') || 'manifest'}\`: ${issue?.message}`
}

/** What fits is written on one line, so that a difference shows one thing. */
const LINE = 140

/** Everything above this depth has a line of its own, however short it is. */
const OPEN_DEPTH = 2

/** The text of a manifest. Whoever makes one has put its records in order. */
export function writeManifest(manifest: Manifest): string {
  return `${json(manifest, 0)}\n`
}

function json(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, part]) => part !== undefined)
  if (entries.length === 0 || depth > OPEN_DEPTH) {
    const flat = JSON.stringify(value)
    if (entries.length === 0 || flat.length <= LINE) return flat
  }
  const indent = '  '.repeat(depth + 1)
  const list = Array.isArray(value)
  const lines = entries.map(
    ([key, part]) => `${indent}${list ? '' : `${JSON.stringify(key)}: `}${json(part, depth + 1)}`,
  )
  const [open, close] = list ? '[]' : '{}'
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`
}
