import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { mapEach } from '../../src/model/language.ts'
import type { Citation, Source } from '../../src/model/source.ts'
import { build } from '../../src/pipeline/build.ts'
import { foldersOf, readAudienceFolder, readProject } from '../../src/project/load.ts'
import { Collector } from '../../src/report/context.ts'
import { createWorld } from '../../src/world/world.ts'
import { createCiters } from '../../src/write/citations.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** The full brief, with another record of the review. */
async function briefWith(edits: Readonly<Record<string, string>>): Promise<string> {
  for (const [from, to] of Object.entries(edits)) await project.edit(REVIEW, from, to)
  const { written, findings } = await build({ ...project.folders, formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return project.read('output/brief.md')
}

describe('quotation marks in a title', () => {
  it.each([
    ['بـ«القرعة» تُوزَّع الأرصفة ولـ«البحّارة» حصة', '«بـ”القرعة“ تُوزَّع الأرصفة ولـ”البحّارة“ حصة»'],
    ['رصيف و«خور رصيف»', '«رصيف و”خور رصيف“»'],
    ['سؤال عن («الميناء»)', '«سؤال عن (”الميناء“)»'],
    ['ما معنى “الميناء”؟', '«ما معنى ”الميناء“؟»'],
    ['”الميناء“ كما كان', '«”الميناء“ كما كان»'],
    ['"الميناء" كما كان', '«”الميناء“ كما كان»'],
    ['«أهل “المرفأ” اليوم»', '«”أهل «المرفأ» اليوم“»'],
  ])('should be inner ones in Arabic, whatever is attached to them: %s', async (title, printed) => {
    const brief = await briefWith({
      '{ ar: المرفأ بعد العاصفة, en: The': `{ ar: ${JSON.stringify(title)}, en: The`,
    })
    expect(brief).toContain(`${printed}`)
  })

  it.each([
    ['The “mole” and the pre-“storm” quay', '“The ‘mole’ and the pre-‘storm’ quay”'],
    ['The "mole": who paid?', '“The ‘mole’: who paid?”'],
    ["The pilots' quay", '“The pilots’ quay”'],
  ])('should be inner ones in English: %s', async (title, printed) => {
    const brief = await briefWith({
      'en: The harbour after the storm': `en: ${JSON.stringify(title)}`,
    })
    expect(brief).toContain(printed)
  })
})

describe('several authors', () => {
  const authors = (...names: readonly string[]) => ({
    '  - { ar: سلمى حداد, en: Salma Haddad }': names
      .map((name, at) => `  - { ar: ${name}, en: Author ${'ABC'[at]} }`)
      .join('\n'),
  })

  it.each([
    [['جان دي لا تور', 'سامي عون'], 'جان دي لا تور وسامي عون، «'],
    [['ليلى الحسن', 'وليد قاسم', 'سامي عون'], 'ليلى الحسن، وليد قاسم وسامي عون، «'],
    [['سامي عون', 'ليلى الحسن', 'وليد قاسم'], 'سامي عون، ليلى الحسن ووليد قاسم، «'],
  ])(
    'should be joined in Arabic by an “and” that stands with the last: %j',
    async (names, printed) => {
      expect(await briefWith(authors(...names))).toContain(printed)
    },
  )
})

describe('notes on many paragraphs of a source', () => {
  const paragraph = fc.integer({ min: 1, max: 120 })
  const at = fc.oneof(
    paragraph.map((from) => [{ from, to: from }]),
    fc.tuple(paragraph, paragraph).map(([from, more]) => [{ from, to: from + more }]),
    fc.tuple(paragraph, paragraph).map(([a, b]) => [
      { from: a, to: a },
      { from: a + 1 + b, to: a + 2 + b },
    ]),
  )

  /** Notes of a citer of its own, whether or not it may put one locator in the place of another. */
  function notesOf(
    wanted: readonly (readonly Citation[])[],
    sources: readonly Source[],
    audience: Audience,
    alone: boolean,
  ) {
    const citationStyles = mapEach(audience.citationStyles, (style) => ({
      ...style,
      text: alone ? `${style.text}<!-- <number -->` : style.text,
    }))
    const { asset } = createWorld()
    const citers = createCiters(sources, { ...audience, citationStyles }, asset)
    return mapEach(citers, (citer) => wanted.map((each) => citer.note(each)))
  }

  it('should say of each what they would say by themselves', async () => {
    const world = createWorld()
    const folders = foldersOf({ ...project.folders })
    const { sources, languages } = await readProject(folders, world, new Collector())
    const base = await readAudienceFolder(
      'base',
      folders.templates,
      languages,
      world,
      new Collector(),
    )
    if (!base) throw new Error('There is no base')
    const citation = fc.record({ source: fc.constantFrom(...sources.map(({ id }) => id)), at })
    const wanted = fc.array(fc.array(citation, { minLength: 1, maxLength: 2 }), { maxLength: 30 })
    fc.assert(
      fc.property(wanted, fc.constantFrom('short', 'full'), (each, notes) => {
        const audience = { ...base, notes } as Audience
        expect(notesOf(each, sources, audience, false)).toEqual(
          notesOf(each, sources, audience, true),
        )
      }),
      { numRuns: 30 },
    )
  })
})
