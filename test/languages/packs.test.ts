import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PACKS, packOf } from '../../src/languages/packs.ts'
import { quoted } from '../../src/languages/quoted.ts'
import { STILL, TURNED } from '../../src/text/axes.ts'

describe.each(PACKS)('the pack of $ownName', (pack) => {
  it('should be found by its tag, and run as its script does', () => {
    expect(packOf(pack.tag)).toBe(pack)
    const locale = new Intl.Locale(pack.tag).maximize()
    expect(pack.script).toBe(locale.script)
    expect(pack.nameInEnglish).toBe(new Intl.DisplayNames('en', { type: 'language' }).of(pack.tag))
    expect(pack.direction).toBe(pack.script === 'Arab' ? 'rtl' : 'ltr')
  })

  it('should have a word for each side of each axis that the other side has not', () => {
    const sides = [...STILL, ...TURNED].flatMap((axis) => {
      const [first = [], second = []] = pack.opposites.words[axis].map((side) => side.split(' '))
      return [
        { axis, own: first.filter((word) => word !== '' && !second.includes(word)) },
        { axis, own: second.filter((word) => word !== '' && !first.includes(word)) },
      ]
    })
    expect(sides.filter(({ own }) => own.length === 0)).toEqual([])
  })

  it('should count with letters of its own script, each once', () => {
    const letters = [...pack.letters]
    expect(new Set(letters).size).toBe(letters.length)
    expect(letters.join('')).toMatch(new RegExp(`^\\p{sc=${pack.script}}+$`, 'u'))
  })

  it('should put marks around any words and change none of them', () => {
    fc.assert(
      fc.property(fc.string(), (words) => {
        const { open, close } = pack.quotes
        expect(quoted(words, pack.tag)).toBe(open + words + close)
      }),
    )
  })
})
