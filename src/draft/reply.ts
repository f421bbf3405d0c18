import * as z from 'zod'
import { BOUNDS } from '../model/source.ts'

/** A figure of a proposal, as a model has it. */
export interface ProposedFigure {
  readonly measure: string
  readonly value: number
  readonly bound: (typeof BOUNDS)[number]
  /** In each language, the words of the statement that carry it. */
  readonly words: Readonly<Record<string, string>>
}

/** A name of a proposal that is in no register: its words in the passage, and in each language. */
export interface ProposedName {
  readonly passage: string
  readonly words: Readonly<Record<string, string>>
}

/** What a model proposes: words that it says it found, and what it would say of them. */
export interface Proposal {
  /** From 1. */
  readonly paragraph: number
  readonly quote: string
  /** By language. */
  readonly statement: Readonly<Record<string, string>>
  readonly section: string
  readonly topic: string
  readonly attribution?: string
  readonly figures: readonly ProposedFigure[]
  readonly names: readonly ProposedName[]
}

/** Signs that steer a terminal are no words. */
const text = z.string().transform((value) => value.replace(/\p{Cc}+/gu, ' ').trim())

const words = z.record(z.string(), text)

const PROPOSAL = z.object({
  paragraph: z.int().min(1),
  quote: text,
  statement: words,
  section: text,
  topic: text.default(''),
  attribution: text.nullish().transform((id) => id || undefined),
  figures: z
    .array(
      z.object({
        measure: text,
        value: z.number(),
        bound: z.enum(BOUNDS).default('exact'),
        words,
      }),
    )
    .nullish()
    .transform((figures) => figures ?? []),
  names: z
    .array(z.object({ passage: text, words }))
    .nullish()
    .transform((names) => names ?? []),
})

/** What an answer holds. */
export interface Reply {
  readonly proposals: readonly Proposal[]
  /** What of it could not be read, a sentence each. */
  readonly faults: readonly string[]
}

/**
 * Reads the proposals of an answer, whatever stands around them: thoughts, prose, fences.
 *
 * @returns `undefined` where there are none in it, or where they are cut off
 */
export function readReply(text: string): Reply | undefined {
  const list = listIn(text, 'proposals')
  if (list === undefined) return undefined
  const proposals: Proposal[] = []
  const faults: string[] = []
  for (const [at, item] of list.entries()) {
    const { success, data, error } = PROPOSAL.safeParse(item)
    if (success) {
      const { attribution, ...rest } = data
      proposals.push({ ...rest, ...(attribution !== undefined && { attribution }) })
    } else {
      const [issue] = error.issues
      faults.push(`Proposal ${at + 1} has no sound \`${issue?.path.join('.') || 'form'}\`.`)
    }
  }
  return { proposals, faults }
}

/** A translation, as a model has it. */
export interface Translation {
  /** Which of the claims that were sent, from 1. */
  readonly claim: number
  readonly statement: string
  /** The words of its figures, in the order in which they were sent. */
  readonly figures: readonly string[]
}

const TRANSLATION = z.object({
  claim: z.int().min(1),
  statement: text,
  figures: z
    .array(text)
    .nullish()
    .transform((figures) => figures ?? []),
})

/** The same of translations. What has no form counts as not answered. */
export function readTranslations(text: string): readonly Translation[] | undefined {
  return listIn(text, 'translations')?.flatMap((item) => TRANSLATION.safeParse(item).data ?? [])
}

/** The first thing in a text that is JSON and is a list of records, or holds one under a key. */
function listIn(answer: string, key: string): readonly unknown[] | undefined {
  const text = answer.replace(/<think>[\s\S]*?<\/think>/g, '')
  for (let from = 0; from < text.length; from += 1) {
    if (!'{['.includes(text.charAt(from))) continue
    const end = endOfValue(text, from)
    if (end === undefined) continue
    let value: unknown
    try {
      value = JSON.parse(text.slice(from, end))
    } catch {
      continue
    }
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item === 'object')) return value
    } else {
      const list = (value as Readonly<Record<string, unknown>>)[key]
      if (Array.isArray(list)) return list
    }
    from = end - 1
  }
  return undefined
}

/** Where a list or a record that begins at a place ends; `undefined` where it does not. */
function endOfValue(text: string, from: number): number | undefined {
  let depth = 0
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign === '\\') at += 1
      else if (sign === '"') quoted = false
    } else if (sign === '"') quoted = true
    else if ('{['.includes(sign)) depth += 1
    else if ('}]'.includes(sign)) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  return undefined
}
