import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inLanguage } from '../../src/languages/names.ts'
import { build, check } from '../../src/pipeline/build.ts'
import { BOTH } from '../support/languages.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** What the brief says of the review, without the other sources that its notes cite. */
async function citations(tag: string): Promise<string[]> {
  await project.edit(REVIEW, 'language: ar', `language: ${tag}`)
  const { written, findings } = await build({ ...project.folders, formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  const brief = await project.read('output/brief.md')
  return brief.split(/[\n;؛]/).filter((part) => /Harbour Review|مجلة الميناء/.test(part))
}

describe('a source in another language than those of the brief', () => {
  it('should be said to be in that language, in each of the two', async () => {
    const lines = (await citations('fr')).join('\n')
    expect(lines).toContain('in French')
    expect(lines).toContain('بالفرنسية')
    expect(lines).not.toMatch(/in English|in Arabic|بالإنكليزية|بالعربية/)
  })

  it('should be one of those where its tag names a country', async () => {
    const lines = (await citations('ar-LB')).join('\n')
    expect(lines).toContain('in Arabic')
    expect(lines).toContain('<span lang="ar" dir="rtl">المرفأ بعد العاصفة</span>')
    expect(lines).not.toContain('بالعربية')
  })

  it.each(['French', 'xx', 'fr_FR', '', 'Arabic text'])(
    'should have a tag that is one: %j',
    async (tag) => {
      await project.edit(REVIEW, 'language: ar', `language: ${JSON.stringify(tag)}`)
      const { findings } = await check(project.folders)
      expect(findings.map(({ ruleId, line }) => [ruleId, line])).toContainEqual(['front-matter', 4])
    },
  )

  it('should have a name in every language of the brief', () => {
    const tags = fc.constantFrom('de', 'fa-AF', 'ku', 'lv', 'mi', 'ps', 'pt-BR', 'tr', 'zh-Hant')
    fc.assert(
      fc.property(tags, fc.constantFrom(...BOTH), (tag, language) => {
        const words = inLanguage(tag, language)
        expect(words).toMatch(language === 'en' ? /^in [A-Z][a-zāō]+/ : /^ب[\p{Script=Arabic} ]+$/u)
        expect(words).not.toContain(tag)
      }),
    )
  })
})
