import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readXliff } from '../../src/exchange/xliff/read.ts'
import { XLIFF_VERSIONS } from '../../src/model/format.ts'
import { type XliffOptions, xliff } from '../../src/pipeline/xliff.ts'
import { accept } from '../../src/project/lock.ts'
import { parseXml, type XmlElement } from '../../src/text/xml.ts'
import { type Copy, copyOf, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

async function written(options: XliffOptions = {}, name = 'brief.en-ar.xlf') {
  const result = await xliff({ ...project.folders, ...options })
  expect(result.findings.filter(({ fatal }) => fatal).map(String)).toEqual([])
  const text = await readFile(join(project.folders.out, name), 'utf8')
  return { ...result, text, units: unitsIn(parseXml(text, { elements: 100_000, depth: 50 })) }
}

/** The units of a file by what they are called. */
function unitsIn(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)]
  return new Map(
    all(root).flatMap((element) => {
      const name = element.attributes.get('name') ?? element.attributes.get('resname')
      return name === undefined ? [] : [[name, element] as const]
    }),
  )
}

function below(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...below(child, name),
  ])
}

describe('a brief for translators’ tools', () => {
  it('should have a unit for each text, with its state, its source and what is told of it', async () => {
    const { units, counts } = await written()
    expect(counts).toMatchObject({ initial: 0, final: 0 })
    const unit = units.get('quays-closed')
    expect(unit?.attributes.get('type')).toBe('mujaz:claim')
    expect(below(unit, 'segment').map(({ attributes }) => attributes.get('state'))).toEqual([
      'translated',
    ])
    expect(below(unit, 'source')[0]?.text).toContain('two of the five quays')
    const notes = below(unit, 'note').map(({ attributes, text }) => [
      attributes.get('category'),
      text,
    ])
    expect(notes[0]).toEqual(['what', expect.stringContaining('Claim `quays-closed`')])
    expect(notes[1]).toEqual(['citation', expect.stringContaining('paragraph 5')])
    expect(notes[2]).toEqual([
      'passage',
      expect.stringMatching(/^Mujaz: harbour-review-2019, paragraph 5: ./),
    ])
    for (const key of ['brief:title', 'section:outcomes:title', 'lead:outcomes.1', 'sentence.1']) {
      expect(units.has(key), key).toBe(true)
    }
    for (const key of ['name:sailors-union', 'name:port-management']) {
      expect(units.has(key), key).toBe(false)
    }
  })

  it('should call final what was accepted, and no longer once it was edited', async () => {
    await accept('all', project.folders)
    const before = await written()
    const states = (unit: XmlElement | undefined) =>
      below(unit, 'segment').map(({ attributes }) => attributes.get('state'))
    expect(states(before.units.get('quays-closed'))).toEqual(['final'])
    await project.edit(REVIEW, 'The storm closed', 'The heavy storm closed')
    const after = await written()
    expect(states(after.units.get('quays-closed'))).toEqual(['translated'])
    const old = await written({ version: '1.2' })
    expect(old.units.get('ferry-passengers')?.attributes.get('approved')).toBe('yes')
    expect(old.units.get('quays-closed')?.attributes.has('approved')).toBe(false)
  })

  it('should send what has no translation yet, and have no fault in that', async () => {
    await project.edit(REVIEW, /\n:::ar\nأقفلت[^:]*:::\n/, '')
    for (const version of XLIFF_VERSIONS) {
      const { units, counts, findings } = await written({ version })
      expect(counts.initial).toBe(1)
      expect(findings.filter(({ ruleId }) => ruleId === 'language-missing')).toEqual([])
      const unit = units.get('quays-closed')
      // Tools for XLIFF 1.2 translate what stands in a target already.
      expect(
        below(unit, 'target').map((target) => [target.attributes.get('state'), target.text]),
      ).toEqual(version === '2.1' ? [] : [['needs-translation', below(unit, 'source')[0]?.text]])
    }
    await expect(xliff({ ...project.folders, from: 'ar' })).resolves.toMatchObject({
      files: [],
      findings: [expect.objectContaining({ ruleId: 'language-missing' })],
    })
  })

  it('should keep back what is sensitive, and what others say of the same passages', async () => {
    const { text, withheld, units } = await written()
    expect(withheld).toContain('union-delay')
    expect(text).not.toContain('holds that the repair was late')
    // Rests on the same paragraph, is not sensitive itself, and goes without its passage.
    const notes = below(units.get('management-denies'), 'note')
    expect(notes.map(({ attributes }) => attributes.get('category'))).toEqual(['what', 'citation'])
    const all = await written({ all: true })
    expect(all.withheld).toEqual([])
    expect(all.units.has('union-delay')).toBe(true)
  })

  it('should keep back what names a private person, passages too', async () => {
    const name = [
      'names:',
      '  karim:',
      '    kind: person',
      '    name: { en: Karim Saleh, ar: كريم صالح }',
    ]
    await project.edit('sources/brief.md', /^names:$/m, [...name, '    private: true'].join('\n'))
    await project.edit(REVIEW, 'The storm closed', 'Karim Saleh closed')
    await project.edit(REVIEW, 'أقفلت العاصفة', 'أقفل كريم صالح')
    await project.edit('originals/review.txt', '900 ألف راكب', '900 ألف راكب (كريم صالح)')
    const { text, withheld, units } = await written()
    expect(withheld).toContain('quays-closed')
    expect(text).not.toMatch(/Karim|Saleh|كريم/)
    const notes = below(units.get('ferry-passengers'), 'note')
    expect(notes.map(({ attributes }) => attributes.get('category'))).toEqual(['what', 'citation'])
  })

  it('should be the same bytes each time, and bring back what went out', async () => {
    for (const version of XLIFF_VERSIONS) {
      const { text, units } = await written({ version })
      expect((await written({ version })).text).toBe(text)
      const { statements, unplaced } = readXliff('brief.xlf', Buffer.from(text), ['en', 'ar'])
      expect(unplaced).toEqual([])
      expect(new Set(statements.map(({ language }) => language))).toEqual(new Set(['ar']))
      expect(statements.map(({ key }) => key)).toEqual([...units.keys()])
      expect(statements.flatMap(({ comments }) => comments)).toEqual([])
      expect(statements.find(({ key }) => key === 'ferry-passengers')?.marked).toBe(
        'مرّ بالميناء :figure[أكثر من 900,000 مسافر]{measure="passengers"} في عام 2018.',
      )
    }
  })

  it('should go the other way round, and refuse a way that there is not', async () => {
    const { units } = await written({ from: 'ar' }, 'brief.ar-en.xlf')
    expect(below(units.get('brief:title'), 'source')[0]?.text).toBe('الميناء بعد العاصفة')
    await expect(xliff({ ...project.folders, to: 'fr' })).rejects.toThrow('not in fr')
    await expect(xliff({ ...project.folders, from: 'ar', to: 'ar' })).rejects.toThrow('itself')
    const alone = await copyOf('lagune')
    try {
      await alone.edit('sources/brief.md', /^languages: .*$/m, 'languages: [fr]')
      await expect(xliff(alone.folders)).rejects.toThrow('one language')
    } finally {
      await alone.remove()
    }
  })

  it('should write over no file that is not its own', async () => {
    const { out } = project.folders
    await written()
    await writeFile(join(out, 'brief.tbx'), '<tbx/>')
    await expect(xliff(project.folders)).rejects.toThrow('Mujaz did not make it')
    await rm(join(out, 'brief.tbx'))
    await written()
  })
})

describe('the terms for translators’ tools', () => {
  it('should have each term and public name in every language, with what must not stand for it', async () => {
    await project.edit(
      'sources/brief.md',
      /^names:$/m,
      [
        'terms:',
        '  quay:',
        '    term: { en: quay, ar: رصيف }',
        '    also: { en: [wharf, "quay*"] }',
        '    forbidden: { en: [pier] }',
        'names:',
        '  karim:',
        '    kind: person',
        '    name: { en: Karim Saleh, ar: كريم صالح }',
        '    private: true',
      ].join('\n'),
    )
    await written()
    const text = await readFile(join(project.folders.out, 'brief.tbx'), 'utf8')
    const root = parseXml(text, { elements: 10_000, depth: 50 })
    const [quay] = below(root, 'conceptEntry')
    expect(quay?.attributes.get('id')).toBe('term-quay')
    const told = below(quay, 'langSec').map((section) => [
      section.attributes.get('xml:lang'),
      ...below(section, 'termSec').map(({ children }) => children.map((child) => child.text)),
    ])
    expect(told).toEqual([
      [
        'en',
        ['quay', 'preferredTerm-admn-sts'],
        ['wharf', 'admittedTerm-admn-sts'],
        ['pier', 'deprecatedTerm-admn-sts'],
      ],
      ['ar', ['رصيف', 'preferredTerm-admn-sts']],
    ])
    expect(text).toContain('نقابة البحارة')
    expect(text).not.toContain('Karim')
  })
})
