import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PACKS, packOf } from '../../src/languages/packs.ts'
import { build, check } from '../../src/pipeline/build.ts'
import { readNote } from '../../src/read/note.ts'
import { referencesOf } from '../../src/references/of-sources.ts'
import { collect } from '../../src/report/context.ts'
import { BOTH } from '../support/languages.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const STATEMENT = 'sources/notes/port-authority.md'
const REVIEW = 'sources/notes/harbour-review-2019.md'
const TITLE = /^title: .*$/m

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

async function brief(): Promise<string> {
  const { written, findings } = await build({ ...project.folders, formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return project.read('output/brief.md')
}

describe('a source that does not state its title', () => {
  it('should be said to state none, and be called what its reader calls it', async () => {
    await project.edit(
      STATEMENT,
      TITLE,
      'title: not stated\ntitle-short: { en: the statement, ar: البيان }',
    )
    const text = await brief()
    const first = 'uthor not stated, title not stated (the statement), n.d., in Arabic'
    expect(text).toContain(`A${first}.`)
    expect(text).toContain(`; a${first}, machine-translated text, para. 2`)
    expect(text).toContain('الكاتب غير مذكور، العنوان غير مذكور (البيان)، بلا تاريخ')
    expect(text).toContain(']: the statement, machine-translated text, para. 3.')
    expect(text).not.toMatch(/“”|«»|“the statement”/)
  })

  it('should be called by its outlet where it has no short title', async () => {
    await project.edit(REVIEW, /^title: .*\ntitle-short: .*$/m, 'title: not stated')
    const text = await brief()
    expect(text).toContain(
      'Salma Haddad, title not stated, *Harbour Review*, April 2019, in Arabic',
    )
    expect(text).toContain('سلمى حداد، العنوان غير مذكور، مجلة الميناء')
    expect(text).toMatch(/: \*Harbour Review\*, para\. \d/)
    expect(text).not.toMatch(/“”|«»|undefined/)
  })

  it.each(PACKS)('should be said so in $nameInEnglish', async ({ tag, citation }) => {
    const style = await readFile(
      new URL(`../../templates/base/citation.${tag}.csl`, import.meta.url),
      'utf8',
    )
    expect(style).toContain(`default-locale="${citation.locale}"`)
    const [, words = ''] = /<term name="no title">([^<]+)</.exec(style) ?? []
    expect(words).toMatch(new RegExp(`^\\p{sc=${packOf(tag).script}}`, 'u'))
  })

  it('should have none in the references', async () => {
    const bytes = (path: string) => new TextEncoder().encode(path)
    const note = (await project.read(STATEMENT)).replace(
      TITLE,
      'title: not stated\ntitle-short: { en: the statement, ar: البيان }',
    )
    const { value } = collect((context) => readNote(STATEMENT, bytes(note), BOTH, context))
    const references = JSON.parse(referencesOf(value.source ? [value.source] : []).json)
    expect(references).toMatchObject([
      { id: 'port-authority', custom: { origin: 'port-authority' } },
    ])
    expect(JSON.stringify(references)).not.toContain('title')
  })

  it.each(['title:', 'title: stated', 'title: { en: Annual statement }', ''])(
    'should not be taken for one whose title is faulty: %j',
    async (title) => {
      await project.edit(STATEMENT, TITLE, `${title}\ntitle-short: { en: A, ar: ب }`)
      const { findings } = await check(project.folders)
      const told = findings.filter(({ ruleId }) => ruleId === 'front-matter')
      expect(told.map(({ reason }) => reason)).toEqual([expect.stringMatching(/^`title/)])
    },
  )
})
