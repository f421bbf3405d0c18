import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { type Copy, copyOfHarbour } from './regenerate/project.ts'

const NOTES = ['sources/notes/harbour-review-2019.md', 'sources/notes/port-authority.md']
const SECTIONS = /^sections:\n[\s\S]*?(?=^measures:)/m

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

/** Gives the editor's file other sections, and the notes and the prose their headings. */
async function withSections(yaml: string, headings: Readonly<Record<string, string>> = {}) {
  await project.edit('sources/brief.md', SECTIONS, yaml)
  for (const path of ['sources/brief.md', ...NOTES]) {
    let text = await project.read(path)
    for (const [from, to] of Object.entries(headings))
      text = text.replace(new RegExp(`^# ${from}$`, 'im'), `# ${to}`)
    await project.write(path, text)
  }
}

const OWN = `sections:
  - id: dispute
    title: { en: What is disputed, ar: موضع الخلاف }
  - id: traffic
    title: { en: Traffic, ar: الحركة }
`

/** Titles of the brief's sections, in the order in which they are printed. */
async function printed(audience?: string): Promise<string[]> {
  const { written, findings } = await build({
    ...project.folders,
    formats: ['md'],
    ...(audience && { audiences: [audience] }),
  })
  expect(written, findings.map(String).join('\n')).toBe(true)
  const path = audience ? `output/${audience}/brief.md` : 'output/brief.md'
  return [...(await project.read(path)).matchAll(/^## (.+?)(?: \{#.*)?$/gm)].map(
    ([, title = '']) => title,
  )
}

describe('the sections of a brief', () => {
  it('should be those of the editor’s file, in its order', async () => {
    // One heading is the id, the other the title in the second language.
    await withSections(OWN, { Outcomes: 'traffic', Criticisms: 'موضع الخلاف' })
    const titles = await printed()
    expect(titles.filter((title) => /disputed|Traffic/.test(title))).toEqual([
      expect.stringContaining('What is disputed'),
      expect.stringContaining('Traffic'),
    ])
    expect(titles.join()).not.toMatch(/Outcomes|Criticisms/)
  })

  it('should be the five under their usual titles where the file lists none', async () => {
    await withSections('')
    const { findings } = await check(project.folders)
    expect(findings.filter(({ ruleId }) => ruleId === 'section-unknown')).toEqual([])
    expect((await printed()).join()).toMatch(
      /Background.*Approach.*Outcomes.*Criticisms.*Open risks/,
    )
  })

  it('should say which of them may rest on sources that do not speak of the subject', async () => {
    await project.edit(
      NOTES[0] ?? '',
      'text: original\n',
      'text: original\nbackground-only: true\n',
    )
    await withSections(OWN, { Outcomes: 'traffic', Criticisms: 'dispute' })
    const told = async () =>
      (await check(project.folders)).findings.filter(({ ruleId }) => ruleId === 'background-only')
    expect((await told()).length).toBeGreaterThan(0)
    await project.edit(
      'sources/brief.md',
      /(id: (?:dispute|traffic))\n/g,
      '$1\n    background: true\n',
    )
    expect(await told()).toEqual([])
  })

  it('should be printed for an audience by name, or together', async () => {
    await withSections(OWN, { Outcomes: 'traffic', Criticisms: 'dispute' })
    await project.write('templates/own/audience.yaml', 'parts: [traffic, gaps, sections]\n')
    expect(await printed('own')).toEqual([
      expect.stringContaining('Traffic'),
      expect.stringContaining('What the sources do not'),
      expect.stringContaining('What is disputed'),
      expect.stringContaining('Notes on each source'),
    ])
  })

  it('should be told to an audience that names one that is none', async () => {
    await withSections(OWN, { Outcomes: 'traffic', Criticisms: 'dispute' })
    await project.write(
      'templates/own/audience.yaml',
      'parts:\n  - trafic\n  - outcomes\n  - dispute\n',
    )
    const { findings } = await check({ ...project.folders, audiences: ['own'] })
    const told = findings.filter(({ ruleId }) => ruleId === 'audience-settings')
    expect(told.map(({ line, note }) => [line, note])).toEqual([
      [2, expect.stringContaining('Did you mean `traffic`?')],
    ])
  })

  it('should leave out what a cover does not say', async () => {
    await project.edit('sources/brief.md', /^(?:subtitle|purpose):.*\n/gm, '')
    await printed()
    expect(await project.read('output/brief.md')).not.toMatch(/What two sources say|harbour board/)
  })
})
