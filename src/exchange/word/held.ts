import type { WordElement } from '../../ingest/docx/word-xml.ts'
import type { HeldFile } from '../../word/marks.ts'

/** What a file held when it left, as the file has it; `undefined` where its part is none of ours. */
export function heldIn(part: WordElement): HeldFile | undefined {
  const { name, attributes, children } = part
  if (name.replace(/^.*:/, '') !== 'held' || !attributes.has('brief')) return undefined
  const called = (wanted: string) =>
    children.filter((child) => child.name.replace(/^.*:/, '') === wanted)
  return {
    brief: attributes.get('brief') ?? '',
    audience: attributes.get('audience') ?? '',
    statements: called('statement').map(({ attributes: own }) => ({
      key: own.get('key') ?? '',
      language: own.get('language') ?? '',
      mark: own.get('mark') ?? '',
      lead: own.get('lead') ?? '',
      notes: Number(own.get('notes') ?? 0) || 0,
    })),
    loose: called('loose').flatMap(({ text }) => text.split(/\s+/).filter(Boolean)),
  }
}
