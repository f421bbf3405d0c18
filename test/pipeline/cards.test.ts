import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Block } from '../../src/contract/document.ts'
import { parse } from '../../src/contract/parse.ts'
import { textsIn } from '../../src/contract/texts.ts'
import { build, check } from '../../src/pipeline/build.ts'
import { Findings } from '../support/findings.ts'
import { briefFor, type Copy, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'
const AUTHORITY = 'sources/notes/port-authority.md'
const SETTINGS = 'templates/own/audience.yaml'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  // With the audiences that come with the program.
  await rm(project.folders.templates, { recursive: true })
})
afterEach(() => project.remove())

const made = (audience = 'own') => briefFor(audience, project)

const documentOf = (markdown: string) => parse({ path: 'brief.md', text: markdown }, new Findings())

/** The blocks of a section; nothing where there is none. */
const blocksOf = (markdown: string, id: string): readonly Block[] =>
  documentOf(markdown).sections.find((section) => section.id === id)?.blocks ?? []

/** The lines of each row of a role. */
const rows = (blocks: readonly Block[], role: string, language = 'en') =>
  blocks
    .filter((block) => block.kind === 'row' && block.role === role)
    .map((block) => textsIn(block, language))

/** What is found in the settings of the audience, or in a note. */
async function found(file: string) {
  const { findings } = await check({ ...project.folders, audiences: ['own'] })
  return findings.filter((finding) => finding.file?.endsWith(file)).map(({ reason }) => reason)
}

describe('the cards of sources', () => {
  it('should say who, when and what text, and what the editor thinks of it', async () => {
    await project.edit(
      REVIEW,
      'health:\n',
      `card:
  interest: { en: The harbour’s own magazine., ar: مجلة المرفأ نفسه. }
  reliance: { en: Good for dates., ar: تصلح للتواريخ. }
health:
`,
    )
    await project.edit(AUTHORITY, 'issued: unknown', 'issued: unknown\nnot-before: 2018-11')
    await project.write(SETTINGS, 'parts: [sections, cards]\n')
    const cards = blocksOf(await made(), 'cards')
    expect(rows(cards, 'card').map((lines) => lines.slice(1))).toEqual([
      [
        expect.stringMatching(/^Who: .+, Harbour Review$/),
        'When: April 2019',
        'Text: original text, in Arabic',
        'Interest: The harbour’s own magazine.',
        'Weight: Good for dates.',
      ],
      [
        'Who: author not stated, outlet not stated',
        'When: undated, November 2018 or after',
        expect.stringMatching(/^Text: machine-translated text, in /),
      ],
    ])
    const [[title = '']] = rows(cards, 'card') as [string[]]
    expect(title).toContain('The harbour after the storm')
    expect(title).toContain('المرفأ بعد العاصفة')
    const [, [, , when] = []] = rows(cards, 'card', 'ar')
    expect(when).toBe('متى: بلا تاريخ، تشرين الثاني/نوفمبر 2018 أو بعده')
  })

  it('should have lines of their own in each language, or none', async () => {
    await project.edit(REVIEW, 'health:\n', 'card: { interest: { en: Its own. } }\nhealth:\n')
    expect(await found(REVIEW)).toEqual([expect.stringContaining('card')])
  })

  it('should ask what a dated source cannot be older than of none', async () => {
    await project.edit(REVIEW, /^issued: .*$/m, '$&\nnot-before: 2018')
    expect(await found(REVIEW)).toEqual([expect.stringContaining('`issued`')])
  })
})

describe('what is wrong in each source', () => {
  const WRONG = 'Subscription line of the site.'

  it('should stand in the file of every audience, and be printed by those with the list', async () => {
    for (const audience of ['meeting', 'practitioner', 'principal', 'public']) {
      const markdown = await made(audience)
      const printed = blocksOf(markdown, 'sources')
      const told = blocksOf(markdown, 'source-notes')
      expect(printed.length > 0, audience).toBe(audience === 'practitioner')
      const states = [...rows(printed, 'source'), ...rows(told, 'state')]
      expect(states.flat().join('\n'), audience).toContain(WRONG)
      expect(states.length, audience).toBe(2)
    }
  })

  it('should be folded in the HTML of who prints no list, and not be printed', async () => {
    await project.write(SETTINGS, 'editions: [parallel]\nparts: [sections, cards]\n')
    const { written } = await build({
      ...project.folders,
      audiences: ['own'],
      formats: ['html'],
    })
    expect(written).toBe(true)
    const html = await project.read('output/own/brief.en-ar.html')
    const [, section = ''] =
      /<section ([^>]*section-source-notes[\s\S]*?)<\/section>/.exec(html) ?? []
    expect(section).toMatch(/^[^>]* data-screen hidden>/)
    expect(section.match(/<details/g)).toHaveLength(2)
    expect(section).not.toContain('data-call')
    expect(section).toContain(WRONG)
    // The list of contents has page numbers, and this has no page.
    expect(html).not.toContain('href="#source-notes"')
    expect(html.replace(section, '')).not.toContain(WRONG)
  })

  it('should be said to be attached once, beside the cards or else in the imprint', async () => {
    const own = '::::imprint\nRead on.\n\n:::ar\nاقرأ.\n:::\n::::\n\n'
    await project.edit('sources/brief.md', '# Outcomes\n', `${own}# Outcomes\n`)
    const attached = async (parts: string) => {
      await project.write(SETTINGS, `parts: [${parts}]\n`)
      const { sections } = documentOf(await made())
      return sections.flatMap(({ id, blocks }) => rows(blocks, 'attached').map(() => id))
    }
    expect(await attached('imprint, sections, cards')).toEqual(['cards'])
    expect(await attached('imprint, sections')).toEqual(['imprint'])
    expect(await attached('imprint, sections, sources')).toEqual([])
  })
})

describe('short notes', () => {
  const first = (markdown: string) => JSON.stringify(documentOf(markdown).notes[0]?.content.en)

  it('should cite in short from the first, where each source stands in full', async () => {
    await project.write(SETTINGS, 'parts: [sections, sources]\n')
    expect(first(await made())).toContain('Harbour Review')
    for (const part of ['sources', 'cards']) {
      await project.write(SETTINGS, `parts: [sections, ${part}]\nnotes: short\n`)
      const note = first(await made())
      expect(note).toContain('After the storm')
      expect(note).not.toContain('Harbour Review')
      expect(note).not.toContain('The harbour after')
    }
  })

  it('should be refused where no source stands in full', async () => {
    await project.write(SETTINGS, 'parts: [sections]\nnotes: short\n')
    expect(await found(SETTINGS)).toEqual([expect.stringContaining('`cards` or `sources`')])
  })
})

describe('limits', () => {
  it('should be of each card, without its title', async () => {
    await project.write(SETTINGS, 'parts: [sections, cards]\nmaximum-words:\n  card: { en: 10 }\n')
    const { findings } = await check({ ...project.folders, audiences: ['own'] })
    const cards = blocksOf(await made('meeting'), 'cards')
    const counts = rows(cards, 'card').map(
      ([, ...lines]) =>
        lines
          .join(' ')
          .split(' ')
          .filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    )
    const long = counts.flatMap((count, at) =>
      count > 10
        ? [`The card ${at + 1} of \`own\` has ${count} words in English, ${count - 10} too many`]
        : [],
    )
    expect(long.length).toBeGreaterThan(0)
    expect(
      findings.filter(({ ruleId }) => ruleId === 'words-exceeded').map(({ reason }) => reason),
    ).toEqual(long)
  })

  it('should be refused for an edition that there is none of', async () => {
    await project.write(SETTINGS, 'maximum-pages: { paralel: 12, single: 8 }\n')
    expect(await found(SETTINGS)).toEqual([expect.stringContaining('did you mean parallel?')])
    await project.write(SETTINGS, 'maximum-pages: { parallel: none }\n')
    expect(await found(SETTINGS)).toEqual([expect.stringContaining('number of pages')])
  })
})
