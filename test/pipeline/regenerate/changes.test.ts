import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readManifest } from '../../../src/manifest/form.ts'
import { build } from '../../../src/pipeline/build.ts'
import type { BuildOptions } from '../../../src/pipeline/tools.ts'
import { type Copy, copyOfHarbour } from './project.ts'

const review = 'sources/notes/harbour-review-2019.md'
const statement = 'sources/notes/port-authority.md'

let project: Copy

function make(options: BuildOptions = {}) {
  return build({ ...project.folders, audiences: ['all', 'public'], formats: ['md'], ...options })
}

/** The part “What changed” of an audience, without the marks of its form. */
async function part(audience: string): Promise<string> {
  const brief = await project.read(`output/${audience}/brief.md`)
  const [, changes = ''] = /<!-- section: changes -->([\s\S]*?)<!-- section/.exec(brief) ?? []
  return changes
}

beforeAll(async () => {
  project = await copyOfHarbour()
  await project.write('templates/all/audience.yaml', 'editions: [en, ar]\nchange-bars: true\n')
  await project.write('templates/public/audience.yaml', 'editions: [en]\nsensitive: omit\n')
  // What one side of a dispute may not read the other side may not either.
  await project.edit(review, ' disputes=union-delay', '')
  await make()
})

afterAll(() => project.remove())

describe('what changed since the brief that was handed out', () => {
  it('should not be listed where none was', async () => {
    expect(await part('all')).toBe('')
    expect(await project.read('output/all/brief.md')).not.toContain('revision')
  })

  it('should be nothing where nothing did', async () => {
    await project.write('sources/issued.json', await project.read('output/manifest.json'))
    await make()
    expect(await part('all')).toContain('Nothing has changed since the brief of 23 November 2026.')
    expect(await part('all')).toContain('لم يتغيّر شيء منذ إحاطة')
    expect(await project.read('output/all/brief.md')).not.toContain('revision')
  })

  it('should be listed in both languages, with figures, former words, notes and sources', async () => {
    await project.edit(review, 'The storm closed', 'The heavy storm closed')
    await project.edit(review, 'issued: 2019-04', 'issued: 2019-05')
    await project.edit(statement, 'value=915000', 'value=930000')
    await project.edit(statement, '[915,000 passengers]', '[930,000 passengers]')
    await project.edit(statement, '[915,000 راكب]', '[930,000 راكب]')
    await project.edit(statement, 'topic=spending', 'topic=costs')
    await project.edit('sources/brief.md', 'topics: [spending]', 'topics: [costs]')
    await make()
    const changes = await part('all')
    expect(changes).toContain('Compared with the brief of 23 November 2026.')
    expect(changes).toMatch(
      /<!-- change: point-quays -->\n\nThe heavy storm closed .*\[\^\d+\]\n\nFormerly: “The storm closed two of the five quays for three months.”/,
    )
    expect(changes).toContain('930,000 passengers (2018) instead of 915,000 passengers (2018).')
    expect(changes).toContain('930,000 راكب (2018) بدلًا من 915,000 راكب (2018).')
    expect(changes).toMatch(/### Added[^#]*<!-- change: point-costs -->/)
    expect(changes).toMatch(/### Withdrawn[^#]*<!-- change -->\n\nThe authority spent about 12/)
    expect(changes).toMatch(
      /<!-- change: source-harbour-review-2019 -->\n\n\*\*After the storm\.\*\* Its bib/,
    )
    // The note of a point keeps its number, and so its place.
    const brief = await project.read('output/all/brief.md')
    const [, note] = /<!-- point: quays[^>]*-->\n\n.*\[\^(\d+)\]/.exec(brief) ?? []
    expect(changes).toContain(`quays for three months.[^${note}]`)
    expect(brief).toMatch(/<!-- point: quays \(changed\) -->/)
    expect(brief).toMatch(/<!-- point: costs \(machine-translated, added\) -->/)
    expect(brief).toContain('<!-- revision: changes -->')
  })

  it('should be told on the pages where it is said to stand, beside bars', async () => {
    const { written, findings } = await make({ audiences: ['all'], formats: ['pdf', 'html'] })
    expect(written, findings.join('\n')).toBe(true)
    const manifest = readManifest(await project.read('output/manifest.json'))
    if (typeof manifest === 'string') throw new Error(manifest)
    const topics = [...(await part('all')).matchAll(/change: point-([\w-]+)/g)].map(([, id]) => id)
    expect(topics).toEqual(['passengers', 'quays', 'costs'])
    const statements = manifest.audiences.all?.editions.en?.statements ?? {}
    const text = await textOf(join(project.folders.out, 'all/brief.en.pdf'))
    const pages = [...text.matchAll(/In the text\s*,\s*page\s*(\d)/g)].map(([, page]) =>
      Number(page),
    )
    // The first leads from the front page to the list, the last to the source.
    expect(pages.slice(1, -1)).toEqual(topics.map((topic) => statements[`point:${topic}`]?.[0]))
    const html = await project.read('output/all/brief.en.html')
    expect(html).toMatch(/<div class="row text role-point flag-changed" id="point-quays">/)
    expect(html).toMatch(/badge-changed">changed</)
    expect(html).toMatch(/<a href="#point-quays">In the text/)
  })

  it('should never tell an audience what is withheld from it', async () => {
    const secret = 'The sailors’ union'
    await project.edit(review, 'holds that the repair was late', 'now says that it was late')
    await project.edit(review, 'weight=2 attribution', 'weight=2 sensitive attribution')
    await project.edit(review, 'The management denies', 'The management still denies')
    await make()
    const all = await part('all')
    expect(all).toContain(`${secret} now says`)
    expect(all).toContain('The management still denies')
    const open = await project.read('output/public/brief.md')
    expect(open).not.toContain(secret)
    expect(open).not.toContain('denies')
    expect(open).not.toContain('Formerly')
    expect(open).toContain('<!-- change: point-quays -->')
    expect(open).toContain('A point under “Outcomes” was withdrawn.')
    expect(open).not.toContain('sensitive')
  })

  it('should be compared with any manifest, and with none that cannot be read', async () => {
    await project.write('other.json', await project.read('output/manifest.json'))
    await make({ since: join(project.folder, 'other.json') })
    expect(await part('all')).toContain('Nothing has changed')
    const { written, findings } = await make({ since: join(project.folder, 'missing.json') })
    expect(written).toBe(false)
    expect(findings.find(({ fatal }) => fatal)?.ruleId).toBe('file-missing')
  })

  it('should be left out by an audience that does not want it, and follow the sections', async () => {
    await project.write('templates/all/audience.yaml', 'parts: [outcomes, criticisms, sources]\n')
    await make({ audiences: ['all'] })
    expect(await part('all')).toBe('')
    await project.write('templates/all/audience.yaml', 'parts: [changes, outcomes]\n')
    const { findings } = await make({ audiences: ['all'] })
    expect(findings.find(({ fatal }) => fatal)?.reason).toContain('`changes` follows the sections')
  })
})

async function textOf(path: string): Promise<string> {
  const pdf = await getDocument({ url: path, verbosity: 0 }).promise
  const pages: string[] = []
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await pdf.destroy()
  return pages.join('\n').replace(/\s+/g, ' ')
}
