import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Edition } from '../../src/model/language.ts'
import { withOwnIds } from '../../src/render/halves.ts'
import { brief, meeting, page, renderText, withLayout } from './support/audience.ts'

const HARBOUR = readFileSync(
  fileURLToPath(new URL('fixtures/harbour/brief.md', import.meta.url)),
  'utf8',
)

describe('ids of a half', () => {
  it.each([
    ['<p id="a">', '<p id="a-en">'],
    ["<p class=x id='a'>", "<p class=x id='a-en'>"],
    ['<a href="#a" data-call="1">1</a>', '<a href="#a-en" data-call="1-en">1</a>'],
    ['<a href="https://example.org/#a">', '<a href="https://example.org/#a">'],
    ['<a data-other-half href="#a">', '<a data-other-half href="#a-ar">'],
    ['<svg aria-labelledby="a b">', '<svg aria-labelledby="a-en b-en">'],
    ['<rect fill="url(#a)"/>', '<rect fill="url(#a-en)"/>'],
    ['<i data-page-of="a"></i>', '<i data-page-of="a-en"></i>'],
    // What only looks like an id is none.
    ['<p title=\'an id="a" here\'>id="b"</p>', '<p title=\'an id="a" here\'>id="b"</p>'],
    ['<p title="a > b" id="c">', '<p title="a > b" id="c-en">'],
    ['<p id="point-a">', '<p id="point-a-en">'],
    ['<a data-other-half href="#point-a">', '<a data-other-half href="#point-a">'],
    ['<p data-valid="a" id="">', '<p data-valid="a" id="">'],
  ])('should be its own: %s', (html, expected) => {
    expect(withOwnIds(html, 'en', 'ar', 'ar')).toBe(expected)
  })
})

describe('ids of points', () => {
  it('should stay in the leading half, so that each edition has the same', async () => {
    expect(withOwnIds('<p id="point-a">', 'en', 'ar', 'en')).toBe('<p id="point-a">')
    const audience = await meeting()
    const pointsIn = (edition: Edition) => {
      const { html } = renderText(HARBOUR, audience, edition)
      return [...html.matchAll(/ id="(point-[^"]*)"/g)].map(([, id]) => id as string)
    }
    const points = pointsIn('en-ar')
    expect(points).toContain('point-storm')
    expect(pointsIn('en')).toEqual(points)
    expect(pointsIn('ar')).toEqual(points)
    const [english, arabic] = [points, points.map((id) => `${id}-ar`)]
    expect(pointsIn('back-to-back')).toEqual([...english, ...arabic])
  })
})

describe('an edition back to back', () => {
  it('should print in each half what the edition of its language prints, in its order', async () => {
    const audience = await meeting()
    const words = (html: string) =>
      html
        .replace(/<template[\s\S]*?<\/template>|<p class="row other-half">.*?<\/p>/g, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
    const { html } = renderText(HARBOUR, audience, 'back-to-back')
    const [, english = '', arabic = ''] = html.split(/<div class="half"/)
    for (const [language, half] of [
      ['en', english],
      ['ar', arabic],
    ] as const) {
      const { html: alone } = renderText(HARBOUR, audience, language)
      const main = /<main data-flow>([\s\S]*)<\/main>/.exec(alone)?.[1] ?? ''
      expect(words(`<div${half.replace(/<\/main>[\s\S]*/, '')}`)).toBe(words(main))
      const notes = new RegExp(`<aside class="notes" data-notes lang="${language}".*?</aside>`, 's')
      expect(words(notes.exec(html)?.[0] ?? '')).toBe(words(notes.exec(alone)?.[0] ?? '-'))
    }
  })

  it('should lead every note and call within its half', async () => {
    const { html } = renderText(HARBOUR, await meeting(), 'back-to-back')
    const [, english = '', arabic = ''] = html.split(/<div class="half"/)
    expect(english).toMatch(/data-call="12-en" href="#note-12-en" id="call-12-en"/)
    expect(arabic).toMatch(/data-call="12-ar" href="#note-12-ar" id="call-12-ar"/)
    const crossing = [...english.replace(/<\/main>[\s\S]*/, '').matchAll(/href="(#[^"]*-ar)"/g)]
    expect(crossing.map((match) => match[1])).toEqual(['#brief-ar'])
  })

  it('should let each half announce the other in the language of the other', async () => {
    const layout = page(
      '{{#each-half}}<p data-half>{{lang}}: {{#each otherHalf}}{{lang}} {{text}}{{/each}}</p>{{/each-half}}',
    )
    const { body } = renderText(brief(''), await withLayout(layout), 'back-to-back')
    expect(body).toBe(
      '<p data-half>en: ar بالعربية: في النصف الآخر من هذه الوثيقة</p><p data-half>ar: en In English: the other half of this document</p>',
    )
    expect(renderText(brief(''), await withLayout(layout), 'ar').body).toBe('<p data-half>ar: </p>')
  })

  it('should take the root of the view for that of the half, inside of partials too', async () => {
    const audience = await withLayout(
      page('{{#each-half}}{{#with brief}}{{> part}}{{/with}}<br data-half>{{/each-half}}'),
      {
        partials: {
          part: { path: 'part.hbs', text: '{{@root.dir}} {{#each title}}{{text}} {{/each}}' },
        },
      },
    )
    expect(renderText(brief(''), audience, 'back-to-back').body).toBe(
      'ltr Harbour <br data-half>rtl الميناء <br data-half>',
    )
    expect(renderText(brief(''), audience, 'en-ar').body).toBe('ltr Harbour الميناء <br data-half>')
  })

  it('should be a finding where the layout prints no halves', async () => {
    const audience = await withLayout(page('{{#each brief.sections}}{{> section}}{{/each}}'))
    const { html, findings } = renderText(brief(''), audience, 'back-to-back')
    expect(html).toBe('')
    expect(findings).toEqual([
      expect.stringMatching(/^layout\.hbs:.* template-run: The layout prints no halves/),
    ])
  })

  it('should be one finding where nothing marks the halves', async () => {
    const layout = page('{{#each-half}}<h1 data-other-half>{{lang}}</h1>{{/each-half}}')
    const { html, findings } = renderText(brief(''), await withLayout(layout), 'back-to-back')
    expect(html).toBe('')
    expect(findings).toEqual([
      expect.stringMatching(/^layout\.hbs:.* template-run: The layout marks no halves/),
    ])
    expect(renderText(brief(''), await withLayout(layout), 'en').findings).toEqual([])
  })
})
