/** A principal's edition is one sheet a language: what can be read alone on its front, as long as its limits allow. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../src/pipeline/build.ts'
import { type Copy, copyOfHarbour } from '../pipeline/regenerate/project.ts'

const WORDS = {
  en: 'the harbour board says that most of its ferries and many of the boats sail again since repairs on both quays ended'.split(
    ' ',
  ),
  ar: 'يقول مجلس المرفأ إن معظم العبّارات وكثيرًا من القوارب عادت تبحر بعد انتهاء أعمال الإصلاح على الرصيفين كليهما'.split(
    ' ',
  ),
}

/** A sentence of so many words, which says nothing in particular. */
function sentence(language: 'en' | 'ar', count: number, start: string): string {
  const words = WORDS[language]
  const opening = start.split(' ')
  const rest = Array.from({ length: count - opening.length }, (_, at) => words[at % words.length])
  return `${[...opening, ...rest].join(' ')}.`
}

const directive = (opening: string, en: string, ar: string) =>
  `::::${opening}\n${en}\n\n:::ar\n${ar}\n:::\n::::\n`

const filled = (opening: string, [en, ar]: readonly [number, number], starts = ['So', 'وهكذا']) =>
  directive(opening, sentence('en', en, starts[0] ?? ''), sentence('ar', ar, starts[1] ?? ''))

const dispute = `:::::dispute
Whether the repair was late

:::ar
هل تأخر الإصلاح
:::

${filled('position{claims="union-delay"}', [10, 8])}
${filled('position{claims="management-denies"}', [9, 8])}
:::::
`

/** As long as the limits of the audience allow. */
const PAGE_ONE = [
  ...[20, 20, 12].map((words) => filled('answer{claims="ferry-passengers"}', [words, words - 4])),
  ...Array.from({ length: 6 }, () =>
    filled(
      'judgement{likelihood=likely claims="ferry-passengers authority-passengers"}',
      [24, 20],
      ['It is likely that', 'من المرجّح أن'],
    ),
  ),
  dispute,
  dispute,
  ...Array.from({ length: 3 }, () => filled('question', [15, 13])),
  filled('imprint', [28, 22]),
].join('\n')

const KEY_FIGURES = `key-figures:
  - { claim: ferry-passengers, measure: passengers }
  - { claim: authority-spending, measure: spending }
`

describe('the sheet of a principal', () => {
  let project: Copy

  beforeAll(async () => {
    project = await copyOfHarbour()
    await project.edit('sources/brief.md', '# Outcomes\n', `${PAGE_ONE}\n# Outcomes\n`)
    await project.edit('sources/brief.md', /^::::sentence[\s\S]*?^::::\n/gm, '')
    await project.edit('sources/brief.md', 'measures:\n', `${KEY_FIGURES}measures:\n`)
    const { written, findings } = await build({
      ...project.folders,
      audiences: ['principal'],
      formats: ['pdf'],
    })
    expect(written, findings.map(String).join('\n')).toBe(true)
  })

  afterAll(() => project.remove())

  const page = (language: string, number: number) =>
    execFileSync('pdftotext', [
      ...['-f', String(number), '-l', String(number), '-enc', 'UTF-8', '-layout'],
      join(project.folder, `output/principal/brief.${language}.pdf`),
      '-',
    ]).toString()

  it.each([
    ['en', 'Answer', 'About this brief', 'Outcomes'],
    ['ar', 'الجواب', 'عن هذا الموجز', 'النتائج'],
  ])(
    'should have what can be read alone on its front, and sections on its back (%s)',
    (language, first, last, back) => {
      const [front, other] = [page(language, 1), page(language, 2)]
      expect(front).toContain(first)
      expect(front).toContain(last)
      expect(front).not.toContain(back)
      expect(other).toContain(back)
      expect(() => page(language, 3)).toThrow()
    },
  )

  it('should have some seventy characters a line', () => {
    const said = new Set([...WORDS.en, 'So', 'It', 'is', 'likely'])
    const [body = ''] = page('en', 1).split('About this brief')
    const lines = body
      .split('\n')
      .map((line) => line.replace(/^.*\S {4,}(?=\S)/, '').trim())
      .filter((line) => line.split(' ').every((word) => said.has(word.replace(/\.\d*$/, ''))))
    expect(lines.length).toBeGreaterThan(9)
    const longest = Math.max(...lines.map((line) => line.length))
    expect(longest).toBeGreaterThan(60)
    expect(longest).toBeLessThan(78)
  })
})
