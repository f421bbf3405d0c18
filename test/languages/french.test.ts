import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInWords } from '../../src/languages/dates.ts'
import { bound } from '../../src/languages/fr/bound.ts'
import { paragraphsInWords } from '../../src/languages/locators.ts'
import { inLanguage } from '../../src/languages/names.ts'
import { packOf } from '../../src/languages/packs.ts'
import { quoted } from '../../src/languages/quoted.ts'
import { isSlip, soundOf } from '../../src/languages/spelling.ts'
import { lightStemsIn } from '../../src/languages/stems.ts'
import { keyOf, wordsIn } from '../../src/languages/words.ts'
import { parseLocator } from '../../src/text/locator.ts'

const words = (text: string) => wordsIn(text, 'fr').map(({ written }) => written)

describe('what is printed in French', () => {
  it('should have the first of a month as an ordinal, and no other day', () => {
    expect(dateInWords('2019-01-01', 'fr')).toBe('1er janvier 2019')
    expect(dateInWords('2019-08-11', 'fr')).toBe('11 août 2019')
    expect(dateInWords('2019-02', 'fr')).toBe('février 2019')
    expect(dateInWords('2019-12-01/2020-01-21', 'fr')).toBe('1er décembre 2019–21 janvier 2020')
    expect(dateInWords('2019/..', 'fr')).toBe('depuis 2019')
  })

  it('should have the spaces of its typography, whatever a keyboard wrote', () => {
    expect(bound('« Quoi ? » : 48 250 habitants, 24,5 % ; n° 14')).toBe(
      '«\u202FQuoi\u202F?\u202F»\u00A0: 48\u202F250 habitants, 24,5\u202F%\u202F; n°\u00A014',
    )
    expect(bound('le 1er juillet, 18,4 millions')).toBe('le 1er\u00A0juillet, 18,4\u00A0millions')
    expect(bound('en 2024 250 foyers')).toBe('en 2024 250 foyers')
  })

  it('should have other spaces, and nothing else that is other', () => {
    const texts = fc
      .array(
        fc.constantFrom('«', '»', ' ', ' ', ';', ':', '%', '12', '250', 'mai', 'n°', 'mot', ','),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        expect(bound(text).replace(/[\u00A0\u202F]/g, ' ')).toBe(text)
        expect(bound(bound(text))).toBe(bound(text))
      }),
    )
  })

  it('should name paragraphs alike in the singular and the plural', () => {
    const paragraphs = (text: string) => paragraphsInWords(parseLocator(text) ?? [], 'fr')
    expect(paragraphs('3')).toBe('par.\u00A03')
    expect(paragraphs('3-4')).toBe('par.\u00A03 et 4')
    expect(paragraphs('3, 7-8')).toBe('par.\u00A03 et 7–8')
    expect(paragraphs('3, 5, 7-8')).toBe('par.\u00A03, 5 et 7–8')
  })

  it('should say in which language a source is', () => {
    expect(inLanguage('ru', 'fr')).toBe('en russe')
    expect(inLanguage('ar-LB', 'fr')).toBe('en arabe')
    expect(inLanguage('fr', 'en')).toBe('in French')
    expect(inLanguage('fr', 'ar')).toBe('بالفرنسية')
  })

  it('should have narrow spaces within quotation marks and before a high mark', () => {
    expect(quoted('le port', 'fr')).toBe('«\u202Fle port\u202F»')
    expect(packOf('fr').semicolon).toBe('\u202F; ')
  })
})

describe('the words of a French text', () => {
  it('should stand without what is elided before them, at their own place', () => {
    const text = 'L’armée d’Akniet, jusqu’à l’aube, n’a qu’un char aujourd’hui.'
    expect(words(text)).toEqual('armée Akniet à aube a un char aujourd’hui'.split(' '))
    for (const { written, start, end } of wordsIn(text, 'fr')) {
      expect(text.slice(start, end)).toBe(written)
    }
    const [name] = wordsIn('d’Akniet', 'fr')
    expect([name?.capital, name && keyOf(name, 'fr')]).toEqual([true, 'akniet'])
    expect(words('O’Brien')).toEqual(['O’Brien'])
  })

  it('should leave the article of an Arabic name, in French transcription too', () => {
    expect(words('al-Raqqa, ech-Charq et el-Bab')).toEqual(['Raqqa', 'Charq', 'et', 'Bab'])
  })

  it('should be one word with and without accents, plural and feminine', () => {
    const [one, many] = [lightStemsIn('Un réfugié ÉVACUÉ', 'fr'), lightStemsIn('évacuées', 'fr')]
    expect(one.has('evacue')).toBe(true)
    expect([...many].some((stem) => one.has(stem) || one.has(`${stem}e`))).toBe(true)
    expect([...lightStemsIn('sœurs', 'fr')]).toContain('soeur')
  })

  it('should be near each other where transcriptions of one name are', () => {
    const sound = (name: string) => soundOf(keyOf(wordsIn(name, 'fr')[0] ?? never(), 'fr'), 'fr')
    for (const [a, b] of [
      ['Chaïmerden', 'Shaimerden'],
      ['Djalilov', 'Jalilov'],
      ['Ouznetsov', 'Uznetsov'],
      ['Khodjaïev', 'Khojaev'],
      ['Méïramov', 'Meyramov'],
    ] as const) {
      expect([a, b, sound(a) === sound(b) || isSlip(sound(a), sound(b), 'fr')]).toEqual([
        a,
        b,
        true,
      ])
    }
    expect(isSlip(sound('Asanov'), sound('Asanova'), 'fr')).toBe(false)
  })

  it('should be known in the singular and the plural by a glossary', () => {
    const { key, forms } = packOf('fr').inflections
    const known = (one: string, many: string) => {
      const [term, said] = [wordsIn(one, 'fr')[0], wordsIn(many, 'fr')[0]]
      return (said?.stems ?? []).flatMap(forms).includes(key(term ?? never()))
    }
    expect(known('combattant', 'combattants')).toBe(true)
    expect(known('l’hôpital', 'd’hôpitaux')).toBe(true)
    expect(known('réseau', 'réseaux')).toBe(true)
    expect(known('camp', 'campagne')).toBe(false)
  })
})

function never(): never {
  throw new Error('The text has no word')
}
