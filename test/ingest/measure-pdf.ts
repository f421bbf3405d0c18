import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPdf } from '../../src/ingest/pdf/read-pdf.ts'

/** What the reading of a file comes to, beside its known text. */
export interface PdfReading {
  /**
   * Signs to be changed, added or taken away until it is the known text, of a hundred of that; spaces count once. Where
   * paragraphs were refused, each of the others is held against the known one that it is nearest to.
   */
  readonly errors: number
  /** Known paragraphs that were read as they are. */
  readonly exact: number
  readonly known: number
  /** Paragraphs that were refused, and all that were read. */
  readonly refused: number
  readonly all: number
}

/**
 * The table of all PDFs of a folder.
 *
 * @param folder of files, each with its text beside it, a paragraph a line
 * @param beginning of the names of the files that are measured
 */
export async function measure(folder: string, beginning = ''): Promise<string> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.pdf') && name.startsWith(beginning),
  )
  const rows = ['| file | errors, % | paragraphs right | refused |', '| --- | ---: | ---: | ---: |']
  for (const name of names) {
    const known = await knownText(folder, name.replace(/\.pdf$/, ''))
    const {
      errors,
      exact,
      known: of,
      refused,
      all,
    } = await readingOf(await readFile(join(folder, name)), known ?? [])
    rows.push(
      `| ${name} | ${known && refused < all ? errors.toFixed(2) : '–'} | ${exact}/${of} | ${refused}/${all} |`,
    )
  }
  return `${rows.join('\n')}\n`
}

/** Reads a file and holds it against the text that is known. */
export async function readingOf(bytes: Uint8Array, known: readonly string[]): Promise<PdfReading> {
  const { paragraphs } = await readPdf({ name: 'file.pdf', bytes })
  const kept = paragraphs.filter(({ cut }) => cut === undefined)
  const read = kept.filter(({ refused }) => refused === undefined).map(({ text }) => even(text))
  const truth = known.map(even).filter((text) => text !== '')
  const mine = new Set(read)
  const refused = kept.length - read.length
  const [a, b] = refused === 0 ? [[read.join(' ')], [truth.join(' ')]] : [read, truth]
  const wrong = a.reduce(
    (sum, text) => sum + Math.min(text.length, ...b.map((other) => distance(text, other))),
    0,
  )
  return {
    errors: (100 * wrong) / Math.max(1, (refused === 0 ? b : a).join('').length),
    exact: truth.filter((text) => mine.has(text)).length,
    known: truth.length,
    refused,
    all: kept.length,
  }
}

function even(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** The text beside a file; of one that was printed of an article, that article’s, below its title. */
async function knownText(folder: string, name: string): Promise<string[] | undefined> {
  const own = join(folder, `${name}.txt`)
  if (existsSync(own)) return (await readFile(own, 'utf8')).split('\n')
  const article = /^pdf-gen-(\w+)-/.exec(name)?.[1]
  const path = join(folder, `ar-${article}`)
  if (article === undefined || !existsSync(`${path}.txt`)) return undefined
  const { title } = JSON.parse(await readFile(`${path}.meta.json`, 'utf8')) as { title: string }
  return [title, ...(await readFile(`${path}.txt`, 'utf8')).split('\n')]
}

/** How many signs have to be changed, added or taken away to make one text the other (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Uint32Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = new Uint32Array(b.length + 1)
    next[0] = i
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next[j] = Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1)
    }
    row = next
  }
  return row[b.length] as number
}
