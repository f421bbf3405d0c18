import { languagesOf } from '../model/language.ts'
import { toCsv } from '../text/csv.ts'
import { createWorld } from '../world/world.ts'
import type { EvidenceRow } from './evidence.ts'

/**
 * Rows as CSV, in the columns that sources/README.md describes. Words stand in a column a language, pages in one an edition
 * of an audience.
 */
export function evidenceAsCsv(rows: readonly EvidenceRow[]): string {
  const languages = [...new Set(rows.flatMap(({ words }) => languagesOf(words)))]
  const editions = new Map(
    rows.flatMap(({ pages }) =>
      Object.entries(pages).flatMap(([audience, own]) =>
        Object.keys(own).map(
          (edition) => [`pages ${audience} ${edition}`, [audience, edition]] as const,
        ),
      ),
    ),
  )
  const [first = ''] = languages
  const columns: readonly (readonly [string, (row: EvidenceRow) => string])[] = [
    ['statement', ({ statement }) => statement],
    ['kind', ({ kind }) => kind],
    ['section', ({ section = '' }) => section],
    ['topic', ({ topic = '' }) => topic],
    ['place', ({ place }) => `${place.path}:${place.line}`],
    ...languages.map(
      (language) => [language, (row: EvidenceRow) => row.words[language] ?? ''] as const,
    ),
    ['claims', ({ claims }) => claims.join(' ')],
    ['citations', ({ citations }) => cited(citations)],
    [
      'source languages',
      ({ citations }) => [...new Set(citations.map(({ language }) => language))].join(' '),
    ],
    [
      'passages',
      ({ passages }) =>
        passages
          .map(({ source, paragraph, hash = '' }) => `${source}: ${paragraph} ${hash}`.trim())
          .join('\n'),
    ],
    ['support', ({ support = '' }) => support],
    [
      'settled',
      ({ settled }) =>
        settled
          .map(
            ({ rule, what, at, reason }) =>
              `${[rule, what, at && `at ${at}`].filter(Boolean).join(' ')}: ${reason}`,
          )
          .join('\n'),
    ],
    [
      'health',
      ({ health }) =>
        health
          .map(({ source, at, kind, note }) => `${kind}, ${source}: ${at}: ${note[first]}`)
          .join('\n'),
    ],
    ['accepted', ({ accepted }) => (accepted ? 'yes' : 'no')],
    ['accepted by', ({ acceptance }) => acceptance?.by ?? ''],
    ['accepted on', ({ acceptance }) => acceptance?.on ?? ''],
    ['commit', ({ acceptance }) => acceptance?.commit ?? ''],
    ['sensitive', ({ sensitive }) => (sensitive ? 'yes' : 'no')],
    ['drafted by', ({ draftedBy }) => draftedBy.join(', ')],
    ...[...editions]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([name, [audience = '', edition = '']]) =>
          [name, ({ pages }: EvidenceRow) => (pages[audience]?.[edition] ?? []).join(' ')] as const,
      ),
  ]
  return toCsv([
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, of]) => of(row))),
  ])
}

function cited(citations: EvidenceRow['citations']): string {
  return citations.map(({ source, at }) => `${source}: ${at}`).join('; ')
}

/** Rows as JSON, under `evidence`. */
export function evidenceAsJson(rows: readonly EvidenceRow[]): string {
  return `${JSON.stringify({ evidence: rows }, undefined, 2)}\n`
}

/** How a file of evidence begins. */
const OWN = [/^\uFEFF?statement,kind,/, /^\{\s*"evidence": \[/]

/**
 * Writes evidence into a file, over an older one of its kind.
 *
 * @throws Error where something else lies there
 */
export async function writeEvidence(
  path: string,
  text: string,
  world = createWorld(),
): Promise<void> {
  const bytes = await world.read(path)
  const before = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (before && !OWN.some((sign) => sign.test(before))) {
    throw new Error(
      `Nothing was written: ${path} is there, and is no evidence. Name another file with --out.`,
    )
  }
  await world.replace(new Map([[await world.follow(path), text]]))
}
