import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { translate, translateRequests } from '../../src/draft/translate.ts'
import { check } from '../../src/pipeline/build.ts'
import { lock } from '../../src/pipeline/lock.ts'
import { accept } from '../../src/project/lock.ts'
import { type Behaviour, complete, serve } from './model-server.ts'

const harbour = fileURLToPath(new URL('../projects/harbour', import.meta.url))

const ORIGINAL = `The old pier opened to visitors again in March 2022.
About 300 people a day walked on the pier in its first summer.
Almaz Ashirov sold fish on the pier.
`

const CLAIMS = `
# Outcomes

:::claim{#opened topic=opened at="1"}
The pier opened again in March 2022.
:::

<!-- a remark -->
::::claim{#walked topic=walked at="2" weight=4}
:figure[About 300 people]{measure=passengers value=300 bound=about} a day walked on the pier.
::::

::::claim{#fish topic=fish at="3" sensitive}
Almaz Ashirov sold fish.
::::

::::claim{#whole topic=whole at="1"}
Visitors came again.

:::ar
عاد الزوار.
:::
::::
`

const NOTE = `---
id: pier-log
type: article-newspaper
language: en
title: { en: The pier opens, ar: افتتاح الرصيف }
author: not stated
container-title: not stated
issued: unknown
original: pier.txt
text: original
origin: pier-log
---
${CLAIMS}`

const OPENED = { claim: 1, statement: 'فُتح الرصيف من جديد في آذار/مارس 2022.', figures: [] }
const WALKED = {
  claim: 2,
  statement: 'سار على الرصيف نحو 300 شخص في اليوم.',
  figures: ['نحو 300 شخص'],
}

let folders: { sources: string; originals: string }
let notePath: string

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'translate-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const sources = join(folder, 'sources')
  folders = { sources, originals: join(sources, 'originals') }
  notePath = join(sources, 'notes', 'pier-log.md')
  await cp(join(harbour, 'sources'), sources, { recursive: true })
  await cp(join(harbour, 'originals'), folders.originals, { recursive: true })
  await writeFile(join(folders.originals, 'pier.txt'), ORIGINAL)
  await writeFile(notePath, NOTE)
})

function saying(...translations: readonly unknown[]): Behaviour {
  return (response) => complete(response, JSON.stringify({ translations }))
}

async function model(behaviour: Behaviour) {
  const { baseUrl, received } = await serve(behaviour)
  await writeFile(
    join(folders.sources, 'drafting.yaml'),
    `base-url: ${baseUrl}\nmodel: tester-7b\n`,
  )
  return { received, run: () => translate('pier-log', folders) }
}

function note(): Promise<string> {
  return readFile(notePath, 'utf8')
}

describe('translate', () => {
  it('should add the second language where it is lacking, as a draft, and change nothing else', async () => {
    const { run, received } = await model(saying(OPENED, WALKED))
    const { translated, refused, faults, withheld, written } = await run()
    expect({ refused, faults, withheld, written }).toEqual({
      ...{ refused: [], faults: [], withheld: ['fish'], written: true },
    })
    expect(translated.map(({ id }) => id)).toEqual(['opened', 'walked'])
    expect(received).toHaveLength(1)
    expect(received[0]?.body).not.toContain('sold fish')
    expect(await note()).toBe(
      NOTE.replace(
        `:::claim{#opened topic=opened at="1"}
The pier opened again in March 2022.
:::
`,
        `::::claim{#opened topic=opened at="1" status=draft drafted-by="tester-7b"}
The pier opened again in March 2022.

:::ar
${OPENED.statement}
:::
::::
`,
      ).replace(
        `at="2" weight=4}
:figure[About 300 people]{measure=passengers value=300 bound=about} a day walked on the pier.
`,
        `at="2" weight=4 status=draft drafted-by="tester-7b"}
:figure[About 300 people]{measure=passengers value=300 bound=about} a day walked on the pier.

:::ar
سار على الرصيف :figure[نحو 300 شخص]{measure=passengers} في اليوم.
:::
`,
      ),
    )
    const { findings } = await check(folders)
    const own = findings.filter(({ file, fatal }) => file === notePath && fatal)
    expect(own.map(({ reason }) => reason)).toEqual(['`fish` has no text in ar'])
  })

  it.each<[string, object, string]>([
    [
      'another number',
      { statement: 'سار على الرصيف نحو 900 شخص في اليوم.', figures: ['نحو 900 شخص'] },
      'number-differs',
    ],
    [
      'no hedge',
      { statement: 'سار على الرصيف 300 شخص في اليوم.', figures: ['300 شخص'] },
      'hedge-differs',
    ],
    ['figure words that are not there', { figures: ['300 نفس'] }, 'words of a figure'],
    ['no words of the figure', { figures: [] }, 'words of a figure'],
    ['nothing', { statement: '' }, 'not answered'],
    ['a name that nobody knows', { statement: 'سار ⟦4.1⟧ على الرصيف.' }, 'not answered'],
  ])('should refuse a translation with %s', async (_, change, why) => {
    const { run } = await model(saying(OPENED, { ...WALKED, ...change }))
    const { translated, refused } = await run()
    expect(translated.map(({ id }) => id)).toEqual(['opened'])
    expect(refused).toMatchObject([{ id: 'walked' }])
    expect(refused[0]?.why?.join()).toContain(why)
    expect(await note()).toContain('{#walked topic=walked at="2" weight=4}')
  })

  it('should refuse the reverse of a statement', async () => {
    const { run } = await model(
      saying({ ...OPENED, statement: 'أُغلق الرصيف من جديد في آذار/مارس 2022.' }, WALKED),
    )
    const { refused } = await run()
    expect(refused[0]?.why?.join()).toContain('sense-opposed')
  })

  it('should remember pairs that were accepted, and no others', async () => {
    // What lacks a language cannot be locked.
    await writeFile(notePath, NOTE.slice(0, NOTE.indexOf(':::claim')))
    await lock(folders)
    await accept('all', folders)
    const { run, received } = await model(saying())
    await writeFile(
      notePath,
      NOTE.replace('The pier opened again in March 2022.', 'The storm closed the quays.'),
    )
    await run()
    const { accepted, names } = JSON.parse(JSON.parse(received[0]?.body ?? '').messages[1].content)
    expect(JSON.stringify(accepted)).not.toContain('repair was late')
    expect(accepted).toContainEqual({
      en: 'The storm closed two of the five quays for three months.',
      ar: 'أقفلت العاصفة اثنين من الأرصفة الخمسة ثلاثة أشهر.',
    })
    expect(JSON.stringify(names)).toContain('نقابة البحارة')
  })

  it('should be shown before by a dry run, which sends nothing', async () => {
    const { run, received } = await model(saying())
    const shown = await translateRequests('pier-log', folders)
    expect(received).toEqual([])
    await run()
    expect(received.map(({ body }) => body)).toEqual(shown.map(({ body }) => body))
  })

  it('should have nothing to do where nothing lacks', async () => {
    const { run, received } = await model(saying())
    await writeFile(notePath, NOTE.slice(0, NOTE.indexOf(':::claim')))
    expect(await run()).toMatchObject({ written: false, translated: [], faults: [] })
    expect(received).toEqual([])
  })
})
