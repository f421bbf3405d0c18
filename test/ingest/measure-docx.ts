import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import { readDocx } from '../../src/ingest/docx/read-docx.ts'
import { CONSTRUCTS } from './docx/constructs.ts'
import { makeDocx } from './docx/make-docx.ts'
import { filesOf, ingestFolder } from './real-files.ts'

/** Paragraphs of a document, and how long it took to read them, in milliseconds. */
interface Reading {
  readonly paragraphs: readonly string[]
  readonly time: number
}

const READERS: Readonly<Record<string, (bytes: Uint8Array) => Promise<readonly string[]>>> = {
  mammoth: (bytes) => byMammoth(bytes),
  'mammoth, unwrapped': (bytes) => byMammoth(unwrapped(bytes)),
  here: async (bytes) => {
    const { paragraphs } = await readDocx({ name: 'x.docx', bytes })
    return paragraphs.filter(({ cut }) => cut === undefined).map(({ text }) => text)
  },
}

/**
 * How much of the text of documents comes out, by each reader: of those that are at hand, and of a small one for
 * each way to hold text.
 *
 * @returns the table, as it is printed
 */
export async function measure(): Promise<string> {
  const rows: string[] = []
  const folder = ingestFolder()
  for (const name of folder === undefined ? [] : filesOf(folder, /^docx-.*\.docx$/)) {
    const bytes = await readFile(join(String(folder), name))
    const truth = linesOf(
      await readFile(join(String(folder), name.replace('.docx', '.txt')), 'utf8'),
    )
    rows.push(`${name}: ${truth.length} paragraphs, ${lettersOf(truth).length} characters`)
    for (const [reader, read] of Object.entries(READERS)) {
      const { paragraphs, time } = await timed(() => read(bytes))
      const found = new Set(paragraphs.map(withoutCalls))
      const right = truth.filter((line) => found.has(withoutCalls(line)))
      const lost = lostOf(truth, paragraphs)
      rows.push(
        `  ${reader.padEnd(18)} lost ${String(lost).padStart(5)} characters, ${right.length} paragraphs right but for calls of notes, ${Math.round(time)} ms`,
      )
    }
  }
  rows.push(`${CONSTRUCTS.length} ways to hold text:`)
  for (const [reader, read] of Object.entries(READERS)) {
    const wrong: string[] = []
    for (const { what, body, others, paragraphs } of CONSTRUCTS) {
      const seen = await read(makeDocx(body, others))
      if (seen.join('\n') !== paragraphs.join('\n')) wrong.push(what)
    }
    const right = CONSTRUCTS.length - wrong.length
    rows.push(
      `  ${reader.padEnd(18)} ${right} right${wrong.map((what) => `\n    not: ${what}`).join('')}`,
    )
  }
  return rows.join('\n')
}

async function byMammoth(bytes: Uint8Array): Promise<readonly string[]> {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  return linesOf(value)
}

/** A document without the two elements around text that mammoth does not read through. */
function unwrapped(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes)
  for (const name of ['document', 'footnotes', 'endnotes'].map((part) => `word/${part}.xml`)) {
    const part = files[name]
    if (part) files[name] = strToU8(strFromU8(part).replace(/<\/?w:(?:dir|bdo)\b[^>]*>/g, ''))
  }
  return zipSync(files, { level: 1 })
}

async function timed(read: () => Promise<readonly string[]>): Promise<Reading> {
  const before = performance.now()
  const paragraphs = await read()
  return { paragraphs, time: performance.now() - before }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** The truth has no number where the text calls a note. */
function withoutCalls(line: string): string {
  return line.replace(/\[\w+\]|(?<=\()\d+(?=\))/g, '').trim()
}

function lettersOf(lines: readonly string[]): string {
  return lines.join('').replace(/\s/g, '')
}

/** Characters of a text that another one does not hold, each as often as it stands in it. */
function lostOf(truth: readonly string[], read: readonly string[]): number {
  const left = new Map<string, number>()
  for (const letter of lettersOf(read)) left.set(letter, (left.get(letter) ?? 0) + 1)
  let lost = 0
  for (const letter of lettersOf(truth)) {
    const count = left.get(letter) ?? 0
    if (count === 0) lost += 1
    else left.set(letter, count - 1)
  }
  return lost
}
