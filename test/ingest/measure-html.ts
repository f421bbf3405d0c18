import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { withoutBallast } from '../../src/ingest/html/ballast.ts'
import { collapse } from '../../src/ingest/html/blocks.ts'
import { defuddleOn, readabilityOn } from '../../src/ingest/html/opinions.ts'
import { readHtml } from '../../src/ingest/html/read-html.ts'
import type { Article } from '../../src/model/article.ts'
import { decode } from '../../src/text/decode.ts'
import { wordsOf } from '../../src/text/normalise.ts'
import { type Nearness, nearness, runsOf } from './nearness.ts'

/** What a reading of a page comes to, beside its known text. */
interface Row extends Nearness {
  readonly name: string
  readonly reader: string
  /** Known paragraphs that are read as they are, and those of which more than a tenth is lost. */
  readonly exact: number
  readonly lost: number
  readonly known: number
}

/**
 * The tables of all saved pages whose text is known: Readability and Defuddle alone, and what is made of both.
 *
 * @param folder of pages, each with its text beside it
 * @param beginning of the names of the files that are measured
 */
export async function measure(folder: string, beginning = ''): Promise<string> {
  const names = (await readdir(folder)).filter(
    (name) => name.endsWith('.html') && name.startsWith(beginning),
  )
  const rows: Row[] = []
  const records: string[] = []
  const segments: string[] = []
  for (const name of names) {
    const bytes = await readFile(join(folder, name))
    const article = await readHtml({ name, bytes })
    const kept = article.paragraphs.filter(({ cut }) => cut === undefined).map(({ text }) => text)
    const { html } = withoutBallast(decode(bytes).text)
    const readers: readonly (readonly [string, readonly string[]])[] = [
      ['Readability', readabilityOn(html).paragraphs],
      ['Defuddle', defuddleOn(html).paragraphs],
      ['ours', kept],
    ]
    const known = await knownText(folder, name)
    if (known) {
      for (const [reader, read] of readers) {
        rows.push({
          name,
          reader,
          ...nearness(read, known),
          ...paragraphsOf(read, known),
          known: known.length,
        })
      }
    }
    for (const [reader, read] of readers)
      segments.push(...(await segmentsOf(folder, name, reader, read)))
    records.push(...(await recordOf(folder, name, article)))
  }
  return [
    table(['file', 'reader', 'precision', 'recall', 'F1', 'exact', 'lost'], rows.map(cells)),
    means(rows),
    falseAuthors(records),
    table(
      ['file', 'reader', 'missing', 'not left out'],
      segments.map((row) => row.split('\t')),
    ),
    table(
      ['file', 'what', 'read', 'at', 'known'],
      records.map((row) => row.split('\t')),
    ),
  ].join('\n')
}

/** How many pages have an author who is none, of those whose author is known or known not to be stated. */
function falseAuthors(records: readonly string[]): string {
  const rows = records.filter((row) => /^[^\t]*\t\S+ author\t/.test(row))
  const wrong = rows.filter((row) => /\t(?:FALSE|OTHER) author/.test(row)).length
  return `False authors: ${wrong} of ${rows.length} pages.\n`
}

/** The known text of a page, of which there may be several: in a form, in another encoding. */
async function knownText(folder: string, name: string): Promise<string[] | undefined> {
  const base = name.replace(/\.html$/, '').replace(/-form$/, '')
  const path = [base, `ar-${base.split('-')[1]}`]
    .map((each) => join(folder, `${each}.txt`))
    .find((each) => existsSync(each))
  return path === undefined
    ? undefined
    : (await readFile(path, 'utf8')).split('\n').map(collapse).filter(Boolean)
}

function paragraphsOf(
  read: readonly string[],
  known: readonly string[],
): { exact: number; lost: number } {
  const all = new Set(read.map(collapse))
  const runs = runsOf(read)
  const isLost = (paragraph: string) => {
    const own = [...runsOf([paragraph]).keys()]
    return own.filter((run) => runs.has(run)).length < 0.9 * own.length
  }
  return {
    exact: known.filter((paragraph) => all.has(paragraph)).length,
    lost: known.filter((paragraph) => wordsOf(paragraph).length > 3 && isLost(paragraph)).length,
  }
}

async function segmentsOf(
  folder: string,
  name: string,
  reader: string,
  read: readonly string[],
): Promise<string[]> {
  const path = join(folder, name.replace(/html$/, 'seg.json'))
  if (!existsSync(path)) return []
  const { with: needed, without } = JSON.parse(await readFile(path, 'utf8')) as {
    with: string[]
    without: string[]
  }
  const text = collapse(read.join('\n'))
  const missing = needed.filter((each) => !text.includes(collapse(each)))
  const kept = without.filter((each) => text.includes(collapse(each)))
  return [
    [
      name,
      reader,
      `${missing.length} of ${needed.length}`,
      `${kept.length} of ${without.length} ${kept.join('; ')}`,
    ].join('\t'),
  ]
}

/** What a page is read to state of itself, beside what it does. */
async function recordOf(folder: string, name: string, { record }: Article): Promise<string[]> {
  const path = join(folder, name.replace(/(?:-form)?\.html$/, '.meta.json'))
  const known: Record<string, string | undefined> = existsSync(path)
    ? JSON.parse(await readFile(path, 'utf8'))
    : {}
  const row = (
    what: string,
    read: readonly { value: string; at: string }[],
    right: string | undefined,
  ) => {
    if (read.length === 0 && right === undefined) return []
    const mark =
      right === undefined || right === 'not stated'
        ? read.length === 0
          ? '='
          : right
            ? 'FALSE'
            : ' '
        : read.some(({ value }) => isSame(value, right))
          ? '='
          : read.length === 0
            ? 'absent'
            : 'OTHER'
    return [
      [
        name,
        `${mark} ${what}`,
        read.map(({ value }) => value).join('; '),
        read.map(({ at }) => at).join('; '),
        right ?? '',
      ].join('\t'),
    ]
  }
  const one = (stated: { value: string; at: string } | undefined) => (stated ? [stated] : [])
  return [
    ...row('title', one(record.title), known.title),
    ...row('author', record.authors, known.author),
    ...row('date', one(record.issued), known.date),
    ...row('outlet', one(record.containerTitle), known.outlet),
    ...row('language', one(record.language), undefined),
    ...row('url', one(record.url), known.url),
    ...row('translator', one(record.translator), undefined),
  ]
}

/** Whether two values are one: an address may be written with its letters or with their codes. */
function isSame(one: string, other: string): boolean {
  return [one, other]
    .map((each) => (/%[\dA-F]{2}/i.test(each) ? decodeURI(each) : each))
    .every((each, _, all) => each === all[0])
}

function cells({ name, reader, precision, recall, f1, exact, lost, known }: Row): string[] {
  return [
    name,
    reader,
    ...[precision, recall, f1].map((share) => share.toFixed(3)),
    `${exact}/${known}`,
    String(lost),
  ]
}

/** Means by language and reader. */
function means(rows: readonly Row[]): string {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const kind = /^(?:ar|enc)-/.test(row.name) ? 'Arabic' : 'others'
    const key = `${kind}\t${row.reader}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return table(
    [
      'pages',
      'reader',
      'count',
      'precision',
      'recall',
      'F1',
      'pages exactly right',
      'paragraphs lost',
    ],
    [...groups]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, all]) => {
        const mean = (of: (row: Row) => number) =>
          (all.reduce((s, row) => s + of(row), 0) / all.length).toFixed(3)
        const right = all.filter(
          ({ exact, known, precision }) => exact === known && precision > 0.999,
        ).length
        return [
          ...key.split('\t'),
          String(all.length),
          mean((r) => r.precision),
          mean((r) => r.recall),
          mean((r) => r.f1),
          String(right),
          String(all.reduce((s, r) => s + r.lost, 0)),
        ]
      }),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (row: readonly string[]) => `| ${row.join(' | ')} |\n`
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('')
}
