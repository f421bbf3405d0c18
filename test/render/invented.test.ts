import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { brief, meeting, page, renderText, withLayout } from './support/audience.ts'

const BRIEF = brief(`## Outcomes

<!-- point: quays -->

The storm closed two quays.[^1]

<div lang="ar" dir="rtl">

أقفلت العاصفة رصيفين.[^1]

</div>

[^1]: Harbour Review, 5.

    <div lang="ar" dir="rtl">

    مجلة الميناء، 5.

    </div>
`)

/** A page whose rows are printed in some way. */
async function rendered(row: string, before = '') {
  const layout = `{{#each brief.sections}}{{#each blocks}}${before}{{#with row}}{{> own-row}}{{/with}}{{/each}}{{/each}}`
  const partials = { 'own-row': { path: 'partials/own-row.hbs', text: row } }
  return renderText(BRIEF, await withLayout(page(layout), { partials }))
}

const CELLS =
  '{{#each cells}}<div class="cell" lang="{{lang}}" dir="{{dir}}">{{html}}</div>{{/each}}'

describe('a template that speaks in the place of a statement', () => {
  it.each([
    ['a number', `<div class="row">\n${CELLS.replace('{{html}}', '{{html}} (915,000)')}</div>`],
    ['a call', `<div class="row">\n${CELLS.replace('{{html}}', '{{html}} [^3]')}</div>`],
    [
      'a word',
      `<div class="row">\n${CELLS.replace('{{html}}', '<b>Allegedly:</b> {{html}}')}</div>`,
    ],
    [
      'a number in an element of its own',
      `<div class="row">\n${CELLS.replace('{{html}}', '{{html}}<p>In 2018</p>')}</div>`,
    ],
    ['a number beside it in its row', `<div class="row">\n${CELLS}<p>In ٢٠١٨</p></div>`],
    [
      'a number under a condition',
      `<div class="row">\n{{#if argument}}<i>700</i>{{/if}}${CELLS}</div>`,
    ],
  ])('should be told at its line: %s', async (_, row) => {
    const { html, findings } = await rendered(row)
    expect(html).toBe('')
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings) {
      expect(finding).toMatch(/^partials\/own-row\.hbs:2:\d+ template-invents: A template says “/)
    }
  })

  it('should be told of a number that comes out of the view as well', async () => {
    const { findings } = await rendered(
      `<div class="row">${CELLS.replace('{{html}}', '{{html}} {{@root.brief.sections.length}}')}</div>`,
    )
    expect(findings).toEqual([expect.stringMatching(/template-invents: A template says “1”/)])
  })
})

describe('a template that leaves statements alone', () => {
  it.each([
    `<div class="row" data-x="2018" style="width: 3em">${CELLS}</div>`,
    `{{! In 2018 }}<!-- 700 --><style>.a { width: 2em }</style><div class="row">${CELLS}</div>`,
    `<div class="row">${CELLS}<p>See the notes</p>&#160;</div>`,
  ])('should be left alone, and its page keep no mark: %s', async (row) => {
    const { html, findings } = await rendered(row, '<p>Room 12, 2018</p>')
    expect(findings).toEqual([])
    expect(html).toContain('The storm closed two quays.')
    expect(html).not.toMatch(/<!--\/?(?:statement|said|literal)/)
  })

  it('should be the one that comes with Mujaz', async () => {
    expect((await renderText(BRIEF, await meeting())).findings).toEqual([])
  })
})

/** A brief of every part: headings, points, a dispute, a timeline, a comparison, a chart, notes. */
const WHOLE = readFileSync(
  fileURLToPath(new URL('../projects/harbour/expected/brief.md', import.meta.url)),
  'utf8',
)

/** The whole brief, with one piece of one of the partials that come with Mujaz written otherwise. */
async function edited(name: string, from: string, to: string) {
  const audience = await meeting()
  const partial = audience.partials[name]
  if (!partial?.text.includes(from)) throw new Error(`${name} does not have ${from}`)
  const text = partial.text.replace(from, to)
  return renderText(WHOLE, {
    ...audience,
    partials: { ...audience.partials, [name]: { ...partial, text } },
  })
}

describe('a number of a template’s own', () => {
  const places = [
    ['a statement', 'row', '{{html}}</div>{{/each}}', '{{html}}@</div>{{/each}}'],
    [
      'a row',
      'row',
      '{{/each}}{{#if (is role "point")}}',
      '{{/each}}<i>@</i>{{#if (is role "point")}}',
    ],
    ['a note', 'notes', '{{html}}{{#each backs}}', '{{html}} @{{#each backs}}'],
    ['a note’s row', 'notes', '{{#each cells}}<div', '<b>@</b>{{#each cells}}<div'],
    ['a cell of a table', 'table', '<td>{{html}}', '<td>{{html}} @'],
    ['the head of a table', 'table', '<th scope="col">{{html}}', '<th scope="col">{{html}} @'],
    ['a line of a table', 'table', '<tbody>', '<tbody><tr><td>@</td></tr>'],
    ['a heading', 'heading', '{{> cells title}}', '{{> cells title}} @'],
    ['the title of a section', 'section', '{{> cells title}}</h2>', '@ {{> cells title}}</h2>'],
    ['the title', 'cover', '{{> cells brief.title}}', '{{> cells brief.title}} @'],
    ['the contents', 'contents', '{{html}}</span></a>', '@ {{html}}</span></a>'],
    ['the figure of a mark', 'chart', '{{figure}}', '{{figure}} @'],
    ['the source of a mark', 'chart', '{{source}}', '{{source}} @'],
    ['a mark', 'chart', '<div class="drawing"', '<i>@</i><div class="drawing"'],
    ['the title of a panel', 'chart', '{{> cells title}}', '{{> cells title}} @'],
    ['a chart', 'chart', '<figure class="panel">', '<figure class="panel"><p>@</p>'],
    ['an event', 'timeline', '<div class="event-year">', '<div class="event-year">@ '],
    [
      'a line of the timeline',
      'timeline',
      '<ol class="timeline">',
      '<ol class="timeline"><li>@</li>',
    ],
  ] as const

  it.each(places)('should be told where it is typed in %s', async (_, name, from, to) => {
    for (const typed of ['915,000', 'over ٩٠٠', '[^1]']) {
      const { html, findings } = await edited(name, from, to.replace('@', typed))
      expect(html).toBe('')
      expect(findings.join('\n')).toMatch(
        new RegExp(`partials/${name}\\.hbs:\\d+:\\d+ template-invents: A template says “`),
      )
    }
  })

  it.each(places)('should be told where a helper makes it in %s', async (_, name, from, to) => {
    for (const made of ['{{digits 915000}}', '{{plural 7 "sources"}}', '{{date "2018-05"}}']) {
      const { html, findings } = await edited(name, from, to.replace('@', made))
      expect(html).toBe('')
      expect(findings.join('\n')).toContain('template-invents: A template says “')
    }
  })

  it('should be left alone where nothing of the brief stands', async () => {
    const footer = '<p>Room 12, {{digits 2018}}, {{date brief.date.iso}}</p></header>'
    const { html, findings } = await edited('cover', '</header>', footer)
    expect(findings).toEqual([])
    expect(html).toContain('<p>Room 12, 2018, 23 November 2026</p>')
    expect(html).not.toMatch(/<!--\/?(?:statement|heading|said|literal|made)/)
  })

  it('should leave a word beside a heading to the template', async () => {
    const { findings } = await edited(
      'section',
      '{{> cells title}}</h2>',
      'Part {{> cells title}}</h2>',
    )
    expect(findings).toEqual([])
  })
})

describe('a figure that a template prints', () => {
  const BOX = `{{#each brief.figures}}{{#if (is id "comparison--ferry-passengers-1")}}<div class="box">
{{#each cells}}<p lang="{{lang}}" dir="{{dir}}">{{html}}</p>{{/each}}
{{#each source}}<p>{{text}}</p>{{/each}}{{#each date}}<p>{{text}}</p>{{/each}}
</div>{{/if}}{{/each}}`

  it('should come with its words, its hedge and the call of its note, and be typed nowhere', async () => {
    const { html, findings } = await edited('brief', '{{> contents}}', `{{> contents}}\n${BOX}`)
    expect(findings).toEqual([])
    const [, box = ''] = /<div class="box">([\s\S]*?)<\/div>/.exec(html) ?? []
    const [, label] = /href="#note-(\d+)"/.exec(box) ?? []
    expect(box).toContain('more than 900,000 passengers')
    expect(box).toMatch(/أكثر من .*900,000.* مسافر/)
    expect(box).toContain('After the storm')
    expect(box).toContain('<p>2018</p>')
    // The note is there, and leads back to where the figure stands first.
    expect(html).toMatch(new RegExp(`id="note-${label}"`))
    expect(box).not.toContain('id="call-')
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('should be told where a template adds to it', async () => {
    const more = BOX.replace('{{html}}', '{{html}} or 950,000')
    const { findings } = await edited('brief', '{{> contents}}', `{{> contents}}\n${more}`)
    expect(findings.join()).toContain('template-invents: A template says “or 950,000”')
  })
})
