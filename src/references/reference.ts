import { tagOfLanguage } from '../languages/babel.ts'
import { positionIn } from '../text/position.ts'

/**
 * The bibliographic record of a source as libraries of references exchange it: each text in one language, names as they are
 * read out.
 */
export interface Reference {
  /** What it is cited by: of a source of ours its id. */
  readonly id: string
  /** Type of CSL: `article-magazine`. */
  readonly type: string
  /** Tag of BCP 47. */
  readonly language?: string
  readonly title?: string
  /** The title in the other language of the brief. */
  readonly translatedTitle?: string
  readonly titleShort?: string
  readonly author?: readonly string[]
  readonly translator?: readonly string[]
  /** The outlet. */
  readonly containerTitle?: string
  /** ISO 8601, as exactly as it is known. */
  readonly issued?: string
  readonly URL?: string
}

/** A record that was read. */
export interface ReadReference extends Reference {
  /** Where it begins in its file, from 1. */
  readonly line: number
  readonly DOI?: string
  /** What of it could not be taken over, a sentence each without a full stop. */
  readonly notices: readonly string[]
}

/** A file of references that cannot be read; the message says why, in a sentence. */
export class UnreadableReferences extends Error {
  override readonly name = 'UnreadableReferences'
  /** From 1, where the fault is. */
  readonly line: number
  readonly column: number

  constructor(message: string, text: string, offset: number) {
    super(message)
    const { line, column } = positionIn(text, offset)
    this.line = line
    this.column = column
  }
}

/** A text in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** The tag of a language as a file calls it; that it is not known is added to what could not be taken over. */
export function languageCalled(called: string | undefined, notices: string[]): string | undefined {
  if (!called) return undefined
  const language = tagOfLanguage(called)
  if (language === undefined) notices.push(`its language \`${called}\` is not known`)
  return language
}

/** A date of ISO 8601 as far as its parts are given: none after one that is empty. */
export function dateOfParts(year: string, month: string, day: string): string {
  const two = (part: string) => part.padStart(2, '0')
  return [year, ...(month ? [two(month), ...(day ? [two(day)] : [])] : [])].join('-')
}

/** The fields of a record that say something, each once, so that what is not known is absent. */
export function withoutEmpty<T extends object>(
  record: T,
): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(record).filter(
    ([, value]) =>
      value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  )
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> }
}
