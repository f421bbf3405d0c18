import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { DRAFTS, findPack, PACKS, templatesOf, whyNoPack } from '../../src/languages/packs.ts'
import { wordsOfDate } from '../../src/text/dates.ts'
import { type DraftPack, isWhole, lackingParts } from '../../src/text/pack.ts'

const base = new URL('../../templates/base/', import.meta.url)
const files = await readdir(base, { recursive: true })
const labelsOf = async (tag: string): Promise<Record<string, string>> =>
  parse(await readFile(new URL(`labels/${tag}.yaml`, base), 'utf8'))

/** Those that an audience may say in words of its own, and another language need not. */
const OF_ITS_OWN = /^in-/

describe.each(PACKS)(
  'a language that a brief is printed in: $nameInEnglish',
  ({ tag, citation }) => {
    it('should have labels for all that is printed, and none for what is not', async () => {
      const [own, usual] = [await labelsOf(tag), await labelsOf('en')]
      const keys = (labels: Record<string, string>) =>
        Object.keys(labels).filter((key) => !OF_ITS_OWN.test(key))
      expect(keys(own).sort()).toEqual(keys(usual).sort())
      for (const [key, label] of Object.entries(own)) expect(label, key).toMatch(/\S/)
    })

    it('should have a citation style, in a locale that citeproc has', async () => {
      const style = await readFile(new URL(`citation.${tag}.csl`, base), 'utf8')
      expect(style).toContain(`default-locale="${citation.locale}"`)
      const require = createRequire(import.meta.url)
      const locale = require.resolve(`citeproc-locales/locales/locales-${citation.locale}.xml`)
      expect(await readFile(locale, 'utf8')).toContain(`xml:lang="${citation.locale}"`)
    })
  },
)

describe('a pack that is being written', () => {
  const [whole] = PACKS
  const optional = 'writing'
  const names = Object.keys(whole ?? {}).filter((name) => name !== optional)
  const identity = ['tag', 'ownName', 'nameInEnglish', 'script', 'direction']

  it('should be whole as soon as it has every part, and told each part that it has not', () => {
    const parts = names.filter((name) => !identity.includes(name))
    fc.assert(
      fc.property(fc.subarray(parts), (left) => {
        const some = Object.entries(whole ?? {}).filter(([name]) => !left.includes(name))
        const draft = { ...Object.fromEntries(some), tag: 'tlh' } as unknown as DraftPack
        expect(lackingParts(draft).sort()).toEqual(left.toSorted())
        expect(isWhole(draft)).toBe(left.length === 0)
        const why = whyNoPack('tlh', templatesOf('tlh'), [draft])
        if (left.length > 0)
          expect(why).toContain(`its pack lacks ${lackingParts(draft).join(', ')}`)
        else expect(why).not.toContain('its pack')
      }),
    )
  })

  it('should be a pack like the others once it is whole', () => {
    for (const draft of DRAFTS) expect(findPack(draft.tag) !== undefined).toBe(isWhole(draft))
  })

  it.each(DRAFTS)('should be told what it lacks, files too: $nameInEnglish', (draft) => {
    expect(whyNoPack(draft.tag, files)).toBe(
      'is not ready: its pack lacks words, numbers, judgements, style, inflections, names, passages, polarity, opposites, figures, isolation; and templates/base has no labels/ru.yaml, no citation.ru.csl',
    )
    expect(whyNoPack(draft.tag, [...files, 'labels/ru.yaml'])).toMatch(
      /isolation; and templates\/base has no citation\.ru\.csl$/,
    )
  })
})

describe('the beginning of the Russian pack', () => {
  const pack = DRAFTS.find(({ tag }) => tag === 'ru')

  it.each([
    ['2024', '2024'],
    ['2024-03', 'март 2024'],
    ['2024-03-01', '1 марта 2024'],
    ['2024-03/2024-05-09', 'март 2024–9 мая 2024'],
    ['2024-03/..', 'с марта 2024'],
  ])('should inflect months after a day and after “since”: %s', (date, words) => {
    expect(pack?.dates && wordsOfDate(date, pack.dates)).toBe(words)
  })

  it('should cite paragraphs and name languages as its readers do', () => {
    expect(pack?.paragraphs?.inWords([{ from: 3, to: 3 }])).toBe('п.\u00A03')
    const several = [
      { from: 3, to: 3 },
      { from: 7, to: 8 },
    ]
    expect(pack?.paragraphs?.inWords(several)).toBe('пп.\u00A03 и 7–8')
    expect(pack?.languageNames?.inLanguage('французский')).toBe('на французском языке')
    expect(pack?.languageNames?.inLanguage('урду')).toBe('на языке урду')
  })
})
