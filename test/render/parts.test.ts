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
  const chart = (values: string[]) =>
    brief(
      `${heading('chart')}<!-- chart -->\n\n| What | Figure | Value |\n| --- | --- | ---: |\n${values
        .map(
          (value, n) =>
            `| Bar ${n}<br>${ar(`عمود ${n}`)} | ${n} & more<br>${ar('وأكثر')} | ${value} |`,
        )
        .join('\n')}\n`,
    )

  it('should draw each bound with an end of its own', () => {
    const { html, findings } = renderText(chart(['700', '≥ 350', '≈ 300', '≤ 30']), audience)
    expect(findings).toEqual([])
    const svg = /<svg class="bars"[\s\S]*?<\/svg>\s*<\/div>/.exec(html)?.[0] ?? ''
    expect(svg).toContain('<title id="chart-1-title">S</title>')
    expect(svg).toContain('Bar 0: 0 &amp; more; Bar 1: 1 &amp; more')
    expect(svg.match(/class="arrow"/g)).toHaveLength(1)
    expect(svg.match(/class="bar-outline"/g)).toHaveLength(1)
    expect(svg.match(/fill="url\(#chart-1-fade\)"/g)).toHaveLength(1)
    expect(svg).toContain('width="94%"')
    expect(svg).toContain('width="47%"')
    expect(html).toContain('style="--bars: 4"')
  })

  it('should begin at the right in an Arabic edition', () => {
    const { html } = renderText(chart(['700', '350']), audience, 'ar')
    expect(html).toContain('x="53%" y="-5.5" width="47%"')
    expect(html).toContain('<title id="chart-1-title">س</title>')
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
    expect(html.match(/<li class="event">/g)).toHaveLength(2)
    expect(html).toContain(
      '<div class="event-year"><bdi lang="en" dir="ltr"><span class="year">2019</span><span class="until">–</span><span class="year">2021</span></bdi></div>',
    )
    expect(html).toMatch(
      /<div class="cell event-day" lang="en" dir="ltr"><span [^>]*>20 November<\/span> 2014<\/div>/,
    )
    expect(html).toMatch(/<p>It begins\.<(?:button|a) /)
    expect(html).not.toContain('<strong>2019')
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
