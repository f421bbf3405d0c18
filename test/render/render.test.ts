import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../src/model/audience.ts'
import { languagesIn } from '../../src/model/language.ts'
import { BOTH, EDITIONS } from '../support/languages.ts'
import { brief, meeting, renderText, row } from './support/audience.ts'

let audience: Audience

beforeAll(async () => {
  audience = await meeting()
})

const FIXTURES = fileURLToPath(new URL('fixtures/', import.meta.url))

/**
 * Each folder of fixtures is a case: `brief.md`, what comes out of its `<main>` and its notes
 * (`en-ar.html`), and what is found (`findings.json`). `UPDATE=1` rewrites the two: read them.
 */
describe('fixtures', () => {
  it.each(readdirSync(FIXTURES))('should render %s as expected', (name) => {
    const folder = `${FIXTURES}${name}/`
    const { html, findings } = renderText(readFileSync(`${folder}brief.md`, 'utf8'), audience)
    const main = /<main[\s\S]*<\/aside>/.exec(html)?.[0] ?? ''
    const results = {
      'en-ar.html': `${main}\n`,
      'findings.json': `${JSON.stringify(findings, null, 2)}\n`,
    }
    for (const [file, result] of Object.entries(results)) {
      if (process.env.UPDATE) writeFileSync(folder + file, result)
      expect(result, file).toBe(readFileSync(folder + file, 'utf8'))
    }
  })
})

describe('the harbour brief', () => {
  const text = readFileSync(`${FIXTURES}harbour/brief.md`, 'utf8')

  it.each(EDITIONS)('should be complete in %s', (edition) => {
    const { html, findings } = renderText(text, audience, edition)
    expect(findings).toEqual([])
    for (const language of languagesIn(edition, BOTH)) {
      for (let note = 1; note <= 41; note++) {
        expect(html).toContain(`id="call-${note}-${language}"`)
        expect(html).toContain(`href="#call-${note}-${language}"`)
      }
    }
    const halves = edition === 'back-to-back' ? ['-en', '-ar'] : ['']
    for (const half of halves) {
      for (let note = 1; note <= 41; note++) expect(html).toContain(`id="note-${note}${half}"`)
    }
    expect(html.match(/<h1\b/g)).toHaveLength(halves.length)
  })

  it.each(EDITIONS)('should give no id twice in %s, and lead every link somewhere', (edition) => {
    const { html } = renderText(text, audience, edition)
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of html.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target)
    for (const [, target] of html.matchAll(/data-page-of="([^"]*)"/g)) expect(ids).toContain(target)
  })

  it.each(EDITIONS)('should ask for nothing outside of the page in %s', (edition) => {
    const { html } = renderText(text, audience, edition)
    const withoutLinks = html.replace(/<a [^>]*href="[^"]*"/g, '').replace(/>[^<]*</g, '><')
    expect(withoutLinks).not.toMatch(/(?:https?:)?\/\/[a-z]/i)
    expect(html).not.toMatch(/<(?:script|link|iframe|img)\b|@import|url\((?!"data:|#)/i)
    expect(html).toMatch(
      /<head>\s*<meta http-equiv="Content-Security-Policy" content="default-src 'none'/,
    )
  })

  it('should show one language in an edition of one', () => {
    const { html } = renderText(text, audience, 'ar')
    const words = (page: string) => page.replace(/<[^>]*>/g, '')
    expect(html).toContain('<html lang="ar" dir="rtl" data-edition="ar" ')
    expect(html).not.toContain('Passengers came back faster')
    expect(words(html)).toContain('23 تشرين الثاني/نوفمبر 2026 · 3 مصادر')
    expect(words(renderText(text, audience, 'en').html)).toContain('23 November 2026 · 3 sources')
  })

  it('should give the same page twice', () => {
    expect(renderText(text, audience).html).toBe(renderText(text, audience).html)
  })
})

describe('calls', () => {
  it('should stand isolated after a digit and a full stop', () => {
    const text = row('In 2022.[^1]', 'في عام 2022.[^1]', '<!-- lead -->')
    const { html } = renderText(
      brief(
        `## A <span lang="ar" dir="rtl">أ</span>\n\n${text}\n[^1]: ${row('One.', 'واحد.').trim().replaceAll('\n', '\n    ')}`,
      ),
      audience,
    )
    const call = (language: string) =>
      `2022.<a data-call="1" href="#note-1" id="call-1-${language}" class="call" dir="ltr">1</a></p>`
    const written = html.replace(/<button[^>]*><\/button>/g, '')
    expect(written).toContain(`<p>In ${call('en')}`)
    expect(written).toContain(`<p>في عام ${call('ar')}`)
  })

  it('should give each further call of a note an id of its own', () => {
    const two = row('One.[^1] Two.[^1]', 'واحد.[^1] اثنان.[^1]')
    const { html } = renderText(
      brief(`${two}\n[^1]: N\n\n    <div lang="ar" dir="rtl">\n\n    ح\n\n    </div>`),
      audience,
    )
    expect(html).toContain('id="call-1-en"')
    expect(html).toContain('id="call-1-en-2"')
  })
})

describe('hostile Markdown', () => {
  it('should drop what runs or fetches', () => {
    const { html, findings } = renderText(
      brief(
        `${row(
          '[x](javascript:alert(1)) <script>alert(1)</script> <b onclick="a()">b</b> ![p](https://example.org/p.png)',
          '[س](data:text/html,x) <img src=x onerror=alert(1)>',
        )}\n<script>alert(2)</script>\n\n<iframe src="https://example.org"></iframe>\n`,
      ),
      audience,
    )
    expect(html).not.toMatch(
      /<script|<iframe|<img|onclick|onerror|javascript:|data:text|example\.org/,
    )
    expect(findings.filter((finding) => finding.includes('html-dropped')).length).toBeGreaterThan(4)
    expect(findings.some((finding) => finding.includes('asset-unknown'))).toBe(true)
  })

  it('should escape what looks like a template or a tag in headings and front matter', () => {
    const text = brief('## `<b>` {{lang}} <span lang="ar" dir="rtl">أ</span>').replace(
      'en: Harbour',
      'en: "<i>H</i> {{lang}}"',
    )
    const { html } = renderText(text, audience)
    expect(html).toContain('&#x3C;i>H&#x3C;/i> {{lang}}')
    expect(html).not.toContain('<i>H')
    expect(html).toContain('data-running-en="&lt;b&gt; {{lang}}"')
  })
})
