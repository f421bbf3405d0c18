import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
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
