import { readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { build, check } from '../../src/pipeline/build.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { renderBrief } from '../../src/pipeline/render-brief.ts'
import { dumpStructure, load } from '../print/finish/dump.ts'
import { type Copy, copyOf } from './regenerate/project.ts'

const expected = fileURLToPath(new URL('../projects/lagune/expected/brief.md', import.meta.url))
const MAP = 'sources/pictures/traversee.svg'
const BRIEF = 'sources/brief.md'

let project: Copy | undefined
afterEach(async () => {
  await project?.remove()
  project = undefined
})

async function lagune(): Promise<Copy> {
  project = await copyOf('lagune')
  return project
}

const rulesOf = ({ findings }: { findings: readonly { ruleId?: string | undefined }[] }) =>
  findings.map(({ ruleId }) => ruleId)

/** The language that an element of a dumped structure has from those around it, below the document. */
function languageAround(lines: readonly string[], at: number): string | undefined {
  const depthOf = (line = '') => line.length - line.trimStart().length
  let depth = depthOf(lines[at])
  for (const line of lines.slice(0, at).reverse()) {
    if (depthOf(line) >= depth || depth <= 2) continue
    depth = depthOf(line)
    const language = /^\s*\w+ (ar|fr)\b/.exec(line)?.[1]
    if (language && depth > 0) return language
  }
  return undefined
}

describe('pictures and maps', () => {
  it('should stand in the brief as words, in each language (UPDATE=1 rewrites it)', async () => {
    const { folders, read } = await lagune()
    const result = await build({ ...folders, formats: ['md', 'html'] })
    expect(rulesOf(result)).toEqual([])
    const brief = await read('output/brief.md')
    if (process.env.UPDATE) await writeFile(expected, brief)
    expect(brief).toBe(await readFile(expected, 'utf8'))
    // No address of a file: whoever is handed the text alone has no dead one.
    expect(brief).not.toMatch(/!\[|\]\(pictures/)
  })

  it('should have their labels over the drawing, in the language of each copy', async () => {
    const { folders, read } = await lagune()
    await build({ ...folders, formats: ['html'] })
    const html = await read('output/meeting/brief.fr-ar.html')
    const labels = [
      ...html.matchAll(/<span class="drawn-label[^>]*dir="(...)"[^>]*>(.*?)<\/span>/g),
    ]
    expect(labels.map(([, dir, words]) => `${dir} ${words}`)).toEqual([
      'ltr Ribaute',
      'ltr Île du Phare',
      'ltr La lagune',
      'rtl ريبوت',
      'rtl جزيرة المنارة',
      'rtl البحيرة',
    ])
    // The words that the drawing has for itself are in neither.
    expect(html).not.toContain('<text')
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('should be figures with a description and a caption, each in its language, in the PDF', async () => {
    const { folders, folder } = await lagune()
    expect(rulesOf(await build({ ...folders, formats: ['pdf'] }))).toEqual([])
    for (const edition of ['fr-ar', 'ar']) {
      const pdf = await readFile(join(folder, `output/meeting/brief.${edition}.pdf`))
      const lines = dumpStructure(await load(pdf)).split('\n')
      const figures = lines.flatMap((line, at) => (/^ *Figure alt/.test(line) ? [at] : []))
      const alts = figures.map((at) =>
        /“(.*)”/.exec(lines[at] ?? '')?.[1]?.replaceAll('\u00a0', ' '),
      )
      const arabic = [
        'خريطة تخطيطية: ريبوت غربَ البحيرة، وجزيرة المنارة شرقها.',
        'الرصيف الشمالي وقد سُدّ بسلسلة.',
        'راية من لونين.',
      ]
      const french = [
        'Carte schématique : Ribaute à l’ouest de la lagune, l’île du Phare à l’est.',
        'Le quai nord, barré par une chaîne.',
        'Un fanion à deux couleurs.',
      ]
      expect(alts).toEqual(
        edition === 'ar' ? arabic : french.flatMap((alt, at) => [alt, arabic[at]]),
      )
      expect(lines.filter((line) => /^ *Caption\b/.test(line))).toHaveLength(figures.length)
      for (const [n, at] of figures.entries()) {
        const isArabic = edition === 'fr-ar' && n % 2 === 1
        expect(languageAround(lines, at)).toBe(isArabic ? 'ar' : undefined)
      }
    }
  })

  it('should go with the claims that they rest on, and where they show somebody', async () => {
    const { folders, edit, read } = await lagune()
    await build({ ...folders, audiences: ['public'], formats: ['md', 'html'] })
    const open = await read('output/public/brief.md')
    expect(open).toContain('pictures/traversee.svg#')
    expect(open).toContain('pictures/fanion.png#')
    expect(open).not.toContain('quai.jpg')
    expect(await read('output/public/brief.back-to-back.html')).not.toContain('image/jpeg')
    await edit(BRIEF, '{#logo}', '{#logo sensitive}')
    await build({ ...folders, audiences: ['public'], formats: ['md'] })
    expect(await read('output/public/brief.md')).not.toContain('fanion.png')
  })

  it('should stand in no section for an audience whose parts do not name them', async () => {
    const { folders, read } = await lagune()
    await build({ ...folders, audiences: ['principal'], formats: ['md'] })
    const brief = await read('output/principal/brief.md')
    expect(brief).toContain('<!-- point: crossing')
    expect(brief).not.toContain('<!-- picture')
  })

  it('should go where their file is named after a private person', async () => {
    const { folders, edit, read, folder } = await lagune()
    await rename(join(folder, MAP), join(folder, 'sources/pictures/salma-naji.svg'))
    await edit(BRIEF, 'pictures/traversee.svg', 'pictures/salma-naji.svg')
    await edit(
      BRIEF,
      'pictures:\n',
      'names:\n  naji: { kind: person, private: true, name: { fr: Salma Naji, ar: سلمى ناجي } }\npictures:\n',
    )
    await build({ ...folders, audiences: ['public'], formats: ['md', 'html'] })
    expect(await read('output/public/brief.md')).not.toMatch(/salma|Carte schématique/i)
    await build({ ...folders, formats: ['md'] })
    expect(await read('output/meeting/brief.md')).toContain('salma-naji.svg#')
  })

  it('should make anew what they stand in, and nothing else', async () => {
    const { folders, edit } = await lagune()
    const order = { ...folders, formats: ['md', 'html'] } as const
    const whyOf = async () =>
      Object.fromEntries(
        (await build(order)).files.map(({ path, why }) => [path.split('/').at(-1), why]),
      )
    await whyOf()
    const again = Object.values(await whyOf())
    expect(again.flat()).toEqual([])
    await edit(MAP, 'r="4"', 'r="5"')
    expect((await whyOf())['brief.fr.html']).not.toEqual([])
    expect(Object.values(await whyOf()).flat()).toEqual([])
  })

  it('should be looked at again before a release, once they were edited', async () => {
    const { folders, edit } = await lagune()
    await lock(folders)
    expect(rulesOf(await check(folders))).not.toContain('picture-edited')
    await edit(MAP, 'r="4"', 'r="5"')
    const edited = await check({ ...folders, release: true })
    const told = edited.findings.find(({ ruleId }) => ruleId === 'picture-edited')
    expect(told).toMatchObject({ fatal: true, line: 28 })
    await lock(folders)
    expect(rulesOf(await check(folders))).not.toContain('picture-edited')
  })

  it('should not be read from outside of the project', async () => {
    const { folders, folder } = await lagune()
    const elsewhere = join(folder, 'elsewhere.svg')
    await rename(join(folder, MAP), elsewhere)
    await symlink(elsewhere, join(folder, MAP))
    const { findings } = await check(folders)
    expect(findings.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)).toEqual([
      expect.stringMatching(/^picture-missing: .*leads out of the folder/),
    ])
  })
})

describe('a brief that a person polished', () => {
  it('should print with the pictures of its project, as they were when it was written', async () => {
    const { folders, read, edit } = await lagune()
    await build({ ...folders, formats: ['md', 'html'] })
    const before = await read('output/meeting/brief.fr-ar.html')
    const path = join(folders.out, 'meeting/brief.md')
    const { sources, templates } = folders
    const order = { sources, templates, formats: ['html'] } as const
    expect(rulesOf(await renderBrief(path, order))).toEqual([])
    expect(await read('output/meeting/brief.fr-ar.html')).toBe(before)
    await edit('output/meeting/brief.md', '- La lagune\n', '')
    expect(rulesOf(await renderBrief(path, order))).toContain('picture-labels')
    await edit(MAP, 'r="4"', 'r="5"')
    expect(rulesOf(await renderBrief(path, order))).toContain('picture-missing')
    await edit('output/meeting/brief.md', /pictures\/traversee/, '../../../etc/traversee')
    expect(rulesOf(await renderBrief(path, order))).toContain('picture-missing')
  })
})
