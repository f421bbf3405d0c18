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
    expect(html).not.toMatch(/<!--\/?(?:statement|literal)/)
  })

  it('should be the one that comes with Mujaz', async () => {
    expect((await renderText(BRIEF, await meeting())).findings).toEqual([])
  })
})
