import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/model/language.ts'
import { runsOf } from '../../src/render/isolate.ts'

/** `[*> …]` is a run of a script that runs the other way, `[> …]` one that would be torn. */
function runs(text: string, language: Language): string {
  return runsOf(text, language)
    .map(({ text, dir, foreign }) =>
      dir ? `[${foreign ? '*' : ''}${dir === 'ltr' ? '>' : '<'} ${text}]` : text,
    )
    .join('')
}

describe('isolate', () => {
  it.each([
    ['المركز الدولي (ICSR)، في 2018.', 'المركز الدولي ([*> ICSR])، في 2018.'],
    ['(Maritime Training Centre, MTC).', '([*> Maritime Training Centre, MTC]).'],
    ['بلا تاريخ n.d. ثم', 'بلا تاريخ [*> n.d.] ثم'],
    ['جائحة COVID-19 هنا', 'جائحة [*> COVID-19] هنا'],
    ['قوات SDF. UN هنا', 'قوات [*> SDF]. [*> UN] هنا'],
  ])('should isolate Latin words in Arabic: %s', (text, expected) => {
    expect(runs(text, 'ar')).toBe(expected)
  })

  it.each([
    ['the word موجز, a brief', 'the word [*< موجز], a brief'],
    ['(إعادة تأهيل: أدوار المدن), n.d.', '([*< إعادة تأهيل: أدوار المدن]), n.d.'],
    ['(«“التجربة”.. هل استطاعت؟»), 21 April', '([*< «“التجربة”.. هل استطاعت؟»]), 21 April'],
    ['slip: للنهية for للنهاية.', 'slip: [*< للنهية] for [*< للنهاية].'],
    ['قصر (قديم) stands', '[*< قصر (قديم)] stands'],
  ])('should isolate Arabic words in English: %s', (text, expected) => {
    expect(runs(text, 'en')).toBe(expected)
  })

  it.each(['ar', 'en'] as const)(
    'should keep an address left to right, without its full stop (%s)',
    (language) => {
      expect(runs('https://example.org/a/b-c.', language)).toBe('[> https://example.org/a/b-c].')
    },
  )

  it('should let ranges and shares run as Arabic does, each number by itself', () => {
    expect(runs('ميزانية 2019–2021 منها 70 % و40%', 'ar')).toBe(
      'ميزانية [> 2019]–[> 2021] منها [> 70] % و[> 40]%',
    )
  })

  it('should keep days and sums whole', () => {
    expect(runs('في 2019-04-21 نحو $ 100,000', 'ar')).toBe('في [> 2019-04-21] نحو [> $ 100,000]')
  })

  it('should leave alone what the algorithm gets right', () => {
    expect(runs('بلغت 2,727,300 دينار في 20/4/2019، أي 1.4', 'ar')).toBe(
      'بلغت 2,727,300 دينار في 20/4/2019، أي 1.4',
    )
    expect(runs('From 2019–2021, 70 % of it.', 'en')).toBe('From 2019–2021, 70 % of it.')
  })

  it('should lose no character', () => {
    for (const text of ['a (موجز b', 'كلمة «open word', '“', 'موجز)', '(ICSR (x) نص', '؟؟ a']) {
      for (const language of ['en', 'ar'] as const) {
        expect(
          runsOf(text, language)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }
    }
  })
})
