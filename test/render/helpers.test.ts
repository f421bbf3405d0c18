import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Writing } from '../../src/model/audience.ts'
import { page, renderText, withLayout } from './support/audience.ts'

const HARBOUR = readFileSync(
  fileURLToPath(new URL('fixtures/harbour/brief.md', import.meta.url)),
  'utf8',
)

const MOROCCAN: Writing = { digits: 'arabic-indic', months: 'morocco' }

async function printed(body: string, edition: 'en-ar' | 'ar' | 'back-to-back' = 'en-ar') {
  const audience = await withLayout(page(body), { partials: {}, writing: MOROCCAN })
  return renderText(HARBOUR, audience, edition)
}

describe('helpers', () => {
  it.each([
    ['{{date brief.date.iso}}', '23 November 2026'],
    ['{{date brief.date.iso lang="ar"}}', '٢٣ نونبر ٢٠٢٦'],
    ['{{date "2019/.." lang="ar"}}', 'منذ ٢٠١٩'],
    ['{{date "soon"}}', 'soon'],
    ['{{#each brief.title}}{{date "2014-08"}}; {{/each}}', 'August 2014; غشت ٢٠١٤; '],
    ['{{digits 1300}} {{digits "1,300" lang="ar"}}', '1300 ١٬٣٠٠'],
    ['{{#each languages}}{{direction}} {{/each}}{{direction lang="ar"}}', 'ltr rtl rtl'],
    [
      '{{#each languages}}{{plural 2 "sources"}}, {{plural 11 "sources"}}; {{/each}}',
      '2 sources, 11 sources; مصدران, ١١ مصدرًا; ',
    ],
    ['{{plural brief.notes.length "sources"}}', '41 sources'],
    ['<i title="{{digits "\\"<b>"}}">', '<i title="&quot;&lt;b&gt;">'],
  ])('should give %s', async (body, expected) => {
    expect(await printed(body)).toMatchObject({ body: expected.trim(), findings: [] })
  })

  it('should cite a note by its number and a source by its id, as HTML', async () => {
    const { body, findings } = await printed(
      '{{citation "26"}}|{{citation 26 lang="ar"}}|{{citation "port-bulletin"}}',
    )
    expect(findings).toEqual([])
    const [note, arabic, source] = body.split('|')
    expect(note).toMatch(/^Naji, “Who counts the ferries\?”, para\. 33\.$/)
    expect(arabic).toBe('ناجي، «من يعدّ العبّارات؟»، الفقرة ٣٣.')
    expect(source).not.toContain('<p>')
  })

  it('should write in the language of the half', async () => {
    const { body } = await printed(
      '{{#each-half}}{{date brief.date.iso}} {{citation 26}} <br data-half>{{/each-half}}',
      'back-to-back',
    )
    expect(body).toMatch(/^23 November 2026 Naji.*>٢٣ نونبر ٢٠٢٦ ناجي/)
  })

  it.each([
    ['{{date}}', '`date`: takes 1 value'],
    ['{{date "2019" lang="fr"}}', '`date`: `fr` is not a language of the brief'],
    ['{{plural 2 "boats"}}', '`plural`: there is no label `boats-other`'],
    ['{{plural "two" "sources"}}', '`plural`: the first value is a number'],
    ['{{citation "999"}}', '`citation`: there is no note or source `999`'],
    ['{{is 1}}', '`is`: takes 2 values'],
  ])('should be found at its place where it cannot be given: %s', async (body, reason) => {
    const { html, findings } = await printed(`\n  ${body}`)
    expect(html).toBe('')
    expect(findings).toEqual([expect.stringContaining(`layout.hbs:2:3 template-run: ${reason}`)])
  })
})
