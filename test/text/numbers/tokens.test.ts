import { describe, expect, it } from 'vitest'
import { ARABIC } from '../../../src/languages/ar/pack.ts'
import { ENGLISH } from '../../../src/languages/en/pack.ts'
import { readQuantities } from '../../../src/text/numbers/read.ts'
import { tokenize } from '../../../src/text/numbers/tokens.ts'
import type { LanguagePack } from '../../../src/text/pack.ts'

/** A language in the script of English, in which "ten" is twenty and what is elided is a word. */
const OTHER: LanguagePack = {
  ...ENGLISH,
  tag: 'xx',
  numbers: {
    ...ENGLISH.numbers,
    word: /[a-z]+'?/y,
    readers: [
      (tokens, at) =>
        tokens[at]?.text === 'ten' ? { kind: 'count', value: 20, from: at, to: at + 1 } : undefined,
    ],
  },
}

const languages = (text: string, packs: readonly [LanguagePack, ...LanguagePack[]]) =>
  tokenize(text, packs).map((token) => `${token.text} ${token.language}`)

const values = (text: string, packs: readonly [LanguagePack, ...LanguagePack[]]) =>
  readQuantities(text, tokenize(text, packs)).map(
    (quantity) => 'value' in quantity && quantity.value,
  )

describe('the words of a text', () => {
  it('should be read in its own language, or in another one that has their letters', () => {
    expect(languages('ten «سنوات»', [ENGLISH, ARABIC])).toEqual([
      'ten en',
      '« ar',
      'سنوات ar',
      '» en',
    ])
    expect(languages('ten «سنوات»', [OTHER, ARABIC])[0]).toBe('ten xx')
    expect(languages('ten «سنوات»', [ARABIC, OTHER])[0]).toBe('ten xx')
  })

  it('should take figures along that stand right before them', () => {
    expect(languages('5 سنوات, 5', [ENGLISH, ARABIC])).toEqual(['5 ar', 'سنوات ar', ', en', '5 en'])
  })

  it('should be cut as their language has it', () => {
    expect(languages("l'ten", [ENGLISH])).toEqual(["l'ten en"])
    expect(languages("l'ten", [OTHER])).toEqual(["l' xx", 'ten xx'])
  })

  it('should be the numbers of their language, not of their script', () => {
    expect(values('ten, عشرة', [ENGLISH, ARABIC])).toEqual([10, 10])
    expect(values('ten, عشرة', [OTHER, ARABIC])).toEqual([20, 10])
    expect(values('ten, عشرة', [ARABIC, OTHER])).toEqual([20, 10])
  })

  it('should be marks one by one in a script that nobody reads', () => {
    expect(languages('да', [ENGLISH, ARABIC])).toEqual(['д en', 'а en'])
  })
})
