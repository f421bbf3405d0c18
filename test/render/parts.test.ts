import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { brief, meeting, renderText, row } from './support/audience.ts'

let audience: Audience

beforeAll(async () => {
  audience = await meeting()
})

const ar = (text: string) => `<span lang="ar" dir="rtl">${text}</span>`
const heading = (id: string) => `<!-- section: ${id} -->\n\n## S ${ar('س')}\n\n`

describe('the chart', () => {
  const cell = (en: string, arabic: string) => `${en}<br>${ar(arabic)}`
  const panel = (title: string, values: readonly string[]) =>
    [
      '<!-- chart -->\n',
      `| ${cell(title, 'العنوان')} | Source | As of | Value |`,
      '| --- | --- | --- | ---: |',
      ...values.map(
        (value, n) =>
          `| ${cell(`${n} & more[^1]`, `${n} وأكثر[^1]`)} | ${cell('A', 'أ')} | 2018 | ${value} |`,
      ),
      '',
    ].join('\n')
  const note = `[^1]: N\n\n    <div lang="ar" dir="rtl">\n\n    ح\n\n    </div>`
  const chart = (...panels: string[][]) =>
    brief(
      `${heading('chart')}${panels.map((values, n) => panel(`Panel ${n}`, values)).join('\n')}\n${note}`,
    )
  const drawings = (html: string) => html.match(/<svg class="drawn"[\s\S]*?<\/svg>(?=<\/)/g) ?? []

  /** What each bound is drawn with: its symbol, and the line beside it. */
  const FORMS = {
    '700': ['dot'],
    '> 700': ['arrow', 'open', 'ring'],
    '≥ 700': ['arrow', 'dot', 'open'],
    '≈ 700': ['about', 'dot'],
    '≤ 700': ['below', 'dot'],
    '< 700': ['below', 'ring'],
  }

  it.each(Object.entries(FORMS))('should draw %s as what it is', (value, forms) => {
    const { html, findings } = renderText(chart([value]), audience)
    expect(findings).toEqual([])
    const [mark, sample, ...others] = drawings(html)
    expect(others).toEqual([])
    for (const drawing of [mark, sample]) {
      const classes = [...(drawing ?? '').matchAll(/class="(\w+)"/g)].map(([, name]) => name)
      expect(
        classes.filter((name) => !['drawn', 'zero', 'step'].includes(name ?? '')).toSorted(),
      ).toEqual(forms)
    }
  })

  it('should explain the kinds of marks that occur, each once, and no others', () => {
    const { html } = renderText(chart(['700', '> 350', '300'], ['> 5']), audience)
    const legend = /<div class="legend">[\s\S]*?\n<\/div>/.exec(html)?.[0] ?? ''
    expect(legend.match(/Dot: this many/g)).toHaveLength(1)
    expect(legend.match(/Ring with an arrow: more than this many/g)).toHaveLength(1)
    expect(legend.match(/class="plotted"/g)).toHaveLength(2)
  })

  it('should give each panel a scale of its own, in the numbers of its edition', () => {
    const { html } = renderText(chart(['700', '> 350'], ['40']), audience)
    const ticks = [...html.matchAll(/style="--at: ([\d.]+)%"><bdi[^>]*>([^<]*)</g)].map(
      ([, at, number]) => [Number(at), number],
    )
    expect(ticks).toEqual([
      [0, '0'],
      [22, '200'],
      [44, '400'],
      [66, '600'],
      [88, '800'],
      [0, '0'],
      [22, '10'],
      [44, '20'],
      [66, '30'],
      [88, '40'],
    ])
  })

  it('should say in words what is drawn, with the mark of its note, and read out no drawing', () => {
    const { html } = renderText(chart(['700']), audience)
    expect(html).toMatch(
      /<strong>0 &(?:amp|#x26); more<(?:button|a|span) [\s\S]*?<\/strong> A · 2018<\/div>/,
    )
    expect(html.match(/<(?:div|span) class="drawing" aria-hidden="true"/g)).toHaveLength(2)
  })

  it('should begin at the right in an Arabic edition', () => {
    const { html } = renderText(chart(['800', '> 400']), audience, 'ar')
    const [first, second] = drawings(html)
    expect(first).toContain('<line class="zero" x1="100%"')
    expect(first).toContain('<svg x="12%"')
    expect(second).toContain('<line class="open" x1="56%" x2="2%"')
  })

  it('should report a value that is none, at its place', () => {
    const { findings } = renderText(chart(['700', 'many']), audience)
    expect(findings).toEqual([
      expect.stringMatching(/^brief\.md:\d+:\d+ brief-form: `many` is no value/),
    ])
  })
})

describe('the timeline', () => {
  it('should put the years on the axis and take the date out of the text', () => {
    const events = [
      row(
        '**20 November 2014.** It begins.[^1]',
        '**20 تشرين الثاني/نوفمبر 2014.** البداية.[^1]',
        '<!-- event: 2014-11-20 -->',
      ),
      row(
        '**2019–2021.** It goes on.[^1]',
        '**2019–2021.** تتواصل.[^1]',
        '<!-- event: 2019/2021 -->',
      ),
    ].join('\n')
    const note = `[^1]: N\n\n    <div lang="ar" dir="rtl">\n\n    ح\n\n    </div>`
    const { html, findings } = renderText(
      brief(`${heading('timeline')}${events}\n${note}`),
      audience,
    )
    expect(findings).toEqual([])
    expect(html.match(/<li class="event /g)).toHaveLength(2)
    expect(html).toContain(
      '<div class="event-year"><bdi lang="en" dir="ltr"><span class="year">2019</span><span class="until">–</span><span class="year">2021</span></bdi>',
    )
    expect(html).toMatch(
      /<div class="cell event-day" lang="en" dir="ltr"><span [^>]*>20 November<\/span> 2014<\/div>/,
    )
    expect(html).toMatch(/<p>It begins\.<(?:button|a) /)
    expect(html).not.toContain('<strong>2019')
  })

  it('should tell instants, spans and publications apart, the last in words too', () => {
    const event = (date: string, en: string, arabic: string, flag = '') =>
      row(`**${en}.** It is.[^1]`, `**${arabic}.** هو.[^1]`, `<!-- event: ${date}${flag} -->`)
    const events = [
      event('2014', '2014', '2014'),
      event('2014/2015', '2014–2015', '2014–2015'),
      event(
        '2020-04-21',
        '21 April 2020, publication of a source',
        '21 نيسان/أبريل 2020، نشر مصدر',
        ' (publication)',
      ),
      event('2022', '2022, publication of a source', '2022، نشر مصدر', ' (publication)'),
    ].join('\n')
    const note = `[^1]: N\n\n    <div lang="ar" dir="rtl">\n\n    ح\n\n    </div>`
    const { html, findings } = renderText(
      brief(`${heading('timeline')}${events}\n${note}`),
      audience,
    )
    expect(findings).toEqual([])
    const kinds = [...html.matchAll(/<li class="(event [^"]*)" style="--skipped: (\d)">/g)]
    expect(kinds.map(([, classes, skipped]) => [classes, skipped])).toEqual([
      ['event event-instant', '0'],
      ['event event-span', '0'],
      ['event event-publication event-after-gap', '4'],
      ['event event-publication event-after-gap', '1'],
    ])
    expect(html).toMatch(
      /event-day" lang="en"[^>]*><span [^>]*>21 April<\/span> 2020, publication of a source</,
    )
    expect(html).toMatch(/event-day" lang="en"[^>]*>publication of a source</)
    expect(html).toMatch(/event-day" lang="ar"[^>]*>نشر مصدر</)
    expect(html).not.toMatch(/class="badge badge-publication|<p><strong>/)
  })
})

describe('disputed points', () => {
  it('should stand together under one word, and machine translation be said', () => {
    const rows = [
      row('A.[^1]', 'أ.[^1]', '<!-- point: a (disputed) -->'),
      row('B.[^1]', 'ب.[^1]', '<!-- point: b (disputed, machine-translated) -->'),
      row('C.[^1]', 'ج.[^1]', '<!-- point: c -->'),
    ].join('\n')
    const note = `[^1]: N\n\n    <div lang="ar" dir="rtl">\n\n    ح\n\n    </div>`
    const { html } = renderText(brief(`${heading('risks')}${rows}\n${note}`), audience)
    const dispute =
      /<div class="dispute">[\s\S]*?(?=<div class="row[^>]*id="point-c")/.exec(html)?.[0] ?? ''
    expect(dispute).toContain('Disputed')
    expect(dispute.match(/role-point/g)).toHaveLength(2)
    expect(dispute).toContain(
      '<span class="badge badge-machine-translated">machine-translated</span>',
    )
    expect(dispute).toContain('<span class="badge badge-machine-translated">ترجمة آلية</span>')
  })
})
