import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Source } from '../../../src/model/source.ts'
import { read } from '../../../src/pipeline/read.ts'
import { readProject } from '../../../src/project/load.ts'
import { Collector } from '../../../src/report/context.ts'
import { marksOf } from '../../../src/verify/reading/marks.ts'
import { alike, centrality, Neighbours, vectorsAmong } from '../../../src/verify/reading/rank.ts'
import { Readings } from '../../../src/verify/reading/reading.ts'
import { createWorld } from '../../../src/world/world.ts'

const harbour = fileURLToPath(new URL('../../projects/harbour/', import.meta.url))
const folders = {
  sources: `${harbour}sources`,
  originals: `${harbour}originals`,
  templates: `${harbour}templates`,
}
const project = await readProject(folders, createWorld(), new Collector())
const source = project.sources[0] as Source

/** The reading of an original with other words than the project's. */
function readingOf(paragraphs: readonly string[], of: Partial<Source> = {}) {
  const bytes = new TextEncoder().encode(paragraphs.join('\n'))
  const one: Source = { ...source, claims: [], health: [], ...of }
  const english = { ...one, record: { ...one.record, language: 'en' } }
  const shelf = { sources: [english], originals: new Map([[one.id, { path: 'x.txt', bytes }]]) }
  const reading = new Readings(shelf, project.editor).reading(one.id)
  if (!reading) throw new Error('There is no reading.')
  return reading.paragraphs
}

describe('a reading', () => {
  it('should hold every paragraph of every original once, what can be skipped last', async () => {
    const { readings, without, findings } = await read([], folders)
    expect({ without, findings }).toEqual({ without: [], findings: [] })
    expect(readings.map(({ source }) => source).sort()).toEqual(
      project.sources.map(({ id }) => id).sort(),
    )
    for (const { paragraphs } of readings) {
      const numbers = paragraphs.map(({ paragraph }) => paragraph)
      expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
      const skips = paragraphs.map(({ skip }) => skip !== undefined)
      expect(skips).toEqual(skips.toSorted((a, b) => Number(a) - Number(b)))
      for (const { cited, uncovered } of paragraphs)
        expect(cited.length > 0 && uncovered).toBe(false)
    }
    const claims = new Set(readings.flatMap(({ paragraphs }) => paragraphs.flatMap((p) => p.cited)))
    expect(claims).toEqual(
      new Set(project.sources.flatMap((one) => one.claims.map(({ id }) => id))),
    )
  })

  it('should name what is not covered until a claim rests on it or it is set aside', () => {
    const text = ['The mole was closed for about 30 days.', 'It rained a little on that morning.']
    const uncovered = (of?: Partial<Source>) =>
      readingOf(text, of).flatMap((each) => (each.uncovered ? [each.paragraph] : []))
    expect(uncovered()).toEqual([1])
    expect(uncovered({ setAside: [{ from: 1, to: 1 }] })).toEqual([])
    const doubt = { at: [{ from: 1, to: 1 }], kind: 'doubt' as const, claims: [], note: {} }
    expect(uncovered({ health: [doubt] })).toEqual([])
    const [claim] = source.claims
    if (!claim) throw new Error('There is no claim.')
    expect(uncovered({ claims: [{ ...claim, at: [{ from: 1, to: 2 }] }] })).toEqual([])
  })

  it('should skip debris, rubrics and what was said before, and no paragraph for want of a number', () => {
    const paragraphs = readingOf(
      [
        'Read also',
        'Those who came back say that nobody had asked them anything.',
        'Those who came back say that nobody had asked them anything.',
        'Share this page with friends who may like it',
        'Omar Naji',
        'By Salma Haddad, April 2019',
      ],
      { health: [{ at: [{ from: 4, to: 4 }], kind: 'noise', claims: [], note: {} }] },
    )
    const skips = Object.fromEntries(paragraphs.map(({ paragraph, skip }) => [paragraph, skip]))
    expect(skips).toEqual({
      1: 'a line of few words',
      2: undefined,
      3: 'said before',
      4: 'noise',
      5: undefined,
      6: 'in the record',
    })
  })

  it('should tell where else it is told, and which figures are others there', () => {
    const [first, second] = project.sources
    if (!first || !second) throw new Error('There are no two sources.')
    const english = (one: typeof first) => ({ ...one, record: { ...one.record, language: 'en' } })
    const textOf = (lines: readonly string[]) => ({
      path: 'x.txt',
      bytes: new TextEncoder().encode(lines.join('\n')),
    })
    const filler = ['The town has a school.', 'Rain fell on the hills.', 'A new road was begun.']
    const reading = new Readings(
      {
        sources: [english(first), english(second)],
        originals: new Map([
          [first.id, textOf(['The old quay gave work to 120 women in winter.', ...filler])],
          [second.id, textOf(['In winter the old quay gave work to 90 women.', 'Fog came in.'])],
        ]),
      },
      project.editor,
    ).reading(first.id)
    const told = reading?.paragraphs.find(({ paragraph }) => paragraph === 1)?.alsoIn
    expect(told).toMatchObject([
      { source: second.id, paragraph: 1, otherwise: [{ here: '120', there: '90' }] },
    ])
  })
})

describe('the marks of a paragraph', () => {
  it.each([
    ['1. More than 300 boats came in 2019.', 'en', ['More than 300'], ['2019']],
    ['عاد نحو 700 طفل في 5 أيار/مايو 2019.', 'ar', ['نحو 700'], ['5 أيار/مايو 2019']],
    ['Plus de 40 navires sont arrivés le 3 mai 2020.', 'fr', ['Plus de 40'], ['3 mai 2020']],
  ])(
    'should have figures with what binds them, and dates apart: %s',
    (text, language, figures, dates) => {
      const marks = marksOf(text, language, [])
      expect(marks.figures.map((figure) => figure.text)).toEqual(figures)
      expect(marks.dates).toEqual(dates)
    },
  )

  it('should have names of the register, and words that may be names', () => {
    const marks = marksOf('According to Salma Haddad, Omar Naji of the Blue Line left.', 'en', [])
    expect(marks.unknownNames).toEqual(['Salma Haddad', 'Omar Naji', 'Blue Line'])
    expect(marks.speech).toEqual(['According to'])
  })

  it.each([
    ['قالَت البلدية إنّ الرصيف مغلق، وأعلنت ذلك أمس.', 'ar', ['قالَت', 'وأعلنت']],
    ['Selon la mairie, le port a déclaré le contraire.', 'fr', ['Selon', 'a déclaré']],
  ])(
    'should have the words that say who says so as they are written: %s',
    (text, language, said) => {
      expect(marksOf(text, language, []).speech).toEqual(said)
    },
  )
})

describe('the rank of texts', () => {
  const words = fc.constantFrom('quay', 'mole', 'boat', 'rain', 'town', 'road', 'hill', 'work')
  const texts = fc.array(fc.array(words, { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 12,
  })

  it('should meet all that are so much alike by their rarest words, whatever they are', () => {
    fc.assert(
      fc.property(texts, fc.double({ min: 0.05, max: 1, noNaN: true }), (all, threshold) => {
        const given = all.map((each) => ({ text: each.join(' '), language: 'en' }))
        const vectors = given.map(vectorsAmong(given))
        const neighbours = new Neighbours(vectors, threshold)
        for (const own of vectors) {
          const near = neighbours.of(own)
          vectors.forEach((other, at) => {
            if (alike(own, other) >= threshold) expect(near).toContain(at)
          })
        }
      }),
    )
  })

  it('should sum to the number of texts, whatever they are, and never favour one that is like none', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const given = all.map((each) => ({ text: each.join(' '), language: 'en' }))
        const vectors = given.map(vectorsAmong(given))
        for (const a of vectors) {
          for (const b of vectors) {
            expect(alike(a, b)).toBeCloseTo(alike(b, a))
            expect(alike(a, b)).toBeLessThanOrEqual(1 + 1e-9)
          }
        }
        const ranks = centrality(vectors)
        expect(ranks.every((rank) => rank > 0 && rank <= all.length)).toBe(true)
        const least = Math.min(...ranks)
        vectors.forEach((own, at) => {
          const alone = vectors.every((other, index) => index === at || alike(own, other) === 0)
          if (alone) expect(ranks[at]).toBeCloseTo(least)
        })
      }),
    )
  })
})
