import type { Language } from '../../../src/model/language.ts'
import type { Claim, Statement } from '../../../src/model/source.ts'

/** A claim with two texts and whatever else a test cares for. */
export function claimOf({
  en,
  ar,
  ...rest
}: { id: string; en: string; ar: string } & Partial<Claim>): Claim {
  const place = { path: 'notes/test.md', line: 1, column: 1 }
  const statement = (language: Language, value: string): Statement => ({
    language,
    content: [{ type: 'text', value }],
    plain: value,
    place,
  })
  return {
    source: 'test',
    section: 'background',
    topic: rest.id,
    at: [{ from: 1, to: 1 }],
    weight: 3,
    statements: { en: statement('en', en), ar: statement('ar', ar) },
    figures: [],
    tags: [],
    sensitive: false,
    status: 'final',
    place,
    ...rest,
  }
}
