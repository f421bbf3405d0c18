import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedIn } from '../../src/lock/accept.ts'
import { textsFor, textsOf } from '../../src/model/texts.ts'
import { build, check } from '../../src/pipeline/build.ts'
import { init } from '../../src/pipeline/init.ts'
import { xliff } from '../../src/pipeline/xliff.ts'
import { earlierAsMarkdown } from '../../src/project/earlier-words.ts'
import { foldersOf, readProject } from '../../src/project/load.ts'
import { accept } from '../../src/project/lock.ts'
import { entriesOf, memoryWith } from '../../src/project/memory.ts'
import { Collector } from '../../src/report/context.ts'
import type { FindingMessage } from '../../src/report/findings.ts'
import { createWorld } from '../../src/world/world.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

const NOTE = 'sources/notes/harbour-review-2019.md'

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

const folders = () => project.folders
const read = (path: string) => project.read(path)
const memory = () => read('sources/memory.tmx')

/** Exchanges words of a file of the project, all of which must be there. */
async function edit(path: string, ...changes: (readonly [string, string])[]): Promise<void> {
  for (const [from, to] of changes) await project.edit(path, from, to)
}

/** The pairs that a translator is given beside the statements; `undefined` where nothing is written. */
async function sent(all = false): Promise<string | undefined> {
  const { files } = await xliff({ ...folders(), all })
  const path = files.find(({ path }) => path.endsWith('.tmx'))?.path
  return path && readFile(path, 'utf8')
}

/** The unit of some words in a file, in one line. */
function unitOf(tmx: string, words: string): string {
  const unit = tmx.split('<tu ').find((each) => each.includes(`<seg>${words}</seg>`))
  return unit?.replaceAll('\n', '') ?? ''
}

async function earlier(): Promise<Record<string, NonNullable<FindingMessage['earlier']>>> {
  const { findings } = await check(folders())
  return Object.fromEntries(
    findings.flatMap(({ earlier, ruleId, reason }) =>
      earlier ? [[`${ruleId} ${/`(.*?)`/.exec(reason)?.[1]}`, earlier]] : [],
    ),
  )
}

const CLOSED = 'The storm closed two of the five quays for three months.'
const CLOSED_AR = 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر.'

describe('the memory of a project', () => {
  it('should be written with the lock, hold all that is accepted, and stay as it is as long as that is the same', async () => {
    await accept(['quays-closed'], folders())
    expect((await memory()).match(/<tu /g)).toHaveLength(1)
    const lock = await read('sources/lock.json')
    await rm(join(project.folder, 'sources/memory.tmx'))
    // What was accepted before there was a memory comes with the next acceptance, whatever that accepts.
    const { memory: path } = await accept(['quays-closed'], folders())
    expect(path).toBe(join(project.folder, 'sources/memory.tmx'))
    expect(unitOf(await memory(), CLOSED)).toContain('<prop type="x-id">quays-closed</prop>')
    expect(await read('sources/lock.json')).toBe(lock)
    expect((await accept(['quays-closed'], folders())).memory).toBeUndefined()
  })

  it('should keep what was accepted before, and give what is accepted now the names of now', async () => {
    await accept('all', folders())
    const before = await memory()
    await edit(NOTE, [CLOSED, 'The storm closed two quays.'], [CLOSED_AR, 'أقفلت العاصفة رصيفين.'])
    await edit(
      NOTE,
      ['#ferry-passengers', '#passengers-of-ferries'],
      ['[ferry-passengers]', '[passengers-of-ferries]'],
    )
    await project.write(
      'sources/brief.md',
      (await read('sources/brief.md')).replaceAll('ferry-passengers', 'passengers-of-ferries'),
    )
    const { written, findings } = await accept(['quays-closed'], folders())
    expect(findings.filter(({ fatal }) => fatal)).toEqual([])
    expect(written).toBe(true)
    const after = await memory()
    expect(unitOf(after, CLOSED)).toBe(unitOf(before, CLOSED))
    expect(unitOf(after, 'The storm closed two quays.')).toContain('أقفلت العاصفة رصيفين.')
    expect(after).toContain('<prop type="x-id">passengers-of-ferries</prop>')
    expect(after).not.toContain('<prop type="x-id">ferry-passengers</prop>')
    expect(after.match(/<tu /g)?.length).toBe((before.match(/<tu /g)?.length ?? 0) + 1)
  })

  it('should keep what a translator brought along', async () => {
    const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="OmegaT"/><body>
<tu><tuv xml:lang="EN-GB"><seg>Moored <bpt i="1">x</bpt>boats</seg></tuv><tuv xml:lang="AR-LB"><seg>قوارب راسية</seg></tuv></tu>
</body></tmx>`
    await project.write('sources/memory.tmx', foreign)
    await accept(['quays-closed'], folders())
    expect(unitOf(await memory(), 'Moored boats')).toContain('<seg>قوارب راسية</seg>')
    expect(unitOf(await memory(), CLOSED)).toContain(CLOSED_AR)
  })

  it('should stop an acceptance and a check where it is broken, with the place, but no build', async () => {
    await accept('all', folders())
    const lock = await read('sources/lock.json')
    const broken = (await memory()).replace('</tuv>', '')
    await project.write('sources/memory.tmx', broken)
    await edit(NOTE, [CLOSED, CLOSED.replace('months', 'whole months')])
    const { written, findings } = await accept('all', folders())
    expect(written).toBe(false)
    expect(findings.filter(({ fatal }) => fatal)).toMatchObject([
      { ruleId: 'memory-form', file: join(project.folder, 'sources/memory.tmx'), line: 9 },
    ])
    expect(await memory()).toBe(broken)
    expect(await read('sources/lock.json')).toBe(lock)
    const told = (await check(folders())).findings.filter(({ ruleId }) => ruleId === 'memory-form')
    expect(told).toMatchObject([{ fatal: true, line: 9 }])
    expect(await sent()).toBeUndefined()
    const out = join(project.folder, 'output')
    const made = await build({ ...folders(), audiences: [], formats: ['md'], out })
    expect(made.written).toBe(true)
  })

  it('should not be there where nothing was accepted, and change nothing of a build', async () => {
    const out = join(project.folder, 'output')
    const options = { ...folders(), audiences: [], formats: ['md'] as const, out }
    expect((await build(options)).written).toBe(true)
    const before = await readFile(join(out, 'manifest.json'), 'utf8')
    await project.write(
      'sources/memory.tmx',
      '<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="ar"><seg>أ</seg></tuv></tu></body></tmx>',
    )
    await build({ ...options, fresh: true })
    expect(await readFile(join(out, 'manifest.json'), 'utf8')).toBe(before)
    await rm(join(project.folder, 'sources/memory.tmx'))
    await accept([], folders())
    expect(await readdir(join(project.folder, 'sources'))).not.toContain('memory.tmx')
  })
})

describe('a project in other languages', () => {
  it('should have no memory where it is in one: there is nothing to translate', async () => {
    const alone = join(project.folder, 'alone')
    await init({ folder: alone, languages: ['fr'] })
    expect(await readdir(join(alone, 'sources'))).not.toContain('memory.tmx')
    const { written, memory } = await accept('all', { sources: join(alone, 'sources') })
    expect({ written, memory }).toEqual({ written: true, memory: undefined })
  })

  it('should begin with the memory of what it begins with, the first language first', async () => {
    const begun = join(project.folder, 'begun')
    await init({ folder: begun, languages: ['fr', 'ar'] })
    const tmx = await readFile(join(begun, 'sources/memory.tmx'), 'utf8')
    expect(tmx).toContain('srclang="fr"')
    expect(tmx).toMatch(/<tuv xml:lang="fr">.*<\/tuv>\n<tuv xml:lang="ar">/)
    expect((await accept('all', { sources: join(begun, 'sources') })).memory).toBeUndefined()
  })
})

describe('an earlier wording', () => {
  it('should stand in what is found of a statement that was edited in one language, in both, or lacks one', async () => {
    await accept('all', folders())
    await edit(
      NOTE,
      [CLOSED, 'The storm closed two of the five quays for four months.'],
      ['\n:::ar\nترى نقابة البحارة أن الإصلاح جاء متأخرًا.\n:::\n', ''],
    )
    await edit(
      'sources/brief.md',
      ['The port worked on three quays', 'The port worked hard on three quays'],
      ['عمل الميناء بثلاثة أرصفة', 'عمل الميناء بجدّ بثلاثة أرصفة'],
    )
    const found = await earlier()
    expect(Object.keys(found).toSorted()).toEqual([
      'language-missing union-delay',
      'statement-unaccepted lead:outcomes.1',
      'translation-stale quays-closed',
    ])
    expect(found['translation-stale quays-closed']).toMatchObject({
      words: { en: CLOSED, ar: CLOSED_AR },
      changes: [{ was: 'three', now: 'four' }],
      isOwn: true,
      language: 'en',
      likeness: 90,
    })
    expect(found['statement-unaccepted lead:outcomes.1']).toMatchObject({ isOwn: true })
    expect(found['language-missing union-delay']).toMatchObject({
      likeness: 100,
      words: { ar: 'ترى نقابة البحارة أن الإصلاح جاء متأخرًا.' },
    })
    const told = (await check(folders())).findings.find(
      ({ ruleId }) => ruleId === 'translation-stale',
    )
    expect(told?.note).toContain(
      `It said before, 90 % alike in en: “three” → “four”\n  en: ${CLOSED}\n  ar: ${CLOSED_AR}`,
    )
  })

  it('should be what another statement says, where that is all of it', async () => {
    await accept('all', folders())
    await edit(
      NOTE,
      [CLOSED, 'The management denies that the repair was late.'],
      [CLOSED_AR, 'كذّبت الإدارة ذلك.'],
    )
    expect((await earlier())['translation-stale quays-closed']).toMatchObject({
      ...{ texts: ['management-denies'], isOwn: false, likeness: 100 },
      words: { ar: 'تنفي الإدارة أن يكون الإصلاح قد تأخر.' },
    })
  })
})

describe('pairs for a translator', () => {
  const NAMED = ['The management denies that', 'The management and Salim Haddad deny that'] as const
  const NAMED_AR = ['تنفي الإدارة أن', 'تنفي الإدارة وسليم حداد أن'] as const
  const REGISTERED = [
    '  port-management:',
    '  salim:\n    kind: person\n    name: { en: Salim Haddad, ar: سليم حداد }\n    private: true\n  port-management:',
  ] as const

  it('should be all that is accepted and all that was, but nothing that is sensitive or names a private person', async () => {
    await edit('sources/brief.md', REGISTERED)
    await edit(NOTE, NAMED, NAMED_AR)
    await accept('all', folders())
    const own = await memory()
    expect(unitOf(own, 'The sailors’ union holds that the repair was late.')).toContain(
      'x-confined',
    )
    expect(own.match(/<tu [^>]*>(?:(?!<\/tu>)[\s\S])*Salim/g)?.length).toBeGreaterThan(0)
    for (const unit of own.split('</tu>').filter((each) => each.includes('Salim'))) {
      expect(unit).toContain('<prop type="x-confined">yes</prop>')
    }
    const tmx = (await sent()) ?? ''
    const units = (text: string) => text.match(/<tu /g)?.length ?? 0
    expect(units(tmx)).toBe(units(own) - (own.match(/x-confined/g)?.length ?? 0))
    expect(units((await sent(true)) ?? '')).toBe(units(own))
    expect(unitOf(tmx, CLOSED)).toContain(CLOSED_AR)
    expect(tmx).not.toMatch(/Salim|سليم|union holds|x-id|x-confined|quays-closed/)
  })

  it('should be held to the register and the notes of today too, whatever the memory was told', async () => {
    await edit(NOTE, NAMED, NAMED_AR)
    await accept('all', folders())
    expect(await sent()).toContain('Salim')
    await edit('sources/brief.md', REGISTERED)
    expect(await sent()).not.toContain('Salim')
    await edit(NOTE, ['topic=quays at="5" weight=3', 'topic=quays at="5" weight=3 sensitive'])
    expect(await sent()).not.toContain(CLOSED)
    // A statement that was withdrawn is as sensitive as it was.
    await accept('all', folders())
    await edit(NOTE, [CLOSED, 'Quays closed.'], [CLOSED_AR, 'أُغلقت أرصفة.'])
    await edit(NOTE, ['weight=3 sensitive}', 'weight=3}'])
    expect(await sent()).not.toContain(CLOSED)
  })

  it('should be what is accepted where there is no memory yet, and be there while a language is lacking', async () => {
    await accept('all', folders())
    const tmx = await sent()
    await rm(join(project.folder, 'sources/memory.tmx'))
    expect(await sent()).toBe(tmx)
    await accept('all', folders())
    await edit(NOTE, [`\n:::ar\n${CLOSED_AR}\n:::\n`, ''])
    expect(await sent()).toBe(tmx)
    // Nobody knows what a claim is by now of which its default language is missing.
    await edit(NOTE, [`\n${CLOSED}\n`, `\n:::ar\n${CLOSED_AR}\n:::\n`])
    expect(await sent()).toBeUndefined()
  })

  it('should be written over nothing but pairs of an earlier day', async () => {
    await accept('all', folders())
    await sent()
    expect(await sent()).toContain(CLOSED)
    const theirs = '<tmx version="1.4"><header creationtool="OmegaT"/></tmx>'
    await project.write('output/brief.tmx', theirs)
    await expect(sent()).rejects.toThrow('brief.tmx')
    expect(await read('output/brief.tmx')).toBe(theirs)
  })
})

it('should be the one that comes with the first brief: it holds all that is accepted there, by its names of now', async () => {
  const sources = new URL('../../sources', import.meta.url).pathname
  const context = new Collector()
  const own = await readProject(foldersOf({ sources }), createWorld(), context)
  const texts = textsFor('inStep', textsOf(own.sources, own.editor))
  const accepted = texts.filter(acceptedIn(own.lock?.statements ?? {}))
  expect(accepted.length).toBeGreaterThan(300)
  expect(memoryWith(entriesOf(own, context) ?? [], accepted, own)).toBeUndefined()
})

it('should put an earlier wording into Markdown with the figures that are still there', () => {
  const now = 'About :figure[more than 750]{measure=x value=750} of :figure[12]{measure=y} quays'
  expect(earlierAsMarkdown('More than 700 of 12 quays', now)).toBe(
    'More than 700 of :figure[12]{measure=y} quays',
  )
  expect(earlierAsMarkdown('12 and 12', ':figure[12]{measure=y} [Editor: not 12]')).toBe(
    ':figure[12]{measure=y} and 12',
  )
  expect(earlierAsMarkdown('Quays [Editor: three]', '')).toBe('Quays [Editor: three]')
  expect(earlierAsMarkdown('Quays *three* `a`', '')).toBe('Quays \\*three\\* \\`a\\`')
})
