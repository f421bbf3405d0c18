import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../../src/pipeline/build.ts'
import { type DiffOptions, diff } from '../../../src/pipeline/diff.ts'
import { type Copy, copyOfHarbour } from './project.ts'

let project: Copy

beforeAll(async () => {
  project = await copyOfHarbour()
  await project.write('templates/all/audience.yaml', 'editions: [en]\n')
  await build({ ...project.folders, audiences: ['all'], formats: ['pdf'] })
})

afterAll(() => project.remove())

async function changes(options: DiffOptions = {}) {
  const result = await diff({ ...project.folders, ...options })
  if (!result.changes) throw new Error(result.findings.join('\n'))
  return result.changes
}

const review = 'sources/notes/harbour-review-2019.md'
const statement = 'sources/notes/port-authority.md'

describe('what changed since the last build', () => {
  it('should be nothing where nothing did', async () => {
    expect(await changes()).toEqual({ since: '2026-11-23', points: [], sentences: [], sources: [] })
  })

  it('should be told with both wordings, figures, citations and pages', async () => {
    await project.edit(review, 'The storm closed', 'The heavy storm closed')
    await project.edit(statement, 'value=915000', 'value=930000')
    await project.edit(statement, '[915,000 passengers]', '[930,000 passengers]')
    await project.edit(statement, '[915,000 راكب]', '[930,000 راكب]')
    await project.edit(statement, 'topic=spending at="3"', 'topic=spending at="2-3"')
    await project.edit('sources/brief.md', 'worked on three', 'had to work on three')
    const { points, sentences, sources } = await changes()
    expect(points).toMatchObject([
      {
        kind: 'changed',
        topic: 'passengers',
        aspects: ['figures'],
        figures: [
          {
            measure: 'passengers',
            was: { value: 915_000, words: { en: '915,000 passengers' } },
            is: { value: 930_000, words: { en: '930,000 passengers' } },
          },
        ],
      },
      {
        topic: 'quays',
        aspects: ['en'],
        was: { words: { en: 'The storm closed two of the five quays for three months.' } },
        is: { words: { en: 'The heavy storm closed two of the five quays for three months.' } },
        pages: { all: { en: [2] } },
      },
      {
        topic: 'spending',
        aspects: ['citations'],
        was: { citations: { 'port-authority': '3' } },
        is: { citations: { 'port-authority': '2–3' } },
      },
    ])
    expect(sentences).toMatchObject([
      {
        kind: 'changed',
        was: { kind: 'lead', words: { en: 'The port worked on three quays for a season.' } },
        is: { words: { en: 'The port had to work on three quays for a season.' } },
      },
    ])
    expect(sources).toEqual([])
  })

  it('should not tell what something sensitive said, only what it says now', async () => {
    await project.edit(review, 'holds that the repair', 'now holds that the repair')
    const { points } = await changes()
    const change = points.find(({ topic }) => topic === 'repair-delay')
    expect(change?.was?.words).toBeUndefined()
    expect(change?.is?.words?.en).toBe('The sailors’ union now holds that the repair was late.')
    const manifest = await project.read('output/manifest.json')
    expect(manifest).not.toContain('The sailors’ union')
    expect(manifest).toContain('repair-delay')
  })

  it('should name what was added and withdrawn, and where it stood', async () => {
    await project.edit(review, 'topic=quays', 'topic=closed-quays')
    await project.edit('sources/brief.md', 'passengers, quays]', 'passengers, closed-quays]')
    await project.edit(review, 'issued: 2019-04', 'issued: 2019-05')
    const { points, sources } = await changes()
    expect(points.map(({ kind, topic, pages }) => [kind, topic, pages])).toEqual(
      expect.arrayContaining([
        ['added', 'closed-quays', {}],
        ['withdrawn', 'quays', { all: { en: [2] } }],
      ]),
    )
    expect(sources).toMatchObject([
      { kind: 'changed', source: 'harbour-review-2019', aspects: ['record'] },
    ])
  })

  it('should be told since another build as well, with the pages of the last', async () => {
    const since = `${project.folder}/issued.json`
    await project.write('issued.json', await project.read('output/manifest.json'))
    await build({ ...project.folders, audiences: ['all'], formats: ['pdf'] })
    expect((await changes()).points).toEqual([])
    const { points } = await changes({ since })
    expect(points).toContainEqual(
      expect.objectContaining({
        kind: 'added',
        topic: 'closed-quays',
        pages: { all: { en: [2] } },
      }),
    )
  })
})

it('should keep no private name in the manifest', async () => {
  const person = `names:
  rami:
    kind: person
    private: true
    name: { en: Rami Sabbagh, ar: رامي صباغ }
`
  await project.edit('sources/brief.md', 'names:\n', person)
  await project.edit(review, 'for three months.', 'for three months, as Rami Sabbagh says.')
  await project.edit(review, 'ثلاثة أشهر.', 'ثلاثة أشهر، كما يقول رامي صباغ.')
  const { written, findings } = await build({
    ...project.folders,
    audiences: ['all'],
    formats: ['md'],
  })
  expect(written, findings.join('\n')).toBe(true)
  const manifest = await project.read('output/manifest.json')
  expect(manifest).toContain('as [name withheld] says')
  expect(manifest).not.toMatch(/Sabbagh|صباغ/)
})

describe('a manifest that cannot be compared with', () => {
  it.each([
    ['missing.json', undefined, 'file-missing', 'no manifest'],
    ['later.json', '{ "version": 7 }', 'manifest-form', 'version 7, of a newer Mujaz'],
    ['broken.json', '{ "version": 1', 'manifest-form', 'no JSON'],
    ['strange.json', '{ "version": 1, "points": [] }', 'manifest-form', 'content'],
  ])('should be told: %s', async (name, text, rule, words) => {
    if (text) await project.write(name, text)
    const { changes, findings } = await diff({
      ...project.folders,
      since: `${project.folder}/${name}`,
    })
    expect(changes).toBeUndefined()
    expect(findings).toHaveLength(1)
    expect(findings[0]?.ruleId).toBe(rule)
    expect(findings[0]?.reason).toContain(words)
  })
})
