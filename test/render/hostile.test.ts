import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from '../../src/browser/browser.ts'
import { openBrowser } from '../../src/browser/open-browser.ts'
import { findInStyle } from '../../src/render/unsafe-style.ts'
import { brief, page, renderText, withLayout } from './support/audience.ts'

/** Templates that try to run something, to fetch something, or to reach what is not in the view. */
const TEMPLATES: readonly (readonly [string, string])[] = [
  // Elements that run, embed or redirect
  ['a script in a drawing', '<svg><script>1</script></svg>'],
  ['a script between comments', '<scr{{! x }}ipt>1</script>'],
  ['a script after a comment that is none', '<!--><script>1</script>-->'],
  ['a script in an attribute of a title', '<title><p title="</title><script>1</script>"></title>'],
  ['a tag inside of a style in a drawing', '<svg><style><img src=x onerror=1></style></svg>'],
  [
    'a drawing that changes an address',
    '<svg><animate attributeName="href" values="javascript:1"/></svg>',
  ],
  ['another base', '<base href="https://example.org/">'],
  ['a refresh', '<meta content="0;url=https://example.org" http-equiv="refresh">'],
  [
    'a refresh put together',
    '{{#with "http-equiv"}}<meta {{this}}="refresh" content="0">{{/with}}',
  ],
  ['an object', '<object data="x.svg"></object>'],
  ['a link element put together', '{{#with "link"}}<{{this}} rel="preload" href="x">{{/with}}'],
  [
    'rules of speculation',
    '{{#with "script"}}<{{this}} type="speculationrules">{}</{{this}}>{{/with}}',
  ],
  ['a frame in a drawing', '<svg><foreignObject><p>x</p></foreignObject></svg>'],
  ['a form by its button', '<button formaction="https://example.org">x</button>'],
  ['an applet', '<applet code="x"></applet>'],
  ['a text that swallows the page', '<plaintext>'],
  // Handlers
  ['a handler after a slash', '<svg/onload=x()>'],
  ['a handler after a quotation mark', '<p title="a"onclick="x()">x</p>'],
  ['a handler on a line of its own', '<p\nonclick\n=x()>x</p>'],
  ['a handler split over expressions', '{{#with "click"}}<p on{{this}}="x()">x</p>{{/with}}'],
  ['a handler out of a partial', '<p {{> handler}}>x</p>'],
  // Addresses
  ['a script in an address, as entities', '<a href="&#106;avascript&colon;1">x</a>'],
  ['a script in an address, over two lines', '<a href="java\nscript:1">x</a>'],
  [
    'a script in an address, put together',
    '{{#with "java"}}<a href="{{this}}script:1">x</a>{{/with}}',
  ],
  ['a page in an address', '<a href="data:text/html,x">x</a>'],
  [
    'a picture from outside',
    '{{#with "https://example.org/x.png"}}<img alt="" src="{{this}}">{{/with}}',
  ],
  [
    'a picture from outside, by density',
    '<img alt="" srcset="data:image/png;base64,AA== 1x, https://example.org/x.png 2x">',
  ],
  ['a picture in a drawing', '<svg><image xlink:href="https://example.org/x.png"/></svg>'],
  ['a drawing from outside', '<svg><use href="https://example.org/x.svg#a"/></svg>'],
  ['a ping', '<a ping="https://example.org" href="#x">x</a>'],
  // Styles
  ['a style sheet from outside', '<style>@import "https://example.org/x.css";</style>'],
  ['a ground from outside', '<p style="background:url(https://example.org/x.png)">x</p>'],
  [
    'a ground from outside, in escapes',
    '<p style="background:\\75rl(https://example.org/x.png)">x</p>',
  ],
  [
    'a ground from outside, as a set',
    '<p style="background:image-set(\'https://example.org/x.png\' 1x)">x</p>',
  ],
  // The language of templates
  ['three braces', '{{{brief.date.iso}}}'],
  ['an ampersand', '{{&brief.date.iso}}'],
  ['a prototype', '{{brief.title.constructor.constructor}}'],
  ['a prototype in brackets', '{{brief.[__proto__]}}'],
  ['a prototype of a list', '{{brief.title.map}}'],
  ['a prototype through a parent', '{{#each languages}}{{../constructor}}{{/each}}'],
  ['a method of a value', '{{styles.toHTML}}'],
  ['a partial by a name that is computed', '{{> (constructor)}}'],
  ['what helpers are made of', '{{#blockHelperMissing 1}}x{{/blockHelperMissing}}'],
  ['a getter', '{{__defineGetter__ "x" 1}}'],
]

const STYLES: readonly string[] = [
  '@import"https://example.org/a.css";',
  '@import/**/"https://example.org/a.css";',
  '@\\69mport "https://example.org/a.css";',
  'a{b:UrL(https://example.org/x.png)}',
  'a{b:\\75rl(https://example.org/x.png)}',
  'a{b:u\\72 l("https://example.org/x.png")}',
  'a{b:url(/**/https://example.org/x.png)}',
  'a{b:image-set("https://example.org/x.png" 1x)}',
  'a{b:-webkit-image-set("https://example.org/x.png" 1x)}',
  'a{--x:"https://example.org/x.png";b:image-set(var(--x) 1x)}',
  'a{b:src("https://example.org/x.png")}',
  'a{b:url("data:text/html,x")}',
  '@font-face{font-family:x;src:local("Arial")}',
]

const HANDLER = { handler: { path: 'partials/handler.hbs', text: 'onclick="x()"' } }

describe('a hostile template', () => {
  it.each(TEMPLATES)('should leave no page and be found: %s', async (_, template) => {
    const audience = await withLayout(page(template), { partials: HANDLER })
    const { html, findings } = renderText(brief(''), audience)
    expect(html).toBe('')
    expect(findings).not.toEqual([])
    expect(findings[0]).toMatch(/^(?:layout|partials\/\w+)\.hbs:/)
  })

  it.each(STYLES)('should be found in its style: %s', async (text) => {
    const layout = page('').replace('</head>', '<style>{{styles}}</style></head>')
    const audience = await withLayout(layout, { styles: [{ path: 's.css', text }] })
    const { findings } = renderText(brief(''), audience)
    expect(findings[0]).toMatch(/^s\.css:1:\d+ asset-unknown/)
  })

  it('should be found in a style wherever it stands beside the data of a font', () => {
    const fonts = ['url("data:font/woff2;base64,', 'AA/AA+A==', '")', '";', ' */ ']
    const pieces = fc.array(fc.constantFrom(...fonts), { maxLength: 6 }).map((all) => all.join(''))
    fc.assert(
      fc.property(pieces, fc.constantFrom(...STYLES), pieces, (before, text, after) => {
        // Neither hidden by what stands before it, nor ended by a comment or a text that began there.
        expect(findInStyle(`${before}${text}${after}`), before).not.toEqual([])
      }),
    )
  })

  it.each([
    ['<html><head></head><body></body></html>', 'no document type'],
    ['<!-- <head> --><!doctype html><html><body><p>x</p></body></html>', 'a head in a comment'],
    ['<!doctype html><html><body><head></head></body></html>', 'a head in the body'],
  ])('should not do without the policy of the page: %s', async (layout) => {
    const { html, findings } = renderText(brief(''), await withLayout(layout))
    expect(html).toBe('')
    expect(findings).toEqual([expect.stringContaining('does not begin with `<!doctype html>`')])
  })
})

describe('an honest template', () => {
  it.each([
    '<a href="https://example.org/?a=1&amp;b=2" title="a > b">x</a>',
    '<a href="mailto:a@example.org">x</a><a href="#x">x</a>',
    '<img alt="" src="data:image/png;base64,AA==" width=10>',
    '<svg viewBox="0 0 1 1" role="img"><linearGradient id="g"/><rect fill="url(#g)" width="1"/></svg>',
    '<style>@media (width < 10rem) { p { color: red } }</style>',
    '<p style="--bars: 3; background: url(data:image/png;base64,AA==)">1 &lt; 2 > 1</p>',
    '<!-- a remark with <p> in it --><details open><summary>x</summary></details>',
    '<table><tr><td align="right" data-x=\'{"a":1}\'>x</table>',
  ])('should print as it is: %s', async (template) => {
    const { body, findings } = renderText(brief(''), await withLayout(page(template)))
    expect(findings).toEqual([])
    expect(body).toBe(template)
  })

  it('should be told the place of what stands in it', async () => {
    const audience = await withLayout(page('<p>\n  <img alt="" src="x.png"/>\n</p>{{> part}}'), {
      partials: { part: { path: 'part.hbs', text: '\n <video></video>' } },
    })
    expect(renderText(brief(''), audience).findings).toEqual([
      expect.stringMatching(/^layout\.hbs:2:\d+ asset-unknown/),
      expect.stringMatching(/^part\.hbs:2:2 asset-unknown/),
    ])
  })

  it('should find nothing in styles that hold what they use', () => {
    expect(
      findInStyle('a{b:url("data:image/svg+xml,%3Csvg/%3E")} /* @import "x" */ a{c:url(#g)}'),
    ).toEqual([])
  })
})

describe('a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(() => browser.close())

  /** Should all of the above be passed over, the policy of the page is still there. */
  it('should run and fetch nothing that is smuggled into a page', async () => {
    const { html } = renderText(brief(''), await withLayout(page('@')))
    const smuggled = html.replace(
      '@',
      '<script>document.title = "run"</script><img src="https://example.org/x.png" onerror="document.title = `run`"><p style="background:url(https://example.org/y.png)">x</p><iframe src="https://example.org/z"></iframe>',
    )
    // A page as anybody has it, not one that was shut off for printing.
    const { page: shut } = await browser.newPage()
    const tab = await shut.browser().newPage()
    tab.setDefaultTimeout(0)
    const session = await tab.createCDPSession()
    const asked = new Map<string, string>()
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.startsWith('http')) asked.set(requestId, request.url)
    })
    const held = new Map<string, string | undefined>()
    session.on('Network.loadingFailed', ({ requestId, blockedReason }) => {
      held.set(requestId, blockedReason)
    })
    await session.send('Network.enable')
    await tab.setContent(smuggled, { waitUntil: 'load' })
    expect(await tab.title()).toBe('t')
    // By the policy: this browser would find no server anyway.
    await expect.poll(() => [...asked.keys()].map((id) => held.get(id))).toEqual(['csp', 'csp'])
  })
})
