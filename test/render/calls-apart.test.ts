import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { brief, meeting, page, renderText, row, withLayout } from './support/audience.ts'

let audience: Audience

beforeAll(async () => {
  audience = await meeting()
})

const NOTE = '[^12]: A note.\n\n    <div lang="ar" dir="rtl">\n\n    حاشية.\n\n    </div>\n'
const SECTION = '<!-- section: risks -->\n\n## R <span lang="ar" dir="rtl">م</span>\n\n'

/** The marks of the English cells, as they are printed. */
function marksIn(text: string, edition = 'en'): string[] {
  const { html } = renderText(brief(`${SECTION}${text}\n${NOTE}`), audience, edition)
  return [...html.matchAll(/<a data-call="[^>]*class="call[^>]*>([^<]*)<\/a>/g)].map(
    ([, mark = '']) => mark,
  )
}

const marksAfter = (english: string, arabic = 'كلمة.[^12]', edition = 'en') =>
  marksIn(row(english, arabic, '<!-- gap -->'), edition)

describe('the mark of a note', () => {
  it.each([
    'It counted 300[^12].',
    'It counted **300**[^12].',
    'It counted *1,300.5*[^12] of them.',
    'It was (in 2019)[^12].',
    'It is 5 m[^12] high.',
    'It is 2.7 km²[^12] wide.',
    'It is 300 [^12].',
    'Let it be *x*[^12].',
    '> It counted 300[^12]',
    '- It counted 300[^12]',
  ])('should stand in brackets where it would be an exponent: %s', (text) => {
    expect(marksAfter(text)).toEqual(['[12]'])
  })

  it.each([
    'It counted them.[^12]',
    'That was in 2019.[^12]',
    'It was 70 %[^12] of them.',
    'They “counted 300”[^12] and left.',
    '300 were counted[^12].',
    'The first line has 300\\\n[^12]',
  ])('should stand as it is where it would not: %s', (text) => {
    expect(marksAfter(text)).toEqual(['12'])
  })

  it('should stand in brackets after an Arabic figure and its unit', () => {
    expect(marksAfter('It.[^12]', 'عددهم 300[^12] نسمة، وطوله 5 كم[^12].', 'ar')).toEqual([
      '[12]',
      '[12]',
    ])
  })

  it.each([
    ['Who remains?[^12]', 'remains?'],
    ['They went on …[^12]', '…'],
    ['It was (in 2019)[^12].', '2019)'],
    ['It is 300 [^12].', undefined],
    ['It counted them.[^12]', undefined],
    ['It was 70 %[^12] of them.', undefined],
  ])('should begin no line, where one could end before it: %s', (text, word) => {
    const { html } = renderText(
      brief(`${SECTION}${row(text, 'كلمة.[^12]', '<!-- gap -->')}\n${NOTE}`),
      audience,
      'en',
    )
    const [, kept] =
      /<span class="unbroken">([^<]+)<button[^>]*><\/button><a data-call/.exec(html) ?? []
    expect(kept).toBe(word)
  })

  it('should not run into the mark beside it', () => {
    expect(marksAfter('It is so.[^12][^12] And so.[^12]')).toEqual(['[12]', '[12]', '12'])
  })

  it('should look alike in all of a table, and wherever a template prints its figures', async () => {
    const ar = (words: string) => `<br><span lang="ar" dir="rtl">${words}</span>`
    const table = `| A${ar('ا')} | B${ar('ب')} |\n| --- | --- |\n| nobody[^12]${ar('لا أحد[^12]')} | 300[^12]${ar('300[^12]')} |\n`
    expect(marksIn(table)).toEqual(['[12]', '[12]'])
    const layout = '{{#each brief.figures}}{{#each cells}}<p>{{html}}</p>{{/each}}{{/each}}'
    const compared = `<!-- section: comparison -->\n\n## C${ar('ق')}\n\n### M${ar('م')}\n\n| A${ar('ا')} | B${ar('ب')} | C${ar('ج')} | D${ar('د')} |\n| --- | --- | --- | --- |\n| 300[^12]${ar('300[^12]')} | S${ar('م')} | 2019${ar('2019')} | —${ar('—')} |\n`
    const { html } = renderText(brief(`${compared}\n${NOTE}`), await withLayout(page(layout)), 'en')
    expect(html).toMatch(/>300(?:<button [^>]*><\/button>)?<a [^>]*>\[12\]<\/a>/)
  })

  it('should never stand bare after a digit', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('300', 'km', ' ', '(', ')', '.', 'they', '[^12]', '٣٠٠', '**a**'),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (parts) => {
          const { html } = renderText(
            brief(
              `${SECTION}${row(`It ${parts.join('')}[^12] x`, 'كلمة.[^12]', '<!-- gap -->')}\n${NOTE}`,
            ),
            audience,
            'en',
          )
          const text = html
            .replace(/<a data-call[^>]*>(\[?)[^<]*<\/a>/g, (_, apart) => apart || '¶')
            .replace(/<[^>]*>/g, '')
          expect(text).not.toMatch(/\p{N}[)\]]?\s*¶/u)
        },
      ),
      { numRuns: 40, seed: 7 },
    )
  })
})
