import { describe, expect, it } from 'vitest'
import { brief, page, renderText, withLayout } from './support/audience.ts'

const EMPTY = brief('')

async function rendered(body: string, partials: Record<string, string> = {}) {
  const files = Object.entries(partials).map(
    ([name, text]) => [name, { path: `partials/${name}.hbs`, text }] as const,
  )
  return renderText(EMPTY, await withLayout(page(body), { partials: Object.fromEntries(files) }))
}

describe('a template that does not compile', () => {
  it('should be found with its file, line and column', async () => {
    const { html, findings } = await rendered('{{> part}}', { part: 'one\n  {{#if lang}}\n' })
    expect(html).toBe('')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatch(/^partials\/part\.hbs:3:1 template-compile: Parse error on line 3/)
  })

  it('should be found in every file in one run', async () => {
    const { findings } = await rendered('{{#each}', { a: '{{/if}}', b: '{{nothing 1}}' })
    expect(findings.map((finding) => finding.replace(/: .*/, ''))).toEqual([
      'layout.hbs:1:80 template-compile',
      'partials/a.hbs:1:1 template-compile',
      'partials/b.hbs:1:1 template-compile',
    ])
  })
})

describe('a value that does not exist', () => {
  it('should be found with the file that names it', async () => {
    const { html, findings } = await rendered('{{> part}}', { part: '\n{{brief.titel}}' })
    expect(html).toBe('')
    expect(findings).toEqual([
      expect.stringMatching(/^partials\/part\.hbs:2:\d+ template-run: "titel" not defined/),
    ])
  })

  it('should be found where a partial is missing', async () => {
    const { findings } = await rendered('{{> nowhere}}')
    expect(findings).toEqual([expect.stringMatching(/template-run: The partial nowhere could not/)])
  })
})

describe('what a template cannot reach', () => {
  it.each([
    '{{constructor}}',
    '{{brief.constructor}}',
    '{{lookup brief "constructor"}}',
    '{{brief.title.constructor.constructor}}',
    '{{#with "s" as |s|}}{{s.sub.apply}}{{/with}}',
    '{{__proto__}}',
    '{{log "x"}}',
    '{{styles.toHTML}}',
    '{{helperMissing}}',
  ])('should be out of reach: %s', async (expression) => {
    const { body } = await rendered(`<p>${expression}</p>`)
    expect(body.replace(/<\/?p>/g, '')).toBe('')
  })

  it.each([
    ['<script>1</script>', '<script'],
    ['<img src="https://example.org/x.png">', 'src="https://example.org/x.png'],
    ['<p onclick="x()">', 'onclick='],
    ['<link rel="stylesheet" href="x.css">', '<link'],
    ['<a href="javascript:x()">', 'href="javascript:'],
    ['<meta http-equiv="refresh" content="0">', '<meta http-equiv'],
  ])('should be refused with its place: %s', async (markup, named) => {
    const { html, findings } = await rendered(`{{! a note }}\n  ${markup}`)
    expect(html).toBe('')
    expect(findings).toHaveLength(1)
    expect(findings[0]).toContain('layout.hbs:2:')
    expect(findings[0]).toContain(named)
  })

  it('should escape what is not marked as HTML', async () => {
    const { body } = await rendered('{{#with "<b>"}}{{this}}{{/with}}')
    expect(body).toBe('&lt;b&gt;')
  })
})

describe('assets', () => {
  const seal = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')

  it('should stand in the page itself', async () => {
    const layout = page('<img alt="" src="{{asset "images/seal.svg"}}">').replace(
      '</head>',
      '<style>{{styles}}</style></head>',
    )
    const audience = await withLayout(layout, {
      assets: { 'images/seal.svg': seal },
      styles: [{ path: 's.css', text: '/* url(x.png) */ a{background:url("../images/seal.svg")}' }],
    })
    const { html, findings } = renderText(EMPTY, audience)
    expect(findings).toEqual([])
    expect(html.match(/data:image\/svg\+xml;base64,/g)).toHaveLength(2)
  })

  it.each([
    ['a{b:url(https://example.org/x.woff2)}', 's.css:1:5'],
    ['\n\n  a{b:url("//example.org/x.png")}', 's.css:3:7'],
    ['@import "other.css";', 's.css:1:1'],
    ['a{b:url(../../../etc/passwd.png)}', 's.css:1:5'],
    ['a{b:url("@fontsource/amiri/../../secret.woff2")}', 's.css:1:5'],
    ['a{b:url(@fontsource/amiri/files/none.woff2)}', 's.css:1:5'],
  ])('should be refused with their place: %s', async (text, place) => {
    const layout = page('').replace('</head>', '<style>{{styles}}</style></head>')
    const audience = await withLayout(layout, { styles: [{ path: 's.css', text }] })
    const { html, findings } = renderText(EMPTY, audience)
    expect(findings).toEqual([expect.stringContaining(`${place} asset-unknown`)])
    expect(html).not.toMatch(/example\.org|@import|passwd|secret/)
  })
})

describe('a picture with text in it', () => {
  it.each([
    ['<svg xmlns="http://www.w3.org/2000/svg"><text>Seal</text></svg>', ['s.css:1:5 asset-text']],
    ['<svg xmlns="http://www.w3.org/2000/svg"><title>The text</title></svg>', []],
  ])('should be refused, since nobody can read it in the PDF: %s', async (svg, expected) => {
    const layout = page('').replace('</head>', '<style>{{styles}}</style></head>')
    const audience = await withLayout(layout, {
      styles: [{ path: 's.css', text: 'a{b:url("images/seal.svg")}' }],
      assets: { 'images/seal.svg': new TextEncoder().encode(svg) },
    })
    const { findings } = renderText(EMPTY, audience)
    expect(findings).toEqual(expected.map((each) => expect.stringContaining(each)))
  })
})
