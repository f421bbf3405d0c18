import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const REVIEW = 'sources/notes/harbour-review-2019.md'
const AUTHORITY = 'sources/notes/port-authority.md'

const POPULATIONS = `populations:
  everyone: { label: { en: all passengers, ar: جميع الركاب } }
  islanders: { label: { en: islanders, ar: أهل الجزر }, within: everyone }
names:
`

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
  await project.edit('sources/brief.md', /^names:\n/m, POPULATIONS)
})
afterEach(() => project.remove())

/** Says whom the figures of passengers of the two notes count. */
async function counting(review: string, authority: string) {
  await project.edit(REVIEW, 'bound=more-than period=2018', `bound=more-than ${review} period=2018`)
  await project.edit(AUTHORITY, 'value=915000 period=2018', `value=915000 ${authority} period=2018`)
}

async function brief(): Promise<string> {
  const { written, findings } = await build({ ...project.folders, formats: ['md'] })
  expect(written, findings.map(String).join('\n')).toBe(true)
  return project.read('output/brief.md')
}

/** The rows of the comparison of passengers, and those of the chart. */
async function tables() {
  const text = await brief()
  const part = (title: string) => text.split(/^## /m).find((each) => each.startsWith(title)) ?? ''
  return { comparison: part('What the sources say'), chart: part('The figures at a glance') }
}

describe('the population of a figure', () => {
  it('should stand with its date in the comparison and in the chart, in both languages', async () => {
    await counting('population=everyone', 'population=everyone')
    const { comparison, chart } = await tables()
    expect(comparison).toMatch(/all passengers, 2018/)
    expect(comparison).toMatch(/جميع الركاب، 2018/)
    expect(chart).toMatch(/Ferry passengers, all passengers \(people\)/)
    expect(chart).toMatch(/ركاب العبّارات، جميع الركاب \(شخص\)/)
    expect(chart.match(/<!-- chart -->/g)).toHaveLength(1)
    expect(chart.match(/\| 2018<br>/g)).toHaveLength(2)
    expect(comparison).toMatch(/Population, date/)
    expect(comparison).toMatch(/الفئة والتاريخ/)
  })

  it('should tell of which other one a figure is, where it is not to be compared', async () => {
    await counting('population=everyone', 'population=islanders')
    const { comparison } = await tables()
    expect(comparison).toMatch(/islanders, 2018.*another population than “all passengers”/)
    expect(comparison).toMatch(/أهل الجزر، 2018.*فئة غير «جميع الركاب»/)
  })

  it('should keep figures of different ones on scales of their own', async () => {
    await counting('population=everyone', '')
    const { chart } = await tables()
    expect(chart.match(/<!-- chart -->/g)).toHaveLength(2)
    expect(chart).toMatch(/Ferry passengers, all passengers \(people\)/)
    expect(chart).toMatch(/Ferry passengers, population not stated \(people\)/)
  })

  it('should be said to be missing beside one that is stated', async () => {
    await counting('population=everyone', '')
    const { comparison } = await tables()
    expect(comparison).toMatch(/population not stated, 2018.*another population, or none stated/)
  })

  it('should leave tables as they are where no figure says one', async () => {
    const { comparison } = await tables()
    expect(comparison).not.toMatch(/[Pp]opulation/)
    expect(comparison).toMatch(/As of/)
  })

  it('should be registered to be printed: one that is not is told, with the likely one', async () => {
    await counting('population=everyone', 'population=islander')
    const { findings } = await check(project.folders)
    const [finding, ...others] = findings.filter(({ ruleId }) => ruleId === 'population-unknown')
    expect(others).toEqual([])
    expect(finding).toMatchObject({ fatal: false })
    expect(finding?.file).toMatch(/port-authority\.md$/)
    expect(String(finding?.note)).toMatch(/Did you mean `islanders`/)
    expect((await tables()).comparison).not.toMatch(/islander/)
  })

  it('should keep the label of a private person from an audience that may read none', async () => {
    await project.edit(
      'sources/brief.md',
      'names:\n',
      'names:\n  amer: { kind: person, private: true, name: { en: Amer Haddad, ar: عامر حداد } }\n',
    )
    await project.edit(
      'sources/brief.md',
      'en: islanders, ar: أهل الجزر',
      'en: kin of Haddad, ar: أقارب حداد',
    )
    await counting('population=everyone', 'population=islanders')
    await project.write(
      'templates/readers/audience.yaml',
      'parts: [bottom-line, comparison, sections, sources]\nsensitive: redact\n',
    )
    const { written, findings } = await build({
      ...project.folders,
      audiences: ['readers'],
      formats: ['md'],
    })
    expect(written, findings.map(String).join('\n')).toBe(true)
    const printed = await project.read('output/readers/brief.md')
    expect(printed).toMatch(/kin of/)
    expect(printed).not.toMatch(/Haddad|حداد/)
  })
})
