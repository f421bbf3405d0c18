import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lock } from '../../../src/pipeline/lock.ts'
import { update } from '../../../src/pipeline/update.ts'
import { type Copy, copyOfHarbour } from './project.ts'

/** What a survey says in the language it is written in: the count of berths, of crates, of a wall, and one line more. */
const SURVEYS = {
  en: [
    'The survey found that 12 of 600 berths were free in spring.',
    'At least 500 crates were left in the eastern store that year.',
    'The wardens painted the old wall white after the storm had passed.',
    'The ferry goes back to work between the two banks in summer.',
  ],
  ar: [
    'أظهر المسح أن 12 من أصل 600 مرسى كانت خالية في الربيع.',
    'تُرك ما لا يقل عن 500 صندوق في المخزن الشرقي في ذلك العام.',
    'طلى الحراس الجدار القديم باللون الأبيض بعد أن مرت العاصفة.',
    'تعود العبّارة إلى العمل بين الضفتين في الصيف.',
  ],
  fr: [
    'L’enquête a trouvé que 12 des 600 postes étaient libres au printemps.',
    'Au moins 500 caisses ont été laissées dans le dépôt de l’est cette année.',
    'Les gardiens ont peint le vieux mur en blanc après le passage de la tempête.',
    'Le bac reprend son service entre les deux rives en été.',
  ],
} as const

type Tongue = keyof typeof SURVEYS

/** By language: the share, the crates without their hedge, the wall in another colour. */
const NEWER: Readonly<Record<Tongue, readonly (readonly [string, string])[]>> = {
  en: [
    ['12 of', '14 of'],
    ['At least 500', '500'],
    ['white', 'blue'],
  ],
  ar: [
    ['12 من', '١٤ من'],
    ['ما لا يقل عن 500', '500'],
    ['الأبيض', 'الأزرق'],
  ],
  fr: [
    ['12 des', '14 des'],
    ['Au moins 500', '500'],
    ['blanc', 'bleu'],
  ],
}

const CLAIMS = [
  ['berths', 1, '12 of 600 berths were free.', 'كان 12 من أصل 600 مرسى خاليًا.'],
  ['spring', 1, 'Berths were counted in spring.', 'أُحصيت المراسي في الربيع.'],
  [
    'crates',
    2,
    'At least 500 crates were left in the store.',
    'تُرك ما لا يقل عن 500 صندوق في المخزن.',
  ],
  ['wall', 3, 'The wall was painted.', 'طُلي الجدار.'],
  ['ferry', 4, 'The ferry goes back to work.', 'تعود العبّارة إلى العمل.'],
] as const

function noteIn(language: Tongue): string {
  const head = `---
id: survey
type: webpage
language: ${language}
title: { ar: مسح, en: A survey }
author: not stated
container-title: not stated
issued: unknown
original: survey.txt
text: original
origin: survey
health:
  - at: 1
    kind: doubt
    note: { en: "Where the 12 berths lie is not said.", ar: "لا يُذكر أين تقع المراسي الـ12." }
---

# Background
`
  return (
    head +
    CLAIMS.map(
      ([id, at, en, ar]) => `
::::claim{#${id} topic=${id} at=${at}}
${en}

:::ar
${ar}
:::
::::
`,
    ).join('')
  )
}

/** A second note, whose claim rests on the survey besides. */
const BESIDES = `---
id: besides
type: webpage
language: en
title: { ar: ملحق, en: A supplement }
author: not stated
container-title: not stated
issued: unknown
original: besides.txt
text: original
origin: besides
---

# Background

::::claim{#beside topic=beside at=1 also="survey: 1"}
12 berths were free, and the supplement counts the boats.

:::ar
كان 12 مرسى خاليًا، والملحق يحصي القوارب.
:::
::::
`

let project: Copy
beforeEach(async () => {
  project = await copyOfHarbour()
})
afterEach(() => project.remove())

async function begin(language: Tongue) {
  await project.write('sources/notes/survey.md', noteIn(language))
  await project.write('originals/survey.txt', `${SURVEYS[language].join('\n')}\n`)
  await project.write('sources/notes/besides.md', BESIDES)
  await project.write('originals/besides.txt', 'The supplement counts the boats.\n')
  await project.edit(
    'sources/brief.md',
    /\n# Outcomes\n/,
    `
# Timeline

::::event{date=2018 claims="berths"}
12 berths were free.

:::ar
كان 12 مرسى خاليًا.
:::
::::

# Outcomes
`,
  )
  await lock(project.folders)
}

function take(lines: readonly string[]) {
  return project
    .write('newer.txt', `${lines.join('\n')}\n`)
    .then(() => update('survey', join(project.folder, 'newer.txt'), project.folders))
}

function newer(language: Tongue): string[] {
  return SURVEYS[language].map((line, at) => {
    const [from, to] = NEWER[language][at] ?? ['', '']
    return line.replace(from, to)
  })
}

describe('the claims of a source that was published anew', () => {
  it.each(['en', 'ar', 'fr'] as const)(
    'should be ranked by what they state: %s',
    async (tongue) => {
      await begin(tongue)
      const { claims, settled } = await take(newer(tongue))
      const ranked = new Map(claims.map(({ claim, bearing }) => [claim.id, bearing]))
      expect(Object.fromEntries(ranked)).toEqual({
        beside: 'contradicted',
        berths: 'contradicted',
        crates: 'contradicted',
        spring: 'figures',
        wall: 'words',
      })
      expect([...ranked.values()]).toEqual([
        'contradicted',
        'contradicted',
        'contradicted',
        'figures',
        'words',
      ])
      expect(settled).toBe(1)
      const berths = claims.find(({ claim }) => claim.id === 'berths')
      expect(berths?.passages[0]?.changes).toMatchObject([{ kind: 'figure', differs: 'value' }])
      expect(berths?.contradicted[0]?.now).toMatch(/14|١٤/)
      const crates = claims.find(({ claim }) => claim.id === 'crates')
      expect(crates?.contradicted).toMatchObject([{ differs: 'hedge', now: '500' }])
    },
  )

  it('should be told with what else states the figure', async () => {
    await begin('en')
    const { claims } = await take(newer('en'))
    const berths = claims.find(({ claim }) => claim.id === 'berths')
    expect(berths?.texts.map(({ owner, said }) => [owner, said])).toEqual(
      expect.arrayContaining([
        ['The health note on paragraph 1 of `survey`', '12'],
        ['An event', '12'],
      ]),
    )
  })

  it('should be the same in whatever order the other paragraphs stand', async () => {
    await begin('en')
    const [first = '', ...others] = newer('en')
    const told = async (lines: readonly string[]) => {
      const { claims } = await take(lines)
      await update('survey', join(project.folder, 'originals/survey.txt.previous'), project.folders)
      return claims
        .filter(({ claim }) => ['berths', 'spring', 'beside'].includes(claim.id))
        .map(({ claim, bearing, passages }) => [claim.id, bearing, passages[0]?.changes])
    }
    const straight = await told([first, ...others])
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(others, { minLength: 3 }), async (shuffled) => {
        expect(await told([...shuffled, first])).toEqual(straight)
      }),
      { numRuns: 4 },
    )
  })
})
