import { describe, expect, it } from 'vitest'
import { parse } from '../../src/contract/parse.ts'
import { statementsIn } from '../../src/contract/statements.ts'
import type { Writing } from '../../src/model/audience.ts'
import { documentIn } from '../../src/render/writing.ts'
import { Findings } from '../support/findings.ts'
import { brief, meeting, page, renderText, row, withLayout } from './support/audience.ts'

const ARABIC_INDIC: Writing = { digits: 'arabic-indic', months: 'levantine' }

const ar = (text: string) => `<span lang="ar" dir="rtl">${text}</span>`

const TEXT = brief(`<!-- section: numbers -->

## Numbers 1 ${ar('أرقام 1')}

${row('In 2018 it was 70 %.[^12]', 'في نيسان/أبريل 2018 كانت **1,300** أي 70 %، انظر COVID-19 و<https://example.org/2018/04> و`x 7`.[^12]', '<!-- point: p -->')}
${row('**20 November 2014.** It began.[^12]', '**20 تشرين الثاني/نوفمبر 2014.** البداية في 2014-11-20.[^12]', '<!-- event: 2014-11-20 -->')}
<!-- chart -->

| Boats 2018<br>${ar('قوارب 2018')} | Source | As of | Value |
| --- | --- | --- | ---: |
| 700<br>${ar('700')} | A<br>${ar('أ')} | 2018<br>${ar('2018')} | 700 |

[^12]: Paragraph 3.

    <div lang="ar" dir="rtl">

    الفقرة 3.

    </div>
`)

async function arabicOf(writing: Writing, edition: 'ar' | 'en-ar' | 'en' | 'back-to-back') {
  return renderText(TEXT, { ...(await meeting()), writing }, edition).html
}

const withoutHead = (html: string) => html.replace(/^[\s\S]*<body>/, '')

/** What a reader sees: text without tags, and without what is Latin by right. */
const words = (html: string) =>
  withoutHead(html)
    .replace(/<code>.*?<\/code>|<(?:bdi lang="en"|a href="https)[^>]*>[^<]*/g, '')
    .replace(/<[^>]*>/g, ' ')

describe('Arabic-Indic digits', () => {
  it('should stand in all the Arabic of an edition, and nowhere where they do not belong', async () => {
    const html = await arabicOf(ARABIC_INDIC, 'ar')
    expect(words(html)).not.toMatch(/[0-9%]/)
    expect(html).toContain('في نيسان ٢٠١٨ كانت <strong>١٬٣٠٠</strong>')
    expect(html).toContain('<bdi dir="ltr">٧٠</bdi> ٪')
    expect(html).toContain('<bdi lang="en" dir="ltr">COVID-19</bdi>')
    expect(html).toContain('>https://example.org/2018/04</a>')
    expect(html).toContain('<code><bdi lang="en" dir="ltr">x 7</bdi></code>')
    expect(html).toMatch(/id="call-12-ar" class="call" dir="ltr">١٢<\/a>/)
    expect(html).toMatch(/class="note-number" href="#call-12-ar" aria-label="١٢\. [^"]*">١٢</)
    expect(html).toContain('data-note="12"')
    expect(html).toContain('<div class="event-year"><bdi lang="ar" dir="rtl">٢٠١٤</bdi>')
    expect(html).toMatch(/event-day[^>]*><span [^>]*>٢٠ تشرين<\/span> الثاني ٢٠١٤</)
    expect(html).toContain('<bdi dir="rtl">٢٠١٤-١١-٢٠</bdi>')
    expect(html).toContain('data-fill="page" data-digits="arabic-indic"')
    expect(html).toMatch(/class="row panel-title"><span [^>]*>قوارب ٢٠١٨</)
    expect(html).toMatch(/<strong>٧٠٠<\/strong> أ · ٢٠١٨</)
    expect(html).toMatch(/class="tick"[^>]*><bdi [^>]*>٨٠٠</)
    expect(html).toContain('data-running-ar="أرقام ١"')
    expect(html).toContain('<ol class="entries">')
  })

  it('should leave English as it is', async () => {
    expect(
      withoutHead(await arabicOf(ARABIC_INDIC, 'en')).replace(/data-arabic-digits="[^"]*"/, ''),
    ).toBe(withoutHead(await arabicOf({ digits: 'european', months: 'dual' }, 'en')))
    const html = await arabicOf(ARABIC_INDIC, 'back-to-back')
    const [english = ''] = html.split('<div class="half" data-half lang="ar"')
    expect(withoutHead(english).replace(/<p class="row other-half">.*/, '')).not.toMatch(/[٠-٩]/)
  })

  it('should stand beside European ones where languages share a number', async () => {
    const html = await arabicOf(ARABIC_INDIC, 'en-ar')
    expect(html).toContain(
      '<div class="event-year"><bdi lang="en" dir="ltr">2014</bdi><bdi lang="ar" dir="rtl">٢٠١٤</bdi>',
    )
    expect(html).toContain(
      '<bdi lang="en" data-page-of="numbers" data-digits="european"></bdi><bdi lang="ar" data-page-of="numbers" data-digits="arabic-indic"></bdi>',
    )
    expect(await arabicOf({ digits: 'european', months: 'dual' }, 'en-ar')).toContain(
      '<div class="event-year"><bdi lang="en" dir="ltr">2014</bdi><span',
    )
  })

  it('should be expected where the PDF is read back', () => {
    const document = parse({ path: 'brief.md', text: TEXT }, new Findings())
    const [, arabic] = statementsIn(documentIn(document, ARABIC_INDIC), ['en', 'ar'])
    expect(arabic?.text).toBe(
      'في نيسان ٢٠١٨ كانت ١٬٣٠٠ أي ٧٠ ٪، انظر COVID-19 وhttps://example.org/2018/04 وx 7.',
    )
  })
})

it('should print European digits where a brief has others', async () => {
  const text = brief(row('Seven.', 'سبعة ٧٬٠٠٠ في ۲۰۱۸.', '<!-- gap -->'))
  const audience = await withLayout(
    page('{{#each brief.cover}}{{#each row.cells}}{{html}}{{/each}}{{/each}}'),
  )
  expect(renderText(text, audience, 'ar').body).toBe('<p>سبعة 7,000 في 2018.</p>')
})
