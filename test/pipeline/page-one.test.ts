import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from '../../src/contract/parse.ts'
import { textsIn } from '../../src/contract/texts.ts'
import { check } from '../../src/pipeline/build.ts'
import { diff } from '../../src/pipeline/diff.ts'
import { Findings } from '../support/findings.ts'
import { briefFor, type Copy, copyOfHarbour } from './regenerate/project.ts'

const EDITOR = 'sources/brief.md'
const REVIEW = 'sources/notes/harbour-review-2019.md'
const AUTHORITY = 'sources/notes/port-authority.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** Puts prose of the editor's before the outcomes. */
const say = (prose: string) => project.edit(EDITOR, '# Outcomes\n', `${prose}\n\n# Outcomes\n`)

const name = (figures: string) =>
  project.edit(EDITOR, /^date: .*\n/m, `$&key-figures:\n${figures}\n`)

const judgement = (claims: string) => `::::judgement{claims="${claims}" likelihood=likely}
It is likely.

:::ar
هذا مرجّح.
:::
::::`

const DISPUTE = `:::::dispute
Whether the repair was late

:::ar
هل تأخر الإصلاح
:::

::::position{claims="union-delay"}
The union says so.

:::ar
تقول النقابة ذلك.
:::
::::

::::position{claims="management-denies"}
The management does not.

:::ar
والإدارة لا تقوله.
:::
::::
:::::`

const made = (audience = 'meeting') => briefFor(audience, project)

/** What stands in a part of a brief in a language, block by block; nothing where there is no such part. */
function partIn(markdown: string, part: string, language = 'en'): string[] {
  const document = parse({ path: 'brief.md', text: markdown }, new Findings())
  const section = document.sections.find(({ id }) => id === part)
  return section?.blocks.flatMap((block) => textsIn(block, language)) ?? []
}

describe('what opens a brief', () => {
  it('should stand nowhere where the editor gives nothing', async () => {
    await project.edit(EDITOR, /^date: .*\n/m, '$&version: 2.1\n')
    const markdown = await made()
    for (const part of [
      'answer',
      'judgements',
      'key-figures',
      'disputes',
      'questions',
      'imprint',
    ]) {
      expect(markdown).not.toContain(`<!-- section: ${part} -->`)
    }
  })

  it('should number questions, and begin the imprint with date, sources and version', async () => {
    await project.edit(EDITOR, /^date: .*\n/m, '$&version: "2.10"\n')
    const own = (kind: string, en: string, ar: string) =>
      `::::${kind}\n${en}\n\n:::ar\n${ar}\n:::\n::::\n`
    await say(
      own('question', 'What does it cost?', 'كم يكلّف؟') +
        own('question', 'Who pays?', 'من يدفع؟') +
        own('imprint', 'Marks of notes lead to paragraphs.', 'إشارات الحواشي تقود إلى فقرات.'),
    )
    const markdown = await made()
    expect(markdown).toMatch(/^1\. What does it cost\?$[\s\S]*^2\. Who pays\?$/m)
    expect(markdown).toMatch(/^2\. من يدفع؟$/m)
    expect(partIn(markdown, 'imprint')).toEqual([
      '23 November 2026 · 2 sources · version 2.10',
      'Marks of notes lead to paragraphs.',
    ])
    expect(partIn(markdown, 'imprint', 'ar')[0]).toBe(
      '23 تشرين الثاني/نوفمبر 2026 · مصدران · الإصدار 2.10',
    )
  })

  it('should be told where it changed', async () => {
    await say(judgement('ferry-passengers'))
    await made()
    await project.edit(EDITOR, 'It is likely.\n', 'It is likely, then.\n')
    await project.edit(EDITOR, 'هذا مرجّح.\n', 'هذا إذن مرجّح.\n')
    const { changes } = await diff({ ...project.folders })
    expect(changes?.sentences.map(({ kind, is }) => [kind, is?.kind, is?.words?.en])).toEqual([
      ['changed', 'judgement', 'It is likely, then.'],
    ])
  })
})

describe('a judgement', () => {
  it.each([
    ['ferry-passengers', 'A single source.', 'مصدر واحد.'],
    [
      'ferry-passengers authority-passengers',
      '2 sources, 2 independent origins.',
      'مصدران، من منشأين اثنين مستقلين.',
    ],
  ])('should say how much stands behind it: %s', async (claims, en, ar) => {
    await say(judgement(claims))
    const markdown = await made()
    expect(partIn(markdown, 'judgements')).toEqual(['It is likely.', en])
    expect(partIn(markdown, 'judgements', 'ar')[1]).toBe(ar)
  })

  it('should count sources of one origin as one', async () => {
    await project.edit(AUTHORITY, 'origin: port-authority', 'origin: harbour-review')
    await say(judgement('ferry-passengers authority-passengers'))
    expect(partIn(await made(), 'judgements')[1]).toBe('2 sources, all of one origin.')
  })

  it('should say where its sources bear it out together alone', async () => {
    await project.edit(REVIEW, 'at="4" weight=5', 'at="4" also="port-authority: 2" weight=5')
    await say(judgement('ferry-passengers'))
    expect(partIn(await made(), 'judgements')[1]).toBe(
      '2 sources together; none of them says it alone.',
    )
  })
})

describe('a key figure', () => {
  it('should be printed in the words of its claim, with what it counts, when, and who gives it', async () => {
    await name(
      '  - { claim: ferry-passengers, measure: passengers }\n  - { claim: authority-spending, measure: spending }',
    )
    const markdown = await made()
    expect(partIn(markdown, 'key-figures').slice(3)).toEqual([
      ...['more than 900,000 passengers', 'Ferry passengers, 2018', 'After the storm'],
      ...[
        'about 12 million US dollars',
        'Spending on the quays, date not stated',
        'Annual statement',
      ],
    ])
    expect(markdown).toMatch(/\| more than 900,000 passengers\[\^2\]<br>/)
  })

  it('should stand beside what contradicts it, which has a note of its own', async () => {
    await name('  - { claim: ferry-passengers, measure: passengers }')
    await project.edit(AUTHORITY, '915,000 passengers', '815,000 passengers')
    await project.edit(AUTHORITY, 'value=915000', 'value=815000')
    await project.edit(AUTHORITY, '915,000 راكب', '815,000 راكب')
    await project.edit('originals/authority.txt', /915[.,٬]?000/, '815,000')
    const { findings } = await check(project.folders)
    expect(findings.filter(({ ruleId }) => ruleId === 'key-figure-unknown')).toEqual([])
    expect(await made()).toContain(
      'After the storm — contradicted by 815,000 passengers[^3] (Annual statement)',
    )
  })

  it('should not be given without what contradicts it', async () => {
    await project.write('templates/open/audience.yaml', 'sensitive: omit\n')
    await name('  - { claim: ferry-passengers, measure: passengers }')
    await project.edit(AUTHORITY, '915,000 passengers', '815,000 passengers')
    await project.edit(AUTHORITY, 'value=915000', 'value=815000')
    await project.edit(AUTHORITY, '915,000 راكب', '815,000 راكب')
    await project.edit('originals/authority.txt', /915[.,٬]?000/, '815,000')
    expect(partIn(await made('open'), 'key-figures')).not.toEqual([])
    await project.edit(AUTHORITY, 'weight=4 attribution', 'weight=4 sensitive attribution')
    expect(partIn(await made('open'), 'key-figures')).toEqual([])
  })
})

describe('a dispute', () => {
  it('should have a line for each side, under its title', async () => {
    await say(DISPUTE)
    expect(partIn(await made(), 'disputes')).toEqual([
      'Whether the repair was late',
      'The union says so.',
      'The management does not.',
    ])
  })

  it('should be left out as a whole where one side may not be read', async () => {
    await project.write('templates/open/audience.yaml', 'sensitive: omit\n')
    await say(DISPUTE)
    expect(partIn(await made('open'), 'disputes')).toEqual([])
  })

  it('should be one where only the points of its claims dispute each other', async () => {
    await project.edit(
      REVIEW,
      '::::claim{#management-denies',
      `::::claim{#union-repeats topic=repair-delay at="6" weight=2 attribution=sailors-union}
The sailors’ union holds that the repair was late.

:::ar
ترى نقابة البحارة أن الإصلاح جاء متأخرًا.
:::
::::

::::claim{#management-denies`,
    )
    await say(DISPUTE.replace('claims="union-delay"', 'claims="union-repeats"'))
    const { findings } = await check(project.folders)
    expect(findings.map(({ ruleId }) => ruleId)).not.toContain('dispute-undeclared')
  })
})

describe('a limit of words', () => {
  const limit = (budget: string) =>
    project.write('templates/short/audience.yaml', `maximum-words: ${budget}\n`)

  const told = async () => {
    const { findings } = await check({ ...project.folders, audiences: ['short'] })
    return findings.filter(({ ruleId }) => ruleId === 'words-exceeded')
  }

  it('should hold up to the last word, and be told from the next one on', async () => {
    await limit('{ bottom-line: { en: 9, ar: 9 } }')
    expect(await told()).toEqual([])
    await limit('{ bottom-line: { en: 8, ar: 9 } }')
    expect((await told()).map(({ reason }) => reason)).toEqual([
      'The part `bottom-line` of `short` has 9 words in English, 1 too many',
    ])
  })

  it('should name the longest sentence and the setting', async () => {
    await limit('{ outcomes: { en: 10 } }')
    const [found] = await told()
    expect(found?.note).toContain(
      'Its longest sentence has 12 words: It is likely that the port will need the closed quays again.',
    )
    expect(found?.line).toBe(1)
  })

  it('should count what the program writes, such as the cells of a table', async () => {
    await name('  - { claim: ferry-passengers, measure: passengers }')
    await limit('{ key-figures: { en: 14 } }')
    expect((await told()).map(({ actual }) => actual)).toEqual(['15'])
  })
})
