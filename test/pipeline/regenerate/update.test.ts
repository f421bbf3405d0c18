import { execFile } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { check } from '../../../src/pipeline/build.ts'
import { lock } from '../../../src/pipeline/lock.ts'
import { update } from '../../../src/pipeline/update.ts'
import { createWorld } from '../../../src/world/world.ts'
import { type Copy, copyOfHarbour } from './project.ts'

/** A paragraph for each thing that can happen to one. */
const OLD = [
  'يوميات الميناء، العدد العاشر.',
  'بدأ العمل في الرصيف الشرقي مع مطلع الربيع بحضور مدير الميناء وعدد من البحارة.',
  'قال الحارس إن السفينة الكبيرة رست ليلًا وأفرغت حمولتها كاملة قبل طلوع الفجر بساعة.',
  'قال الحارس إن السفينة الصغيرة رست نهارًا وأفرغت حمولتها كاملة قبل غروب الشمس بساعة.',
  'أصلح العمال سقف المخزن القديم بعد العاصفة ثم طلوا جدرانه باللون الأبيض في أسبوع.',
  'اشترك في النشرة البريدية.',
  'تعود العبّارة إلى الخدمة اليومية بين الضفتين في نهاية الصيف كما أعلنت الإدارة.',
]

/** One inserted, one moved by it, one altered, one gone beside its look-alike, the last unchanged. */
const NEW = [
  OLD[0],
  'تصحيح: نُشرت هذه اليوميات أول مرة من غير صور.',
  OLD[1],
  OLD[3],
  'أصلح العمال سقف المخزن القديم بعد العاصفة ثم طلوا جدرانه باللون الأزرق في أسبوع.',
  OLD[5],
  OLD[6],
]

const CLAIMS = { start: 2, night: 3, roof: 5, ferry: 7 }

const NOTE = `---
id: diary
type: webpage
language: ar
title: { ar: يوميات الميناء, en: The harbour diary }
author: not stated
container-title: not stated
issued: unknown
original: diary.txt
text: original
origin: diary
health:
  - at: 6
    kind: noise
    note: { en: Subscription line., ar: سطر اشتراك. }
---

# Background
${Object.entries(CLAIMS)
  .map(
    ([id, at]) => `
::::claim{#${id} topic=${id} at=${at}}
The ${id} is told of.

:::ar
يُروى هذا الأمر.
:::
::::
`,
  )
  .join('')}`

let project: Copy
const note = 'sources/notes/diary.md'
const original = 'originals/diary.txt'

beforeEach(async () => {
  project = await copyOfHarbour()
  await project.write(note, NOTE)
  await project.write(original, `${OLD.join('\n\n')}\n`)
  await lock(project.folders)
  await project.write('newer.txt', `${NEW.join('\n')}\n`)
})

afterEach(() => project.remove())

function take(article = 'newer.txt', id = 'diary') {
  return update(id, join(project.folder, article), project.folders)
}

function locators(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/#(\w+) topic=\w+ at="?([\d-]+)"?/g)].map(([, id, at]) => [id, at]),
  )
}

async function told(): Promise<(string | undefined)[]> {
  const { findings } = await check(project.folders)
  return findings
    .filter(({ ruleId }) => /^(?:passage|original|locator)/.test(ruleId ?? ''))
    .map(({ ruleId, reason }) => `${ruleId} ${/`(\w+)`/.exec(reason)?.[1]}`)
}

describe('mujaz update', () => {
  it('should follow what moved and leave to the writer what was altered or is gone', async () => {
    const result = await take()
    expect(result).toMatchObject({
      written: true,
      paragraphs: { was: 7, is: 7, added: 2, removed: 2 },
      settled: 2,
      lostHealth: [],
      fixed: [{ claim: 'start', from: '2', to: '3' }],
    })
    expect(result.open).toMatchObject([
      {
        claim: { id: 'night' },
        paragraph: 3,
        fate: { kind: 'gone', nearest: { at: 4, known: true } },
        was: OLD[2],
        candidate: { paragraph: 4, text: OLD[3] },
      },
      {
        claim: { id: 'roof' },
        paragraph: 5,
        fate: { kind: 'altered', at: 5 },
        was: OLD[4],
        candidate: { paragraph: 5, text: NEW[4] },
      },
    ])
    expect(await project.read(original)).toBe(await project.read('newer.txt'))
    expect(await project.read(`${original}.previous`)).toBe(`${OLD.join('\n\n')}\n`)
    // Claim `start` stands at 3 now, where `night` stood: the lock knows them apart.
    expect(locators(await project.read(note))).toEqual({
      start: '3',
      night: '3',
      roof: '5',
      ferry: '7',
    })
    expect(await told()).toEqual(['passage-gone night', 'passage-altered roof'])
  })

  it('should go on naming them, without the originals too, until the new text is locked', async () => {
    await take()
    await project.write('elsewhere/empty.txt', '')
    const { findings } = await check({
      ...project.folders,
      originals: join(project.folder, 'elsewhere'),
    })
    expect(
      findings.filter(({ ruleId }) => ruleId === 'passage-unlocked').map(({ reason }) => reason),
    ).toEqual([expect.stringContaining('`night`'), expect.stringContaining('`roof`')])
    await project.edit(note, '#night topic=night at=3', '#night topic=night at=4')
    expect(await told()).toContain('passage-gone night')
    const { settled } = await lock(project.folders)
    expect(settled).toEqual(['night', 'roof'])
    expect((await lock(project.folders)).settled).toEqual([])
    expect(await told()).toEqual([])
    expect(await project.read('sources/lock.json')).not.toContain('unsettled')
  })

  it('should take all of it back when the former original is handed in', async () => {
    const before = await project.read('sources/lock.json')
    await take()
    const back = await take(`${original}.previous`)
    expect(back).toMatchObject({ written: true, open: [], settled: 4 })
    expect(await project.read(original)).toBe(`${OLD.join('\n\n')}\n`)
    expect(locators(await project.read(note))).toEqual(locators(NOTE))
    expect(await told()).toEqual([])
    await lock(project.folders)
    expect(await project.read('sources/lock.json')).toBe(before)
  })

  it('should keep what was last accepted through a second newer article', async () => {
    await take()
    await project.write('newest.txt', `${['طبعة ثالثة.', ...NEW].join('\n')}\n`)
    const result = await take('newest.txt')
    expect(result.open.map(({ claim, was }) => [claim.id, was])).toEqual([
      ['night', OLD[2]],
      ['roof', OLD[4]],
    ])
    expect(locators(await project.read(note))).toMatchObject({ start: '4', ferry: '8' })
    expect(await project.read(`${original}.previous`)).toBe(`${OLD.join('\n\n')}\n`)
    expect(await told()).toEqual(['passage-gone night', 'passage-altered roof'])
  })

  it('should follow the entries of health, and only once', async () => {
    await project.write('longer.txt', `${['فاتحة.', ...OLD].join('\n')}\n`)
    const result = await take('longer.txt')
    expect(result.fixed).toContainEqual(
      expect.objectContaining({ claim: 'health', from: '6', to: '7' }),
    )
    expect(await project.read(note)).toContain('  - at: 7\n    kind: noise')
    await project.write('shorter.txt', `${['فاتحة.', ...OLD.slice(0, 5), OLD[6]].join('\n')}\n`)
    expect((await take('shorter.txt')).lostHealth).toEqual(['7'])
  })

  it('should read what articles come in', async () => {
    const text = `${NEW.join('\r\n')}\r\n`
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    await writeFile(join(project.folder, 'wide.txt'), utf16)
    const result = await take('wide.txt')
    expect(result.open.map(({ claim }) => claim.id)).toEqual(['night', 'roof'])
    expect(await readFile(join(project.folder, original))).toEqual(utf16)
  })

  it('should read a saved page as it was read when it was added', async () => {
    const paragraphs = NEW.map((text) => `<p>${text}</p>`).join('\n')
    await writeFile(
      join(project.folder, 'newer.html'),
      `<!doctype html><html lang="ar"><head><title>مفكرة</title></head><body><article>${paragraphs}</article></body></html>`,
    )
    const result = await take('newer.html')
    expect(result.open.map(({ claim }) => claim.id)).toEqual(['night', 'roof'])
    expect(await project.read(original)).toBe(`${NEW.join('\n')}\n`)
  })

  it('should start from the original where there is no lock, and leave one that knows it', async () => {
    await rm(join(project.folder, 'sources/lock.json'))
    expect((await take()).open.map(({ claim }) => claim.id)).toEqual(['night', 'roof'])
    expect(await told()).toEqual(['passage-gone night', 'passage-altered roof'])
  })

  it('should change nothing where it cannot write all of it', async () => {
    const before = [await project.read(note), await project.read('sources/lock.json')]
    const world = createWorld()
    const full = { ...world, replace: () => Promise.reject(new Error('no space left')) }
    await expect(
      update('diary', join(project.folder, 'newer.txt'), project.folders, full),
    ).rejects.toThrow('no space left')
    expect([await project.read(note), await project.read('sources/lock.json')]).toEqual(before)
    // A folder of originals that is none cannot be written to by anybody.
    await project.write('file', '')
    await expect(
      update('diary', join(project.folder, 'newer.txt'), {
        ...project.folders,
        originals: join(project.folder, 'file'),
      }),
    ).rejects.toThrow(/Nothing was written: .*diary\.txt/)
    expect([await project.read(note), await project.read('sources/lock.json')]).toEqual(before)
  })
})

describe('an update that cannot be', () => {
  it.each([
    ['newer.txt', 'dairy', undefined, 'source-unknown'],
    ['missing.txt', 'diary', undefined, 'file-missing'],
    ['newer.pdf', 'diary', '%PDF-1.7\nمقال', 'article-unreadable'],
    [
      'page.html',
      'diary',
      '<!doctype html>\n<body><img src="scan.png"></body>',
      'article-unreadable',
    ],
    ['zeros.txt', 'diary', 'a\0b\0\0c\nd', 'article-unreadable'],
    ['empty.txt', 'diary', ' \n\u00a0\n', 'article-unreadable'],
    [original, 'diary', undefined, 'article-same'],
  ])('should say so and leave all as it was: %s', async (article, id, text, rule) => {
    if (text) await project.write(article, text)
    const before = [
      await project.read(original),
      await project.read(note),
      await project.read('sources/lock.json'),
    ]
    const { written, findings } = await take(article, id)
    expect(written).toBe(false)
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([rule])
    expect([
      await project.read(original),
      await project.read(note),
      await project.read('sources/lock.json'),
    ]).toEqual(before)
  })

  it('should say that nothing is known where neither original nor lock is at hand', async () => {
    await rm(join(project.folder, original))
    await rm(join(project.folder, 'sources/lock.json'))
    expect((await take()).findings.map(({ ruleId }) => ruleId)).toEqual(['passages-unknown'])
  })

  it('should fail with a reason where the article is a folder', async () => {
    await mkdir(join(project.folder, 'folder'))
    await expect(take('folder')).rejects.toThrow(/article .*folder cannot be read/)
  })
})

it('should tell a person what to do, at the command line', async () => {
  const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
  const { code, err } = await new Promise<{ code: number; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [cli, 'update', 'diary', 'newer.txt', '--originals', 'originals'],
      { cwd: project.folder },
      (error, _, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, err }),
    )
  })
  expect(code).toBe(0)
  expect(err).toMatch(/cited by other numbers now: `start` 3 instead of 2\./)
  expect(err).toMatch(/To act on \(2\): 1 without their passage, 1 changed in words alone/)
  expect(err).toMatch(/diary\.md:\d+ {2}`night`\n +paragraph 3 is gone; nearest is paragraph 4/)
  expect(err).toMatch(/`roof`\n +paragraph 5\n +words: «الأبيض»\u200E → \u200E«الأزرق»/)
  expect(err).toContain('run `mujaz lock`')
})
