import * as z from 'zod'
import type { Lock, LockedOriginal, Original } from '../model/lock.ts'
import { onceOf } from '../model/once-of.ts'
import { type Claim, namedPassages } from '../model/source.ts'
import type { Context } from '../report/context.ts'
import { decode } from '../text/decode.ts'
import { sha256 } from '../text/hash.ts'
import { numbersIn } from '../text/locator.ts'
import { paragraphsOf } from '../text/paragraphs.ts'
import { fingerprint, shortHash } from './fingerprint.ts'

const hex = z.string().regex(/^[0-9a-f]+$/)

const passages = z.record(
  z.string().regex(/^\d+$/),
  z.strictObject({ hash: hex, folded: hex, fingerprint: z.array(z.int().nonnegative()) }),
)

const schema = z.strictObject({
  version: z.literal(1),
  originals: z.record(
    z.string(),
    z.strictObject({
      sha256: hex.length(64),
      paragraphs: z.array(hex),
      passages,
      unsettled: z.record(z.string(), passages).optional(),
      supported: z.record(z.string(), hex).optional(),
    }),
  ),
  statements: z.record(z.string(), z.record(z.string(), hex)),
  pictures: z.record(z.string(), hex).optional(),
})

/** The paragraphs of an original, the first at index 0: taken apart once, since every claim on it asks. */
export const paragraphsIn = onceOf(({ bytes }: Original): readonly string[] =>
  paragraphsOf(decode(bytes).text),
)

/** The hash by which the lock knows an original: whatever its line ends, as if each was a line feed. */
export const originalHash = onceOf(({ bytes }: Original) => sha256(withLineEnds(bytes, '\n')))

/**
 * Whether an original is the one that was locked. Git and editors turn line ends as they like, and older locks
 * have the hash of the file as it was: of each of its forms one may be locked.
 */
export function isLocked(original: Original, locked: LockedOriginal): boolean {
  return hashesOfForms(original).includes(locked.sha256)
}

const hashesOfForms = onceOf(({ bytes }: Original) => {
  const forms = ['\n', '\r\n', '\r'].map((end) => withLineEnds(bytes, end))
  return [bytes, ...forms].map(sha256)
})

function withLineEnds(bytes: Uint8Array, end: string): Uint8Array {
  const { encoding } = decode(bytes)
  const swap = encoding === 'utf-16be'
  const unit = encoding === 'utf-16le' || swap ? 'utf16le' : 'latin1'
  const copy = Buffer.from(bytes.length % 2 === 0 || unit === 'latin1' ? bytes : [...bytes, 0])
  const text = (swap ? copy.swap16() : copy).toString(unit)
  const turned = Buffer.from(text.replace(/\r\n?|\n/g, end), unit)
  return swap ? turned.swap16() : turned
}

/**
 * What the lock will remember of an original, and of the paragraphs of it that are cited.
 *
 * @param source id of the source
 * @param claims those of all notes: any of them may rest on it
 */
export function lockOriginal(
  source: string,
  claims: readonly Claim[],
  original: Original,
): LockedOriginal {
  const paragraphs = paragraphsIn(original)
  const passages = citedParagraphs(source, claims).flatMap((number) => {
    const text = paragraphs[number - 1]
    return text === undefined ? [] : [[String(number), fingerprint(text)] as const]
  })
  return {
    sha256: originalHash(original),
    paragraphs: paragraphs.map(shortHash),
    passages: Object.fromEntries(passages),
  }
}

/** The paragraphs of a source that any of some claims cites or is settled by, ascending. */
export function citedParagraphs(source: string, claims: readonly Claim[]): number[] {
  const cited = new Set(
    claims
      .flatMap(namedPassages)
      .flatMap((passage) => (passage.source === source ? numbersIn(passage.at) : [])),
  )
  return [...cited].sort((a, b) => a - b)
}

/** Reads a lock; one that was damaged by hand is reported and counts as none. */
export function readLock(path: string, text: string, context: Context): Lock | undefined {
  try {
    const { originals, ...lock } = schema.parse(JSON.parse(text))
    // A source may be called `constructor`.
    return { ...lock, originals: Object.assign(Object.create(null), originals) }
  } catch (error) {
    context.report({
      rule: 'lock-form',
      path,
      reason: `The lock cannot be read: ${(error as Error).message.split('\n')[0]}`,
      advice:
        'Take it from the last commit, or write it anew with `mujaz lock`, with the originals at hand.',
    })
    return undefined
  }
}

/**
 * The text of a lock file: keys in order, so that two locks of one state are the same bytes, and a
 * line for every passage and statement, so that a difference can be read.
 */
export function writeLock(lock: Lock): string {
  const originals = Object.entries(lock.originals)
    .toSorted(byKey)
    .map(([id, { sha256, paragraphs, passages, unsettled = {}, supported }]) => {
      const claims = Object.entries(unsettled)
        .toSorted(byKey)
        .map(
          ([claim, lost]) => `        ${JSON.stringify(claim)}: ${passageLines(lost, '        ')}`,
        )
      const parts = [
        `      "sha256": "${sha256}"`,
        `      "paragraphs": ${JSON.stringify(paragraphs)}`,
        `      "passages": ${passageLines(passages, '      ')}`,
        ...(supported ? [`      "supported": {${joined(hashLines(supported), '      ')}}`] : []),
        ...(claims.length > 0 ? [`      "unsettled": {${joined(claims, '      ')}}`] : []),
      ]
      return `    ${JSON.stringify(id)}: {\n${parts.join(',\n')}\n    }`
    })
  const statements = Object.entries(lock.statements)
    .toSorted(byKey)
    .map(([id, hashes]) => `    ${JSON.stringify(id)}: ${JSON.stringify(hashes)}`)
  const pictures = Object.entries(lock.pictures ?? {})
    .toSorted(byKey)
    .map(([file, hash]) => `    ${JSON.stringify(file)}: ${JSON.stringify(hash)}`)
  return `{
  "version": 1,
  "originals": {${joined(originals, '  ')}},
  "statements": {${joined(statements, '  ')}}${pictures.length > 0 ? `,\n  "pictures": {${joined(pictures, '  ')}}` : ''}
}
`
}

function hashLines(hashes: Readonly<Record<string, string>>): string[] {
  return Object.entries(hashes)
    .toSorted(byKey)
    .map(([claim, hash]) => `        ${JSON.stringify(claim)}: "${hash}"`)
}

function passageLines(passages: LockedOriginal['passages'], indent: string): string {
  const lines = Object.entries(passages)
    .toSorted(([a], [b]) => Number(a) - Number(b))
    .map(([number, passage]) => `${indent}  "${number}": ${JSON.stringify(passage)}`)
  return `{${joined(lines, indent)}}`
}

function joined(lines: readonly string[], indent: string): string {
  return lines.length === 0 ? '' : `\n${lines.join(',\n')}\n${indent}`
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
